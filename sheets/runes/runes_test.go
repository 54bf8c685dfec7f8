package runes

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
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

func TestLower(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aZ1 合计ÄßΣＡ\uFFFD"))).Draw(t, "text")
		assert.Equal(t, strings.ToLower(s), Lower(s))
	})
	assert.Equal(t, strings.ToLower("\xff合"), Lower("\xff合"), "what is no character")
}

func TestBeginsIdeograph(t *testing.T) {
	for r := range rune(0x12000) {
		assert.Equal(t, IsIdeograph(r), BeginsIdeograph(string(r)), r)
	}
	for _, s := range []string{"", "\xe4", "\xe4\xb8", "\xe5a\x80", "\xe5\x80a", "\xe5\xc0\x80"} {
		assert.False(t, BeginsIdeograph(s), "no character")
	}
}
