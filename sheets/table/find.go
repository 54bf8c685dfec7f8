package table

import (
	"sort"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// Loose is a part of a sheet whose figures belong to no table.
type Loose struct {
	Range   sheets.Range
	Figures int
	Sparse  bool // a table too scattered to lay out, rather than single figures
}

// Find lays out the tables of a sheet, from top to bottom, then from left to
// right. Figures that stand in none of them come back as Loose, so that nothing
// goes unchecked in silence.
func Find(book *sheets.Book, sheet *sheets.Sheet) ([]*Table, []Loose) {
	if len(sheet.Cells) == 0 {
		return nil, nil
	}
	g := newGrid(book, sheet)
	var tables []*Table
	var loose []Loose
	for _, side := range g.whole().beside() {
		for _, b := range side.stack() {
			for _, part := range b.halves() {
				t, rest := part.table()
				if t != nil {
					tables = append(tables, t)
				} else if rest.Figures > 0 {
					loose = append(loose, rest)
				}
			}
		}
	}
	return tables, loose
}

// halves cuts a block at an empty column where two tables stand side by side.
func (b block) halves() []block {
	parts := b.beside()
	if len(parts) == 1 {
		return []block{b}
	}
	var out []block
	for _, p := range parts {
		out = append(out, p.stack()...)
	}
	return out
}

// table lays out a block. A block with too few figures to make a table, or with
// its figures strewn too thinly, comes back as Loose instead.
func (b block) table() (*Table, Loose) {
	rest := b.loose()
	b.readCompounds()
	cols := b.columns()
	rows := b.rows(cols.figures)
	if len(rows) == 0 || len(cols.figures) == 0 || rest.Figures < 3 {
		return nil, rest
	}
	if area := len(rows) * len(cols.figures); area > 1<<16 && area > 32*b.size() {
		rest.Sparse = true
		return nil, rest
	}
	t := &Table{Book: b.book, Sheet: b.sheet, figs: b.figs}
	t.Title, t.Unit = b.titles()
	all := append(append(append([]int(nil), cols.labels...), cols.serials...), cols.words...)
	heads := b.heads(cols.figures)
	others := b.heads(all)
	t.Columns = b.named(cols.figures, heads)
	t.Labels = b.named(cols.labels, others)
	t.Serials = b.named(cols.serials, others)
	t.Words = b.named(cols.words, others)
	b.fill(t, rows)
	b.label(t, cols, rows)
	b.cover(t)
	t.Range = sheets.Range{
		Top: b.lines[b.head].row, Bottom: t.Rows[len(t.Rows)-1].Row,
		Left: t.Columns[0].Col, Right: t.Columns[len(t.Columns)-1].Col,
	}
	for _, c := range all {
		t.Range.Left, t.Range.Right = min(t.Range.Left, c), max(t.Range.Right, c)
	}
	return t, Loose{}
}

func (b block) size() (n int) {
	for _, s := range b.lines {
		n += s.to - s.from
	}
	return n
}

func (b block) loose() Loose {
	l := Loose{Range: sheets.Range{Top: b.lines[0].row, Bottom: b.lines[len(b.lines)-1].row, Left: b.left, Right: b.right}}
	for _, s := range b.lines[b.body:] {
		for i := s.from; i < s.to; i++ {
			if b.class[i].figural() {
				l.Figures++
			}
		}
	}
	return l
}

func (b block) named(cols []int, heads map[int][]string) []Column {
	out := make([]Column, len(cols))
	for i, c := range cols {
		out[i] = Column{Col: c, Head: heads[c], Line: b.sheet.Col(c)}
	}
	return out
}

// rows are the indexes of the body's lines that hold figures in the columns of
// figures. A line that only counts the columns holds none.
func (b block) rows(figures []int) []int {
	is := make(map[int]bool, len(figures))
	for _, c := range figures {
		is[c] = true
	}
	var out []int
	for n := b.body; n < len(b.lines); n++ {
		s := b.lines[n]
		for i := s.from; i < s.to; i++ {
			if b.class[i].figural() && is[int(b.sheet.Cells[i].Col)] {
				if b.figuresIn(n) < 5 || !b.counting(n) {
					out = append(out, n)
				}
				break
			}
		}
	}
	return out
}

// fill makes the matrix of figures.
func (b block) fill(t *Table, rows []int) {
	index := make(map[int]int, len(t.Columns))
	for i, c := range t.Columns {
		index[c.Col] = i
	}
	t.Rows = make([]Row, len(rows))
	t.cells = make([]int32, len(rows)*len(t.Columns))
	for r, n := range rows {
		s := b.lines[n]
		t.Rows[r] = Row{Row: s.row, Line: b.sheet.Rows[s.row]}
		for i := s.from; i < s.to; i++ {
			if c, ok := index[int(b.sheet.Cells[i].Col)]; ok && b.class[i] != empty {
				t.cells[r*len(t.Columns)+c] = int32(i) + 1
			}
		}
	}
}

// cover notes the places that lie under merged cells.
func (b block) cover(t *Table) {
	if len(b.sheet.Merges) == 0 {
		return
	}
	first, last := t.Rows[0].Row, t.Rows[len(t.Rows)-1].Row
	for _, m := range b.mergesIn(first, last) {
		start := sort.Search(len(t.Rows), func(i int) bool { return t.Rows[i].Row >= m.Top })
		for r := start; r < len(t.Rows) && t.Rows[r].Row <= m.Bottom; r++ {
			row := t.Rows[r].Row
			for c, col := range t.Columns {
				if m.Contains(row, col.Col) && (row != m.Top || col.Col != m.Left) {
					if t.covered == nil {
						t.covered = map[[2]int32]struct{}{}
					}
					t.covered[[2]int32{int32(r), int32(c)}] = struct{}{}
				}
			}
		}
	}
}

// readCompounds reads the cells of a column as compounds where that is what
// most of its words are: 12/34 is a date or a share anywhere else.
func (b block) readCompounds() {
	type seen struct{ words, fit int }
	count := map[int]*seen{}
	each := func(do func(i int, f figure.Figure, ok bool)) {
		for _, s := range b.lines[b.body:] {
			for i := s.from; i < s.to; i++ {
				if b.class[i] == word {
					f, ok := figure.ParseCompound(b.sheet.Cells[i].Raw)
					do(i, f, ok)
				}
			}
		}
	}
	each(func(i int, _ figure.Figure, ok bool) {
		c := int(b.sheet.Cells[i].Col)
		if count[c] == nil {
			count[c] = &seen{}
		}
		count[c].words++
		if ok {
			count[c].fit++
		}
	})
	each(func(i int, f figure.Figure, ok bool) {
		if n := count[int(b.sheet.Cells[i].Col)]; ok && n.fit >= 3 && 10*n.fit >= 9*n.words {
			b.figs[i], b.class[i] = f, number
		}
	})
}
