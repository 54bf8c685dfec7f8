package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
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
		if twice(grid, subtotals) {
			return // then the districts of the one are the sum of the other, too
		}
		city := rng.IntN(len(districts))
		rows := rng.Perm(len(districts[city]))
		from, to := grid[districts[city][rows[0]]], grid[districts[city][rows[1]]]
		copy(to[2:], from[2:])
		findings := checkGrid(grid)
		groups := map[string]bool{}
		for _, f := range findings {
			assert.GreaterOrEqual(t, f.Severity, checker.Warning)
			assert.Equal(t, subtotals[city]+1, f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			if len(strings.TrimPrefix(f.Difference, "-")) > 1 { // rounding may be what makes a few
				groups[f.Group] = true
			}
		}
		assert.LessOrEqual(t, len(groups), 1, "%v in %v", show(findings), grid)
		n++
		said += min(1, len(findings))
	})
	assert.Greater(t, 10*said, 8*n)
}

// twice says whether two of some rows of a grid have a figure in common.
func twice(grid [][]string, rows []int) bool {
	for c := 2; c < len(grid[0]); c++ {
		seen := map[string]bool{}
		for _, r := range rows {
			if seen[grid[r][c]] {
				return true
			}
			seen[grid[r][c]] = true
		}
	}
	return false
}

// Where a row of a plain list has been written over the next one, the list's total is told in
// all columns, as one slip, with one of the two rows as the first suspect.
func TestRowsOfAListWrittenOver(t *testing.T) {
	said, n := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 31))
		columns := 3 + rng.IntN(3)
		grid := [][]string{[]string{"Town", "Sites", "Buildings", "Households", "People", "Cars"}[:columns+1]}
		sum := make([]int, columns)
		amounts := amountsOf(rng, 4+rng.IntN(8), columns)
		for r, row := range amounts {
			cells := []string{"Town " + string(rune('A'+r))}
			for c, x := range row {
				sum[c] += x
				cells = append(cells, strconv.Itoa(x))
			}
			grid = append(grid, cells)
		}
		total := []string{"Total"}
		for _, x := range sum {
			total = append(total, strconv.Itoa(x))
		}
		grid = append(grid, total)
		require.Empty(t, show(checkGrid(grid)), "%v", grid)
		to := 2 + rng.IntN(len(amounts)-1)
		for c, x := range sum {
			if off := amounts[to-1][c] - amounts[to-2][c]; 40*max(off, -off) < x {
				return // like what rounding does
			}
		}
		copy(grid[to][1:], grid[to-1][1:])
		findings := checkGrid(grid)
		for _, f := range findings {
			assert.Equal(t, len(grid), f.Cell.Ref.Row, "%s in %v", f.Arithmetic, grid)
			assert.Equal(t, findings[0].ID, f.Group, "%s in %v", f.Arithmetic, grid)
			require.NotEmpty(t, f.Suspects, "%v", grid)
			assert.Contains(t, []int{to, to + 1}, f.Suspects[0].Cell.Ref.Row, "%v", grid)
		}
		n++
		said += min(1, len(findings))
	})
	assert.Greater(t, 2*said, n) // of some forty, three quarters on average
}
