package lazy

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWrong(t *testing.T) {
	before := patterns
	defer func() { patterns = before }()
	word := Regexp(`^\w+$`)
	assert.NoError(t, Wrong())
	assert.True(t, word().MatchString("word"))
	assert.Same(t, word(), word(), "it is compiled once")
	Regexp(`(`)
	assert.Error(t, Wrong())
}
