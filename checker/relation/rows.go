package relation

// This file tells what the labels of rows and columns say.

// RowSaysPart is SaysPart of a row's label. The row is counted from 0.
func (a *Analysis) RowSaysPart(row int) bool {
	return a.isOfWhich(Down, row) && SaysPart(a.Table.Rows[row].Label)
}

// isOfWhich is whether a line's label begins with 其中 or the like.
func (a *Analysis) isOfWhich(axis Axis, line int) bool {
	marks := a.marks[axis]
	return marks != nil && marks[line] == inner
}

// RowSaysRate tells whether a row's label names a rate, and RowSaysNoAmount whether it
// names a rate or a change. The row is counted from 0.
func (a *Analysis) RowSaysRate(row int) bool { return a.numbers.said[row]&aRate != 0 }

// RowSaysNoAmount is SaysNoAmount of a row's label.
func (a *Analysis) RowSaysNoAmount(row int) bool { return a.numbers.said[row].noAmount() }
