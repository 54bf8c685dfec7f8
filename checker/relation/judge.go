package relation

import (
	"math"
	"slices"

	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// verdict judges a pattern in one position, as Status does.
func (a *audit) verdict(p *Pattern, pos int) (Status, bool) {
	if !p.claims(pos) {
		return Held, false
	}
	v := a.numbers.along(p.Axis)
	ti := v.index(p.Total, pos)
	sum, some, filled, negative := int64(0), false, 0, v.val(ti) < 0
	undetermined, unknown := v.state(ti) >= absent, false
	for _, l := range p.Parts {
		i := v.index(l.Index, pos)
		switch v.state(i) {
		case unread:
			undetermined = true
		case absent:
			unknown = true
		case known:
			some = true
			if v.val(i) != 0 {
				filled++
			}
		}
		sum += int64(l.Weight) * v.val(i)
		negative = negative || int64(l.Weight)*v.val(i) < 0
	}
	switch {
	case undetermined && (some || v.state(ti) == known):
		return Undetermined, true
	case undetermined, !some && v.state(ti) != known:
		return Held, false
	case unknown && !p.whole && v.val(ti) != sum && (negative || v.val(ti) > sum):
		return Undetermined, true // unless there is too much already, to which what is not available could only add
	case v.state(ti) == void && some || !some && v.val(ti) != 0:
		return Broken, false // parts without a total, or a total without parts: no sum to judge, which other rules report
	case a.apart(p, pos):
		return Broken, false
	case !v.inexact && v.val(ti) == sum && a.plain(p, pos):
		return Held, true
	}
	status := a.judge(p, pos, filled)
	return status, true
}

// apart says whether a position holds percentages that are not meant to add up: none
// of the table's do, or the total lies among its parts like an average.
func (a *audit) apart(p *Pattern, pos int) bool {
	if a.numbers.rate == nil {
		return false
	}
	v := a.numbers.along(p.Axis)
	ti := v.index(p.Total, pos)
	if v.rate[ti] && !p.rates {
		return !a.sharesOfAll(p, pos)
	}
	low, high := int64(math.MaxInt64), int64(math.MinInt64)
	for _, l := range p.Parts {
		i := v.index(l.Index, pos)
		if v.rate[i] && !p.rates {
			return true
		}
		if x := v.val(i); x != 0 {
			low, high = min(low, x), max(high, x)
		}
	}
	return v.rate[ti] && low <= v.val(ti) && v.val(ti) <= high && a.difference(p, pos) != 0
}

// plain says whether no figure of the relation has components.
func (a *audit) plain(p *Pattern, pos int) bool {
	if !a.Table.HoldsAny(figure.Compound) {
		return true
	}
	if a.figure(p.Axis, p.Total, pos).Kind == figure.Compound {
		return false
	}
	for _, l := range p.Parts {
		if a.figure(p.Axis, l.Index, pos).Kind == figure.Compound {
			return false
		}
	}
	return true
}

// judge compares a total with its sum in full decimals, component by component:
// the worst component decides.
func (a *audit) judge(p *Pattern, pos, filled int) Status {
	worst := Held
	for _, s := range a.Sums(p, pos) {
		worst = max(worst, a.status(p, pos, s, filled))
	}
	return worst
}

// status compares one component.
func (a *audit) status(p *Pattern, pos int, s Sum, filled int) Status {
	diff := s.Difference()
	size := diff.Abs()
	switch {
	case s.unread:
		return Undetermined
	case size.LessThanOrEqual(s.noise):
		return Held
	case s.marked: // nothing is no number that was rounded
		return Broken
	case size.LessThanOrEqual(a.tolerance(s)):
		return Rounding
	}
	if s.partsPlaces == noPlaces { // all zero
		s.partsPlaces = s.totalPlaces
	}
	if s.totalPlaces == noPlaces {
		s.totalPlaces = min(s.partsPlaces, 0)
	}
	if max(s.totalPlaces, s.partsPlaces) == 0 && !s.uneven {
		return a.whole(p, pos, size, filled)
	}
	unitTotal, unitParts := unit(s.totalPlaces), unit(s.partsPlaces)
	if size.LessThanOrEqual(s.slack()) {
		return Rounding
	}
	if truncated(diff, unitTotal, unitParts, s.written) {
		return Explained
	}
	return Broken
}

// truncated says whether cutting digits off instead of rounding explains a
// difference: off the total, which is then too small by less than its unit, or
// off each of the parts, whose sum is then too small by less than a unit each.
func truncated(diff, unitTotal, unitParts decimal.Decimal, filled int) bool {
	if diff.Sign() < 0 {
		return unitTotal.GreaterThan(unitParts) && diff.Abs().LessThan(unitTotal)
	}
	return !unitParts.LessThan(unitTotal) && diff.LessThan(unitParts.Mul(decimal.NewFromInt(int64(filled))))
}

// whole judges a difference between whole numbers, which are exact unless the table shows that
// its figures are rounded, or a note says so, or they are shares of a hundred. What has been
// stated is exact unless all figures are multiples of more than one.
func (a *audit) whole(p *Pattern, pos int, size decimal.Decimal, filled int) Status {
	if a.ofHundred(p) && size.LessThanOrEqual(decimal.New(int64(filled), 0).Div(decimal.NewFromInt(2))) {
		return Rounding // each is a percentage, rounded to a whole one
	}
	n := a.numbers
	unit := n.baseOf(n.along(p.Axis).unit(p.Total, p.Parts, pos))
	if (!a.rounded || unit == n.one() && (p.IsStated || a.near < recurring)) && !a.Noted() {
		return Broken
	}
	base := decimal.New(unit, -int32(n.scale))
	slack := base.Mul(decimal.NewFromInt(int64(filled + 1))).Div(decimal.NewFromInt(2))
	if unit != n.one() && n.random() {
		slack = base.Sub(decimal.NewFromInt(1)).Mul(decimal.NewFromInt(int64(filled + 1)))
	}
	if size.LessThanOrEqual(slack) {
		return Rounding
	}
	return Broken
}

// Noted says whether a note beside the table says that its figures are rounded.
func (a *audit) Noted() bool { return a.noted != nil && a.noted() }

// tolerated says whether every component of a sum is off by no more than is
// stated to be tolerated.
func (a *audit) tolerated(p *Pattern, pos int) bool {
	if a.allowed.IsZero() && a.allowedUnits == 0 {
		return false
	}
	return !slices.ContainsFunc(a.Sums(p, pos), func(s Sum) bool {
		return s.unread || s.Difference().Abs().GreaterThan(a.tolerance(s))
	})
}

// tolerance is how far a sum may be off.
func (a *audit) tolerance(s Sum) decimal.Decimal {
	places := max(s.totalPlaces, s.partsPlaces, 0)
	return decimal.Max(a.allowed, unit(places).Mul(decimal.NewFromInt(a.allowedUnits)))
}
