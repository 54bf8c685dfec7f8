package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// stated is a table whose totals are formulas. Those of sums are the ranges that they
// add, "" for the sums that are no range, or whose total is no number.
type stated struct {
	checktest.Allocation
	ranges []string
	values map[checktest.Spot]string // stored for the formulas
}

func drawStated(t *rapid.T) stated {
	shape := checktest.Shape{MinRows: 5, MinCols: 4, Digits: 2, Full: true, Single: true, Layouts: []string{"plain"}}
	s := stated{Allocation: checktest.Allocate(t, shape), values: map[checktest.Spot]string{}}
	s.ranges = make([]string, len(s.Sums))
	for i, sum := range s.Sums {
		text := s.Grid[sum.Total.Row][sum.Total.Col]
		if s.values[sum.Total] != "" || !figure.Parse(text).IsNumber() {
			continue
		}
		first, last := name(sum.Parts[0].Spot), name(sum.Parts[len(sum.Parts)-1].Spot)
		if r, ok := sheets.ParseRange(first + ":" + last); ok && s.run(sum, r) {
			s.ranges[i] = r.String()
			s.values[sum.Total] = text
			s.set(i, "SUM("+r.String()+")", text)
		}
	}
	return s
}

func name(at checktest.Spot) string { return sheets.Ref{Row: at.Row + 1, Col: at.Col + 1}.String() }

// run says whether a sum is that of a whole range.
func (s stated) run(sum checktest.Sum, r sheets.Range) bool {
	return len(sum.Parts) == (r.Bottom-r.Top+1)*(r.Right-r.Left+1) &&
		!slices.ContainsFunc(sum.Parts, func(p checktest.Part) bool { return p.Weight < 0 })
}

// set writes a sum's formula and the value that is stored for it.
func (s stated) set(sum int, formula, value string) {
	at := s.Sums[sum].Total
	s.Grid[at.Row][at.Col] = "=" + formula + " → " + value
}

// able are the sums that are ranges of so many parts or more.
func (s stated) able(parts int) (able []int) {
	for i, r := range s.ranges {
		if r != "" && len(s.Sums[i].Parts) >= parts {
			able = append(able, i)
		}
	}
	return able
}

// drawSum draws a table that has such a sum, and one of them.
func drawSum(t *rapid.T, parts int) (stated, int, checktest.Sum) {
	s := rapid.Custom(drawStated).Filter(func(s stated) bool { return len(s.able(parts)) > 0 }).Draw(t, "table")
	i := rapid.SampledFrom(s.able(parts)).Draw(t, "sum")
	return s, i, s.Sums[i]
}

// found are the cells that a rule reports.
func found(t require.TestingT, s stated, rule string) (cells []string) {
	for _, f := range check(t, s.Allocation, true).Findings {
		if f.Rule.ID == rule {
			cells = append(cells, f.Cell.Ref.String())
		}
	}
	return cells
}

func TestFormulasThatAddUpAreLeftInPeace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStated(t)
		for _, f := range check(t, s.Allocation, true).Findings {
			assert.False(t, f.Severity >= checker.Warning || slices.Contains([]string{"formula-range", "stale-formula", "hardcoded-total", "hidden-part"}, f.Rule.ID),
				"%s %s %s\n%s", f.Cell.Ref, f.Rule.ID, f.Message.In(0), s)
		}
	})
}

func TestStaleResultIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, i, sum := drawSum(t, 2)
		off := decimal.New(rapid.Int64Range(1, 1_000_000).Draw(t, "off"), -2)
		s.set(i, "SUM("+s.ranges[i]+")", figure.Parse(s.values[sum.Total]).Value().Add(off).String())
		assert.Contains(t, found(t, s, "stale-formula"), name(sum.Total), "%s", s)
	})
}

func TestShortRangeIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, i, sum := drawSum(t, 4)
		r, _ := sheets.ParseRange(s.ranges[i])
		if r.Top == r.Bottom {
			r.Right--
		} else {
			r.Bottom--
		}
		total := figure.Parse(s.values[sum.Total]).Value()
		last := sum.Parts[len(sum.Parts)-1]
		part := figure.Parse(s.shown(last.Spot)).Value()
		s.set(i, "SUM("+r.String()+")", total.Sub(part).String())
		assert.Subset(t, []string{name(sum.Total)}, found(t, s, "formula-range"), "%s", s)
		siblings := 0
		for k, other := range s.Sums {
			along := other.Total.Row == sum.Total.Row && r.Left == r.Right || other.Total.Col == sum.Total.Col && r.Top == r.Bottom
			if k != i && s.ranges[k] != "" && along {
				siblings++
			}
		}
		if siblings >= 4 {
			assert.NotEmpty(t, found(t, s, "formula-range"), "%s of %s\n%s", name(sum.Total), fmt.Sprint(siblings), s)
		}
	})
}

// shown is the value of a cell, be it a formula's or typed.
func (s stated) shown(at checktest.Spot) string {
	if v := s.values[at]; v != "" {
		return v
	}
	return s.Grid[at.Row][at.Col]
}

func TestTypedTotalIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, sum := drawSum(t, 2)
		s.Grid[sum.Total.Row][sum.Total.Col] = s.values[sum.Total]
		assert.Subset(t, []string{name(sum.Total)}, found(t, s, "hardcoded-total"), "%s", s)
	})
}

func TestHiddenPartIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, sum := drawSum(t, 3)
		book := s.Fixture(true).Book()
		part := rapid.SampledFrom(sum.Parts).Draw(t, "part")
		across := sum.Parts[0].Row == sum.Total.Row
		if across {
			book.Sheets[0].Cols = []sheets.ColSpan{{From: part.Col + 1, To: part.Col + 1, Line: sheets.Line{Hidden: true}}}
		} else {
			book.Sheets[0].Rows = map[int]sheets.Line{part.Row + 1: {Hidden: true}}
		}
		file, err := checker.CheckBook(t.Context(), book, checker.Options{Rules: rules.All})
		require.NoError(t, err)
		assert.True(t, slices.ContainsFunc(file.Findings, func(f checker.Finding) bool { return f.Rule.ID == "hidden-part" }), "%v %v\n%s", across, part, s)
	})
}
