package relation

// This file tells that a part is taken away wherever it is anything, although the sum holds
// mostly because most positions have nothing of it: penalties.

// takenAway says whether a sum fails in a position because a part is added that is taken away
// wherever it is anything: penalties, of which most have none.
func (a *Analysis) takenAway(p *Pattern, pos int) bool {
	part := p.away.tell(func() int { return a.awayPart(p) })
	return part >= 0 && a.missesTwice(p, part, pos)
}

// takenAwayLeast is how often a part must be added in vain: once it may have lost its sign.
const takenAwayLeast = 2

// awayPart is the place of the one part of a pattern that is taken away wherever it fails, and
// is nothing wherever it holds; -1 if there is none.
func (a *Analysis) awayPart(p *Pattern) int {
	v := a.numbers.along(p.Axis)
	for i, l := range p.Parts {
		times := 0
		for pos := range v.positions {
			if v.val(v.index(l.Index, pos)) == 0 || v.state(v.index(p.Total, pos)) != known {
				continue
			}
			if !a.missesTwice(p, i, pos) {
				times = 0
				break
			}
			times++
		}
		if times >= takenAwayLeast {
			return i
		}
	}
	return -1
}

// missesTwice says whether a total misses its sum by twice a part, which is too much.
func (a *Analysis) missesTwice(p *Pattern, part, pos int) bool {
	v := a.numbers.along(p.Axis)
	l := p.Parts[part]
	x := int64(l.Weight) * v.val(v.index(l.Index, pos))
	return x > 0 && a.keptDifference(p, pos) == -2*x
}
