package lazy

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWrong(t *testing.T) {
	before := patterns
	defer func() { patterns = before }()
	word := Regexp(`^\w+$`)
	require.NoError(t, Wrong())
	assert.True(t, word().MatchString("word"))
	first := word()
	assert.Same(t, first, word(), "it is compiled once")
	Regexp(`(`)
	assert.Error(t, Wrong())
}
