package relation

import (
	"maps"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
)

// LineSlip is what is wrong with a figure that is one of a line of figures all wrong in the same way.
type LineSlip struct {
	Line  int
	From  int // the position in which stands what belongs where it is; -1 if that stands nowhere
	Power int // or by how many powers of ten it should be more, for it is written in another unit; else 0
}

// lineSlip tells in which positions a sum is breached of which a line has been sorted by itself, moved, or
// written in another unit: what it should have shows that all are meant. A unit that the line is said to
// have, and others are not, is none that is wrong.
func (a *Analysis) lineSlip(p *Pattern) {
	slip, is := p.LineSlip(a.Numbers.Along(p.Axis), a.amountsOf(p))
	if !is || slip.Power != 0 && a.unitApart(p, slip.Line) {
		return
	}
	for _, pos := range slices.Sorted(maps.Keys(slip.From)) {
		b := a.at[spot{p, pos}]
		if s, ok := a.Status(p, pos); b == nil && ok && s == Broken {
			b = a.breach(p, pos, s)
		}
		if b != nil {
			b.LineSlip = &LineSlip{Line: slip.Line, From: slip.From[pos], Power: slip.Power}
		}
	}
}

// unitApart says whether the label of a line has a unit behind it that not all other lines of a sum have.
func (a *Analysis) unitApart(p *Pattern, line int) bool {
	own := pattern.UnitIn(matrix.Label(a.Table, p.Axis, line))
	for other := range p.Lines() {
		if own != "" && pattern.UnitIn(matrix.Label(a.Table, p.Axis, other)) != own {
			return true
		}
	}
	return false
}

// amountsOf are the positions that hold amounts.
func (a *Analysis) amountsOf(p *Pattern) (amounts []int) {
	for pos := range a.Numbers.Along(p.Axis).Positions {
		if !a.ratesAt(p, pos) {
			amounts = append(amounts, pos)
		}
	}
	return amounts
}
