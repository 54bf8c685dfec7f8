package relation

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file tells positions in which some figures are not told, so that what is left is less than
// the total.

// withheld says whether marks for nothing may stand for figures that are not told: a total is
// more than its parts, several of which have such a mark, and no sum in which one stands
// comes out.
func (a *Analysis) withheld(p *Pattern, pos int) bool {
	marks := a.nilMarks(p, pos)
	if marks < withheldLeast || a.Difference(p, pos) <= 0 {
		return false
	}
	return !a.nilIsZero()
}

// withoutShares says whether some part has figures but no share in any of several columns of
// shares, so that its share is not told, and none has been forgotten: those in the army, who live
// nowhere.
func (a *Analysis) withoutShares(p *Pattern, pos int) bool {
	if p.Axis != Down || a.Difference(p, pos) <= 0 || !says.NoAmount(matrix.Label(a.Table, Across, pos)) {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	return slices.ContainsFunc(p.Parts, func(l Line) bool {
		if v.State(v.Index(l.Index, pos)) != matrix.Void {
			return false
		}
		blank, told, amounts := 0, 0, 0
		for at := range v.Positions {
			switch empty := v.State(v.Index(l.Index, at)) == matrix.Void; {
			case !says.NoAmount(matrix.Label(a.Table, Across, at)):
				amounts += int(arith.Flag(!empty))
			case empty:
				blank++
			default:
				told++
			}
		}
		return blank > 1 && told == 0 && amounts > 0
	})
}

// nilIsZero says whether a sum comes out in which a mark for nothing stands.
func (a *Analysis) nilIsZero() bool {
	return a.told.nilIsZero.Tell(func() bool {
		for _, p := range a.Patterns {
			for pos := p.From; pos < p.To; pos++ {
				if a.holdsIn(p, pos) && a.nilMarks(p, pos) > 0 {
					return true
				}
			}
		}
		return false
	})
}

// withheldLeast is how many figures are withheld at least: one could be worked out.
const withheldLeast = 2

// nilMarks counts the parts of a pattern that are marks for nothing in a position.
func (a *Analysis) nilMarks(p *Pattern, pos int) (n int) {
	v := a.Numbers.Along(p.Axis)
	for _, l := range p.Parts {
		if v.State(v.Index(l.Index, pos)) == matrix.Nilled {
			n++
		}
	}
	return n
}
