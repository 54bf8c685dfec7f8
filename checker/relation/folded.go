package relation

import "crossfoot/sheets/table"

// This file tells long lists that are folded, so that they go on at the right under the same
// heads: a total may be that of all parts. They are looked at as pages are.

// Beside says whether a table stands at the right of another one.
func Beside(left, right *table.Table) bool {
	return left.Sheet == right.Sheet && left.Range.Right < right.Range.Left && left.Range.Bottom >= right.Range.Top && right.Range.Bottom >= left.Range.Top
}

// Folds says whether a table goes on in another, which stands beside it at the right.
func Folds(left, right *table.Table) bool { return Beside(left, right) && left.GoesOn(right) }
