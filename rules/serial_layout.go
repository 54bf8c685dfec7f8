package rules

import (
	"slices"
	"strings"

	"crossfoot/sheets/table"
)

// This file lays a table out on its sheet again, with the rows that hold no figures: there
// may be running numbers in those.

// cellRow is a row of the sheet as far as the table reaches.
type cellRow struct {
	row      int32
	from, to int32 // its cells, as indexes into those of the sheet
	index    int32 // of the table's rows, -1 if it holds no figures
	head     bool
}

// tableLayout is a table's rows on the sheet, with those that hold no figures.
type tableLayout struct {
	*table.Table
	rows []cellRow
}

func layoutOf(t *table.Table) tableLayout {
	l := tableLayout{Table: t, rows: make([]cellRow, 0, len(t.Rows)+len(t.HeadRows))}
	cells := &t.Sheet.Cells
	r := 0
	for k := cells.FindRow(t.Range.Top); k < cells.Rows(); k++ {
		row, from, to := cells.RowAt(k)
		if row > t.Range.Bottom {
			break
		}
		x := cellRow{row: int32(row), from: int32(from), to: int32(to), index: -1}
		for r < len(t.Rows) && t.Rows[r].Row < row {
			r++
		}
		if r < len(t.Rows) && t.Rows[r].Row == row {
			x.index = int32(r)
		}
		_, x.head = slices.BinarySearch(t.HeadRows, row)
		l.rows = append(l.rows, x)
	}
	return l
}

// cell is the index of the cell of a row in a column, if it has one.
func (l tableLayout) cell(r cellRow, col int) (i int, ok bool) {
	cells, from, to := &l.Sheet.Cells, int(r.from), int(r.to)
	i = from + col - cells.Col(from) // most rows have no gaps
	if i < from || i >= to || cells.Col(i) != col {
		i = cells.Find(int(r.row), col)
	}
	return i, i < to && cells.Col(i) == col
}

// text is what a row has in a column.
func (l tableLayout) text(r cellRow, col int) string {
	if i, ok := l.cell(r, col); ok {
		return strings.TrimSpace(l.Book.Text(l.Sheet.Cells.At(i)))
	}
	return ""
}

// item is what a row is about.
func (l tableLayout) item(r cellRow) string {
	if r.index >= 0 {
		return l.Rows[r.index].Label
	}
	for _, c := range l.Labels {
		if text := l.text(r, c.Col); text != "" {
			return text
		}
	}
	return ""
}
