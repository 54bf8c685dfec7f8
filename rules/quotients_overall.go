package rules

import (
	"crossfoot/checker/relation"

	"github.com/shopspring/decimal"
)

// This file knows the other ways in which the rate of a row of totals, means or extremes
// comes about.

// meanOf says whether a position is one of means, or its rate the plain mean of those
// it totals, or even their sum: another way to fill in a total row.
func (l lines) meanOf(q quotient, pos int) bool {
	cross := l.crossing()
	if cross.rated(pos) {
		return true
	}
	rate := l.figure(q.rate, pos)
	for _, p := range l.Patterns {
		if p.Axis != cross.axis || p.Total != pos {
			continue
		}
		sum, n := decimal.Zero, 0
		for _, part := range p.Parts {
			if f := l.figure(q.rate, part.Index); f.IsNumber() {
				sum = sum.Add(f.Value())
				n++
			}
		}
		for _, by := range []int64{1, int64(n)} {
			if n > 0 && sum.DivRound(decimal.New(by, 0), quotientPlaces).Sub(rate.Value()).Abs().LessThanOrEqual(unitPlace(rate)) {
				return true
			}
		}
	}
	return false
}

// ofSome says whether an overall rate is that of only those it totals that have both
// figures: last year some did not yet report.
func (l lines) ofSome(q quotient, pos int) bool {
	rate := l.figure(q.rate, pos)
	for _, p := range l.Patterns {
		if p.Axis == l.axis || p.Total != pos {
			continue
		}
		over, under, left := decimal.Zero, decimal.Zero, 0
		for _, part := range p.Parts {
			a, b := l.figure(q.over, part.Index), l.figure(q.under, part.Index)
			if !a.IsNumber() || !b.IsNumber() {
				left++
				continue
			}
			over, under = over.Add(a.Value()), under.Add(b.Value())
		}
		if left == 0 || under.Sign() <= 0 {
			continue
		}
		if value, _ := q.value(over, under); value.Sub(rate.Value()).Abs().LessThanOrEqual(unitPlace(rate)) {
			return true
		}
	}
	return false
}

// extremes says whether a position has the largest figures of the three lines, or the
// smallest, as a row of maxima does.
func (l lines) extremes(q quotient, pos int) bool {
	return l.extreme(pos, 1, q.rate, q.over, q.under) || l.extreme(pos, -1, q.rate, q.over, q.under)
}

// extreme says whether a position has the figure of each of some lines that none but a
// total is beyond, and another position has it too.
func (l lines) extreme(pos, sign int, of ...int) bool {
	total := map[int]bool{}
	for _, p := range l.Patterns {
		total[p.Total] = total[p.Total] || p.Axis != l.axis
	}
	for _, line := range of {
		again := false
		for at := range l.positions {
			f := l.figure(line, at)
			if at == pos || total[at] || !f.IsNumber() {
				continue
			}
			switch f.Value().Cmp(l.figure(line, pos).Value()) * sign {
			case 1:
				return false
			case 0:
				again = true
			}
		}
		if !again {
			return false
		}
	}
	return true
}

// sumsTo says whether a relation holds in a position as a sum, or nearly so.
func (l lines) sumsTo(p *relation.Pattern, pos int) bool {
	sum := l.Sums.Sums(p, pos)[0]
	return sum.Difference().Abs().Mul(decimal.New(10, 0)).LessThanOrEqual(sum.Sum.Abs())
}
