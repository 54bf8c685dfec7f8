package rules

import (
	"cmp"
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/formula"
)

// This file compares what a formula adds with what it would add if it were like a sibling.

// difference is between the two: the cells that it lacks, those that it adds besides or with the other
// sign, and how many it adds as it should.
type difference struct {
	missing, extra []place
	kept           int
}

// difference is that of a formula from a sibling, with a finding about it whose message is left to be
// written. It is false where both give the same, or nobody knows what they give.
func (c *rangeCheck) difference(x, sibling *stated) (d difference, f checker.Finding, ok bool) {
	want := moved(sibling, x)
	is, should := c.cells(x.addends), c.cells(want)
	if is == nil || should == nil {
		return d, f, false
	}
	d.missing, d.extra = c.filled(should, is), c.filled(is, should)
	d.kept = len(c.filled(should, nil)) - len(d.missing)
	got, would, differ := c.values(x.addends, want)
	if !differ || c.s.Table.Kind(x.row, x.col) != c.s.Table.Kind(sibling.row, sibling.col) {
		return d, f, false
	}
	return d, c.finding(x, got, would, append(d.missing, d.extra...)), true
}

// moved are a formula's addends as they would be in another cell of its line.
func moved(from, to *stated) (out []formula.Addend) {
	rows, cols := int(to.cell.Row-from.cell.Row), int(to.cell.Col-from.cell.Col)
	for _, a := range from.addends {
		r := a.Range
		a.Range = sheets.Range{Top: r.Top + rows, Left: r.Left + cols, Bottom: r.Bottom + rows, Right: r.Right + cols}
		out = append(out, a)
	}
	return out
}

// cellsMost bounds the cells of one formula that are looked at one by one.
const cellsMost = 100_000

// cells are the table's cells that addends take in, with their weights. It is nil if
// they are too many.
func (c *rangeCheck) cells(addends []formula.Addend) map[place]int {
	out := map[place]int{}
	for _, a := range addends {
		top, bottom, left, right := c.s.Table.Within(a.Range)
		if len(out)+(bottom-top)*(right-left) > cellsMost {
			return nil
		}
		for row := top; row < bottom; row++ {
			for col := left; col < right; col++ {
				out[place{row, col}] += a.Weight
			}
		}
	}
	return out
}

// filled are the cells with a number other than zero, which is no percentage, that one
// formula adds and another does not add alike, by row, then by column.
func (c *rangeCheck) filled(is, other map[place]int) (out []place) {
	for at, weight := range is {
		if f := c.s.Table.At(at.row, at.col); other[at] != weight && f.Kind == figure.Number && !f.IsZero() {
			out = append(out, at)
		}
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Or(a.row-b.row, a.col-b.col) })
	return out
}
