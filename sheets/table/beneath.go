package table

import (
	"sort"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// Beneath is a number that lies under a merged cell, where a workbook keeps it and nobody
// sees it: its row and column in the table, both counted from 0.
type Beneath struct {
	Row, Col int
	Figure   figure.Figure
	Merge    sheets.Range
}

// Beneath are those of the table that count as figures of their own, zeros left out.
func (t *Table) Beneath() (all []Beneath) {
	for _, m := range t.merges {
		top, bottom, left, right := t.Within(m.Range)
		for r := top; r < bottom; r++ {
			for c := left; c < right; c++ {
				first := t.Rows[r].Row() == m.Top && t.Columns[c].Col == m.Left
				if f := t.At(r, c); !first && f.IsNumber() && !f.IsZero() {
					all = append(all, Beneath{r, c, f, m.Range})
				}
			}
		}
	}
	return all
}

// Copies are those that say what the merged cell shows, by row, then by column. A program
// that merges equal cells leaves them there; what is shown once counts once, so that they
// are no figures of the table.
func (t *Table) Copies() []Beneath { return t.copies }

// sweep knows, while the rows of a table are read from the top, which merged cell lies over
// each of its columns of figures.
type sweep struct {
	merges  []merge
	cells   *sheets.Cells
	figures []int   // the columns
	over    []int32 // of each, 1 + the index of the last merge that began in it; 0 if none did
	next    int     // the first merge that begins further down
}

// newSweep begins above a row.
func newSweep(merges []merge, cells *sheets.Cells, figures []int, row int) sweep {
	first := sort.Search(len(merges), func(i int) bool { return merges[i].reach >= row })
	return sweep{merges, cells, figures, make([]int32, len(figures)), first}
}

// to goes on to a row.
func (s *sweep) to(row int) {
	for ; s.next < len(s.merges) && s.merges[s.next].Top <= row; s.next++ {
		m := &s.merges[s.next]
		if m.Bottom < row {
			continue
		}
		for c := sort.SearchInts(s.figures, m.Left); c < len(s.figures) && s.figures[c] <= m.Right; c++ {
			s.over[c] = int32(s.next) + 1
		}
	}
}

// copyOf is the merged cell over the i-th cell, which stands in a row and in a column of
// figures, if that shows the same number; nil if not.
func (s *sweep) copyOf(i, row, c int) *merge {
	if s.over[c] == 0 {
		return nil
	}
	m, cells := &s.merges[s.over[c]-1], s.cells
	if !m.Contains(row, s.figures[c]) || row == m.Top && s.figures[c] == m.Left || cells.Kind(i) != sheets.Number {
		return nil
	}
	shown := cells.Find(m.Top, m.Left)
	if !cells.Stands(shown, m.Top, m.Left) || cells.Kind(shown) != sheets.Number || cells.Peek(shown) != cells.Peek(i) {
		return nil
	}
	return m
}
