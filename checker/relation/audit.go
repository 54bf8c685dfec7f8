package relation

import (
	"context"
	"sync"

	"github.com/shopspring/decimal"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

// audit is a table with the patterns that were found in it, and whether they add up.
type audit struct {
	Table    *table.Table
	Patterns []*Pattern

	numbers *numbers
	marks   [2][]mark // by axis, then by line; nil where no label has one
	writing writing
	exact   int         // sums of several parts that come out to the last digit
	near    int         // and those that miss by no more than rounding can
	rounded bool        // small differences recur, so the figures are rounded
	noted   func() bool // whether a note says that they are; looked up once, by the first who asks

	allowed      decimal.Decimal // how far a total is stated to be allowed to be off
	allowedUnits int64           // the same in units of the last place that the sum's figures show
}

// newAudit is that of a table in which no patterns have been found yet.
func newAudit(ctx context.Context, t *table.Table) audit {
	return audit{
		Table: t, numbers: newNumbers(ctx, t), writing: writingOf(t),
		noted: sync.OnceValue(func() bool { return notedRounded(t) }),
	}
}

// foot judges all positions of all patterns. After that, nothing may change that they
// are judged by.
func (a *audit) foot(ctx context.Context) {
	a.rounding()
	a.bracketed()
	a.favours()
	a.settle(ctx)
}

// Cell is the place of a pattern's line in one position, as row and column of the
// table.
func (a *audit) Cell(axis Axis, line, pos int) (row, col int) {
	if axis == Across {
		return pos, line
	}
	return line, pos
}

// Ref is the address of a pattern's line in one position.
func (a *audit) Ref(axis Axis, line, pos int) sheets.Ref {
	row, col := a.Cell(axis, line, pos)
	return a.Table.Ref(row, col)
}

// figure is that of a line in one position.
func (a *audit) figure(axis Axis, line, pos int) figure.Figure {
	row, col := a.Cell(axis, line, pos)
	return a.seen(row, col)
}

// seen is a figure as sums see it.
func (a *audit) seen(row, col int) figure.Figure {
	if n := a.numbers; n.masked != nil && n.masked[row*n.cols+col] {
		return figure.Figure{}
	}
	return a.Table.At(row, col)
}

// filled counts the parts of a pattern that are not zero in a position.
func (a *audit) filled(p *Pattern, pos int) (n int) {
	v := a.numbers.along(p.Axis)
	for _, l := range p.Parts {
		if v.val(v.index(l.Index, pos)) != 0 {
			n++
		}
	}
	return n
}

// difference is the total less the sum, in units of the scale.
func (a *audit) difference(p *Pattern, pos int) int64 {
	return a.numbers.along(p.Axis).off(p.Total, p.Parts, pos)
}
