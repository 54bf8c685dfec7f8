package rules_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossfoot/checker/pen"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawFavourable draws a budget with what was better or (worse) in its last column: of income,
// costs and what is left. signs are the rows of single amounts that are not zero there.
func drawFavourable(t *rapid.T) (grid [][]string, signs []int) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 31))
	grid = append(grid, []string{"", "Budget", "Actual", "Favourable/(adverse)"})
	put := func(label string, budget, actual, better int) {
		grid = append(grid, []string{label, strconv.Itoa(budget), strconv.Itoa(actual), strconv.Itoa(better)})
	}
	var left [2]int
	for _, part := range []struct {
		name string
		sign int
	}{{"income", 1}, {"costs", -1}} {
		var total [2]int
		for i := range 3 + rng.IntN(3) {
			budget := 2000 + rng.IntN(50_000)
			actual := budget + rng.IntN(budget/4) - budget/8
			if max(budget-actual, actual-budget) >= 100 { // no more than rounding says nothing
				signs = append(signs, len(grid))
			}
			put("Item "+part.name[:1]+string(rune('a'+i)), budget, actual, part.sign*(actual-budget))
			total[0], total[1] = total[0]+budget, total[1]+actual
		}
		put("Total "+part.name, total[0], total[1], part.sign*(total[1]-total[0]))
		left[0], left[1] = left[0]+part.sign*total[0], left[1]+part.sign*total[1]
	}
	put("Surplus", left[0], left[1], left[1]-left[0])
	return grid, signs
}

// What is better or worse than a budget adds up with signs of its own.
func TestFavourableHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, _ := drawFavourable(t)
		assert.Empty(t, show(checkGrid(grid)), "%v", grid)
	})
}

// A sign that is lost there is told of its own cell, unless by chance a slip of its total
// explains as much, or the total is off by just what another row says.
func TestFavourableSign(t *testing.T) {
	looked := 0
	rapid.Check(t, func(t *rapid.T) {
		grid, signs := drawFavourable(t)
		row := rapid.SampledFrom(signs).Draw(t, "row")
		if better := grid[row][3]; better[0] == '-' {
			grid[row][3] = better[1:]
		} else {
			grid[row][3] = "-" + better
		}
		if written, sum := totalBelow(grid, row); slipOf(sum, written) || anyRow(grid, sum-written) {
			return
		}
		looked++
		found := checkGrid(grid)
		cells := []string{} // of the suspects, or of what stands in the sum where there are none
		for _, f := range found {
			for _, x := range f.Suspects {
				cells = append(cells, x.Cell.Ref.String())
			}
			for _, x := range f.Related {
				if len(f.Suspects) == 0 {
					cells = append(cells, x.Ref.String())
				}
			}
		}
		assert.Contains(t, cells, "D"+strconv.Itoa(row+1), "%v %v", grid, show(found))
	})
	assert.Positive(t, looked)
}

// totalBelow is what is written in the last column of the total of a row's part, and what the
// rows of the part come to there.
func totalBelow(grid [][]string, row int) (written, sum int64) {
	for _, line := range grid[1:] {
		amount, _ := strconv.ParseInt(line[3], 10, 64)
		if !strings.HasPrefix(line[0], "Total") {
			sum += amount
			continue
		}
		if row < slices.IndexFunc(grid, func(l []string) bool { return l[0] == line[0] }) {
			return amount, sum
		}
		sum = 0
	}
	return 0, 0
}

// anyRow says whether a row has an amount, or its opposite, in the last column.
func anyRow(grid [][]string, amount int64) bool {
	return slices.ContainsFunc(grid[1:], func(line []string) bool {
		x, _ := strconv.ParseInt(line[3], 10, 64)
		return x == amount || x == -amount
	})
}

// slipOf says whether a slip of the pen writes one number for another.
func slipOf(meant, written int64) bool {
	slip, _ := pen.SlipOf(meant, written)
	return slip != pen.NoSlip
}
