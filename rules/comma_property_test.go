package rules_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// withPoints writes a whole number with points between thousands.
func withPoints(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// withComma writes a number of thousandths with a decimal comma, without zeros at the end.
func withComma(n int) string {
	return strings.TrimRight(strings.TrimRight(strconv.Itoa(n/1000)+","+strconv.Itoa(1000 + n%1000)[1:], "0"), ",")
}

// budget is a budget with totals in both directions: its figures, those of the last row and
// the last column included.
func budget(t *rapid.T) [][]int {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 23))
	rows, cols := rapid.IntRange(4, 9).Draw(t, "rows"), rapid.IntRange(2, 4).Draw(t, "columns")
	all := make([][]int, rows+1)
	all[rows] = make([]int, cols+1)
	for r := range rows {
		all[r] = make([]int, cols+1)
		for c := range cols {
			all[r][c] = 100 + rng.IntN(9000)
			all[r][cols] += all[r][c]
		}
		for c, x := range all[r] {
			all[rows][c] += x
		}
	}
	return all
}

// budgetGrid is a budget with its labels, as its figures are written.
func budgetGrid(all [][]int, write func(int) string) [][]string {
	grid := [][]string{{"Posten"}}
	for c := range all[0][1:] {
		grid[0] = append(grid[0], "Monat "+strconv.Itoa(c+1))
	}
	grid[0] = append(grid[0], "Summe")
	for r, figures := range all {
		row := []string{"Amt " + string(rune('A'+r))}
		if r == len(all)-1 {
			row[0] = "Summe"
		}
		for _, x := range figures {
			row = append(row, write(x))
		}
		grid = append(grid, row)
	}
	return grid
}

func reportOf(grid [][]string) checker.File {
	f := checktest.Fixture{Name: "grid", Grid: grid}
	return checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0]
}

// Whether 1.200 and 1,200 are thousands or fractions, the sums of a budget come out: if
// nothing else tells what the mark is, they do.
func TestDecimalMarkIsToldByTheSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := budget(t)
		write := rapid.SampledFrom([]func(int) string{withPoints, withComma}).Draw(t, "marks")
		grid := budgetGrid(all, write)
		found := reportOf(grid)
		assert.Empty(t, alarms(found.Findings), "%v", grid)
		assert.GreaterOrEqual(t, found.Counts.Held, len(all)+len(all[0]), "%v", grid)
	})
}

// Neither percentages with a decimal point nor a slip hide that points stand between
// thousands.
func TestPointsBetweenThousandsBesideSharesAndASlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := budget(t)
		last, cols := len(all)-1, len(all[0])-1
		whole := all[last][cols]
		wrong := rapid.IntRange(0, cols-1).Draw(t, "wrong")
		all[last][wrong] += 900
		grid := budgetGrid(all, withPoints)
		for r, figures := range all {
			grid[r+1] = append(grid[r+1], strconv.FormatFloat(100*float64(figures[cols])/float64(whole), 'f', 1, 64)+"%")
		}
		grid[0] = append(grid[0], "Anteil")
		found := reportOf(grid)
		at := string(rune('B'+wrong)) + strconv.Itoa(last+2)
		assert.True(t, slices.ContainsFunc(found.Findings, func(f checker.Finding) bool {
			return f.Rule.ID == "sum-mismatch" && f.Cell.Ref.String() == at
		}), "%v", grid)
		assert.GreaterOrEqual(t, found.Counts.Held, last+cols-1, "%v", grid)
	})
}
