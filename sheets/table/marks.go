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

// Find is Find with these marks. It gives up when ctx ends: what comes back then is of
// no use.
func (m Marks) Find(ctx context.Context, book *sheets.Book, sheet *sheets.Sheet) ([]*Table, []Loose) {
	if sheet.Cells.Len() == 0 {
		return nil, nil
	}
	g := newGrid(ctx, book, sheet, m)
	defer g.release()
	var tables []*Table
	var loose []Loose
	for _, b := range g.sheetwide().blocks() {
		if g.stopped() {
			return nil, nil
		}
		t, sparse := b.table()
		switch {
		case t != nil:
			tables = append(tables, t)
		case sparse.Figures > 0:
			loose = append(loose, sparse)
		}
	}
	return tables, append(loose, g.loose()...)
}
