package linear

import (
	"testing"

	"crossfoot/checker/matrix"

	"github.com/stretchr/testify/assert"
)

// What is a combination of known sums adds nothing to them; anything else does.
func TestBasis(t *testing.T) {
	sum := func(total int, parts ...int) Vector {
		var lines []matrix.Line
		for _, p := range parts {
			lines = append(lines, matrix.Line{Index: p, Weight: 1})
		}
		return VectorOf(total, lines...)
	}
	b := Basis{}
	for _, v := range []Vector{sum(0, 1, 2), sum(1, 3, 4), sum(2, 5, 6)} {
		left := b.Reduce(v)
		assert.NotEmpty(t, left)
		b.Add(left)
	}
	assert.Empty(t, b.Reduce(sum(0, 3, 4, 5, 6)), "the leaves of the whole")
	assert.Empty(t, b.Reduce(sum(0, 1, 5, 6)), "one branch and the leaves of the other")
	assert.NotEmpty(t, b.Reduce(sum(0, 3, 4, 5)), "a leaf too few")
	assert.NotEmpty(t, b.Reduce(sum(7, 1, 2)), "another total")
	difference := VectorOf(2, matrix.Line{Index: 0, Weight: 1}, matrix.Line{Index: 1, Weight: -1})
	assert.Empty(t, b.Reduce(difference), "read the other way round")
}
