package footing

import "github.com/shopspring/decimal"

// This file tells percentages behind the figures of a table, in brackets, that are no parts
// of one sum: 5554 (-0.6%) has grown by so much. Shares of the total do add up.

// ratesBehind says whether a component that does not come out is of percentages that are not
// meant to: the total lies among its parts, as rates do, or nothing shows that it is a sum.
// All of 100% is one, and so is what comes out in most other positions.
func (a *Audit) ratesBehind(p *Pattern, pos, k int, s Sum) bool {
	if !s.rate || s.Unread || a.comesOut(p, pos, s) {
		return false
	}
	if s.least.LessThanOrEqual(s.Total) && s.Total.LessThanOrEqual(s.largest) {
		return true
	}
	if s.Total.Equal(decimal.NewFromInt(1)) {
		return false
	}
	out, not := 0, 0
	for other := range min(a.Numbers.Along(p.Axis).Positions, ratesAsked) {
		if other == pos {
			continue
		}
		switch s := a.sum(p, other, k); {
		case !s.rate || s.Unread || s.Total.IsZero():
		case a.comesOut(p, other, s):
			out++
		default:
			not++
		}
	}
	return out <= not
}

// comesOut says whether a component of a sum is its parts' sum but for rounding.
func (a *Audit) comesOut(p *Pattern, pos int, s Sum) bool {
	status := a.status(p, pos, s, s.written)
	return status == Held || status == Rounding
}

// ratesAsked is how many other positions are asked at most whether percentages add up.
const ratesAsked = 24
