package rules_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawList draws a list that a total closes: sections of two or three rows that subtotals
// close, and single rows behind them. Many figures are round.
func drawList(t *rapid.T, columns int) (grid [][]string, subtotals []int) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 19))
	heads := []string{"Item", "Plan", "Real"}
	grid = append(grid, heads[:columns+1])
	var section, total [2]int
	put := func(label string, amounts [2]int) {
		row := []string{label}
		for _, x := range amounts[:columns] {
			row = append(row, strconv.Itoa(x))
		}
		grid = append(grid, row)
	}
	item := func() {
		var x [2]int
		for c := range x {
			if x[c] = 100 + rng.IntN(20_000); rng.IntN(2) == 0 {
				x[c] = 250 * (1 + rng.IntN(40))
			}
			section[c] += x[c]
			total[c] += x[c]
		}
		put("Item "+string(rune('a'+len(grid))), x)
	}
	for range rapid.IntRange(1, 3).Draw(t, "sections") {
		section = [2]int{}
		for range 2 + rng.IntN(2) {
			item()
		}
		subtotals = append(subtotals, len(grid))
		put("Subtotal", section)
	}
	for range rapid.IntRange(1, 3).Draw(t, "single rows") {
		item()
	}
	put("Total", total)
	return grid, subtotals
}

// A list with subtotals that a total closes yields nothing if it adds up.
func TestListsWithSubtotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, _ := drawList(t, rapid.IntRange(1, 2).Draw(t, "columns"))
		assert.Empty(t, show(checkGrid(grid)), "%v", grid)
	})
}

// A subtotal of one column that is wrong is compared with what stands above it.
func TestListsWithWrongSubtotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, subtotals := drawList(t, 1)
		row := rapid.SampledFrom(subtotals).Draw(t, "wrong")
		x, _ := strconv.Atoi(grid[row][1])
		grid[row][1] = strconv.Itoa(x + rapid.SampledFrom([]int{-100, 500, 1000, 3000}).Draw(t, "off"))
		for _, f := range checkGrid(grid) {
			below := func(p checker.Place) bool { return p.Ref.Row > row+1 }
			if f.Cell.Ref.Row == row+1 {
				assert.False(t, slices.ContainsFunc(f.Related, below), "%s in %v", f.Arithmetic, grid)
			}
		}
	})
}
