package rules_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Two figures of a row that stand in each other's place are both named, and what they make
// of the columns' totals is one slip, unless they differ by little or as much as others do.
func TestExchangedFigures(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 23))
		amounts := amountsOf(rng, 6, rapid.IntRange(2, 6).Draw(t, "columns"))
		row, col := rng.IntN(6), rng.IntN(len(amounts[0])-1)
		d := amounts[row][col] - amounts[row][col+1]
		for r, x := range amounts {
			if apart := x[col] - x[col+1]; max(d, -d) < 10 || r != row && (apart == d || apart == -d) {
				return // they tell little
			}
		}
		totals := make([]int, len(amounts))
		whole := 0 // the columns' totals may differ by as much
		for r, x := range amounts {
			whole += x[col] - x[col+1]
			for _, y := range x {
				totals[r] += y
			}
		}
		if whole == d || whole == -d {
			return // the totals may have been exchanged as well
		}
		grid := withTotals(amounts, totals)
		require.Empty(t, show(checkGrid(grid)), "%v", grid)
		grid[row+1][col+1], grid[row+1][col+2] = grid[row+1][col+2], grid[row+1][col+1]
		findings := checkGrid(grid)
		require.Len(t, findings, 2, "%v", grid)
		assert.Equal(t, findings[0].ID, findings[1].Group)
		for _, f := range findings {
			require.Len(t, f.Suspects, 2, "%v", grid)
			for i, s := range f.Suspects {
				assert.Equal(t, "exchanged", s.Why.ID)
				assert.Equal(t, [2]int{row + 2, col + 2 + i}, [2]int{s.Cell.Ref.Row, s.Cell.Ref.Col})
				assert.Equal(t, grid[row+1][col+2-i], s.To)
			}
		}
		told++
	})
	assert.Positive(t, told)
}
