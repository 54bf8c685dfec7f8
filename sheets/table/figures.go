package table

import (
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// sheetFigures are what the cells of a sheet read as. Most are plain numbers that stand
// in their cells, or the one mark that the sheet has for nothing, so that only the others
// are kept for each.
type sheetFigures struct {
	cells *sheets.Cells
	kinds []uint8                   // by cell: its figure's kind, and where the rest of it is
	first [kindOf + 1]figure.Figure // by kind: the first that is more than that
	list  figure.List               // of those inList
}

const (
	kindOf  = 1<<4 - 1
	nowhere = 0 << 4 // there is nothing more to the figure
	inCell  = 1 << 4 // the cell has the number
	inFirst = 2 << 4
	inList  = 3 << 4
	whereOf = 3 << 4
)

func newSheetFigures(cells *sheets.Cells) *sheetFigures {
	return &sheetFigures{cells: cells, kinds: make([]uint8, cells.Len()), list: figure.NewList(cells.Len())}
}

// at is the figure of the i-th cell.
func (f *sheetFigures) at(i int) figure.Figure {
	k := f.kinds[i]
	switch kind := figure.Kind(k & kindOf); k & whereOf {
	case inCell:
		n := figure.Stored(f.cells.Decimal(i))
		n.Kind = kind
		return n
	case inFirst:
		return f.first[kind]
	case inList:
		return f.list.At(i)
	default:
		return figure.Figure{Kind: kind}
	}
}

// kind is its kind.
func (f *sheetFigures) kind(i int) figure.Kind { return figure.Kind(f.kinds[i] & kindOf) }

// plain says whether the cell says all of its figure, a number.
func (f *sheetFigures) plain(i int) bool { return f.kinds[i] == inCell|uint8(figure.Number) }

// put takes a figure for the i-th cell, sooner if it is behind those that have one.
func (f *sheetFigures) put(i int, x figure.Figure) {
	only, first, where := figure.Figure{Kind: x.Kind}, &f.first[x.Kind], uint8(nowhere)
	switch {
	case x == only:
	case *first == figure.Figure{}:
		*first, where = x, inFirst
	case x == *first:
		where = inFirst
	default:
		f.list.Set(i, x)
		where = inList
	}
	f.kinds[i] = uint8(x.Kind) | where
}

// number takes the number that stands in the i-th cell for its figure, if one does.
func (f *sheetFigures) number(i int, percent bool) (x figure.Figure, ok bool) {
	if !f.cells.HasDecimal(i) {
		return x, false
	}
	x = figure.Stored(f.cells.Decimal(i))
	if percent {
		x.Kind = figure.Percent
	}
	f.kinds[i] = inCell | uint8(x.Kind)
	return x, true
}

// revision is another figure for a cell.
type revision struct {
	cell   int
	figure figure.Figure
}

// revise puts many figures in the place of others; they come in the order of their cells.
func (f *sheetFigures) revise(news []revision) {
	if len(news) == 0 {
		return
	}
	before := f.list
	f.list = figure.NewList(len(f.kinds))
	for i, k := range f.kinds {
		switch {
		case len(news) > 0 && news[0].cell == i:
			f.put(i, news[0].figure)
			news = news[1:]
		case k&whereOf == inList:
			f.list.Set(i, before.At(i))
		}
	}
}

// readStored reads the i-th cell, which is no text.
func readStored(cells *sheets.Cells, i int, percent bool) figure.Figure {
	raw := cells.Raw(i)
	switch cells.Kind(i) {
	case sheets.Number:
		return figure.FromNumber(raw, percent)
	case sheets.Date:
		return figure.Figure{Kind: figure.Date}
	case sheets.ErrorValue:
		return figure.Figure{Kind: figure.Error, Rare: &figure.Rare{Text: raw}}
	case sheets.Missing:
		return figure.Figure{Kind: figure.Unavailable}
	}
	return figure.Figure{Kind: figure.Text, Rare: &figure.Rare{Text: raw}}
}
