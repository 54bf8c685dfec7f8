package arith

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestSpread(t *testing.T) {
	assert.Equal(t, []int{0, 1, 2}, Spread(3, 5))
	assert.Equal(t, []int{0, 5, 10}, Spread(11, 3))
	rapid.Check(t, func(t *rapid.T) {
		n, want := rapid.IntRange(1, 5000).Draw(t, "n"), rapid.IntRange(2, 500).Draw(t, "want")
		out := Spread(n, want)
		assert.Len(t, out, min(n, want))
		assert.Equal(t, 0, out[0])
		assert.Equal(t, n-1, out[len(out)-1])
		for i := 1; i < len(out); i++ {
			assert.Greater(t, out[i], out[i-1])
		}
	})
}

func TestGCD(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 1e15).Draw(t, "a"), rapid.Int64Range(1, 1e15).Draw(t, "b")
		g := GCD(a, b)
		assert.Positive(t, g)
		assert.Zero(t, a%g)
		assert.Zero(t, b%g)
		assert.Equal(t, g, GCD(b, a))
		assert.EqualValues(t, 1, GCD(a/g, b/g))
	})
}
