package rules_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Where rows and columns have totals, each of several wrong figures is told, and no sum without one.
func TestSeveralWrongFiguresAreFoundWhereTheirSumsMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 41))
		rows, cols := rapid.IntRange(8, 14).Draw(t, "rows"), rapid.IntRange(5, 8).Draw(t, "columns")
		amounts := amountsOf(rng, rows, cols)
		totals := make([]int, rows)
		for r, row := range amounts {
			for _, x := range row {
				totals[r] += x
			}
		}
		grid := withTotals(amounts, totals)
		wrong := map[string]bool{}
		inRow, inColumn := rng.Perm(rows), rng.Perm(cols)
		for i, off := range []int{20, 300, 4000}[:rapid.IntRange(2, 3).Draw(t, "slips")] {
			r, c := 1+inRow[i], 1+inColumn[i]
			x, _ := strconv.Atoi(grid[r][c])
			grid[r][c] = strconv.Itoa(x + off*rapid.IntRange(1, 9).Draw(t, "off"))
			wrong[string(rune('A'+c))+strconv.Itoa(r+1)] = true
		}
		told := map[string]bool{}
		for _, f := range checkGrid(grid) {
			named := false
			for _, s := range f.Suspects {
				if at := s.Cell.Ref.String(); wrong[at] {
					told[at], named = true, true
				}
			}
			assert.True(t, named, "%s in %v", f.Arithmetic, grid)
		}
		assert.Equal(t, wrong, told, "%v", grid)
	})
}
