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

// A column that has been sorted by itself, be it a part or the total of the others, is told as one slip:
// each row whose figure belongs elsewhere, what belongs there, and no other row.
func TestColumnsSortedByThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 53))
		columns := 3 + rng.IntN(3)
		amounts := amountsOf(rng, 6+rng.IntN(14), columns)
		for i, row := range amounts {
			sum := 0
			for _, x := range row {
				sum += x
			}
			amounts[i] = append(row, sum)
		}
		sorted := rng.IntN(columns + 1)
		column := make([]int, len(amounts))
		for i, row := range amounts {
			column[i] = row[sorted]
		}
		slices.Sort(column)
		grid := [][]string{append([]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1], "Total")}
		wrong := map[int]int{}
		for i, row := range amounts {
			if off := row[sorted] - column[i]; off > 10 || off < -10 { // less may be rounding
				wrong[i+2] = row[sorted]
			}
			row[sorted] = column[i]
			grid = append(grid, lineOf("Town "+string(rune('A'+i)), row))
		}
		if len(wrong) < 4 {
			return // it was nearly in order
		}
		findings := checkGrid(grid)
		told := 0
		for _, f := range findings {
			if _, far := wrong[f.Cell.Ref.Row]; !far {
				continue
			}
			told++
			require.Len(t, f.Suspects, 1, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, strconv.Itoa(wrong[f.Cell.Ref.Row]), f.Suspects[0].To, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, sorted+2, f.Suspects[0].Cell.Ref.Col, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
			assert.Contains(t, f.Message.In(lang.EN), "belongs here")
		}
		assert.Equal(t, len(wrong), told, "%v", grid)
	})
}

// A column that is written in another unit is told as one slip, in every row: what each figure should be.
func TestColumnsInAnotherUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 59))
		columns := 3 + rng.IntN(3)
		amounts := amountsOf(rng, 4+rng.IntN(14), columns)
		other, times := rng.IntN(columns), []int{10, 100, 1000, 10000}[rng.IntN(4)]
		grid := [][]string{append([]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1], "Total")}
		for i, row := range amounts {
			sum := 0
			for _, x := range row {
				sum += x
			}
			row[other] *= times
			grid = append(grid, lineOf("Town "+string(rune('A'+i)), append(row, sum)))
		}
		findings := checkGrid(grid)
		require.Len(t, findings, len(amounts), "%v", grid)
		for _, f := range findings {
			require.Len(t, f.Suspects, 1, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, strconv.Itoa(amounts[f.Cell.Ref.Row-2][other]/times), f.Suspects[0].To, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, other+2, f.Suspects[0].Cell.Ref.Col, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
			assert.Contains(t, f.Message.In(lang.EN), strconv.Itoa(times)+" times too large")
		}
	})
}
