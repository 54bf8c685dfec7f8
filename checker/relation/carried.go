package relation

import "slices"

// This file tells slips that have been carried on: where a sheet adds its columns up itself,
// a figure that is wrong in one row makes the column's total wrong as well, so that all
// columns come out, and two rows are off by the same amount.

// carry finds the breaches that follow from others of the same pattern.
func (a *Analysis) carry() {
	for _, b := range a.Breaches {
		if b.Status != Broken || a.within(b) && (a.Near > 1 || !a.count(b)) { // what rounding makes is the same by chance
			continue
		}
		for _, q := range a.through(1-b.Pattern.Axis, b.Position) {
			into := a.at[spot{b.Pattern, q.Total}]
			if into == nil || into.Status != Broken || !hasPart(q, b.Position) || !a.carries(q, b) {
				continue
			}
			if into.origin != nil && into.origin != b { // either could be the one
				into.origin, into.split = nil, true
			}
			if !into.split {
				into.origin = b
			}
		}
	}
	for _, b := range a.Breaches {
		if b.origin == nil {
			continue
		}
		for _, q := range a.through(1-b.Pattern.Axis, b.Position) {
			if q.Total == b.Position && hasPart(q, b.origin.Position) {
				b.origin.carriedBy = append(b.origin.carriedBy, q)
			}
		}
	}
}

// hasPart says whether a line is a part of the pattern that is added.
func hasPart(p *Pattern, line int) bool {
	return slices.Contains(p.Parts, Line{Index: line, Weight: 1})
}

// carries says whether a pattern of the other direction takes what a breach is off by on to
// its total: it comes out in all of the breach's lines, and what it adds up to is off by
// the same amount.
func (a *Analysis) carries(q *Pattern, b *Breach) bool {
	p := b.Pattern
	if a.keptDifference(p, q.Total) != a.keptDifference(p, b.Position) {
		return false
	}
	comesOut := func(line int) bool {
		s, ok := a.Status(q, line)
		return !ok || s == Held || s == Rounding
	}
	return q.From <= p.Total && p.Total < q.To && comesOut(p.Total) &&
		!slices.ContainsFunc(p.Parts, func(l Line) bool { return !comesOut(l.Index) })
}

// Origin is the breach that this one follows from, or itself.
func (b *Breach) Origin() *Breach {
	for range originsMost {
		if b.origin == nil {
			break
		}
		b = b.origin
	}
	return b
}

// originsMost is through how many totals a slip is followed.
const originsMost = 16
