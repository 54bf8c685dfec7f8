package html

import (
	"fmt"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/grid"
)

// column is a column of a grid, or the place of columns that are left out.
type column struct {
	Name   string
	Hidden bool
	Gap    bool
}

// row is a row of a grid, or the place of rows that are left out.
type row struct {
	Number int
	Hidden bool
	Cells  []cell
	Gap    string // which rows are left out here instead; "" if this is a row
}

// cell is one cell of a grid that is not covered by another.
type cell struct {
	Text         string
	Across, Down int
	Class        string
	ID           string // of a marked one
	Doubt        bool
	Notes        []note
	Refs         []note // of them, one for each number
	More         string // that there are others
	Gap          bool
}

// drawing is a table while its grid is made.
type drawing struct {
	*builder
	*table
	sheet
	extract
	book   *sheets.Book
	on     *sheets.Sheet
	whole  sheets.Range
	labels []string // columns that name the rows
}

// part is the grid of some columns.
func (g *drawing) part(columns []span) *part {
	p := &part{Columns: g.names(columns)}
	p.Width = len(p.Columns) + 1
	p.Head = g.lines(g.head, columns)
	last := g.head.to
	for _, s := range g.rows {
		if s.from > last+1 {
			p.Body = append(p.Body, g.gap(last+1, s.from-1))
		}
		p.Body = append(p.Body, g.lines(s, columns)...)
		last = s.to
	}
	if last < g.whole.Bottom {
		p.Body = append(p.Body, g.gap(last+1, g.whole.Bottom))
	}
	return p
}

// names are the letters of the columns, with a gap wherever some are left out.
func (g *drawing) names(columns []span) (names []column) {
	next := g.whole.Left
	for _, s := range columns {
		if s.from > next {
			names = append(names, column{Gap: true})
		}
		for col := s.from; col <= s.to; col++ {
			names = append(names, column{Name: sheets.ColName(col), Hidden: g.on.Col(col).Hidden})
		}
		next = s.to + 1
	}
	if next <= g.whole.Right {
		names = append(names, column{Gap: true})
	}
	return names
}

// lines are the cells of some rows, with the same gaps. Merges are cut where something
// is left out, and below the heads.
func (g *drawing) lines(s span, columns []span) []row {
	rows := make([]row, max(s.to-s.from+1, 0))
	gap := func() {
		for i := range rows {
			rows[i].Cells = append(rows[i].Cells, cell{Gap: true})
		}
	}
	next := g.whole.Left
	for _, c := range columns {
		if c.from > next {
			gap()
		}
		next = c.to + 1
		for i, from := range grid.Of(g.book, g.on, sheets.Range{Top: s.from, Left: c.from, Bottom: s.to, Right: c.to}).Rows {
			to := &rows[i]
			to.Number, to.Hidden = from.Row, from.Hidden
			for k, seen := range from.Cells {
				if seen.Across > 0 {
					to.Cells = append(to.Cells, g.cell(seen, from.Row, c.from+k))
				}
			}
		}
	}
	if next <= g.whole.Right {
		gap()
	}
	return rows
}

// cell is one cell with what findings say of it. What they say of a cell that it covers
// is told here, where a reader sees it.
func (g *drawing) cell(c grid.Cell, at, col int) cell {
	out := cell{Text: cellText(c.Text), Across: c.Across, Down: c.Down}
	g.room -= cellBytes + len(out.Text)
	if c.Number || !slices.Contains(g.labels, sheets.ColName(col)) && isFigure(out.Text) {
		out.Class = "n"
	} else if textWidth(out.Text) > longText {
		out.Class = "long"
	}
	more := 0
	for row := at; row < at+c.Down; row++ {
		for column := col; column < col+c.Across; column++ {
			s := spot{g.sheet, row, column}
			m := g.marks[s]
			if m == nil {
				continue
			}
			if out.ID == "" {
				out.ID = g.table.ID + "." + cellName(at, col)
				if g.anchors[s] == out.ID {
					out.ID += fmt.Sprint(".", len(g.Parts)+1) // a column that is repeated
				}
				out.Class = join(out.Class, m.classes())
			}
			if g.anchors[s] == "" {
				g.anchors[s] = out.ID
			}
			out.Doubt = out.Doubt || m.suspect
			for _, n := range m.notes {
				if len(out.Notes) == notesMost {
					more++
					continue
				}
				out.Notes = append(out.Notes, n)
				if !slices.ContainsFunc(out.Refs, func(r note) bool { return r.Number == n.Number }) {
					out.Refs = append(out.Refs, n)
				}
				g.room -= len(n.Arithmetic) + 10*cellBytes
				for _, line := range n.Lines {
					g.room -= len(line)
				}
			}
		}
	}
	if more > 0 {
		out.More = g.T("… and %d more", "……另有 %d 处", more)
	}
	return out
}

// isFigure says whether a text stands on the right, as figures do.
func isFigure(text string) bool {
	if len(text) > 40 {
		return false
	}
	switch figure.Parse(text).Kind {
	case figure.Blank, figure.Text, figure.Date, figure.Coverage:
		return false
	}
	return true
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
