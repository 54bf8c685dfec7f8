package relation

import (
	"math"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// commonBase is the number that the table's whole figures are multiples of, in
// units of its scale, if it is one to which tables are rounded and there are
// figures enough to show it. Averages in tenths beside them do not hide it, nor
// does a slip of the pen here and there.
func (n *numbers) commonBase() int64 {
	bases := [...]int64{1000, 100, 10, 5, 3}
	var others [len(bases)]int // figures that are no multiples
	one := n.one()
	figures, seen := 0, map[int64]struct{}{}
	for i, v := range n.val {
		if n.state[i] != known || v == 0 || v%one != 0 {
			continue
		}
		figures++
		if len(seen) < basesSeen {
			seen[v] = struct{}{}
		}
		open := false
		for k, b := range bases {
			if v%(b*one) != 0 {
				others[k]++
			}
			open = open || others[k] <= 1+len(n.val)/baseSlips
		}
		if !open {
			return one
		}
	}
	if len(seen) < basesSeen {
		return one
	}
	for k, b := range bases {
		if others[k] <= figures/baseSlips {
			return b * one
		}
	}
	return one
}

// one is the number 1 in units of the scale.
func (n *numbers) one() int64 {
	one := int64(1)
	for range n.scale {
		one *= 10
	}
	return one
}

// basesSeen is how many different figures must be multiples of a base, and
// baseSlips how many of them there must be for each that is not.
const (
	basesSeen = 12
	baseSlips = 20
)

// Cell is the place of a pattern's line in one position, as row and column of the
// table.
func (a *Analysis) Cell(axis Axis, line, pos int) (row, col int) {
	if axis == Across {
		return pos, line
	}
	return line, pos
}

// Ref is the address of a pattern's line in one position.
func (a *Analysis) Ref(axis Axis, line, pos int) sheets.Ref {
	row, col := a.Cell(axis, line, pos)
	return a.Table.Ref(row, col)
}

func (a *Analysis) figure(axis Axis, line, pos int) figure.Figure {
	row, col := a.Cell(axis, line, pos)
	return a.seen(row, col)
}

// verdict judges a pattern in one position, as Status does.
func (a *Analysis) verdict(p *Pattern, pos int) (Status, bool) {
	v := a.numbers.along(p.Axis)
	ti := v.index(p.Total, pos)
	sum, some, filled := int64(0), false, 0
	undetermined, unknown := v.state[ti] >= absent, false
	for _, l := range p.Parts {
		i := v.index(l.Index, pos)
		switch v.state[i] {
		case unread:
			undetermined = true
		case absent:
			unknown = true
		case known:
			some = true
			if v.val[i] != 0 {
				filled++
			}
		}
		sum += int64(l.Weight) * v.val[i]
	}
	switch {
	case undetermined && (some || v.state[ti] == known):
		return Undetermined, true
	case undetermined, !some && v.state[ti] != known:
		return Held, false
	case unknown && !p.whole && v.val[ti] != sum:
		return Undetermined, true
	case v.state[ti] == void && some || !some && v.val[ti] != 0:
		return Broken, false // parts without a total, or a total without parts: no sum to judge, which other rules report
	case a.apart(p, pos):
		return Broken, false
	case !v.inexact && v.val[ti] == sum && a.plain(p, pos):
		return Held, true
	}
	status := a.judge(p, pos, filled)
	return status, true
}

// apart says whether a position holds percentages that are not meant to add up: none
// of the table's do, or the total lies among its parts like an average.
func (a *Analysis) apart(p *Pattern, pos int) bool {
	if a.numbers.rate == nil {
		return false
	}
	v := a.numbers.along(p.Axis)
	ti := v.index(p.Total, pos)
	if v.rate[ti] && !p.rates {
		return true
	}
	low, high := int64(math.MaxInt64), int64(math.MinInt64)
	for _, l := range p.Parts {
		i := v.index(l.Index, pos)
		if v.rate[i] && !p.rates {
			return true
		}
		if x := v.val[i]; x != 0 {
			low, high = min(low, x), max(high, x)
		}
	}
	return v.rate[ti] && low <= v.val[ti] && v.val[ti] <= high && a.difference(p, pos) != 0
}

// plain says whether no figure of the relation has components.
func (a *Analysis) plain(p *Pattern, pos int) bool {
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
func (a *Analysis) judge(p *Pattern, pos, filled int) Status {
	worst := Held
	for _, s := range a.Sums(p, pos) {
		worst = max(worst, a.status(p, s, filled))
	}
	return worst
}

// Sum is one component of a relation in full decimals. Figures without
// components have one.
type Sum struct {
	Total, Sum               decimal.Decimal
	totalPlaces, partsPlaces int
	noise                    decimal.Decimal
	written                  int // parts with a figure; a zero may be a rounded one
	unread                   bool
}

// Difference is the total less the sum of its parts.
func (s Sum) Difference() decimal.Decimal { return s.Total.Sub(s.Sum) }

// Sums adds the parts of a pattern up in one position, one Sum for each
// component.
func (a *Analysis) Sums(p *Pattern, pos int) []Sum {
	total := a.figure(p.Axis, p.Total, pos)
	n := len(components(total))
	for _, l := range p.Parts {
		n = max(n, len(components(a.figure(p.Axis, l.Index, pos))))
	}
	sums := make([]Sum, n)
	for k := range sums {
		s := &sums[k]
		s.partsPlaces = -127
		x, ok := component(total, k)
		s.Total, s.unread = x.Value(), !ok
		s.totalPlaces = x.Places()
		s.noise = noise(x)
		for _, l := range p.Parts {
			x, ok := component(a.figure(p.Axis, l.Index, pos), k)
			s.unread = s.unread || !ok
			s.Sum = s.Sum.Add(x.Value().Mul(decimal.NewFromInt(int64(l.Weight))))
			s.partsPlaces = max(s.partsPlaces, x.Places())
			if x.Kind != figure.Nil && x.Kind != figure.Blank {
				s.written++
			}
			s.noise = s.noise.Add(noise(x))
		}
	}
	return sums
}

// Worst is the index of the component that is furthest off.
func Worst(sums []Sum) int {
	k := 0
	for i, s := range sums {
		if s.Difference().Abs().GreaterThan(sums[k].Difference().Abs()) {
			k = i
		}
	}
	return k
}

// components are the parts of a compound, or the figure itself.
func components(f figure.Figure) []figure.Figure {
	if f.Kind == figure.Compound {
		return f.Rare.Parts
	}
	return []figure.Figure{f}
}

// component is the k-th of n components. Nil marks and blanks are zero in each;
// a plain number beside compounds has only the first.
func component(f figure.Figure, k int) (figure.Figure, bool) {
	cs := components(f)
	switch {
	case f.Kind == figure.Nil || f.Kind == figure.Blank || f.Kind == figure.Unavailable:
		return figure.Figure{Kind: figure.Nil}, true
	case k < len(cs) && cs[k].IsNumber():
		return cs[k], true
	}
	return figure.Figure{}, false
}

// noise is what a stored binary number's last places may be off by.
func noise(f figure.Figure) decimal.Decimal {
	if !f.Full() {
		return decimal.Zero
	}
	return decimal.New(5, int32(-f.Scale))
}

// status compares one component.
func (a *Analysis) status(p *Pattern, s Sum, filled int) Status {
	diff := s.Difference()
	size := diff.Abs()
	switch {
	case s.unread:
		return Undetermined
	case size.LessThanOrEqual(s.noise):
		return Held
	case size.LessThanOrEqual(a.tolerance(s)):
		return Rounding
	}
	if s.partsPlaces < -100 { // all zero
		s.partsPlaces = s.totalPlaces
	}
	places := max(s.totalPlaces, s.partsPlaces)
	if places <= 0 {
		return a.whole(p, size, filled)
	}
	unitTotal, unitParts := unit(max(s.totalPlaces, 0)), unit(max(s.partsPlaces, 0))
	half := decimal.New(5, -1)
	slack := unitTotal.Add(unitParts.Mul(decimal.NewFromInt(int64(s.written)))).Mul(half)
	if size.LessThanOrEqual(slack) {
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

// whole judges a difference between whole numbers, which are exact unless the
// table shows that its figures are rounded. What has been stated is exact unless all
// figures are multiples of more than one.
func (a *Analysis) whole(p *Pattern, size decimal.Decimal, filled int) Status {
	if !a.rounded || p.stated && a.numbers.base == a.numbers.one() {
		return Broken
	}
	base := decimal.New(a.numbers.base, -int32(a.numbers.scale))
	slack := base.Mul(decimal.NewFromInt(int64(filled + 1))).Div(decimal.NewFromInt(2))
	if a.numbers.random() {
		slack = base.Sub(decimal.NewFromInt(1)).Mul(decimal.NewFromInt(int64(filled + 1)))
	}
	if size.LessThanOrEqual(slack) {
		return Rounding
	}
	return Broken
}

func unit(places int) decimal.Decimal { return decimal.New(1, int32(-places)) }
