package html

import (
	"cmp"
	"fmt"
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/grid"
)

// Tables may take so many bytes of a page together, roughly; those in which nothing
// was found only the first half, so that they leave room for the others.
const (
	roomMost  = 4_000_000
	cellBytes = 16 // of markup for each cell
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
	Gap          bool
}

// grid lays out what is shown of a table.
func (b *builder) grid(t *table, file int, from *checker.Table, book *sheets.Book) {
	index := slices.IndexFunc(book.Sheets, func(s *sheets.Sheet) bool { return s.Name == from.Sheet })
	r, ok := sheets.ParseRange(from.Range)
	if index < 0 || !ok {
		t.Why = b.T("this table was not found in the file", "在文件中没有找到此表")
		return
	}
	on := book.Sheets[index]
	at := sheet{file, from.Sheet}
	var marked []spot
	for _, s := range b.onSheet[at] {
		if r.Contains(s.row, s.col) {
			marked = append(marked, s)
		}
	}
	slices.SortStableFunc(marked, func(x, y spot) int { return cmp.Compare(b.marks[y].rank, b.marks[x].rank) })
	if b.room <= 0 || len(marked) == 0 && b.room < roomMost/2 {
		t.Why = b.T("this table is not shown, as the report would become too long", "报告过长，此表不再列出")
		return
	}
	named := slices.IndexFunc(marked, func(s spot) bool { return b.marks[s].rank < 0 })
	if named < 0 {
		named = len(marked)
	}
	x := choose(from, r, marked[:min(len(marked), named+partsMost)])
	g := &drawing{builder: b, table: t, sheet: at, book: book, on: on, extract: x, whole: r, labels: from.Labels}
	widths := g.measure()
	t.Shape = shape(x.columns, widths)
	parts := apart(x.columns, from.Labels, widths)
	for i, columns := range parts {
		p := g.part(columns)
		if len(parts) > 1 {
			p.Name = b.T("part %d of %d", "第 %d 部分，共 %d 部分", i+1, len(parts))
		}
		t.Parts = append(t.Parts, p)
	}
	if x.part {
		t.Left = b.T("The table has %d rows and %d columns. Shown are its heads and what stands around the marked cells, %d rows and %d columns; … stands for what is left out.",
			"此表共 %d 行、%d 列，只列出表头和有标记的单元格附近的 %d 行、%d 列；“…”表示略去。",
			r.Bottom-r.Top+1, r.Right-r.Left+1, width(x.rows)+width([]span{x.head}), width(x.columns))
	}
	t.Notes = b.told(marked)
}

func (b *builder) gap(from, to int) row {
	if from == to {
		return row{Gap: b.T("… row %d …", "……第 %d 行略……", from)}
	}
	return row{Gap: b.T("… rows %d to %d …", "……第 %d—%d 行略……", from, to)}
}

// told are the findings that name one of these cells, each once.
func (b *builder) told(marked []spot) (notes []note) {
	told := make(map[*checker.Finding]bool)
	for _, s := range marked {
		for _, n := range b.marks[s].notes {
			if !told[n.of] {
				told[n.of] = true
				notes = append(notes, n)
			}
		}
	}
	slices.SortStableFunc(notes, func(x, y note) int { return cmp.Compare(x.Number, y.Number) })
	return notes
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
				out.Notes = append(out.Notes, n)
				g.room -= len(n.Arithmetic) + 10*cellBytes
				for _, line := range n.Lines {
					g.room -= len(line)
				}
			}
		}
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
