package bitset

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// TestSet has what was added and nothing else.
func TestSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 200).Draw(t, "n")
		in := map[int]bool{}
		set := New(n)
		for _, i := range rapid.SliceOf(rapid.IntRange(0, n-1)).Draw(t, "added") {
			set.Add(i)
			in[i] = true
		}
		for i := range n {
			assert.Equal(t, in[i], set.Has(i), i)
		}
	})
}
