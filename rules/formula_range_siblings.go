package rules

import (
	"encoding/binary"
	"maps"
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

// This file finds formulas that differ from those beside them, which agree.

const (
	siblingsLeast = 3 // that agree
	siblingsOdd   = 4 // agree at least for each that does not
	oddMost       = 20
)

// inLines are the totals that may be siblings, by the row or column that they share.
// Formulas that add the other way, such as the grand total's, are none.
func inLines(totals []*stated, axis relation.Axis) [][]*stated {
	lines := map[int][]*stated{}
	for _, x := range totals {
		if x.along(relation.Across+relation.Down-axis) && !x.along(axis) {
			continue
		}
		lines[x.line(axis)] = append(lines[x.line(axis)], x)
	}
	var out [][]*stated
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		out = append(out, lines[line])
	}
	return out
}

// piece is a run of a line's cells that a formula adds.
type piece struct{ from, to, weight int }

// pieces are what a formula adds of its own line, neighbours joined, so that D2+D3+D4
// is SUM(D2:D4).
func (x *stated) pieces(axis relation.Axis) (out []piece) {
	for _, a := range x.addends {
		p := piece{a.Range.Top, a.Range.Bottom, a.Weight}
		if axis == relation.Across {
			p.from, p.to = a.Range.Left, a.Range.Right
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b piece) int { return a.from - b.from })
	joined := out[:1]
	for _, p := range out[1:] {
		if last := &joined[len(joined)-1]; p.from == last.to+1 && p.weight == last.weight {
			last.to = p.to
		} else {
			joined = append(joined, p)
		}
	}
	return joined
}

// byShape are the formulas of a line that add along it, those together that add the
// same cells in relation to their own.
func byShape(line []*stated, axis relation.Axis) [][]*stated {
	var shape []byte
	return grouped(line, func(x *stated) string {
		if !x.along(axis) {
			return ""
		}
		shape = shape[:0]
		for _, p := range x.pieces(axis) {
			for _, n := range [...]int{p.from, p.to, p.weight} {
				shape = binary.AppendVarint(shape, int64(n))
			}
		}
		return string(shape)
	})
}

// siblings reports the formulas of a line that add other cells than nearly all others of
// the line do, which are grouped by their shape.
func (c *rangeCheck) siblings(line []*stated, groups [][]*stated) {
	if len(groups) == 0 {
		return
	}
	if len(line) == 2 {
		c.pair(line[0], line[1])
		c.pair(line[1], line[0])
		return
	}
	most := groups[0]
	same := most[0].pieces(c.lines.axis)
	var odd []*stated
	for _, x := range line {
		here := !slices.ContainsFunc(x.addends, func(a formula.Addend) bool { return a.Sheet != "" })
		if here && !(x.along(c.lines.axis) && slices.Equal(x.pieces(c.lines.axis), same)) {
			odd = append(odd, x)
		}
	}
	few := len(most) == siblingsLeast-1 && len(odd) == 1
	if len(odd) > oddMost || len(most) < siblingsLeast && !few || siblingsOdd*len(odd) > len(most) && len(odd) > 1 {
		return
	}
	for _, x := range odd {
		again := slices.ContainsFunc(odd, func(y *stated) bool {
			return y.place != x.place && slices.Equal(y.pieces(c.lines.axis), x.pieces(c.lines.axis))
		})
		c.odd(x, most, few, again)
	}
}

// odd compares a formula with what it would be if it were like its siblings. Of few
// siblings it must only stop short. What is pieced together cell by cell, or there
// again, may be meant.
func (c *rangeCheck) odd(x *stated, most []*stated, few, again bool) {
	d, f, ok := c.difference(x, most[0])
	if !ok {
		return
	}
	missing, extra, kept := d.missing, d.extra, d.kept
	if again || x.along(c.lines.axis) && len(x.pieces(c.lines.axis)) > len(most[0].pieces(c.lines.axis)) {
		f.Severity = checker.Warning
	}
	text := c.text(x)
	switch {
	case len(extra) == 0 && len(missing) > 0 && 2*len(missing) <= kept && (!few || len(missing) == 1 && f.Severity == checker.Error):
		f.Message = lang.New(
			"The formula %s leaves out %s, which the other %d formulas of the line count in. It gives %s; like them it would give %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 漏加了 %s，而同一行（列）的另外 %d 个公式都加了这一项。现结果为 %s，补上后应为 %s。请改正公式，或确认确实如此。",
			text, c.names(missing), len(most), f.Got, f.Want)
	case few:
		return
	case len(missing) == 0 && len(extra) > 0 && len(extra) < kept && c.shunned(x, extra, most):
		f.Message = lang.New(
			"The formula %s adds %s as well, which the other %d formulas of the line do not. It gives %s; without it, it would be %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 多加了 %s，而同一行（列）的另外 %d 个公式都不加这一项。现结果为 %s，去掉后应为 %s。请改正公式，或确认确实如此。",
			text, c.names(extra), len(most), f.Got, f.Want)
	case len(missing) == 1 && len(extra) == 1 && missing[0] == extra[0]:
		f.Message = lang.New(
			"The formula %s takes %s with the other sign than the other %d formulas of the line. It gives %s; like them it would give %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 中 %s 的正负号与同一行（列）的另外 %d 个公式相反。现结果为 %s，与其一致时应为 %s。请改正公式，或确认确实如此。",
			text, c.names(missing), len(most), f.Got, f.Want)
	case kept == 0 && len(missing) > 1 && c.beside(x, most[0]), len(missing) == 1 && len(extra) == 1 && kept >= 2:
		f.Message = lang.New(
			"The formula %s adds other cells than the other %d formulas of the line: %s in place of %s. It gives %s; like them it would give %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 所加的单元格与同一行（列）的另外 %d 个公式不一致：加的是 %s，而不是 %s。现结果为 %s，与其一致时应为 %s。请改正公式，或确认确实如此。",
			text, len(most), c.names(extra), c.names(missing), f.Got, f.Want)
	default:
		return
	}
	c.report(x, f)
}

// shunned says whether the siblings have figures where a formula adds more than they
// do: if not, they may as well have left zeros out.
func (c *rangeCheck) shunned(x *stated, extra []place, siblings []*stated) bool {
	shun := 0
	for _, y := range siblings {
		for _, at := range extra {
			row, col := at.row+y.row-x.row, at.col+y.col-x.col
			if row < 0 || row >= len(c.s.Table.Rows) || col < 0 || col >= len(c.s.Table.Columns) {
				continue
			}
			if f := c.s.Table.At(row, col); f.IsNumber() && !f.IsZero() {
				shun++
				break
			}
		}
	}
	return 2*shun >= len(siblings)
}

// beside says whether a formula adds a neighbouring line's cells as its sibling adds
// its own.
func (c *rangeCheck) beside(x, sibling *stated) bool {
	shifted := *sibling
	for _, off := range []int{-1, 1} {
		at := x.cell
		if c.lines.axis == relation.Down {
			at.Col += int32(off)
		} else {
			at.Row += int32(off)
		}
		shifted.addends = moved(sibling, &stated{cell: at})
		y := *x
		y.cell = at
		if y.along(c.lines.axis) && slices.Equal(y.pieces(c.lines.axis), shifted.pieces(c.lines.axis)) {
			return true
		}
	}
	return false
}
