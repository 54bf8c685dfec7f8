package relation

import (
	"context"
	"slices"

	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/checker/running"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
)

// Stated is what somebody has said of a table's sums beforehand, in a rules file.
// The zero Stated says nothing.
type Stated struct {
	Sums      []Statement
	Columns   []int // lines that are not additive: they stand in no sum, and no sum runs along them
	Rows      []int
	Tolerance decimal.Decimal // how far a total may be off
	Units     int64           // the same in units of the last place that the sum's figures show
}

// Find looks for the sums that a table claims, along both axes, and believes what
// has been stated, whatever the figures say.
func (s Stated) Find(ctx context.Context, t *table.Table) *Analysis {
	s.Columns = matrix.NotAdditive(t, s.Columns, func(column int) bool { return s.adds(Across, column) })
	s.Rows = matrix.RemarkRows(t, s.Rows, func(row int) bool { return s.adds(Down, row) })
	a := &Analysis{Audit: footing.New(ctx, t), Formulas: matrix.FormulaSums(t)}
	a.Numbers.Mask(s.Columns, s.Rows)
	a.Allowed, a.AllowedUnits = s.Tolerance, s.Units
	for _, axis := range []Axis{Across, Down} {
		if ctx.Err() != nil {
			return a
		}
		a.find(ctx, axis, s)
	}
	if ctx.Err() != nil {
		return a
	}
	statements := running.Statements(&a.Audit)
	a.leave(statements)
	a.Foot(ctx)
	a.Runs = running.Find(ctx, &a.Audit, statements, a.through)
	for _, s := range statements {
		a.Runs = append(a.Runs, s.Runs...)
	}
	a.besides = besidesOf(a.Runs)
	a.breaches(ctx)
	return a
}

// find looks for the sums along one axis.
func (a *Analysis) find(ctx context.Context, axis Axis, stated Stated) {
	v, hidden := a.Numbers.Along(axis), stated.Columns
	if axis == Down {
		hidden = stated.Rows
	}
	a.Marks[axis] = matrix.MarksOf(a.Table, v)
	s := pattern.Search{
		Table: a.Table, View: v, Marks: a.Marks[axis], Formulas: a.Formulas, Stated: stated.Sums, Hidden: hidden,
		Slip: func(p *pattern.Pattern, pos int) (slip, blank float64) { return a.slipBits(&Pattern{Pattern: *p}, pos) },
	}
	primary, witnesses := s.Find(ctx)
	a.Patterns, a.Witnesses = appendPatterns(a.Patterns, primary), appendPatterns(a.Witnesses, witnesses)
	a.lines = [2]throughLines{} // they may have been asked for while patterns were missing
}

// appendPatterns appends patterns that were found.
func appendPatterns(to []*Pattern, found []*pattern.Pattern) []*Pattern {
	for _, p := range found {
		to = append(to, &Pattern{Pattern: *p})
	}
	return to
}

// Steady says whether stating a pattern that was found would change nothing: what
// does not hold is reported as it is already, and with the same confidence.
func (a *Analysis) Steady(p *Pattern) bool {
	stated := p.Unsettled()
	stated.IsStated, stated.Lone = true, false
	for pos := range a.Numbers.Along(p.Axis).Positions {
		s, ok := a.Status(stated, pos)
		if !ok || s == Held || s == Undetermined {
			continue
		}
		b, least := a.at[spot{p, pos}], float64(OddsWarning)
		if s == Broken {
			least = OddsError
		}
		if b == nil || b.Status != s || b.Odds < least {
			return false
		}
	}
	return true
}

// adds says whether a line stands in a sum that somebody has stated.
func (s Stated) adds(axis Axis, line int) bool {
	return slices.ContainsFunc(s.Sums, func(x Statement) bool {
		return x.Axis == axis && (x.Total == line || slices.ContainsFunc(x.Parts, func(l Line) bool { return l.Index == line }))
	})
}
