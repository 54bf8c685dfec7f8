package rules

import (
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

// This file finds totals that add a subtotal together with its parts, which so count
// twice.

// twice reports a group of formulas that add a subtotal and all that it adds.
func (c *rangeCheck) twice(group []*stated) {
	for _, x := range group {
		subtotals := c.subtotals(x)
		if len(subtotals) == 0 {
			return
		}
		want := slices.Clone(x.addends)
		for _, at := range subtotals {
			want = append(want, formula.Addend{Range: c.only(at), Weight: -1})
		}
		got, would, ok := c.values(x.addends, want)
		if !ok {
			continue
		}
		f := c.finding(x, got, would, subtotals)
		f.Message = lang.New(
			"The formula %s adds %s, a subtotal, as well as its parts, so that these count twice. It gives %s; without it, it would be %s. This goes for %d formulas of the line. Leave the subtotals out, or the parts.",
			"公式 %s 既加了小计 %s，又加了它的各分项，造成重复计算。现结果为 %s，不重复时应为 %s；同一行（列）共有 %d 个公式如此。请只加小计，或只加分项。",
			c.text(x), c.names(subtotals), f.Got, f.Want, len(group))
		c.report(x, f)
		return
	}
}

// workMost bounds the cells that are looked at for subtotals in one table: running
// totals add ever more of them.
const workMost = 5_000_000

// subtotals are the cells among those that a formula adds whose own formulas add two
// others or more of them, with figures.
func (c *rangeCheck) subtotals(x *stated) (out []place) {
	if slices.ContainsFunc(x.addends, func(a formula.Addend) bool { return a.Weight < 0 || a.Skips }) {
		return nil // the subtotal, or the parts, may be taken off again
	}
	for _, a := range x.addends {
		top, bottom, left, right := c.s.Table.Within(a.Range)
		if c.work += (bottom - top) * (right - left); c.work > workMost {
			return nil
		}
		for row := top; row < bottom; row++ {
			for col := left; col < right; col++ {
				if !c.s.Table.Calculated(row, col) {
					continue
				}
				if y := c.totals.at(place{row, col}); y != nil && y.along(c.lines.axis) && c.adds(x, y) {
					out = append(out, place{row, col})
				}
			}
		}
	}
	return out
}

// adds says whether a formula adds all that another does, two figures or more.
func (c *rangeCheck) adds(x, y *stated) bool {
	parts := 0
	for _, b := range y.addends {
		within := func(a formula.Addend) bool {
			return a.Range.Contains(b.Range.Top, b.Range.Left) && a.Range.Contains(b.Range.Bottom, b.Range.Right)
		}
		if b.Weight < 0 || !slices.ContainsFunc(x.addends, within) {
			return false
		}
		top, bottom, left, right := c.s.Table.Within(b.Range)
		if c.work += (bottom - top) * (right - left); c.work > workMost {
			return false
		}
		for row := top; row < bottom; row++ {
			for col := left; col < right; col++ {
				if f := c.s.Table.At(row, col); f.IsNumber() && !f.IsZero() {
					parts++
				}
			}
		}
	}
	return parts >= 2
}

// mark notes which cells formulas add along the axis.
func (c *rangeCheck) mark() {
	c.added = nil
	if !slices.ContainsFunc(c.totals, func(x *stated) bool { return x.along(c.lines.axis) }) {
		return
	}
	rows, cols := len(c.s.Table.Rows), len(c.s.Table.Columns)
	c.added = make([]bool, rows*cols)
	step := cols
	if c.lines.axis == relation.Across {
		step = 1
	}
	depth := make([]int32, (rows+1)*cols) // where ranges begin, less where they end
	for _, x := range c.totals {
		if !x.along(c.lines.axis) {
			continue
		}
		for _, a := range x.addends {
			top, bottom, left, right := c.s.Table.Within(a.Range)
			if top < bottom && left < right {
				depth[top*cols+left]++
				if end := (bottom-1)*cols + right - 1; c.lines.axis == relation.Down || right < cols {
					depth[end+step]--
				}
			}
		}
	}
	for i := range c.added {
		from := i - step
		if from >= 0 && (c.lines.axis == relation.Down || i%cols > 0) {
			depth[i] += depth[from]
		}
		c.added[i] = depth[i] > 0
	}
}
