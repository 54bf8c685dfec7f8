package footing

import (
	"math"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// verdict judges a pattern in one position, as Status does.
func (a *Audit) verdict(p *Pattern, pos int) (Status, bool) {
	if !p.Claims(pos) {
		return Held, false
	}
	v := a.Numbers.Along(p.Axis)
	ti := v.Index(p.Total, pos)
	sum, some, filled, negative := int64(0), false, 0, v.Val(ti) < 0
	undetermined, unknown := v.State(ti) >= matrix.Absent, false
	for _, l := range p.Parts {
		i := v.Index(l.Index, pos)
		switch v.State(i) {
		case matrix.Unread:
			undetermined = true
		case matrix.Absent:
			unknown = true
		case matrix.Known:
			some = true
			if v.Val(i) != 0 {
				filled++
			}
		}
		sum += int64(l.Weight) * v.Val(i)
		negative = negative || int64(l.Weight)*v.Val(i) < 0
	}
	switch {
	case undetermined && (some || v.State(ti) == matrix.Known):
		return Undetermined, true
	case undetermined, !some && v.State(ti) != matrix.Known:
		return Held, false
	case unknown && !p.Whole && v.Val(ti) != sum && (negative || v.Val(ti) > sum):
		return Undetermined, true // unless there is too much already, to which what is not available could only add
	case v.State(ti) == matrix.Void && some || !some && v.Val(ti) != 0:
		return Broken, false // parts without a total, or a total without parts: no sum to judge, which other rules report
	case a.RatesApart(p, pos):
		return Broken, false
	case !v.Inexact && v.Val(ti) == sum && a.plain(p, pos):
		return Held, true
	}
	status := a.judge(p, pos, filled)
	return status, true
}

// RatesApart says whether a position holds percentages that are not meant to add up: none
// of the table's do, or the total lies among its parts like an average.
func (a *Audit) RatesApart(p *Pattern, pos int) bool {
	if a.Numbers.Rate == nil {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	ti := v.Index(p.Total, pos)
	if v.Rate[ti] && !p.Rates {
		return !a.SharesOfAll(p, pos)
	}
	low, high := int64(math.MaxInt64), int64(math.MinInt64)
	for _, l := range p.Parts {
		i := v.Index(l.Index, pos)
		if v.Rate[i] && !p.Rates {
			return true
		}
		if x := v.Val(i); x != 0 {
			low, high = min(low, x), max(high, x)
		}
	}
	return v.Rate[ti] && low <= v.Val(ti) && v.Val(ti) <= high && a.Difference(p, pos) != 0
}

// plain says whether no figure of the relation has components.
func (a *Audit) plain(p *Pattern, pos int) bool {
	if !a.Table.HoldsAny(figure.Compound) {
		return true
	}
	if a.Figure(p.Axis, p.Total, pos).Kind == figure.Compound {
		return false
	}
	for _, l := range p.Parts {
		if a.Figure(p.Axis, l.Index, pos).Kind == figure.Compound {
			return false
		}
	}
	return true
}

// judge compares a total with its sum in full decimals, component by component:
// the worst component decides.
func (a *Audit) judge(p *Pattern, pos, filled int) Status {
	worst := Held
	for _, s := range a.Sums(p, pos) {
		worst = max(worst, a.status(p, pos, s, filled))
	}
	return worst
}

// status compares one component.
func (a *Audit) status(p *Pattern, pos int, s Sum, filled int) Status {
	diff := s.Difference()
	size := diff.Abs()
	switch {
	case s.Unread:
		return Undetermined
	case size.LessThanOrEqual(s.noise):
		return Held
	case s.marked: // nothing is no number that was rounded
		return Broken
	case size.LessThanOrEqual(a.tolerance(s)):
		return Rounding
	}
	if s.PartsPlaces == matrix.NoPlaces { // all zero
		s.PartsPlaces = s.TotalPlaces
	}
	if s.TotalPlaces == matrix.NoPlaces {
		s.TotalPlaces = min(s.PartsPlaces, 0)
	}
	if max(s.TotalPlaces, s.PartsPlaces) == 0 && !s.uneven {
		return a.whole(p, pos, size, filled)
	}
	unitTotal, unitParts := unit(s.TotalPlaces), unit(s.PartsPlaces)
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
func (a *Audit) whole(p *Pattern, pos int, size decimal.Decimal, filled int) Status {
	if a.ofHundred(p) && size.LessThanOrEqual(decimal.New(int64(filled), 0).Div(decimal.NewFromInt(2))) {
		return Rounding // each is a percentage, rounded to a whole one
	}
	n := a.Numbers
	unit := n.BaseOf(n.Along(p.Axis).Unit(p.Total, p.Parts, pos))
	if (!a.Rounded || unit == n.One() && (p.IsStated || a.Near < recurring)) && !a.Noted() {
		return Broken
	}
	base := decimal.New(unit, -int32(n.Scale))
	slack := base.Mul(decimal.NewFromInt(int64(filled + 1))).Div(decimal.NewFromInt(2))
	if unit != n.One() && n.Random() {
		slack = base.Sub(decimal.NewFromInt(1)).Mul(decimal.NewFromInt(int64(filled + 1)))
	}
	if size.LessThanOrEqual(slack) {
		return Rounding
	}
	return Broken
}

// Noted says whether a note beside the table says that its figures are rounded.
func (a *Audit) Noted() bool { return a.noted != nil && a.noted() }

// Tolerated says whether every component of a sum is off by no more than is
// stated to be tolerated.
func (a *Audit) Tolerated(p *Pattern, pos int) bool {
	if a.Allowed.IsZero() && a.AllowedUnits == 0 {
		return false
	}
	return !slices.ContainsFunc(a.Sums(p, pos), func(s Sum) bool {
		return s.Unread || s.Difference().Abs().GreaterThan(a.tolerance(s))
	})
}

// tolerance is how far a sum may be off.
func (a *Audit) tolerance(s Sum) decimal.Decimal {
	places := max(s.TotalPlaces, s.PartsPlaces, 0)
	return decimal.Max(a.Allowed, unit(places).Mul(decimal.NewFromInt(a.AllowedUnits)))
}
