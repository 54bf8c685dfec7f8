package rules_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawGroups draws a list that a total closes, of groups with their sums above them, which no
// word says to be sums, and below them; sums are the rows of those.
func drawGroups(t *rapid.T, columns int) (grid [][]string, sums []int) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 26))
	grid = append(grid, []string{"Item", "Plan", "Real"}[:columns+1])
	put := func(label string, amounts [2]int) {
		row := []string{label}
		for _, x := range amounts[:columns] {
			row = append(row, strconv.Itoa(x))
		}
		grid = append(grid, row)
	}
	var total [2]int
	for g := range rapid.IntRange(2, 4).Draw(t, "groups") {
		var sum [2]int
		rows := make([][2]int, 2+rng.IntN(4))
		for i := range rows {
			for c := range sum {
				rows[i][c] = 1000 + rng.IntN(90_000)
				sum[c] += rows[i][c]
				total[c] += rows[i][c]
			}
		}
		above := g == 0 || rng.IntN(2) == 0
		if above {
			sums = append(sums, len(grid))
			put("Group "+string(rune('A'+g)), sum)
		}
		for _, x := range rows {
			put("item "+strconv.Itoa(len(grid)), x)
		}
		if !above {
			sums = append(sums, len(grid))
			put("Subtotal", sum)
		}
	}
	put("Total", total)
	return grid, append(sums, len(grid)-1)
}

// Groups with sums above and below them yield nothing where they add up.
func TestGroupsAboveAndBelow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, _ := drawGroups(t, rapid.IntRange(1, 2).Draw(t, "columns"))
		assert.Empty(t, show(checkGrid(grid)), "%v", grid)
	})
}

// A wrong digit in such a list is told at a sum, if at all.
func TestGroupsWithASlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, sums := drawGroups(t, 1)
		row := rapid.IntRange(1, len(grid)-1).Draw(t, "wrong")
		digits := []byte(grid[row][1])
		at := rapid.IntRange(0, len(digits)-1).Draw(t, "digit")
		digits[at] = '1' + (digits[at]-'0')%9
		grid[row][1] = string(digits)
		for _, f := range checkGrid(grid) {
			assert.True(t, slices.Contains(sums, f.Cell.Ref.Row-1), "%v: %v", f.Cell.Ref, grid)
		}
	})
}
