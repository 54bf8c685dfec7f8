package html

import (
	"cmp"
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
	g := &drawing{builder: b, table: t, sheet: at, book: book, on: on, extract: x, labels: from.Labels}
	t.Head = g.rows(x.head)
	last := x.head.to
	for _, s := range x.rows {
		if s.from > last+1 {
			t.Body = append(t.Body, b.gap(last+1, s.from-1))
		}
		t.Body = append(t.Body, g.rows(s)...)
		last = s.to
	}
	if last < r.Bottom {
		t.Body = append(t.Body, b.gap(last+1, r.Bottom))
	}
	g.head(r)
	t.Shape = shape(t)
	if x.part {
		t.Left = b.T("The table has %d rows and %d columns. Shown are its heads and what stands around the marked cells, %d rows and %d columns; … stands for what is left out.",
			"此表共 %d 行、%d 列，只列出表头和有标记的单元格附近的 %d 行、%d 列；“…”表示略去。",
			r.Bottom-r.Top+1, r.Right-r.Left+1, width(x.rows)+len(t.Head), width(x.columns))
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
	labels []string // columns that name the rows
}

// rows are the cells of some rows, in all columns that are shown. Merges are cut where
// something is left out, and below the heads.
func (g *drawing) rows(s span) []row {
	rows := make([]row, max(s.to-s.from+1, 0))
	for i, columns := range g.columns {
		part := grid.Of(g.book, g.on, sheets.Range{Top: s.from, Left: columns.from, Bottom: s.to, Right: columns.to})
		for j, from := range part.Rows {
			to := &rows[j]
			to.Number, to.Hidden = from.Row, from.Hidden
			if i > 0 {
				to.Cells = append(to.Cells, cell{Gap: true})
			}
			for k, c := range from.Cells {
				if c.Across > 0 {
					to.Cells = append(to.Cells, g.cell(c, from.Row, columns.from+k))
				}
			}
		}
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
				out.Class = join(out.Class, m.classes())
			}
			g.anchors[s] = out.ID
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

// head names the columns.
func (g *drawing) head(r sheets.Range) {
	for i, s := range g.columns {
		if i > 0 {
			g.Columns = append(g.Columns, column{Gap: true})
		}
		for col := s.from; col <= s.to; col++ {
			g.Columns = append(g.Columns, column{Name: sheets.ColName(col), Hidden: g.on.Col(col).Hidden})
		}
	}
	g.Width = len(g.Columns) + 1
	if last := g.columns[len(g.columns)-1]; last.to < r.Right {
		g.Columns = append(g.Columns, column{Gap: true})
		g.Width++
		for _, rows := range [][]row{g.Head, g.Body} {
			for i := range rows {
				if rows[i].Gap == "" {
					rows[i].Cells = append(rows[i].Cells, cell{Gap: true})
				}
			}
		}
	}
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
