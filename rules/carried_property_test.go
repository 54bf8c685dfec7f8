package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// checkGrid checks a table of texts.
func checkGrid(grid [][]string) []checker.Finding {
	f := checktest.Fixture{Name: "grid", Grid: grid}
	return alarms(checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0].Findings)
}

// amountsOf draws a table of amounts of three or four digits.
func amountsOf(rng *rand.Rand, rows, cols int) [][]int {
	out := make([][]int, rows)
	for r := range out {
		out[r] = make([]int, cols)
		for c := range out[r] {
			out[r][c] = 100 + rng.IntN(9000)
		}
	}
	return out
}

// withTotals is a grid of amounts with the rows' totals as they are given, and what the
// columns come to.
func withTotals(amounts [][]int, totals []int) [][]string {
	head := []string{"Area"}
	for c := range amounts[0] {
		head = append(head, fmt.Sprint("Item ", string(rune('A'+c))))
	}
	grid := [][]string{append(head, "Total")}
	sums := make([]int, len(amounts[0])+1)
	for r, row := range amounts {
		line := []string{fmt.Sprint("Area ", r)}
		for c, x := range append(slices.Clip(row), totals[r]) {
			line = append(line, strconv.Itoa(x))
			sums[c] += x
		}
		grid = append(grid, line)
	}
	last := []string{"Total"}
	for _, x := range sums {
		last = append(last, strconv.Itoa(x))
	}
	return append(grid, last)
}

// A slip that the totals of the columns have been added up with is told first of the row
// in which it is.
func TestWhatIsCarriedOnIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 11))
		rows, cols := rapid.IntRange(4, 12).Draw(t, "rows"), rapid.IntRange(3, 7).Draw(t, "columns")
		amounts := amountsOf(rng, rows, cols)
		totals := make([]int, rows)
		for r, row := range amounts {
			for _, x := range row {
				totals[r] += x
			}
		}
		assert.Empty(t, show(checkGrid(withTotals(amounts, totals))))
		row, col := rapid.IntRange(0, rows-1).Draw(t, "row"), rapid.IntRange(0, cols).Draw(t, "column")
		at := &totals[row]
		if col < cols {
			at = &amounts[row][col]
		}
		*at += rapid.SampledFrom([]int{9, 90, 100, 900, 1000}).Draw(t, "off") * 2
		findings := checkGrid(withTotals(amounts, totals))
		if assert.NotEmpty(t, findings) {
			assert.Equal(t, row+2, findings[0].Cell.Ref.Row, "%v", show(findings))
		}
	})
}

// A count that is off by one or two, and has been added up with its column, is told in its row, or where
// it has been carried on to: it is no sign of rounding.
func TestWhatIsCarriedOnIsFoundInCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 13))
		rows, cols := rapid.IntRange(6, 14).Draw(t, "rows"), rapid.IntRange(2, 4).Draw(t, "columns")
		counts, totals := make([][]int, rows), make([]int, rows)
		for r := range counts {
			for range cols {
				counts[r] = append(counts[r], 3+rng.IntN(28))
				totals[r] += counts[r][len(counts[r])-1]
			}
		}
		assert.Empty(t, show(checkGrid(withTotals(counts, totals))))
		row := rapid.IntRange(0, rows-1).Draw(t, "row")
		totals[row] += rapid.SampledFrom([]int{-2, -1, 1, 2}).Draw(t, "off")
		findings := checkGrid(withTotals(counts, totals))
		assert.True(t, slices.ContainsFunc(findings, func(f checker.Finding) bool {
			return (f.Cell.Ref.Row == row+2 || f.Cell.Ref.Row == rows+2) && f.Cell.Ref.Col == cols+2
		}), "row %d: %v", row+2, show(findings))
	})
}
