package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// steadyYears is a table of figures that change little from year to year, the years
// down or across.
func steadyYears(t *rapid.T) checktest.Allocation {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
	grid := [][]string{{"Year"}}
	items := rapid.IntRange(1, 3).Draw(t, "items")
	for i := range items {
		grid[0] = append(grid[0], fmt.Sprint("Item ", string(rune('A'+i))))
	}
	for year := 2024 - rapid.IntRange(7, 15).Draw(t, "years"); year <= 2024; year++ {
		row := []string{strconv.Itoa(year)}
		for i := range items {
			row = append(row, strconv.Itoa([]int{312, 5480, 27150}[i]*(97+rng.IntN(7))/100))
		}
		grid = append(grid, row)
	}
	a := checktest.Allocation{Grid: grid}
	if rapid.Bool().Draw(t, "across") {
		a = a.Transposed()
	}
	return a
}

// outliers are the cells that magnitude reports, with what they would have to be.
func outliers(file checker.File) (out []string) {
	for _, f := range file.Findings {
		if f.Rule.ID == "magnitude" {
			out = append(out, f.Cell.Ref.String()+" "+f.Want)
		}
	}
	return out
}

func TestFigureOutOfScaleIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := steadyYears(t)
		typed := rapid.Bool().Draw(t, "typed")
		assert.Empty(t, outliers(check(t, a, typed)), "%s", a)
		// The first and the last year may be of a part of a year.
		at := checktest.Spot{Row: 1, Col: 1}
		if len(a.Grid) > len(a.Grid[0]) {
			at.Row = rapid.IntRange(2, len(a.Grid)-2).Draw(t, "row")
		} else {
			at.Col = rapid.IntRange(2, len(a.Grid[0])-2).Draw(t, "column")
		}
		was := a.Grid[at.Row][at.Col]
		power := rapid.SampledFrom([]int32{-4, -3, -2, -1, 1, 2, 3, 4}).Draw(t, "power")
		b := a.With(at, decimal.RequireFromString(was).Shift(power).String())
		assert.Equal(t, []string{name(at) + " " + was}, outliers(check(t, b, typed)), "%s", b)
	})
}

// Where sums cover the figures, it is for them to speak, whatever the figures are.
func TestSummedFiguresAreInScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := checktest.Allocate(t, checktest.Shape{MinRows: 5, MinCols: 3, Digits: 2, Single: true})
		s := drawSlip(t, a)
		for _, file := range []checker.File{check(t, a, true), check(t, s.Allocation, true)} {
			summed := slices.DeleteFunc(outliers(file), func(out string) bool { return out[:len(name(s.at))] == name(s.at) })
			assert.Empty(t, summed, "%s", s)
		}
	})
}
