package table

import (
	"slices"

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
	rows, paths := t.without(a.DropRows)
	if len(figures) == 0 || len(rows) == 0 {
		return false
	}
	for _, columns := range [][]Column{figures, labels} {
		slices.SortFunc(columns, func(x, y Column) int { return x.Col - y.Col })
	}
	anew := !slices.EqualFunc(labels, t.Labels, func(x, y Column) bool { return x.Col == y.Col })
	t.Columns, t.Rows, t.Labels, t.paths = figures, rows, labels, paths
	t.Serials, t.Words, t.Doubtful = staying(t.Serials), staying(t.Words), staying(t.Doubtful)
	t.refill()
	if anew {
		t.rename(len(a.Labels) > 0)
	}
	return true
}

// without are the table's rows, and their paths, but for some.
func (t *Table) without(drop []int) (rows []Row, paths []source) {
	for i, r := range t.Rows {
		if !slices.Contains(drop, r.Row()) {
			rows = append(rows, r)
			paths = append(paths, t.paths[i*len(t.Labels):(i+1)*len(t.Labels)]...)
		}
	}
	return rows, paths
}

// refill makes the matrix of figures for the table's rows and columns.
func (t *Table) refill() {
	t.empty()
	cells := &t.Sheet.Cells
	found, figures := make([]int32, len(t.Columns)), make([]int, len(t.Columns))
	for c := range t.Columns {
		figures[c] = t.Columns[c].Col
	}
	over := newSweep(t.merges, cells, figures, t.Rows[0].Row())
	t.copies = nil
	for r := range t.Rows {
		row := t.Rows[r].Row()
		over.to(row)
		clear(found)
		i := cells.Find(row, 0)
		for c := range t.Columns {
			for i < cells.Len() && cells.Row(i) == row && cells.Col(i) < t.Columns[c].Col {
				i++
			}
			if !cells.Stands(i, row, t.Columns[c].Col) || t.figs.kind(i) == figure.Blank {
				continue
			}
			if m := over.copyOf(i, row, c); m != nil {
				t.copies = append(t.copies, Beneath{r, c, t.figs.at(i), m.Range})
			} else {
				found[c] = int32(i) + 1
			}
		}
		t.put(found)
	}
}

// rename takes the rows' names from the label columns: their paths, and their own
// names too if they are said to stand there.
func (t *Table) rename(own bool) {
	n, cells := len(t.Labels), &t.Sheet.Cells
	t.paths = make([]source, len(t.Rows)*n)
	for r := range t.Rows {
		row := &t.Rows[r]
		last := source(0)
		for k, l := range t.Labels {
			at := &t.paths[r*n+k]
			if i := cells.Find(row.Row(), l.Col); cells.Stands(i, row.Row(), l.Col) {
				*at = sourceIn(t.Book, t.Sheet, i)
			} else if r > 0 && mergedDown(t.merges, row.Row(), l.Col) {
				*at = t.paths[(r-1)*n+k]
			}
			if *at != 0 {
				last = *at
			}
		}
		if own && last != 0 {
			row.Label, row.item = t.from(last), allLabels
		}
	}
}
