package pattern

import (
	"testing"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/table"
)

// finderOf looks for patterns along one axis of a table.
func finderOf(t testing.TB, tab *table.Table, axis matrix.Axis) *finder {
	v := matrix.New(t.Context(), tab).Along(axis)
	return newFinder(t.Context(), &Search{Table: tab, View: v, Marks: matrix.MarksOf(tab, v)})
}
