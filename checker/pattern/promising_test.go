package pattern

import (
	"fmt"
	"slices"
	"testing"

	"crossfoot/checker/arith"
	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestHeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures := rapid.SliceOf(rapid.Int64Range(-99, 99)).Draw(t, "figures")
		from := rapid.IntRange(0, len(figures)).Draw(t, "from")
		to := rapid.IntRange(from, len(figures)).Draw(t, "to")
		most := int64(0)
		for _, x := range figures[from:to] {
			most = max(most, arith.Abs(x))
		}
		assert.Equal(t, most, heightsOf(figures).between(from, to))
	})
}

// What is left out without being weighed would not have been worth its price.
func TestPromising(tt *testing.T) {
	left := 0
	rapid.Check(tt, func(t *rapid.T) {
		n := rapid.IntRange(lookup.ShortList+1, 3*lookup.ShortList).Draw(t, "lines")
		most := rapid.SampledFrom([]int{9, 99, 9999}).Draw(t, "most")
		columns := rapid.IntRange(1, 2).Draw(t, "columns")
		amount := rapid.IntRange(-most, most)
		lines := []string{"item" + []string{"", " | a", " | a | b"}[columns]}
		for i := range n {
			line := fmt.Sprintf("item %d", i)
			for range columns {
				line += fmt.Sprintf(" | %d", amount.Draw(t, "amount"))
			}
			lines = append(lines, line)
		}
		tab := sheettest.Table(tt, lines...)
		f := finderOf(tt, tab, matrix.Down)
		proposed := f.propose(f.all, f.all)
		kept := f.promising(f.all, slices.Clone(proposed))
		for _, p := range proposed {
			if slices.Contains(kept, p) {
				continue
			}
			left++
			h := f.hypothesis(f.all, p)
			assert.LessOrEqual(t, f.tally(&h, f.sample).bits, 0.0, p)
		}
	})
	assert.Positive(tt, left)
}
