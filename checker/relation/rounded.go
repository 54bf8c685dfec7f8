package relation

import (
	"math"

	"crossfoot/checker/arith"
	"crossfoot/checker/footing"
	"crossfoot/checker/pen"
)

// This file tells slips where figures may be rounded: a sum that is mended then comes out
// but for a little, and 14,670 was 1,467 although the parts come to 1,458 without it.

// rounded is by how much sums may be off because figures are rounded, and in bits, how
// likely a sum comes out to the last digit, and how likely it is off by any one number up
// to that. Where figures are not rounded all of it is zero.
type rounded struct {
	by              int64
	one             int64 // what they are multiples of where they are whole numbers, otherwise 0
	exactly, nearly float64
}

// likelyRounded tells it for a breach's sum by how many of the table's sums come out.
func (a *Analysis) likelyRounded(b *Breach) (r rounded) {
	near, exact := float64(a.Near)+0.5, float64(a.Exact)+0.5
	if footing.RoundedShare*near < exact {
		return r
	}
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	ti := v.Index(p.Total, b.Position)
	unit, g := v.Unit(p.Total, p.Parts, b.Position), v.GrainOf(ti)
	if r.by = v.Slack(unit, a.Filled(b.Pattern, b.Position), g) + g.Coarser(v.Val(ti), unit); r.by > 0 {
		any := near / (near + exact) / float64(2*r.by+1)
		r.nearly, r.exactly = math.Log2(any), math.Log2(any+exact/(near+exact))
	}
	if unit%v.One() == 0 {
		r.one = v.One()
	}
	return r
}

// bits are how likely a sum is that is off by so much.
func (r rounded) bits(off int64) float64 {
	if off == 0 {
		return r.exactly
	}
	return r.nearly
}

// slip tells which slip turns what was meant into what was written, if what was meant is
// known but for rounding: of the numbers so near to what is wanted the one whose slip says
// most, then the nearest. The bits are how likely that number is that the slip makes of it.
func (r rounded) slip(wanted, written int64) (meant int64, slip pen.Slip, bits float64) {
	try := func(x int64) {
		off := arith.Abs(x - wanted)
		if off > r.by || r.one != 0 && x%r.one != 0 { // no 36 among counts was meant as 0.36
			return
		}
		s, many := pen.SlipOf(x, written)
		if s == pen.NoSlip {
			return
		}
		says := r.bits(off) - math.Log2(float64(many))
		if slip == pen.NoSlip || says > bits || says == bits && off < arith.Abs(meant-wanted) {
			meant, slip, bits = x, s, says
		}
	}
	try(wanted)
	if r.by > 0 && written != 0 {
		unslipped(written, wanted, try)
	}
	return meant, slip, bits
}

// unslipped tries the numbers that a slip turns into what was written. Of those that differ
// in a digit it tries the one that is nearest to what is wanted.
func unslipped(written, wanted int64, try func(int64)) {
	try(-written)
	sign := int64(1)
	if written < 0 {
		sign = -1
	}
	w, goal := arith.Abs(written), sign*wanted
	for k, up, down := 0, w, w; k < 8; k++ {
		if up <= largest/10 {
			up *= 10
			try(sign * up)
		}
		if down%10 == 0 {
			down /= 10
			try(sign * down)
		}
	}
	for place := int64(1); place <= w && place <= largest/100; place *= 10 {
		high, low, digit := w/(10*place), w%place, w/place%10
		next := high % 10
		try(sign * (w + (digit-next)*(10*place-place)))                                // swapped with the next
		try(sign * (w + clampDigit(digit+nearest(goal-w, place))*place - digit*place)) // another digit
		try(sign * (high*place + low))                                                 // one less
		if w <= largest/10 {                                                           // one more, at this place or before the first
			longer := w/place*10*place + low
			try(sign * (longer + clampDigit(nearest(goal-longer, place))*place))
			try(sign * (w + clampDigit(nearest(goal-w, 10*place))*10*place))
		}
	}
}

// largest is so much that ten times as much is still a number.
const largest = int64(1) << 59

// nearest is how many times a unit is nearest to a difference.
func nearest(diff, unit int64) int64 {
	if diff < 0 {
		return -((-diff + unit/2) / unit)
	}
	return (diff + unit/2) / unit
}

func clampDigit(x int64) int64 { return max(0, min(x, 9)) }

// HardlyRounds says whether a difference that rounding could make is more likely a slip: the other
// sums, of which it gives the number, come out to the last digit, and no note says otherwise.
func (a *Analysis) HardlyRounds(b *Breach) (others int, is bool) { return a.Exact, b.unlikely }

// hardlyRounded says whether a sum whose total shows as many places as its parts misses by a little
// where so many others, of figures with decimals too, do not. A total that shows fewer is rounded.
func (a *Analysis) hardlyRounded(b *Breach) bool {
	need := exactForSlip * float64(max(a.Near, 1))
	if float64(a.Exact) < need || a.Noted() {
		return false
	}
	sums := a.Sums(b.Pattern, b.Position)
	if s := sums[footing.Worst(sums)]; s.TotalPlaces <= 0 || s.TotalPlaces < s.PartsPlaces {
		return false
	}
	return a.told.fractions.Tell(func() int { return a.exactFractions(int(need)) }) >= int(need)
}

// exactFractions counts the sums of several figures with decimals that come out to the last digit,
// up to so many.
func (a *Analysis) exactFractions(most int) (n int) {
	for _, p := range a.Patterns {
		for pos := p.From; pos < p.To && n < most; pos++ {
			if a.holdsIn(p, pos) && a.Filled(p, pos) > 1 && a.Fraction(p, pos, 0) {
				n++
			}
		}
	}
	return n
}

// Finer is by how many bits the scale is finer than the figures of a breach, which are whole numbers
// where others of the table are not: what a slip says of them, it says of whole numbers.
func (a *Analysis) Finer(b *Breach) float64 {
	v := a.Numbers.Along(b.Pattern.Axis)
	if v.Unit(b.Pattern.Total, b.Pattern.Parts, b.Position)%v.One() != 0 {
		return 0
	}
	return math.Log2(float64(v.One()))
}
