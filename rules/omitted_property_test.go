package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/sheets/lang"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// A row that is left out of the total in every column is told of, wherever it stands, and
// nothing is told while it is in.
func TestRowLeftOutIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 17))
		rows, cols := rapid.IntRange(5, 14).Draw(t, "rows"), rapid.IntRange(2, 5).Draw(t, "columns")
		left, top := rapid.IntRange(-1, rows-1).Draw(t, "left out"), rapid.Bool().Draw(t, "total on top")
		amounts := amountsOf(rng, rows, cols)
		for _, row := range amounts {
			for c := range row {
				row[c] += 300 // so that all are of much the same size
			}
		}
		head, total := []string{"Area"}, []string{"Total"}
		for c := range cols {
			sum := 0
			for r, row := range amounts {
				if r != left {
					sum += row[c]
				}
			}
			head, total = append(head, fmt.Sprint("Item ", string(rune('A'+c)))), append(total, strconv.Itoa(sum))
		}
		grid := [][]string{head}
		for r, row := range amounts {
			line := []string{fmt.Sprint("Area ", string(rune('A'+r)))}
			for _, x := range row {
				line = append(line, strconv.Itoa(x))
			}
			grid = append(grid, line)
		}
		at := len(grid) + 1
		if top {
			grid, at = slices.Insert(grid, 1, total), 2
		} else {
			grid = append(grid, total)
		}
		found := checkGrid(grid)
		if left < 0 {
			assert.Empty(t, found, "%v", grid)
			return
		}
		if assert.NotEmpty(t, found, "%v", grid) {
			assert.Equal(t, "sum-mismatch", found[0].Rule.ID)
			assert.Equal(t, at, found[0].Cell.Ref.Row)
		}
	})
}

// A subtotal in a list that nothing marks is in no total, as its parts are; no row is left out.
func TestSubtotalInAListIsNotLeftOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 23))
		rows, cols := rapid.IntRange(4, 12).Draw(t, "rows"), rapid.IntRange(1, 4).Draw(t, "columns")
		amounts := amountsOf(rng, rows, cols)
		from := rapid.IntRange(0, rows-2).Draw(t, "from")
		to := rapid.IntRange(from+2, rows).Draw(t, "to")
		above := rapid.Bool().Draw(t, "subtotal above its parts")
		sumOf := func(label string, amounts [][]int) []string {
			line := []string{label}
			for c := range cols {
				sum := 0
				for _, row := range amounts {
					sum += row[c]
				}
				line = append(line, strconv.Itoa(sum))
			}
			return line
		}
		grid := [][]string{{"Area"}, sumOf("Total", amounts)}
		for c := range cols {
			grid[0] = append(grid[0], fmt.Sprint("Item ", string(rune('A'+c))))
		}
		for r, row := range amounts {
			grid = append(grid, sumOf(fmt.Sprint("Area ", string(rune('A'+r))), [][]int{row}))
		}
		at := 2 + to
		if above {
			at = 2 + from
		}
		subtotal := sumOf("Area Z", amounts[from:to])
		if slices.ContainsFunc(grid, func(row []string) bool { return slices.Equal(row[1:], subtotal[1:]) }) {
			return // by chance either of the two is left out
		}
		grid = slices.Insert(grid, at, subtotal)
		for _, f := range checkGrid(grid) {
			assert.NotContains(t, f.Message.In(lang.EN), "in none of its figures", "%v", grid)
		}
	})
}
