package relation

import (
	"slices"

	"crossfoot/sheets/table"
)

// This file tells what a line of a table is called, and what that says of it.

// label is what names a line: the innermost head of a column, the own label of
// a row.
func label(t *table.Table, axis Axis, line int) string {
	if axis == Across {
		if h := t.Columns[line].Head; len(h) > 0 {
			return h[len(h)-1]
		}
		return ""
	}
	return t.Rows[line].Label
}

// saysRates says whether a position is labelled as a rate.
func (n *numbers) saysRates(t *table.Table, axis Axis, pos int) bool {
	if axis == Down {
		return slices.ContainsFunc(t.Columns[pos].Head, SaysRate) && !slices.Contains(n.named, pos)
	}
	return n.said[pos]&aRate != 0
}

// marksOf are the marks of an axis' lines; nil if there are none.
func marksOf(t *table.Table, v view) []mark {
	var marks []mark
	for i := range v.lines {
		if m := markOf(label(t, v.axis, i)); m != unmarked {
			if marks == nil {
				marks = make([]mark, v.lines)
			}
			marks[i] = m
		}
	}
	return marks
}
