package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// This file compares the only two formulas of a line, as a statement of two years has them.

// pair reports the one of two formulas that leaves out a cell at an end of the other's range,
// or adds what the other adds instead of its own column or row.
func (c *rangeCheck) pair(x, sibling *stated) {
	if !sibling.along(c.lines.axis) {
		return
	}
	d, f, ok := c.difference(x, sibling)
	if !ok {
		return
	}
	missing, extra, kept := d.missing, d.extra, d.kept
	f.Severity = checker.Warning
	switch {
	case x.along(c.lines.axis) && len(extra) == 0 && len(missing) == 1 && kept >= 2 && len(x.pieces(c.lines.axis)) == 1 && !c.addedAt(missing[0]):
		f.Message = lang.New(
			"The formula %s leaves out %s, and no other counts it in. The one other formula of the line, %s, does so for its own. It gives %s; like that one it would give %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 漏加了 %s，别的公式也没有加上它；同一行（列）的另一个公式 %s 则加了相应的一项。现结果为 %s，补上后应为 %s。请改正公式，或确认确实如此。",
			c.text(x), c.names(missing), c.text(sibling), f.Got, f.Want)
	case kept == 0 && len(missing) > 1 && c.beside(x, sibling):
		f.Message = lang.New(
			"The formula %s adds the same cells as the other formula of the line, %s, and not its own: %s. It gives %s; with its own it would give %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 加的是同一行（列）另一个公式 %s 所加的单元格，而不是本列（行）的 %s。现结果为 %s，加本列（行）应为 %s。请改正公式，或确认确实如此。",
			c.text(x), c.text(sibling), c.names(missing), f.Got, f.Want)
	default:
		return
	}
	c.report(x, f)
}

// addedAt says whether some formula adds a cell along the axis.
func (c *rangeCheck) addedAt(at place) bool {
	return c.added[at.row*len(c.s.Table.Columns)+at.col]
}
