package relation

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file judges the sums of an outline.

// unmeant says whether a column's figures do not add up along an outline, although others'
// do: start years, scores, days. More of its sums fail there than come out.
func (a *Analysis) unmeant(p *Pattern, pos int) bool {
	if !p.InOutline {
		return false
	}
	return a.told.unmeant.Tell(matrix.AxisLine{Axis: p.Axis, Line: pos}, func() bool {
		held, fails := 0, 0
		for _, q := range a.Patterns {
			if q.Axis != p.Axis || !q.InOutline {
				continue
			}
			switch s, ok := a.Status(q, pos); {
			case !ok:
			case s == Held || s == Rounding:
				held++
			case s == Broken && !a.failsAlike(&Breach{Pattern: q, Position: pos}, q.Total, a.Difference(q, pos)): // else told again further up
				fails++
			}
		}
		return fails > 1 && fails > held
	})
}

// listed says whether a row of an outline must be the sum of those below it, whatever slip
// there is: so many others are, or more stands below it than the row itself has, so that it
// is not that some are left out. A mark for nothing may stand for what is not told.
func (a *Analysis) listed(b *Breach) bool {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	if b.small || b.Status != Broken || p.Outlined < listedLeast {
		return false
	}
	if a.Difference(p, b.Position) < 0 {
		return a.Filled(b.Pattern, b.Position) > 1
	}
	if p.Outlined == listedLeast || slices.ContainsFunc(p.Parts, func(l Line) bool { return v.State(v.Index(l.Index, b.Position)) == matrix.Nilled }) {
		return false
	}
	return !slices.ContainsFunc(a.through(p.Axis, p.Total), func(q *Pattern) bool { // confirmed by what it is a part of
		return q.Total != p.Total && a.holdsIn(q, b.Position)
	})
}

// listedLeast is how many rows of an outline must come to those below them for one that
// has too much below it to be wrong; one that has too little needs one more.
const listedLeast = 3
