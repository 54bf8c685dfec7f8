package table

import (
	"context"
	"slices"

	"crossfoot/sheets"
)

// Loose is a part of a sheet whose figures belong to no table.
type Loose struct {
	Range   sheets.Range
	Figures int
	Sparse  bool // a table too scattered to lay out, rather than single figures

	Durations bool // they are durations in columns, or times of day
	Adds      bool // and add up, or others beside them do
}

// Find lays out the tables of a sheet, from top to bottom, then from left to
// right. Figures that stand in none of them come back as Loose, so that nothing
// goes unchecked in silence.
func Find(book *sheets.Book, sheet *sheets.Sheet) ([]*Table, []Loose) {
	f := Marks(nil).Find(context.Background(), book, sheet, false)
	return f.Tables, f.Loose
}

// blocks cuts the region into blocks that hold one table each: side by side, then
// one above the other, then side by side again where only some of the rows are
// divided.
func (r region) blocks() []block {
	t := r.tallies()
	defer r.done(t.slots)
	sides := r.beside(t)
	if len(sides) == 1 { // all of it, as nearly always
		return divided(r.stack(t))
	}
	var out []block
	for _, side := range sides {
		out = append(out, divided(side.pile())...)
	}
	return out
}

// divided cuts blocks that stand one above the other where their parts stand side by side.
func divided(blocks []block) []block {
	if len(blocks) < 2 {
		return blocks
	}
	var out []block
	for _, b := range blocks {
		if parts := b.sides(); len(parts) > 1 {
			for _, p := range parts {
				out = append(out, p.pile()...)
			}
		} else {
			out = append(out, b)
		}
	}
	return out
}

// sides are the parts of a region that stand side by side.
func (r region) sides() []region {
	t := r.tallies()
	defer r.done(t.slots)
	return r.beside(t)
}

// pile are the parts of a region that stand one above the other.
func (r region) pile() []block {
	t := r.tallies()
	defer r.done(t.slots)
	return r.stack(t)
}

// fewest is how many figures make a table.
const fewest = 3

// table lays out a block. A block with too few figures to make a table gives
// none; one with its figures strewn too thinly comes back as Loose instead.
func (b block) table() (*Table, Loose) {
	cols := b.columns()
	rows := b.rows(cols.figures)
	rows = b.foot(cols, rows)
	all := len(b.lines)
	if n := len(rows); n > 0 && b.trim(int(rows[n-1])+1) {
		cols = b.columns()
		rows = b.foot(cols, b.rows(cols.figures))
	}
	if b.stopped() || len(rows) == 0 || len(cols.figures) == 0 || b.held() < fewest {
		return nil, Loose{}
	}
	if area := len(rows) * len(cols.figures); area > 1<<16 && area > 32*b.size() {
		return nil, b.sparse()
	}
	if b.top(cols, rows) {
		b.body--
		rows = slices.Insert(rows, 0, int32(b.body))
	}
	t := &Table{Book: b.book, Sheet: b.sheet, figs: b.figs}
	cols.figures = b.withUnfilled(cols.figures, len(rows))
	heads := b.headings(cols)
	if b.stopped() {
		return nil, Loose{}
	}
	if n := len(b.lines); n == all-1 && int(rows[len(rows)-1]) == n-1 && b.endsUnfilled(cols) {
		rows = append(rows, int32(all-1))
	}
	rows, doubtful := b.unfilled(cols, rows)
	t.Title, t.Units = b.titles(heads.top)
	t.Unit = unitAmong(t.Units)
	t.Columns = b.named(cols.figures, heads)
	t.Labels = b.named(cols.labels, heads)
	t.Serials = b.named(cols.serials, heads)
	t.Words = b.named(cols.words, heads)
	t.Doubtful = b.named(cols.doubtful, heads)
	b.fill(t, cols, rows)
	if b.stopped() {
		return nil, Loose{}
	}
	b.label(t, cols, rows, doubtful, heads)
	b.readOwnUnits(t)
	b.cover(t)
	b.bound(t, heads, cols, rows)
	return t, Loose{}
}

// trim cuts off the lines from end on, which are notes. It says whether they
// held numbers, so that the columns may look different without them.
func (b *block) trim(end int) bool {
	numbers := false
	for _, s := range b.lines[end:] {
		for i := s.from(); i < s.to(); i++ {
			numbers = numbers || b.class[i].numeric()
		}
	}
	b.lines, b.kinds = b.lines[:end], b.kinds[:end]
	return numbers
}

// size is how many cells the block's lines hold.
func (b block) size() (n int) {
	for _, s := range b.lines {
		n += s.to() - s.from()
	}
	return n
}

// held is how many cells of the body could be figures, up to the number that
// makes a table.
func (b block) held() (n int) {
	for _, s := range b.lines[b.body:] {
		for i := s.from(); i < s.to(); i++ {
			if b.class[i].figural() {
				n++
			}
		}
		if n >= fewest {
			break
		}
	}
	return n
}

// sparse is the block's body as Loose; its figures have their place there.
func (b block) sparse() Loose {
	l := Loose{Range: sheets.Range{Top: b.lines[0].row(), Bottom: b.lines[len(b.lines)-1].row(), Left: b.left, Right: b.right}, Sparse: true}
	for _, s := range b.lines {
		for i := s.from(); i < s.to(); i++ {
			if b.class[i].numeric() {
				l.Figures++
			}
			b.taken.Add(i)
		}
	}
	return l
}

// loose gathers the numbers that have found no place, each run of rows in one
// range.
func (g *grid) loose() []Loose {
	var out []Loose
	for _, s := range g.rows {
		for i := s.from(); i < s.to(); i++ {
			if g.taken.Has(i) || !g.class[i].numeric() {
				continue
			}
			c := g.col(i)
			if n := len(out); n == 0 || out[n-1].Range.Bottom < s.row()-1 {
				out = append(out, Loose{Range: sheets.Range{Top: s.row(), Bottom: s.row(), Left: c, Right: c}})
			}
			l := &out[len(out)-1]
			l.Figures++
			l.Range.Bottom = s.row()
			l.Range.Left, l.Range.Right = min(l.Range.Left, c), max(l.Range.Right, c)
		}
	}
	return out
}

func (b block) named(cols []int, h headings) []Column {
	out := make([]Column, len(cols))
	for i, c := range cols {
		out[i] = Column{Col: c, Head: h.path(c), Carried: h.isCarried(c), Line: b.sheet.Col(c)}
	}
	return out
}

// rows are the indexes of the body's lines that hold figures in the columns of
// figures.
func (b block) rows(figureCols []int) []int32 {
	s := b.slots(figureCols...)
	defer b.done(s)
	out := make([]int32, 0, len(b.lines)-b.body)
	for n := b.body; n < len(b.lines); n++ {
		if b.kinds[n] == heading || b.kinds[n] == ruled {
			continue
		}
		for i := b.lines[n].from(); i < b.lines[n].to(); i++ {
			if b.class[i].figural() && s.seen(b.col(i)) >= 0 {
				out = append(out, int32(n))
				break
			}
		}
	}
	return out
}

// fill makes the matrix of figures.
func (b block) fill(t *Table, cols layout, rows []int32) {
	s := b.slots(cols.figures...)
	defer b.done(s)
	t.Rows = make([]Row, len(rows))
	t.empty()
	found := make([]int32, len(cols.figures))
	over := newSweep(b.merges, &b.sheet.Cells, cols.figures, b.lines[rows[0]].row())
	for r, n := range rows {
		line := b.lines[n]
		over.to(line.row())
		clear(found)
		t.Rows[r].row = line.number
		if b.sheet.Rows != nil {
			t.Rows[r].Line = b.sheet.Rows[line.row()]
		}
		for i := line.from(); i < line.to(); i++ {
			if c := s.seen(b.col(i)); c >= 0 && b.class[i] != empty {
				if m := over.copyOf(i, line.row(), c); m != nil {
					t.copies = append(t.copies, Beneath{r, c, b.figs.at(i), m.Range})
				} else {
					found[c] = int32(i) + 1
				}
			}
			b.taken.Add(i)
		}
		t.put(found)
	}
}

// cover notes the merges that reach into the table.
func (b block) cover(t *Table) {
	if n := len(t.Rows); len(b.merges) > 0 && b.merges[len(b.merges)-1].reach >= t.Rows[0].Row() && b.merges[0].Top <= t.Rows[n-1].Row() {
		t.merges = b.merges
	}
}

// bound sets the range of the table. Everything in it has its place: what is no
// figure is a head, a label, or a heading between the rows. Only of heads that may be figures as
// well is it said that they are not checked.
func (b block) bound(t *Table, h headings, cols layout, rows []int32) {
	t.Range = sheets.Range{
		Top: b.lines[h.top].row(), Bottom: t.Rows[len(t.Rows)-1].Row(),
		Left: t.Columns[0].Col, Right: t.Columns[len(t.Columns)-1].Col,
	}
	for _, c := range cols.named() {
		t.Range.Left, t.Range.Right = min(t.Range.Left, c), max(t.Range.Right, c)
	}
	s := b.slots(cols.figures...)
	defer b.done(s)
	for n, r := h.top, 0; n < len(b.lines); n++ {
		line, head := b.lines[n], n < b.body || b.kinds[n] == heading
		if r < len(rows) && int(rows[r]) == n {
			r++
			continue
		}
		if head && (n >= b.body || h.uses(n)) {
			t.HeadRows = append(t.HeadRows, line.row())
		}
		loose := head && n > h.top && b.countsUnderHeads(n)
		for i := line.from(); i < line.to(); i++ {
			if loose && b.class[i] == dressed {
				continue
			}
			if c := b.col(i); t.Range.Left <= c && c <= t.Range.Right && (head || s.seen(c) < 0) {
				b.taken.Add(i)
			}
		}
	}
}
