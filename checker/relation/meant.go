package relation

import (
	"slices"
	"strconv"
	"strings"

	"crossfoot/checker/matrix"
	"crossfoot/checker/running"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file tells positions whose figures add up to nothing, although the same lines do
// elsewhere: what an account holds at a time, codes, and units of their own; averages.go,
// withheld.go and otherways.go tell the rest.

// neverMeant says whether a position shows by its own figures that they do not add up.
func (a *Analysis) neverMeant(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	return a.ofAnotherKind(p, pos) || a.inAnotherWay(p, pos) ||
		numbered(v, p, pos) || countsOn(v, p, pos) || says.Extreme(matrix.Label(a.Table, 1-p.Axis, pos))
}

// ofAnotherKind says whether the figures of a position are none that are added up.
func (a *Analysis) ofAnotherKind(p *Pattern, pos int) bool {
	return a.unmeant(p, pos) || a.ownUnit(p, pos) || a.ofLarger(p, pos) || a.withheld(p, pos) || a.withoutShares(p, pos) ||
		a.levels(p, pos) || a.means(p, pos) || a.codes(p, pos) || a.statistic(p, pos)
}

// inAnotherWay says whether the total of a position is told by other lines than those of the
// pattern.
func (a *Analysis) inAnotherWay(p *Pattern, pos int) bool {
	return a.toldAgain(p, pos) || a.leftOut(p, pos) || a.takenAway(p, pos) || a.dropped(p) || a.aside(p, pos) || a.meantOtherwise(p, pos) ||
		a.stopsShort(p, pos) || a.subtotalAgain(p, pos)
}

// levels says whether the figures of a position are what an account holds at a time:
// they run on, or each is what another position has at the time before. The year's
// opening balance is that of its first month.
func (a *Analysis) levels(p *Pattern, pos int) bool {
	if slices.ContainsFunc(a.Runs, func(r *running.Run) bool { return !r.Beside && r.Axis != p.Axis && r.Total == pos }) {
		return true
	}
	v := a.Numbers.Along(p.Axis)
	for other := max(0, pos-carriesReach); other < min(v.Positions, pos+carriesReach+1); other++ {
		if other != pos && (carries(v, p, other, pos) || carries(v, p, pos, other)) {
			return true
		}
	}
	return false
}

// carriesLeast is how many figures must be carried forward, but for one, and
// carriesReach how far from each other what closes and what opens may stand.
const (
	carriesLeast = 3
	carriesReach = 30
)

// carries says whether the figures of one position are those of another one part on:
// each month opens with what the one before has closed with.
func carries(v matrix.View, p *Pattern, from, to int) bool {
	same, other := 0, 0
	for i := 1; i < len(p.Parts) && other <= 1; i++ {
		x, y := v.Val(v.Index(p.Parts[i-1].Index, from)), v.Val(v.Index(p.Parts[i].Index, to))
		switch {
		case x == y && x != 0 && x != v.Val(v.Index(p.Parts[i].Index, from)):
			same++
		case x != y:
			other++
		}
	}
	return same >= carriesLeast && other <= 1
}

// codes says whether the figures of a position are codes that are made longer from
// level to level: 201, and under it 20101 and 20103.
func (a *Analysis) codes(p *Pattern, pos int) bool {
	if p.Axis != Down {
		return false
	}
	code := func(line int) string {
		f := a.Figure(p.Axis, line, pos)
		if f.Kind != figure.Number || f.Coef <= 0 || f.Places() > 0 {
			return ""
		}
		return strconv.FormatInt(f.Value().IntPart(), 10)
	}
	whole, filled := code(p.Total), 0
	for _, l := range p.Parts {
		part := code(l.Index)
		if whole == "" || len(part) <= len(whole) || !strings.HasPrefix(part, whole) {
			return false
		}
		filled++
	}
	return filled > 0
}

// ownUnit says whether a total comes to those of its parts that are written with its unit, to the
// last digit, where others are written with another one: 1504行 below 5个, 254行 and 1250行.
func (a *Analysis) ownUnit(p *Pattern, pos int) bool {
	total := a.Figure(p.Axis, p.Total, pos)
	if total.Rare == nil || total.Rare.Unit == "" {
		return false
	}
	sum, others := total.Value(), false
	for _, l := range p.Parts {
		switch f := a.Figure(p.Axis, l.Index, pos); {
		case f.Rare == nil || f.Rare.Unit == "":
			return false
		case f.Rare.Unit == total.Rare.Unit:
			sum = sum.Sub(f.Value().Mul(decimal.NewFromInt(int64(l.Weight))))
		default:
			others = true
		}
	}
	return others && sum.IsZero()
}
