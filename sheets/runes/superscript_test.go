package runes

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSuperscript(t *testing.T) {
	assert.Equal(t, "¹²⁾ᵃ*", Superscript("12)a*"))
}
