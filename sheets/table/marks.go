package table

import (
	"context"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/runes"
)

// Marks are cells that stand for no figure in somebody's tables, besides those that
// everybody uses: by their text, folded to narrow characters and without spaces at
// its ends, the kind that it is read as. The nil Marks add nothing.
type Marks map[string]figure.Kind

// Add says that cells with the text are read as the kind.
func (m Marks) Add(text string, kind figure.Kind) {
	m[strings.TrimSpace(runes.Narrow(text))] = kind
}

// of is the figure that the i-th cell is by the marks, if it is one.
func (m Marks) of(cells *sheets.Cells, i int) (figure.Figure, bool) {
	if len(m) == 0 {
		return figure.Figure{}, false
	}
	if stored := cells.Kind(i); stored != sheets.Text && stored != sheets.Number {
		return figure.Figure{}, false
	}
	raw := cells.Peek(i)
	kind, ok := m[strings.TrimSpace(runes.Narrow(raw))]
	return figure.Figure{Kind: kind, Rare: &figure.Rare{Text: strings.Clone(raw)}}, ok
}

// Found is what was found on a sheet.
type Found struct {
	Tables []*Table
	Loose  []Loose
	Open   bool // its texts may be read with a decimal point or a decimal comma: 1.200 or 1,200 beside 300
	Comma  bool // some of these have a comma
	Dotted bool // some of these have a point, so that nothing speaks for the one or the other
}

// Find is Find with these marks, and says whether the texts leave open what the decimal mark
// is. If comma is set, it is the comma where it is open, and else the point. It gives up when
// ctx ends: what comes back then is of no use.
func (m Marks) Find(ctx context.Context, book *sheets.Book, sheet *sheets.Sheet, comma bool) (out Found) {
	if sheet.Cells.Len() == 0 {
		return out
	}
	g := newGrid(ctx, book, sheet, m, comma)
	defer g.release()
	out.Open, out.Dotted, out.Comma = g.commas.open(), g.commas.dotted > 0, g.commas.dotted < g.commas.either
	for _, b := range g.sheetwide().blocks() {
		if g.stopped() {
			return Found{}
		}
		t, sparse := b.table()
		switch {
		case t != nil:
			out.Tables = append(out.Tables, t)
		case sparse.Figures > 0:
			out.Loose = append(out.Loose, sparse)
		}
	}
	out.Loose = append(append(out.Loose, g.loose()...), g.spells()...)
	return out
}
