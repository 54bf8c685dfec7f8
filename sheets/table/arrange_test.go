package table_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"
)

func arranged(t *testing.T) *table.Table {
	return sheettest.Table(t,
		"No | Unit | Code | Total | North | South | Note",
		"1 | Parks | 501 | 12 | 5 | 7 | x",
		"2 | Schools | 502 | 60 | 27 | 33 | 3",
		"3 | Roads | 503 | 9 | 4 | 5 | y",
		"4 | Phone | 504 | 555 | 123 | 321 | z",
	)
}

func cols(columns []table.Column) (out []string) {
	for _, c := range columns {
		out = append(out, sheets.ColName(c.Col)+" "+c.Name())
	}
	return out
}

func TestArrange(t *testing.T) {
	tab := arranged(t)
	require.True(t, tab.Arrange(table.Arrangement{Labels: []int{2, 3}, Figures: []int{7}, DropColumns: []int{5}, DropRows: []int{5}}))
	assert.Equal(t, []string{"D Total", "F South", "G Note"}, cols(tab.Columns))
	assert.Equal(t, []string{"B Unit", "C Code"}, cols(tab.Labels))
	assert.NotContains(t, cols(tab.Words), "G Note")
	require.Len(t, tab.Rows, 3)
	assert.Equal(t, "Schools 502", tab.Item(1))
	assert.Equal(t, "502", tab.Rows[1].Label)
	assert.Equal(t, []string{"Schools", "502"}, tab.Path(1))
	assert.Equal(t, "33", tab.Text(1, 1))
	assert.Equal(t, "3", tab.At(1, 2).Value().String())
	assert.Equal(t, sheets.Ref{Sheet: "grid", Row: 4, Col: 7}, tab.Ref(2, 2))
	assert.True(t, tab.Holds(2, figure.Text) && tab.Holds(2, figure.Number), "what is held is known anew")
	assert.False(t, tab.Holds(0, figure.Text))
}

// TestArrangeNothing changes nothing, and an arrangement that leaves nothing is refused.
func TestArrangeNothing(t *testing.T) {
	tab, before := arranged(t), arranged(t)
	require.True(t, tab.Arrange(table.Arrangement{DropColumns: []int{99}}))
	assert.Equal(t, before.Rows, tab.Rows)
	assert.Equal(t, cols(before.Columns), cols(tab.Columns))
	for r := range tab.Rows {
		for c := range tab.Columns {
			assert.Equal(t, before.At(r, c), tab.At(r, c))
		}
	}
	require.False(t, tab.Arrange(table.Arrangement{DropRows: []int{2, 3, 4, 5}}))
	assert.Len(t, tab.Rows, 4)
}

// TestMarks reads cells as a user says, numbers as well.
func TestMarks(t *testing.T) {
	rows := sheettest.Grid("Unit | Total | North | South", "Parks | 12 | 5 | 7", "Schools | 60 | 60 | ○", "Roads | 9 | 4 | -999", "Ports | 3 | １ | ○")
	sheet := sheettest.Sheet("grid", rows, true)
	marks := table.Marks{}
	marks.Add(" ○ ", figure.Nil)
	marks.Add("－999", figure.Unavailable)
	tables := marks.Find(t.Context(), sheettest.Book(sheet), sheet, false).Tables
	require.Len(t, tables, 1)
	assert.Equal(t, figure.Nil, tables[0].At(1, 2).Kind)
	assert.Equal(t, figure.Unavailable, tables[0].At(2, 2).Kind)
	assert.Equal(t, "○", tables[0].Text(1, 2))
	assert.Equal(t, figure.Number, tables[0].At(3, 1).Kind)
}
