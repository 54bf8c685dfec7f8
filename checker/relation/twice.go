package relation

import "slices"

// This file tells totals that count something twice.

// takesTwice says whether some part of a sum is called a total and nothing else, and is the sum of
// other parts of it, and of no other lines.
func (a *Analysis) takesTwice(axis Axis, parts []Line) bool {
	return twice(parts, func(line int) (sums []*pattern) {
		for _, q := range a.through(axis, line) {
			if q.Total == line {
				sums = append(sums, &q.pattern)
			}
		}
		return sums
	}, func(line int) string { return label(a.Table, axis, line) })
}

// countedTwice says whether a total is twice what several subtotals come to, each of which comes out
// of rows of its own: then these have been added along with them.
func (a *Analysis) countedTwice(b *Breach) bool {
	p, v := b.Pattern, a.numbers.along(b.Pattern.Axis)
	if b.Status != Broken || !p.said || len(p.Parts) < 2 || 2*a.keptDifference(p, b.Position) != v.val(v.index(p.Total, b.Position)) {
		return false
	}
	return !slices.ContainsFunc(p.Parts, func(l Line) bool {
		return !slices.ContainsFunc(a.through(p.Axis, l.Index), func(q *Pattern) bool {
			return q.Total == l.Index && len(q.Parts) > 1 && a.holdsIn(q, b.Position)
		})
	})
}
