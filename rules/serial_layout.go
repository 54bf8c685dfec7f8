package rules

import (
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

// tableLayout is a table with all its rows on the sheet, those that hold no figures too.
type tableLayout struct{ *table.Table }

// rows are those rows, from the top.
func (l tableLayout) rows(yield func(cellRow) bool) {
	cells, figures, heads := &l.Sheet.Cells, l.Rows, l.HeadRows
	index := int32(0)
	for k := cells.FindRow(l.Range.Top); k < cells.Rows(); k++ {
		row, from, to := cells.RowAt(k)
		if row > l.Range.Bottom {
			return
		}
		x := cellRow{row: int32(row), from: int32(from), to: int32(to), index: -1}
		for int(index) < len(figures) && figures[index].Row() < row {
			index++
		}
		if int(index) < len(figures) && figures[index].Row() == row {
			x.index = index
		}
		for len(heads) > 0 && heads[0] < row {
			heads = heads[1:]
		}
		x.head = len(heads) > 0 && heads[0] == row
		if !yield(x) {
			return
		}
	}
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
