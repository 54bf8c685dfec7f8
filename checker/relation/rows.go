package relation

import "crossfoot/checker/says"

// This file tells what the labels of rows and columns say.

// RowSaysPart is says.Part of a row's label. The row is counted from 0.
func (a *Analysis) RowSaysPart(row int) bool {
	return a.isOfWhich(Down, row) && says.Part(a.Table.Rows[row].Label)
}

// isOfWhich is whether a line's label begins with 其中 or the like.
func (a *Analysis) isOfWhich(axis Axis, line int) bool {
	marks := a.Marks[axis]
	return marks != nil && marks[line] == says.Inner
}

// RowSaysRate tells whether a row's label names a rate, and RowSaysNoAmount whether it
// names a rate or a change. The row is counted from 0.
func (a *Analysis) RowSaysRate(row int) bool { return a.Numbers.Said[row]&says.ARate != 0 }

// RowSaysNoAmount is says.NoAmount of a row's label.
func (a *Analysis) RowSaysNoAmount(row int) bool { return a.Numbers.Said[row].NoAmount() }
