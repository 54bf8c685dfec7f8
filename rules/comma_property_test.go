package rules_test

import (
	"math/rand/v2"
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

// Whether 1.200 and 1,200 are thousands or fractions, the sums of a budget come out: if
// nothing else tells what the mark is, they do.
func TestDecimalMarkIsToldByTheSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 23))
		rows, cols := rapid.IntRange(4, 9).Draw(t, "rows"), rapid.IntRange(2, 4).Draw(t, "columns")
		write := rapid.SampledFrom([]func(int) string{withPoints, withComma}).Draw(t, "marks")
		grid, totals := [][]string{{"Posten"}}, make([]int, cols+1)
		for c := range cols {
			grid[0] = append(grid[0], "Monat "+strconv.Itoa(c+1))
		}
		grid[0] = append(grid[0], "Summe")
		line := func(label string, figures []int) {
			row := []string{label}
			for _, x := range figures {
				row = append(row, write(x))
			}
			grid = append(grid, row)
		}
		for r := range rows {
			figures := make([]int, cols+1)
			for c := range cols {
				figures[c] = 100 + rng.IntN(9000)
				figures[cols] += figures[c]
			}
			for c, x := range figures {
				totals[c] += x
			}
			line("Amt "+string(rune('A'+r)), figures)
		}
		line("Summe", totals)
		f := checktest.Fixture{Name: "grid", Grid: grid}
		found := checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0]
		assert.Empty(t, alarms(found.Findings), "%v", grid)
		assert.GreaterOrEqual(t, found.Counts.Held, rows+1+cols+1, "%v", grid)
	})
}
