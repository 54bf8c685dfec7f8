package rules_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The total of a plain list is told, as one slip, where a row of the list has been changed since
// in every column, more here and less there. The same row is not told as missing: then every
// column has too little, as in a list of the largest.
func TestTotalsOlderThanTheirLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 37))
		columns := 4 + rng.IntN(2)
		amounts := amountsOf(rng, 8+rng.IntN(8), columns)
		grid := [][]string{[]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1]}
		total := []string{"Total"}
		changed := rng.IntN(len(amounts))
		for c := range columns {
			amounts[changed][c] = 4000 + rng.IntN(5000)
			sum := 0
			for _, row := range amounts {
				sum += row[c]
			}
			x := &amounts[changed][c]
			by := *x/3 + rng.IntN(*x/3) // far more than rounding does, and no more than the row has
			if *x += by; c%2 == 0 {
				*x -= 2 * by
			}
			total = append(total, strconv.Itoa(sum))
		}
		for r, row := range amounts {
			cells := []string{"Town " + string(rune('A'+r))}
			for _, x := range row {
				cells = append(cells, strconv.Itoa(x))
			}
			grid = append(grid, cells)
		}
		grid = append(grid, total)
		findings := checkGrid(grid)
		require.Len(t, findings, columns, "%v", grid)
		for _, f := range findings {
			assert.Equal(t, len(grid), f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
		}
		without := append(append([][]string{}, grid[:changed+1]...), grid[changed+2:]...)
		for _, f := range checkGrid(without) {
			assert.Fail(t, "a list of some rows is told", "%s in %v", f.Arithmetic, without)
		}
	})
}
