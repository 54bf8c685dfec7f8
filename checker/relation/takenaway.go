package relation

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/lazy"
)

// This file tells that a part is taken away where its name says so, or wherever it is anything,
// although the sum mostly holds, because most positions have nothing of it: penalties.

// takenAway says whether a sum fails in a position because a part is added that is taken away
// wherever it is anything, or by its name: penalties, of which most have none.
func (a *Analysis) takenAway(p *Pattern, pos int) bool {
	part := a.told.away.Tell(p, func() int { return a.awayPart(p) })
	return part >= 0 && a.missesTwice(p, part, pos) || a.saidAway(p, pos)
}

// saidAway says whether a total is less than its sum by twice a part whose label says that it is
// taken away: what is counted twice, or a discount.
func (a *Analysis) saidAway(p *Pattern, pos int) bool {
	off := a.keptDifference(p, pos)
	if off >= 0 || off%2 != 0 {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	return slices.ContainsFunc(p.Parts, func(l Line) bool {
		return l.Weight == 1 && 2*v.Val(v.Index(l.Index, pos)) == -off && awayWords().MatchString(matrix.Label(a.Table, p.Axis, l.Index))
	})
}

// awayWords are words for what is taken from a total, in labels.
var awayWords = lazy.Regexp(`(?i)重[复複叠疊]|交叉|扣[除减減]|抵[扣销銷消]|剔除|优惠|優惠|折[扣让讓]|[减減]免|满减|抵用|代金券|[定订]金|退[款货貨]|値引|割引|控除|할인|중복|공제|` +
	`\b(?:duplicates?|overlap(?:s|ping)?|double[- ]count(?:s|ed|ing)?|discounts?|rebates?|refunds?|deductions?|vouchers?|coupons?|deposits?|credit notes?|trade-in|return(?:s|ed)|less)\b`)

// takenAwayLeast is how often a part must be added in vain: once it may have lost its sign.
const takenAwayLeast = 2

// awayPart is the place of the one part of a pattern that is taken away wherever it fails, and
// is nothing wherever it holds; -1 if there is none.
func (a *Analysis) awayPart(p *Pattern) int {
	v := a.Numbers.Along(p.Axis)
	for i, l := range p.Parts {
		times := 0
		for pos := range v.Positions {
			if v.Val(v.Index(l.Index, pos)) == 0 || v.State(v.Index(p.Total, pos)) != matrix.Known {
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
	v := a.Numbers.Along(p.Axis)
	l := p.Parts[part]
	x := int64(l.Weight) * v.Val(v.Index(l.Index, pos))
	return x > 0 && a.keptDifference(p, pos) == -2*x
}
