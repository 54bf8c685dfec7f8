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

// drawForm draws the rows of a form whose heads are grouped: a total, and what it is the sum
// of, one of which is the subtotal of a group of two or three columns. There may be two such
// forms side by side, under heads of their own.
func drawForm(t *rapid.T) (grid [][]string, lastRow int, totals []int) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 17))
	periods, inGroup := rapid.IntRange(1, 2).Draw(t, "periods"), rapid.IntRange(2, 3).Draw(t, "in group")
	heads := [3][]string{{"单位"}, {""}, {""}}
	for p := range periods {
		row0 := []string{strconv.Itoa(2022+p) + "年"}
		row1, row2 := []string{"合计", "差旅", "车辆"}, []string{"", "", "小计"}
		for n := range inGroup {
			row2 = append(row2, []string{"购置", "运行", "维修"}[n])
		}
		for len(row1) < len(row2) {
			row1 = append(row1, "")
		}
		row1, row2 = append(row1, "接待"), append(row2, "")
		for len(row0) < len(row1) {
			row0 = append(row0, "")
		}
		totals = append(totals, len(heads[0]), len(heads[0])+2)
		heads[0], heads[1], heads[2] = append(heads[0], row0...), append(heads[1], row1...), append(heads[2], row2...)
	}
	grid = append(grid, heads[:]...)
	if periods == 1 {
		grid = [][]string{heads[1], heads[2]}
		grid[0][0] = "单位"
	}
	for n := range rapid.IntRange(1, 3).Draw(t, "rows") {
		row := []string{[]string{"甲局", "乙局", "丙局"}[n]}
		for range periods {
			travel, guests, cars := 100+rng.IntN(2000), 100+rng.IntN(2000), 0
			var group []string
			for range inGroup {
				x := 200 + rng.IntN(9000)
				cars += x
				group = append(group, strconv.Itoa(x))
			}
			row = append(row, strconv.Itoa(travel+cars+guests), strconv.Itoa(travel), strconv.Itoa(cars))
			row = append(append(row, group...), strconv.Itoa(guests))
		}
		grid = append(grid, row)
	}
	return grid, len(grid) - 1, totals
}

// A form of few rows whose heads say what is the sum of what yields nothing if it adds up,
// whatever else comes out by chance.
func TestFormsWithGroupedHeads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, _, _ := drawForm(t)
		assert.Empty(t, show(checkGrid(grid)), "%v", grid)
	})
}

// What is told of such a form in which a total is wrong has to do with that total.
func TestWrongFormsWithGroupedHeads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, row, totals := drawForm(t)
		at := rapid.SampledFrom(totals).Draw(t, "wrong")
		grid[row][at] = "9" + grid[row][at]
		wrong := func(p checker.Place) bool { return p.Ref.Row == row+1 && p.Ref.Col == at+1 }
		for _, f := range checkGrid(grid) {
			assert.True(t, wrong(f.Cell) || slices.ContainsFunc(f.Related, wrong), "%s in %v", f.Arithmetic, grid)
		}
	})
}
