package relation

import (
	"slices"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
)

// This file deals with long lists that are folded, so that they go on at the right under the
// same heads: a total below the right half may be that of both.

// Folds says whether a table goes on in another, which stands beside it at the right.
func Folds(left, right *table.Table) bool {
	if left.Sheet != right.Sheet || left.Range.Right >= right.Range.Left || left.Range.Bottom < right.Range.Top || right.Range.Bottom < left.Range.Top {
		return false
	}
	return slices.EqualFunc(left.Columns, right.Columns, func(a, b table.Column) bool { return slices.Equal(a.Head, b.Head) })
}

// Unfold takes back the breaches of totals that take in the columns of the other half as
// well, in which nothing else is a total, and says whether there are any.
func (a *Analysis) Unfold(half *Analysis) (some bool) {
	for _, b := range a.Breaches {
		p := b.Pattern
		if p.Axis != Down || p.stated || b.Status != Broken || b.Position >= len(half.Table.Columns) {
			continue
		}
		sums := a.Sums(p, b.Position)
		if more, ok := half.column(b.Position); ok && len(sums) == 1 && sums[0].Difference().Equal(more) {
			b.Odds, some = min(b.Odds, oddsDoubt-1), true
		}
	}
	return some
}

// column is what the figures of a column come to. It says false where one of them is a total,
// or no number.
func (a *Analysis) column(col int) (sum decimal.Decimal, ok bool) {
	for row := range a.Table.Rows {
		f := a.Table.At(row, col)
		if f.Kind == figure.Blank || f.Kind == figure.Nil {
			continue
		}
		if !f.IsNumber() || a.totals(Down, row) {
			return sum, false
		}
		sum = sum.Add(f.Value())
	}
	return sum, true
}
