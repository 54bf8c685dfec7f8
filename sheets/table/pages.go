package table

import (
	"cmp"
	"context"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file lays a table that goes on on the next pages, below the same heads, out as one.

// GoesOn says whether a table may go on in another one: it has the same columns below the same
// heads, whatever those hold on either page.
func (t *Table) GoesOn(in *Table) bool {
	own, other := t.heads(), in.heads()
	return slices.EqualFunc(own, other, func(a, b Column) bool {
		return a.Col-own[0].Col == b.Col-other[0].Col && slices.Equal(a.Head, b.Head)
	}) && slices.ContainsFunc(own, func(c Column) bool { return len(c.Head) > 0 })
}

// Beside says whether a table stands at the right of another one.
func (t *Table) Beside(left *Table) bool {
	return left.Sheet == t.Sheet && left.Range.Right < t.Range.Left && left.Range.Bottom >= t.Range.Top && t.Range.Bottom >= left.Range.Top
}

// heads are all columns of a table, from left to right.
func (t *Table) heads() []Column {
	all := slices.Concat(t.Labels, t.Serials, t.Words, t.Columns)
	slices.SortFunc(all, func(a, b Column) int { return cmp.Compare(a.Col, b.Col) })
	return slices.CompactFunc(all, func(a, b Column) bool { return a.Col == b.Col })
}

// Column is the column of figures that stands as far to the right in the table as one of
// another in that; -1 if there is none.
func (t *Table) Column(of *Table, col int) int {
	at := of.Columns[col].Col - of.Range.Left + t.Range.Left
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Col == at })
}

// pagesMost is how many figures tables may have together to be laid out as one.
const pagesMost = 200_000

// Join lays out tables of which each goes on in the next as one, on a sheet that holds nothing
// else. The rows of all stand in it in their order. It gives nil where they do not make one
// table that reads as they do.
func (m Marks) Join(ctx context.Context, parts []*Table) *Table {
	first, figures := parts[0], 0
	for _, t := range parts {
		figures += len(t.Rows) * len(t.Columns)
	}
	if figures > pagesMost {
		return nil
	}
	sheet := &sheets.Sheet{Name: first.Sheet.Name}
	for _, t := range parts {
		t.copyTo(sheet, first)
	}
	for _, comma := range []bool{false, true} {
		found := m.Find(ctx, first.Book, sheet, comma)
		if len(found.Tables) == 1 && found.Tables[0].reads(parts) {
			return found.Tables[0]
		}
	}
	return nil
}

// copyTo copies what is in a table below what is on a sheet, of another but the first one
// without the heads.
func (t *Table) copyTo(sheet *sheets.Sheet, first *Table) {
	top := t.Range.Top
	if t != first {
		top = t.body(first)
	}
	below := 0
	if n := sheet.Cells.Len(); n > 0 {
		below = sheet.Cells.Row(n - 1)
	}
	for i := t.Sheet.Cells.Find(top, 0); i < t.Sheet.Cells.Len() && t.Sheet.Cells.Row(i) <= t.Range.Bottom; i++ {
		c := t.Sheet.Cells.At(i)
		if int(c.Col) < t.Range.Left || int(c.Col) > t.Range.Right {
			continue
		}
		c.Row, c.Col, c.Formula = c.Row-int32(top)+1+int32(below), c.Col-int32(t.Range.Left)+1, false
		sheet.Cells.Add(c)
	}
	for _, g := range t.Sheet.Merges {
		if g.Top >= top && g.Bottom <= t.Range.Bottom && g.Left >= t.Range.Left && g.Right <= t.Range.Right {
			sheet.Merges = append(sheet.Merges, sheets.Range{
				Top: g.Top - top + 1 + below, Bottom: g.Bottom - top + 1 + below, Left: g.Left - t.Range.Left + 1, Right: g.Right - t.Range.Left + 1,
			})
		}
	}
}

// body is the row of the sheet with which a table begins below the heads that it repeats.
func (t *Table) body(first *Table) int {
	top := t.Range.Top
	for d := 0; top+d < t.Rows[0].Row() && first.Range.Top+d < first.Rows[0].Row(); d++ {
		if !slices.Equal(t.texts(top+d), first.texts(first.Range.Top+d)) {
			return top + d
		}
		if top+d+1 == t.Rows[0].Row() {
			return top + d + 1
		}
	}
	return top
}

// texts are those in a row of the sheet.
func (t *Table) texts(row int) (out []string) {
	for _, c := range t.Sheet.Row(row) {
		if int(c.Col) >= t.Range.Left && int(c.Col) <= t.Range.Right {
			out = append(out, c.Raw)
		}
	}
	return out
}

// reads says whether a table has the rows of some others, and their figures.
func (t *Table) reads(parts []*Table) bool {
	row := 0
	for _, p := range parts {
		if row+len(p.Rows) > len(t.Rows) {
			return false
		}
		for r := range p.Rows {
			if t.Rows[row+r].Label != p.Rows[r].Label || !t.readsRow(row+r, p, r) {
				return false
			}
		}
		row += len(p.Rows)
	}
	return row == len(t.Rows)
}

// readsRow says whether a row has the figures of one of another table, in the columns that are
// of figures in both.
func (t *Table) readsRow(row int, p *Table, own int) bool {
	for c := range t.Columns {
		k := p.Column(t, c)
		if k < 0 {
			continue
		}
		x, y := t.At(row, c), p.At(own, k)
		if x.Kind != y.Kind || x.Kind != figure.Compound && !x.Value().Equal(y.Value()) {
			return false
		}
	}
	return true
}
