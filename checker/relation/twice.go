package relation

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
)

// This file tells totals that count something twice.

// takesTwice says whether some part of a sum is called a total and nothing else, and is the sum of
// other parts of it, and of no other lines.
func (a *Analysis) takesTwice(axis Axis, parts []Line) bool {
	return pattern.Twice(parts, func(line int) (sums []*pattern.Pattern) {
		for _, q := range a.through(axis, line) {
			if q.Total == line {
				sums = append(sums, &q.Pattern)
			}
		}
		return sums
	}, func(line int) string { return matrix.Label(a.Table, axis, line) })
}

// countedTwice says whether a total is twice what several subtotals come to, each of which comes out
// of rows of its own: then these have been added along with them.
func (a *Analysis) countedTwice(b *Breach) bool {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	if b.Status != Broken || !p.Said || len(p.Parts) < 2 || 2*a.keptDifference(p, b.Position) != v.Val(v.Index(p.Total, b.Position)) {
		return false
	}
	return !slices.ContainsFunc(p.Parts, func(l Line) bool {
		return !slices.ContainsFunc(a.through(p.Axis, l.Index), func(q *Pattern) bool {
			return q.Total == l.Index && len(q.Parts) > 1 && a.holdsIn(q, b.Position)
		})
	})
}
