// Package grid lays out a part of a sheet as it is seen, for the reports that show
// cells in their places.
//
// In go a book, one of its sheets and a range; out comes a rectangle of cells, each
// with the text that it displays and the room that it takes. It interprets nothing.
package grid

import "crossfoot/sheets"

// Grid is a rectangle of a sheet.
type Grid struct {
	Range sheets.Range
	Rows  []Row
}

// Row is one row of a grid.
type Row struct {
	Row    int // of the sheet, counted from 1
	Hidden bool
	Cells  []Cell // one for each column of the range
}

// Cell is one cell as it is seen.
type Cell struct {
	Text         string
	Number       bool // the file stores a number: such a cell stands on the right
	Across, Down int  // columns and rows that it takes within the grid; both 0 if another covers it
}

// Extent is the smallest range that holds all cells of a sheet that have a content;
// the zero Range if there are none.
func Extent(s *sheets.Sheet) sheets.Range {
	var r sheets.Range
	for k := range s.Cells.Rows() {
		row, from, to := s.Cells.RowAt(k)
		left, right := s.Cells.Col(from), s.Cells.Col(to-1)
		if k == 0 {
			r = sheets.Range{Top: row, Left: left, Right: right}
		}
		r.Bottom, r.Left, r.Right = row, min(r.Left, left), max(r.Right, right)
	}
	return r
}

// Of lays out a range of a sheet. A merge that reaches beyond the range is cut at its
// edges; what its first cell displays is shown where the part within begins.
func Of(b *sheets.Book, s *sheets.Sheet, r sheets.Range) Grid {
	g := Grid{Range: r}
	width := r.Right - r.Left + 1
	for row := r.Top; row <= r.Bottom; row++ {
		cells := make([]Cell, width)
		for i := range cells {
			cells[i].Across, cells[i].Down = 1, 1
		}
		for _, c := range s.Row(row) {
			if r.Contains(row, int(c.Col)) {
				at := &cells[int(c.Col)-r.Left]
				at.Text, at.Number = b.Text(c), c.Kind == sheets.Number
			}
		}
		g.Rows = append(g.Rows, Row{Row: row, Hidden: s.Rows[row].Hidden, Cells: cells})
	}
	for _, m := range s.Merges {
		g.merge(b, s, m)
	}
	return g
}

func (g *Grid) merge(b *sheets.Book, s *sheets.Sheet, m sheets.Range) {
	r := g.Range
	in := sheets.Range{Top: max(m.Top, r.Top), Left: max(m.Left, r.Left), Bottom: min(m.Bottom, r.Bottom), Right: min(m.Right, r.Right)}
	if in.Top > in.Bottom || in.Left > in.Right {
		return
	}
	for row := in.Top; row <= in.Bottom; row++ {
		for col := in.Left; col <= in.Right; col++ {
			g.Rows[row-r.Top].Cells[col-r.Left] = Cell{}
		}
	}
	first := &g.Rows[in.Top-r.Top].Cells[in.Left-r.Left]
	first.Across, first.Down = in.Right-in.Left+1, in.Bottom-in.Top+1
	if c := s.At(m.Top, m.Left); c != nil {
		first.Text, first.Number = b.Text(*c), c.Kind == sheets.Number
	}
}
