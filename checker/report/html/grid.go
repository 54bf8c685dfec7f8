package html

import (
	"cmp"
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// Tables may take so many bytes of a page together, roughly; those in which nothing
// was found only the first half, so that they leave room for the others.
const (
	roomMost  = 4_000_000
	cellBytes = 16 // of markup for each cell
	notesMost = 8  // findings that are told beside one cell
)

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
	g := &drawing{builder: b, table: t, sheet: at, book: book, on: only(on, x), extract: x, whole: r, labels: from.Labels}
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
		t.Left = b.left(x, r, len(marked) > 0)
	}
	t.Notes = b.told(marked)
}

// left says what of a table is left out.
func (b *builder) left(x extract, r sheets.Range, marked bool) string {
	what := b.T("what stands around the marked cells", "有标记的单元格附近的部分")
	if !marked {
		what = b.T("its beginning, as nothing was found in it", "开头部分（其中没有发现问题）")
	}
	return b.T("This table has %d rows and %d columns. Shown are its heads and %s, %d rows and %d columns together; … stands for what is left out.",
		"此表共 %d 行、%d 列，只列出表头和%s，共 %d 行、%d 列；“…”表示略去。",
		r.Bottom-r.Top+1, r.Right-r.Left+1, what, width(x.rows)+width([]span{x.head}), width(x.columns))
}

// only is a sheet with those merges only that reach into what is shown of it: a sheet
// can have a million.
func only(s *sheets.Sheet, x extract) *sheets.Sheet {
	part := *s
	part.Merges = nil
	for _, m := range s.Merges {
		rows, columns := span{m.Top, m.Bottom}, span{m.Left, m.Right}
		if (x.head.meets(rows) || slices.ContainsFunc(x.rows, rows.meets)) && slices.ContainsFunc(x.columns, columns.meets) {
			part.Merges = append(part.Merges, m)
		}
	}
	return &part
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
