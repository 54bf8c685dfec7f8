package pattern

import (
	"testing"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// The block is the run of positions that is worth most.
func TestBlock(t *testing.T) {
	a := blockOf([]matrix.Weight{
		{Bits: -5, Outcome: matrix.Fails},
		{Bits: 8, Outcome: matrix.Holds},
		{Bits: -5, Outcome: matrix.Fails},
		{Bits: 9, Outcome: matrix.Holds},
		{Bits: 3, Outcome: matrix.Nearly},
		{Bits: -5, Outcome: matrix.Fails},
		{Bits: 4, Outcome: matrix.Holds},
	})
	assert.Equal(t, 1, a.from)
	assert.Equal(t, 5, a.to)
	assert.InDelta(t, 8-5+9+3, a.bits, 1e-9)
	assert.Equal(t, []int{2, 1, 1}, []int{a.held, a.near, a.broken})
	rapid.Check(t, func(t *rapid.T) {
		var weights []matrix.Weight
		for _, b := range rapid.SliceOfN(rapid.IntRange(-6, 9), 1, 12).Draw(t, "bits") {
			weights = append(weights, matrix.Weight{Bits: float64(b)})
		}
		a := blockOf(weights)
		best := 0.0
		for i := range weights {
			sum := 0.0
			for _, w := range weights[i:] {
				sum += w.Bits
				best = max(best, sum)
			}
		}
		assert.InDelta(t, best, a.bits, 1e-9)
	})
}

// The same figures once more, or times a factor, say little.
func TestRepeatedFiguresAreWorthLittle(t *testing.T) {
	different := bitsOf(t, "x | 74 | 51 | 23", "y | 96 | 17 | 79", "z | 85 | 38 | 47")
	again := bitsOf(t, "x | 74 | 51 | 23", "y | 74 | 51 | 23", "z | 148 | 102 | 46")
	assert.Less(t, 1.5*again, different)
}

// x = x + 0 says something only if it is not always the same part that is x.
func TestSingleParts(t *testing.T) {
	same := bitsOf(t, "x | 740 | 740 | 0", "y | 966 | 966 | 0", "z | 851 | 851 | 0")
	varied := bitsOf(t, "x | 740 | 740 | 0", "y | 966 | 0 | 966", "z | 851 | 851 | 0")
	assert.Less(t, same, 1.0)
	assert.Greater(t, varied, 6.0)
}

// bitsOf is what three rows say for a total and its two parts.
func bitsOf(t *testing.T, rows ...string) float64 {
	t.Helper()
	tab := sheettest.Table(t, append([]string{"item | sum | a | b"}, rows...)...)
	h := Hypothesis{Total: 0, Parts: []matrix.Line{{Index: 1, Weight: 1}, {Index: 2, Weight: 1}}}
	f := finderOf(t, tab, matrix.Across)
	return f.tally(&h, []int{0, 1, 2}).bits
}
