package relation

import (
	"context"
	"slices"
	"sync"

	"crossfoot/sheets/figure"
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

// Statement says that one line is the signed sum of others, in every position.
type Statement struct {
	Axis  Axis
	Total int
	Parts []Line
	Lead  bool // it is what the table is about
}

// evidenceStated is what speaks for a sum that has been stated.
const evidenceStated = "rules-file"

// Find looks for the sums that a table claims, along both axes, and believes what
// has been stated, whatever the figures say.
func (s Stated) Find(ctx context.Context, t *table.Table) *Analysis {
	s.Columns, s.Rows = notAdditive(t, s), remarkRows(t, s)
	a := &Analysis{Table: t, numbers: newNumbers(ctx, t), stated: s, Formulas: formulaSums(t), noted: sync.OnceValue(func() bool { return notedRounded(t) })}
	a.numbers.mask(s)
	for _, axis := range []Axis{Across, Down} {
		if ctx.Err() != nil {
			return a
		}
		f := newFinder(ctx, t, a.numbers.along(axis))
		f.formulas, a.marks[axis] = a.Formulas, f.marks
		f.run()
		f.undouble()
		f.broken(a)
		f.lone(a)
		f.collapse()
		primary, witnesses := f.primary()
		primary, witnesses = f.told(s, f.orient(primary), witnesses)
		a.Patterns = append(a.Patterns, primary...)
		a.Witnesses = append(a.Witnesses, witnesses...)
		a.lines = [2]throughLines{} // they may have been asked for while patterns were missing
		f.release()
	}
	if ctx.Err() != nil {
		return a
	}
	a.rounding()
	a.bracketed()
	a.favours()
	a.settle(ctx)
	a.runs(ctx)
	a.breaches(ctx)
	return a
}

// mask takes the lines that are not additive for blank.
func (n *numbers) mask(s Stated) {
	if len(s.Columns) == 0 && len(s.Rows) == 0 {
		return
	}
	n.masked = make([]bool, n.size())
	hide := func(i int) {
		n.masked[i] = true
		n.put(i, 0, void)
	}
	for _, c := range s.Columns {
		for r := range n.rows {
			hide(r*n.cols + c)
		}
	}
	for _, r := range s.Rows {
		for c := range n.cols {
			hide(r*n.cols + c)
		}
	}
}

// seen is a figure as sums see it.
func (a *Analysis) seen(row, col int) figure.Figure {
	if n := a.numbers; n.masked != nil && n.masked[row*n.cols+col] {
		return figure.Figure{}
	}
	return a.Table.At(row, col)
}

// told puts what has been stated in the place of what was found for the same
// totals. A sum that was found as it is stated keeps what speaks for it.
func (f *finder) told(s Stated, primary, witnesses []*Pattern) (p, w []*Pattern) {
	if f.view.masked != nil {
		primary, witnesses = f.unmasked(s, primary), f.unmasked(s, witnesses)
	}
	var stated []*Pattern
	for _, h := range s.Sums {
		if h.Axis != f.axis || len(h.Parts) == 0 {
			continue
		}
		i := slices.IndexFunc(primary, h.Says)
		var pattern *Pattern
		if i >= 0 {
			pattern = primary[i]
		} else {
			pattern = f.patternOf(h)
		}
		if slices.Contains(stated, pattern) {
			continue
		}
		pattern.stated, pattern.lead, pattern.From, pattern.To = true, h.Lead, 0, f.positions
		pattern.first, pattern.last, pattern.lone, pattern.others = 0, f.positions, false, nil
		pattern.Evidence = append(slices.Clone(pattern.Evidence), evidenceStated)
		stated = append(stated, pattern)
	}
	if len(stated) == 0 {
		return primary, witnesses
	}
	// A statement of lines that were found in another order replaces that. One that was
	// found as it is stated was found beside the others, and they stay.
	settled := func(p *Pattern) bool {
		return slices.ContainsFunc(stated, func(q *Pattern) bool {
			return p.Total == q.Total || sameLines(p, q) && !slices.Contains(primary, q)
		})
	}
	// What was found stays in its order, so that stating it changes nothing else.
	for _, found := range primary {
		if i := slices.Index(stated, found); i >= 0 || !settled(found) {
			p = append(p, found)
		}
	}
	for _, q := range stated {
		if !slices.Contains(p, q) {
			p = append(p, q)
		}
	}
	return p, slices.DeleteFunc(witnesses, settled)
}

// IsStated says whether somebody has stated the pattern.
func (p *Pattern) IsStated() bool { return p.stated }

// IsLead says whether somebody has stated the pattern as what the table is about.
func (p *Pattern) IsLead() bool { return p.lead }

// Says tells whether a pattern is what is stated.
func (s Statement) Says(p *Pattern) bool {
	if p.Total != s.Total || len(p.Parts) != len(s.Parts) {
		return false
	}
	for _, l := range s.Parts {
		if !slices.Contains(p.Parts, l) {
			return false
		}
	}
	return true
}

// sameLines says whether two patterns relate the same lines: income less expense is
// the balance, and the balance and the expense are the income.
func sameLines(p, q *Pattern) bool {
	if len(p.Parts) != len(q.Parts) || !q.Involves(p.Total) {
		return false
	}
	for _, l := range p.Parts {
		if !q.Involves(l.Index) {
			return false
		}
	}
	return true
}

// patternOf makes a pattern of a statement that was not found.
func (f *finder) patternOf(s Statement) *Pattern {
	c := candidate{hypothesis: hypothesis{total: s.Total, parts: s.Parts}}
	c.account = f.tally(&c.hypothesis, f.everywhere())
	c.from, c.to = 0, f.positions
	c.held, c.near, c.broken = 0, 0, 0
	for _, w := range f.weights {
		switch w.outcome {
		case holds:
			c.held++
		case nearly:
			c.near++
		case fails, average, open:
			c.broken++
		}
	}
	f.add(&c)
	p := f.accepted[len(f.accepted)-1]
	p.Evidence = nil
	return p
}

// unmasked drops the lines that are not additive from patterns, and the patterns
// that are nothing without them.
func (f *finder) unmasked(s Stated, patterns []*Pattern) []*Pattern {
	hidden := s.Columns
	if f.axis == Down {
		hidden = s.Rows
	}
	var out []*Pattern
	for _, p := range patterns {
		p.Parts = slices.DeleteFunc(slices.Clone(p.Parts), func(l Line) bool { return slices.Contains(hidden, l.Index) })
		if len(p.Parts) > 0 && !slices.Contains(hidden, p.Total) {
			out = append(out, p)
		}
	}
	return out
}

// tolerated says whether every component of a sum is off by no more than is
// stated to be tolerated.
func (a *Analysis) tolerated(p *Pattern, pos int) bool {
	if a.stated.Tolerance.IsZero() && a.stated.Units == 0 {
		return false
	}
	return !slices.ContainsFunc(a.Sums(p, pos), func(s Sum) bool {
		return s.unread || s.Difference().Abs().GreaterThan(a.tolerance(s))
	})
}

// tolerance is how far a sum may be off.
func (a *Analysis) tolerance(s Sum) decimal.Decimal {
	places := max(s.totalPlaces, s.partsPlaces, 0)
	return decimal.Max(a.stated.Tolerance, unit(places).Mul(decimal.NewFromInt(a.stated.Units)))
}

// Steady says whether stating a pattern that was found would change nothing: what
// does not hold is reported as it is already, and with the same confidence.
func (a *Analysis) Steady(p *Pattern) bool {
	stated := *p
	stated.stated, stated.lone, stated.settled = true, false, nil
	for pos := range a.numbers.along(p.Axis).positions {
		s, ok := a.Status(&stated, pos)
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
