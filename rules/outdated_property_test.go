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
// in every column, more here and less there.
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
			grid = append(grid, lineOf("Town "+string(rune('A'+r)), row))
		}
		grid = append(grid, total)
		findings := checkGrid(grid)
		require.Len(t, findings, columns, "%v", grid)
		for _, f := range findings {
			assert.Equal(t, len(grid), f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
		}
	})
}

// The same of a total of subtotals that come out: some row has been changed, and its subtotal with
// it, but not the total; or the total has all subtotals in it along with their rows.
func TestTotalsOlderThanTheirSubtotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 41))
		columns, sections := 4+rng.IntN(2), 3+rng.IntN(3)
		grid := [][]string{[]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1]}
		all, twice := make([]int, columns), rng.IntN(2) == 0
		for s := range sections {
			amounts, sum := amountsOf(rng, 2+rng.IntN(4), columns), make([]int, columns)
			for r, row := range amounts {
				for c, x := range row {
					sum[c] += x
					all[c] += x
					if s == 1 && r == 0 && !twice { // what it was when the total was made
						all[c] += x / 2 * (2*(c%2) - 1)
					}
				}
				grid = append(grid, lineOf("Town "+string(rune('A'+s))+strconv.Itoa(r), row))
			}
			grid = append(grid, lineOf("Subtotal", sum))
		}
		if twice {
			for c := range all {
				all[c] *= 2
			}
		}
		grid = append(grid, lineOf("Total", all))
		findings := checkGrid(grid)
		for _, f := range findings {
			assert.Equal(t, len(grid), f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
		}
		if twice {
			assert.Len(t, findings, columns, "%v", grid)
		} else {
			assert.NotEmpty(t, findings, "%v", grid)
		}
	})
}

// lineOf is a line of a grid: a name, and figures.
func lineOf(name string, figures []int) []string {
	line := []string{name}
	for _, x := range figures {
		line = append(line, strconv.Itoa(x))
	}
	return line
}
