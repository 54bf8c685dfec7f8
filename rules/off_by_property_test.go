package rules_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/sheets/lang"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A row that is taken out of a plain list of several columns is told at the total of each, as one
// slip; but not where the list is one of the largest, from the first on.
func TestRowsTakenOutOfLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 43))
		columns := 3 + rng.IntN(3)
		amounts := amountsOf(rng, 10+rng.IntN(8), columns) // fewer may stand by chance as the largest do
		taken := rng.IntN(len(amounts))
		for c := range columns { // so that it is no larger than others are, nor smaller
			amounts[taken][c] = 500 + rng.IntN(4000)
			amounts[(taken+1)%len(amounts)][c] = 5000 + rng.IntN(4000)
			amounts[(taken+2)%len(amounts)][c] = 100 + rng.IntN(300)
		}
		grid := listOf(amounts)
		findings := checkGrid(slices.Delete(grid, 1+taken, 2+taken))
		require.Len(t, findings, columns, "%v", grid)
		for _, f := range findings {
			assert.Equal(t, len(amounts)+1, f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
			assert.Contains(t, f.Message.In(lang.EN), "as if a row were missing")
		}

		slices.SortFunc(amounts, func(x, y []int) int { return y[0] - x[0] })
		grid = listOf(amounts)
		for _, f := range checkGrid(slices.Delete(grid, len(amounts), len(amounts)+1)) { // by chance it may be off by a slip
			assert.NotContains(t, f.Message.In(lang.EN), "as if a row were missing", "the largest: %v", grid)
		}
	})
}

// A row that totals have twice, or not at all, is named.
func TestRowsAddedTwiceOrNotAtAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 47))
		columns, sections := 3+rng.IntN(3), 3+rng.IntN(3)
		twice, carried := rng.IntN(2) == 0, rng.IntN(2) == 0
		wrong := rng.IntN(sections)
		grid, all, named, at := [][]string{[]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1]}, make([]int, columns), "", 0
		for s := range sections {
			amounts, sum := amountsOf(rng, 3+rng.IntN(4), columns), make([]int, columns)
			row := rng.IntN(len(amounts))
			for c := range columns {
				for _, x := range amounts {
					sum[c] += x[c]
				}
				all[c] += sum[c]
				if s == wrong {
					by := amounts[row][c]
					if !twice {
						by = -by
					}
					if sum[c] += by; carried {
						all[c] += by
					}
				}
			}
			grid = append(grid, lineOf("District "+string(rune('A'+s)), sum))
			if s == wrong {
				at = len(grid)
				named = "row " + strconv.Itoa(at+1+row) + ", "
			}
			for r, x := range amounts {
				grid = append(grid, lineOf("Town "+string(rune('A'+s))+strconv.Itoa(r), x))
			}
		}
		grid = append(grid, lineOf("Total", all))
		for _, f := range checkGrid(grid) {
			assert.Equal(t, at, f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			assert.Contains(t, f.Message.In(lang.EN), named, "%v", grid)
		}
	})
}

// listOf is a plain list with its total in the last row.
func listOf(amounts [][]int) [][]string {
	columns := len(amounts[0])
	grid, total := [][]string{[]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1]}, make([]int, columns)
	for r, row := range amounts {
		for c, x := range row {
			total[c] += x
		}
		grid = append(grid, lineOf("Town "+string(rune('A'+r)), row))
	}
	return append(grid, lineOf("Total", total))
}
