package matrix

import (
	"slices"

	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file tells what a line of a table is called, and what that says of it.

// Label is what names a line: the innermost head of a column, the own label of
// a row.
func Label(t *table.Table, axis Axis, line int) string {
	if axis == Across {
		if h := t.Columns[line].Head; len(h) > 0 {
			return h[len(h)-1]
		}
		return ""
	}
	return t.Rows[line].Label
}

// Says is what the label of a line says of it.
func (n *Numbers) Says(t *table.Table, axis Axis, line int) says.Said {
	if axis == Across {
		return says.Of(Label(t, axis, line))
	}
	return n.Said[line]
}

// SaysRates says whether a position is labelled as a rate.
func (n *Numbers) SaysRates(t *table.Table, axis Axis, pos int) bool {
	if axis == Down {
		return slices.ContainsFunc(t.Columns[pos].Head, says.Rate) && !slices.Contains(n.named, pos)
	}
	return n.Said[pos]&says.ARate != 0
}

// MarksOf are the marks of an axis' lines; nil if there are none.
func MarksOf(t *table.Table, v View) []says.Mark {
	var marks []says.Mark
	for i := range v.Lines {
		if m := says.MarkOf(Label(t, v.Axis, i)); m != says.Unmarked {
			if marks == nil {
				marks = make([]says.Mark, v.Lines)
			}
			marks[i] = m
		}
	}
	return marks
}
