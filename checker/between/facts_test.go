package between

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// What a figure says is told without a logarithm as with one.
func TestSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.OneOf(rapid.Int64Range(-300, 300), rapid.Int64(), rapid.Just[int64](math.MinInt64)).Draw(t, "digits")
		zeros := rapid.IntRange(-3, 5).Draw(t, "zeros")
		for _, least := range []int{1, 5, 8} {
			assert.Equal(t, bitsOf(digits, zeros) >= float64(least), says(digits, zeros, least), "%d bits", least)
		}
	})
}

func TestScaled(t *testing.T) {
	for _, x := range []struct {
		coef int64
		by   int
		want int64
		ok   bool
	}{
		{-12, 2, -1200, true},
		{0, 100, 0, true},
		{math.MinInt64, 0, math.MinInt64, true},
		{mostScaled / 10, 1, mostScaled / 10 * 10, true},
		{mostScaled/10 + 1, 1, 0, false},
		{-mostScaled/10 - 1, 1, 0, false},
	} {
		got, ok := scaled(x.coef, x.by)
		assert.Equal(t, x.want, got)
		assert.Equal(t, x.ok, ok)
	}
}
