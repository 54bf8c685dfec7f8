package footing

import (
	"math"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"

	"github.com/shopspring/decimal"
)

// This file tells figures that are quotients of two others beside them: pupils per
// class, yield per hectare. Whatever they are called, they add up to nothing.

// Bounds and evidence for quotients.
const (
	quotientNear  = 8  // how far from a position the two others may stand
	quotientHeld  = 4  // lines that come out, at least
	quotientShare = 6  // of them for each that does not
	quotientDigit = 12 // places to which quotients are worked out
)

// Divided says whether the figures of a position are the quotients of two other
// positions, that of the total, if there is one, as those of most of its parts.
func (a *Audit) Divided(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	first, held := p.Total, 1
	if v.State(v.Index(first, pos)) == matrix.Void {
		first, held = p.Parts[0].Index, 0
	}
	from, to := max(0, pos-quotientNear), min(v.Positions, pos+quotientNear+1)
	var sizes [2*quotientNear + 1]logarithm
	for i := from; i < to; i++ {
		sizes[i-from] = logarithmOf(v, first, i)
	}
	for over := from; over < to; over++ {
		for under := from; under < to; under++ {
			if over == under || over == pos || under == pos {
				continue
			}
			power, ok := sizes[pos-from].power(sizes[over-from], sizes[under-from])
			if !ok || !a.quotient(p, first, pos, over, under, power) {
				continue
			}
			held, failed := held, 0
			for _, l := range p.Parts {
				switch {
				case v.State(v.Index(l.Index, pos)) != matrix.Known:
				case a.quotient(p, l.Index, pos, over, under, power):
					held++
				default:
					failed++
				}
			}
			if held >= quotientHeld && quotientShare*failed <= held {
				return true
			}
		}
	}
	return false
}

// logarithm is that of a figure's size, minus infinity for nothing. Quotients are differences of
// them, so that few of many pairs of figures have to be divided.
type logarithm struct {
	of       float64
	negative bool
}

// logarithmOf is that of a line in one position.
func logarithmOf(v matrix.View, line, pos int) logarithm {
	x := v.Val(v.Index(line, pos))
	return logarithm{math.Log10(float64(arith.Abs(x))) - float64(v.Scale), x < 0}
}

// power is by how many places a figure is larger than the quotient of two others, more or
// less: per cent, per 10,000.
func (l logarithm) power(over, under logarithm) (int32, bool) {
	by := l.of - over.of + under.of
	power := math.Round(by)
	return int32(power), math.Abs(by-power) < 0.1 && math.Abs(power) <= 6 && l.negative == (over.negative != under.negative)
}

// quotient says whether a figure is that of two others, as far as its places go.
func (a *Audit) quotient(p *Pattern, line, pos, over, under int, power int32) bool {
	rate, x, y := a.Figure(p.Axis, line, pos), a.Figure(p.Axis, line, over), a.Figure(p.Axis, line, under)
	if !rate.IsNumber() || !x.IsNumber() || !y.IsNumber() || y.IsZero() {
		return false
	}
	places, about := rate.Shown(), rate.Approx()
	far := 6*arith.Pow10(-places) + arith.Pow10(int(power)-quotientDigit) + 1e-9*math.Abs(about) // more than what is allowed below
	if math.Abs(about-x.Approx()/y.Approx()*arith.Pow10(int(power))) > far {
		return false
	}
	value := x.Value().DivRound(y.Value(), quotientDigit).Shift(power)
	slack := decimal.Max(unit(places), noise(rate))
	return rate.Value().Sub(value).Abs().LessThanOrEqual(slack)
}
