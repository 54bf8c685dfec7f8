package footing

import (
	"context"
	"sync"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
)

// Audit is a table with the patterns that were found in it, and whether they add up.
type Audit struct {
	Table    *table.Table
	Patterns []*Pattern

	Numbers *matrix.Numbers
	Marks   [2][]says.Mark // by axis, then by line; nil where no label has one
	writing matrix.Writing
	Exact   int         // sums of several parts that come out to the last digit
	Near    int         // and those that miss by no more than rounding can
	Rounded bool        // small differences recur, so the figures are rounded
	noted   func() bool // whether a note says that they are; looked up once, by the first who asks

	Allowed      decimal.Decimal // how far a total is stated to be allowed to be off
	AllowedUnits int64           // the same in units of the last place that the sum's figures show
}

// New is that of a table in which no patterns have been found yet.
func New(ctx context.Context, t *table.Table) Audit {
	return Audit{
		Table: t, Numbers: matrix.New(ctx, t), writing: matrix.WritingOf(t),
		noted: sync.OnceValue(func() bool { return says.NotedRounded(t) }),
	}
}

// Foot judges all positions of all patterns. After that, nothing may change that they
// are judged by.
func (a *Audit) Foot(ctx context.Context) {
	a.rounding()
	a.bracketed()
	a.favours()
	a.settle(ctx)
}

// Cell is the place of a pattern's line in one position, as row and column of the
// table.
func (a *Audit) Cell(axis matrix.Axis, line, pos int) (row, col int) { return axis.Cell(line, pos) }

// Ref is the address of a pattern's line in one position.
func (a *Audit) Ref(axis matrix.Axis, line, pos int) sheets.Ref {
	row, col := a.Cell(axis, line, pos)
	return a.Table.Ref(row, col)
}

// Figure is that of a line in one position.
func (a *Audit) Figure(axis matrix.Axis, line, pos int) figure.Figure {
	row, col := a.Cell(axis, line, pos)
	return a.Seen(row, col)
}

// Seen is a figure as sums see it.
func (a *Audit) Seen(row, col int) figure.Figure {
	if n := a.Numbers; n.Masked != nil && n.Masked[row*n.Cols+col] {
		return figure.Figure{}
	}
	return a.Table.At(row, col)
}

// Filled counts the parts of a pattern that are not zero in a position.
func (a *Audit) Filled(p *Pattern, pos int) (n int) {
	v := a.Numbers.Along(p.Axis)
	for _, l := range p.Parts {
		if v.Val(v.Index(l.Index, pos)) != 0 {
			n++
		}
	}
	return n
}

// Difference is the total less the sum, in units of the scale.
func (a *Audit) Difference(p *Pattern, pos int) int64 {
	return a.Numbers.Along(p.Axis).Off(p.Total, p.Parts, pos)
}
