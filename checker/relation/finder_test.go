package relation

import (
	"testing"

	"crossfoot/sheets/table"
)

// finderOf looks for patterns along one axis of a table.
func finderOf(t testing.TB, tab *table.Table, axis Axis) *finder {
	v := newNumbers(t.Context(), tab).along(axis)
	return newFinder(t.Context(), &search{table: tab, view: v, marks: marksOf(tab, v)})
}
