package relation

import "strings"

// What labels say, for rules about other claims than sums. Words are evidence beside
// the figures, never enough by themselves.

// SaysPart tells whether a label begins like that of a part of another line, which a
// total does not take again: 其中, of which. #9 is a number.
func SaysPart(label string) bool {
	number, sharp := strings.CutPrefix(strings.TrimSpace(label), "#")
	return markOf(label) == inner && !(sharp && strings.ContainsAny(number, "0123456789"))
}

// RowSaysPart is SaysPart of a row's label. The row is counted from 0.
func (a *Analysis) RowSaysPart(row int) bool {
	return a.isOfWhich(Down, row) && SaysPart(a.Table.Rows[row].Label)
}

// isOfWhich is whether a line's label begins with 其中 or the like.
func (a *Analysis) isOfWhich(axis Axis, line int) bool {
	marks := a.marks[axis]
	return marks != nil && marks[line] == inner
}

// SaysTotal tells whether a label names a total.
func SaysTotal(label string) bool { return saysTotal(label) }

// SaysRate tells whether a label names a rate, an average or a share.
func SaysRate(label string) bool { return saysRate(label) }

// RowSaysRate tells whether a row's label names a rate, and RowSaysNoAmount whether it
// names a rate or a change. The row is counted from 0.
func (a *Analysis) RowSaysRate(row int) bool { return a.numbers.said[row]&aRate != 0 }

// RowSaysNoAmount is SaysNoAmount of a row's label.
func (a *Analysis) RowSaysNoAmount(row int) bool { return a.numbers.said[row].noAmount() }

func (s said) noAmount() bool { return s&(aRate|aDifference) != 0 }

// SaysNoAmount tells whether a label names a rate, an average, a share, a change or a
// balance.
func SaysNoAmount(label string) bool { return saysOf(label).noAmount() }
