package runes

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSet(t *testing.T) {
	var s Set
	assert.False(t, s.Has('一'), "nothing is in the zero Set")
	for _, r := range "一%約" {
		s.Add(r)
		assert.True(t, s.Has(r))
		assert.False(t, s.Has(r+1024), "another with the same last bits")
	}
	assert.False(t, s.Has(-1))
}
