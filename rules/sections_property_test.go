package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"crossfoot/checker"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// sections are cities with their districts, a subtotal above or below those of each, and the
// total of all; the rows of the grid that are subtotals, and where their districts are.
func sections(rng *rand.Rand, above bool) (grid [][]string, subtotals []int, districts [][]int) {
	columns := 2 + rng.IntN(3)
	heads := []string{"City", "District", "Sites", "Buildings", "Households", "People"}
	grid = append(grid, heads[:columns+2])
	line := func(city, district string, amounts []int) {
		row := []string{city, district}
		for _, x := range amounts {
			row = append(row, strconv.Itoa(x))
		}
		grid = append(grid, row)
	}
	all := make([]int, columns)
	for city := range 3 + rng.IntN(3) {
		amounts := amountsOf(rng, 2+rng.IntN(4), columns)
		sum := make([]int, columns)
		for _, row := range amounts {
			for c, x := range row {
				sum[c] += x
				all[c] += x
			}
		}
		name, rows := fmt.Sprint("City ", city), []int{}
		if above {
			subtotals = append(subtotals, len(grid))
			line(name, "Subtotal", sum)
			name = ""
		}
		for r, row := range amounts {
			rows = append(rows, len(grid))
			line(name, fmt.Sprint("District ", r), row)
			name = ""
		}
		if !above {
			subtotals = append(subtotals, len(grid))
			line(name, "Subtotal", sum)
		}
		districts = append(districts, rows)
	}
	line("Total", "", all)
	return grid, subtotals, districts
}

// Where one district has been written over another, it is the subtotal of their city that does
// not come out, and no other; where none has, nothing is said.
func TestRowsWrittenOverOthers(t *testing.T) {
	said, n := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 29))
		grid, subtotals, districts := sections(rng, rapid.Bool().Draw(t, "above"))
		require.Empty(t, show(checkGrid(grid)), "%v", grid)
		city := rng.IntN(len(districts))
		rows := rng.Perm(len(districts[city]))
		from, to := grid[districts[city][rows[0]]], grid[districts[city][rows[1]]]
		copy(to[2:], from[2:])
		findings := checkGrid(grid)
		for _, f := range findings {
			assert.Equal(t, checker.Warning, f.Severity)
			assert.Equal(t, subtotals[city]+1, f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
		}
		n++
		said += min(1, len(findings))
	})
	assert.Greater(t, 10*said, 8*n)
}
