package table

import (
	"slices"
	"strings"

	"crossfoot/sheets/figure"
)

// Arrangement is what somebody says of a table's lines who knows better than its
// looks. Columns and rows are the sheet's, counted from 1.
type Arrangement struct {
	Figures     []int // columns that hold figures, whatever they look like
	Labels      []int // columns that name the rows; where there are any, no other does
	DropColumns []int // lines that are no part of the table
	DropRows    []int
}

// Arrange lays a table out anew. Lines that it does not have are passed over. It says
// false, and changes nothing, where it would leave the table without figures.
func (t *Table) Arrange(a Arrangement) bool {
	var figures, labels []Column
	moved := func(c Column) bool {
		return slices.Contains(a.DropColumns, c.Col) || slices.Contains(a.Labels, c.Col) || slices.Contains(a.Figures, c.Col)
	}
	staying := func(columns []Column) []Column { return slices.DeleteFunc(slices.Clone(columns), moved) }
	for _, c := range slices.Concat(t.Columns, t.Labels, t.Serials, t.Words) {
		switch {
		case slices.Contains(a.DropColumns, c.Col):
		case slices.Contains(a.Labels, c.Col):
			labels = append(labels, c)
		case slices.Contains(a.Figures, c.Col):
			figures = append(figures, c)
		}
	}
	figures = append(figures, staying(t.Columns)...)
	if len(a.Labels) == 0 {
		labels = staying(t.Labels)
	}
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r Row) bool { return slices.Contains(a.DropRows, r.Row) })
	if len(figures) == 0 || len(rows) == 0 {
		return false
	}
	for _, columns := range [][]Column{figures, labels} {
		slices.SortFunc(columns, func(x, y Column) int { return x.Col - y.Col })
	}
	anew := !slices.EqualFunc(labels, t.Labels, func(x, y Column) bool { return x.Col == y.Col })
	t.Columns, t.Rows, t.Labels = figures, rows, labels
	t.Serials, t.Words = staying(t.Serials), staying(t.Words)
	t.refill()
	if anew {
		t.rename(len(a.Labels) > 0)
	}
	return true
}

// refill makes the matrix of figures for the table's rows and columns.
func (t *Table) refill() {
	t.empty()
	cells := &t.Sheet.Cells
	for r := range t.Rows {
		row := t.Rows[r].Row
		i := cells.Find(row, 0)
		for c := range t.Columns {
			for i < cells.Len() && cells.Row(i) == row && cells.Col(i) < t.Columns[c].Col {
				i++
			}
			if i < cells.Len() && cells.Row(i) == row && cells.Col(i) == t.Columns[c].Col && t.figs.Kind(i+1) != figure.Blank {
				t.put(r, c, i)
			}
		}
	}
}

// rename takes the rows' names from the label columns: their paths, and their own
// names too if they are said to stand there.
func (t *Table) rename(own bool) {
	for r := range t.Rows {
		row := &t.Rows[r]
		path := make([]string, len(t.Labels))
		var written []string
		for k, l := range t.Labels {
			if c := t.Sheet.At(row.Row, l.Col); c != nil {
				path[k] = strings.Join(strings.Fields(t.Book.Text(*c)), " ")
			} else if r > 0 && covered(t.merges, row.Row, l.Col) {
				path[k] = t.Rows[r-1].Path[k]
			}
			if path[k] != "" {
				written = append(written, path[k])
			}
		}
		row.Path = path
		if own && len(written) > 0 {
			row.Label, row.Item = written[len(written)-1], strings.Join(written, " ")
		}
	}
}
