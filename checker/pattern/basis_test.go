package pattern

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What is a combination of known sums adds nothing to them; anything else does.
func TestBasis(t *testing.T) {
	sum := func(total int, parts ...int) vector {
		v := vector{total: minus(0, 1)}
		for _, p := range parts {
			v[p] = 1
		}
		return v
	}
	b := basis{}
	for _, v := range []vector{sum(0, 1, 2), sum(1, 3, 4), sum(2, 5, 6)} {
		left := b.reduce(v)
		assert.NotEmpty(t, left)
		b.add(left)
	}
	assert.Empty(t, b.reduce(sum(0, 3, 4, 5, 6)), "the leaves of the whole")
	assert.Empty(t, b.reduce(sum(0, 1, 5, 6)), "one branch and the leaves of the other")
	assert.NotEmpty(t, b.reduce(sum(0, 3, 4, 5)), "a leaf too few")
	assert.NotEmpty(t, b.reduce(sum(7, 1, 2)), "another total")
	difference := sum(2, 0)
	difference[1] = minus(0, 1)
	assert.Empty(t, b.reduce(difference), "read the other way round")
}
