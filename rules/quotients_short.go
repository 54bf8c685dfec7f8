package rules

import (
	"math"

	"crossfoot/checker/pen"
)

// This file tells of a rate in a short table, where few others show what it is of.

// Evidence for a quotient that holds in few positions, and in all but one.
const (
	quotientFew     = 4
	quotientFewBits = 14 // what these must say, beyond what the choice of lines costs
)

// allButOne says whether a quotient holds in all positions but one, in which a slip of the pen
// made of its value what is written.
func (l lines) allButOne(q *quotient, bits float64) bool {
	if len(q.held) < quotientFew || len(q.failed) != 1 {
		return false
	}
	among := float64(min(l.n, q.rate+quotientNear+1) - max(0, q.rate-quotientNear) - 1)
	if bits-math.Log2(2*among*(among-1)) < quotientFewBits {
		return false
	}
	pos := q.failed[0]
	if !l.saysRate(q.rate) && !l.figure(q.rate, pos).IsRate() {
		return false
	}
	for _, line := range [...]int{q.over, q.under} { // these are amounts, and what a formula works out may come from the rate
		if l.figure(line, pos).IsRate() || l.rated(line) {
			return false
		}
		at := l.at(line, pos)
		if c := l.Table.Cell(at.row, at.col); c != nil && c.Formula {
			return false
		}
	}
	value, _, _ := l.value(*q, pos)
	rate := l.figure(q.rate, pos)
	written, ok := rate.At(int(rate.Scale))
	slip, _ := pen.SlipOf(value.Shift(int32(rate.Scale)).Round(0).IntPart(), written)
	return ok && slip.OfThePen()
}
