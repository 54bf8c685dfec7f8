package matrix

import (
	"math"

	"crossfoot/checker/arith"
)

// The account, in bits. A position that holds is worth what it would have taken
// to write the total down without the parts; one that does not costs the choice
// of calling it an exception. They are prices of a code, not of the fixtures, and so are
// those of package pattern.
const (
	BitsMost     = 24.0 // one position says no more than this
	BitsLone     = 0.25 // a total that is its only non-zero part
	bitsSmall    = 4.0  // below, a figure is small
	PriceInexact = 2.0
	PriceBroken  = 5.5
	priceMean    = 1.0 // the total lies among its parts: an average, a rate
	priceEmpty   = 3.0 // parts without a total, or a total without parts
)

// Outcome is what one position says of a hypothesis.
type Outcome uint8

// The outcomes.
const (
	Silent  Outcome = iota // nothing: all zero, or it cannot be read
	Holds                  // exactly
	Nearly                 // within what rounding can do
	Fails                  // not at all
	Average                // not at all, but the total lies among its parts
	Open                   // parts without a total, or a total without parts
)

// Weight is what a hypothesis is worth in one position.
type Weight struct {
	Bits    float64
	Single  int32 // the only part that is not zero, or -1
	Outcome Outcome
	Unknown bool // it holds although parts are not available
}

// Weigh looks at one position.
func (v View) Weigh(total int, parts []Line, pos int) Weight {
	w, _ := v.WeighIn(total, parts, pos)
	return w
}

// WeighIn is Weigh with the unit of the figures, if they hold.
func (v View) WeighIn(line int, parts []Line, pos int) (w Weight, unit int64) {
	ti := v.Index(line, pos)
	total, how := v.At(ti)
	if how >= Absent {
		return Weight{Single: -1}, 0
	}
	unknown, signed := false, false
	sum, size, low, high := int64(0), arith.Abs(total), int64(math.MaxInt64), int64(math.MinInt64)
	filled, single, rates := 0, -1, 0
	for _, p := range parts {
		i := v.Index(p.Index, pos)
		x, is := v.At(i)
		switch is {
		case Unread:
			return Weight{Single: -1}, 0
		case Absent:
			unknown = true
		}
		if x == 0 {
			continue
		}
		filled++
		single = p.Index
		low, high = min(low, x), max(high, x)
		size = max(size, arith.Abs(x))
		if v.Rate != nil && v.Rate[i] {
			rates++
		}
		sum += int64(p.Weight) * x
		signed = signed || p.Weight < 0
	}
	if filled != 1 {
		single = -1
	}
	diff := arith.Abs(total - sum)
	switch {
	case total == 0 && filled == 0:
		return Weight{Single: -1}, 0
	case total == 0 && how != Known, filled == 0:
		return Weight{Bits: -priceEmpty, Outcome: Open, Single: -1}, 0
	case diff == 0 && len(parts) == 1:
		unit = v.Unit(line, parts, pos)
		return Weight{Bits: Worth(size, 0, v.GrainOf(ti).Step(unit)), Outcome: Holds, Single: -1}, unit
	case diff == 0 && filled == 1:
		return Weight{Bits: BitsLone, Outcome: Holds, Single: int32(single)}, 0
	case diff == 0:
		unit = v.Unit(line, parts, pos)
		return Weight{Bits: Worth(size, 0, unit), Outcome: Holds, Single: -1, Unknown: unknown}, unit
	case unknown: // what is not available may make up the difference
		return Weight{Single: -1}, 0
	}
	if g := v.GrainOf(ti); filled > 1 && (diff <= v.Slack(0, filled, g)+g.Coarsest() || v.Scaled != nil) { // whatever the unit
		if unit := v.Unit(line, parts, pos); diff <= max(v.Slack(unit, filled, g)+g.Coarser(total, unit), v.scaledSlack(line, parts, pos)) {
			if filled <= fewParts && v.fitsWithout(parts, pos, total-sum) {
				return Weight{Outcome: Nearly, Single: -1}, 0
			}
			w := Worth(size, diff, g.Step(unit)) - PriceInexact
			return Weight{Bits: max(w, -PriceBroken), Outcome: Nearly, Single: -1}, 0
		}
	}
	if filled > 1 && !signed && low <= total && total <= high || rates > 0 && v.Rate[ti] || v.Rated != nil && v.Rated[pos] {
		return Weight{Bits: -priceMean, Outcome: Average, Single: -1}, 0
	}
	return Weight{Bits: -PriceBroken, Outcome: Fails, Single: int32(single)}, 0
}

// Unit is what a total and its parts are multiples of in one position.
func (v View) Unit(total int, parts []Line, pos int) int64 {
	unit := arith.Abs(v.Val(v.Index(total, pos)))
	for _, p := range parts {
		if unit == 1 {
			break
		}
		unit = arith.GCD(unit, arith.Abs(v.Val(v.Index(p.Index, pos))))
	}
	return unit
}

// fitsWithout says whether a sum that misses by a little would miss by less without
// one of its parts: 73 is not 1 + 73, however the figures are rounded.
func (v View) fitsWithout(parts []Line, pos int, diff int64) bool {
	for _, p := range parts {
		if x := v.Val(v.Index(p.Index, pos)); x != 0 && arith.Abs(diff+int64(p.Weight)*x) < arith.Abs(diff) {
			return true
		}
	}
	return false
}

// fewParts is how many parts are so few that each should count.
const fewParts = 3

// Grain is how fine the figures of a position may be written.
type Grain struct {
	Scale int   // the places that the table's scale allows for and the figures need not show; less than 0 if they show more
	base  int64 // what whole figures are multiples of; 0 if they are percentages, which are written in hundredths
}

// GrainOf is the grain of the figures that are summed up to one.
func (v View) GrainOf(i int) Grain {
	if v.Rate != nil && v.Rate[i] {
		return Grain{Scale: v.Scale - 2}
	}
	g := Grain{v.Scale, v.Base}
	if units := v.units[v.Axis]; units != nil {
		g.base = max(g.base, units[v.positionOf(i)])
	}
	return g
}

// Step is the unit of the last place in which a position's figures are written:
// the table's scale allows for decimals that other positions have. Whole figures
// have the table's common base.
func (g Grain) Step(unit int64) int64 {
	step := int64(1)
	for range g.Scale {
		if unit%(10*step) != 0 {
			return step
		}
		step *= 10
	}
	if g.base > step && unit%g.base == 0 {
		return g.base
	}
	return step
}

// Coarser is half the unit of a total that shows fewer places than its parts: 26
// above parts in tenths is 26 ± 0.5. unit is what all figures are multiples of.
func (g Grain) Coarser(total, unit int64) int64 {
	step := int64(1)
	for s := 0; s < g.Scale && total%(10*step) == 0 && unit%(10*step) != 0; s++ {
		step *= 10
	}
	if step == 1 {
		return 0
	}
	return step / 2
}

// Coarsest is the most that Coarser can be.
func (g Grain) Coarsest() int64 {
	step := int64(1)
	for range g.Scale {
		step *= 10
	}
	return step / 2
}

// Worth is what a position that holds saves: the total's digits, given how far
// off it is and the unit in which all of its figures come.
// Small numbers are written more often than large ones, so that they come up by
// chance more often too.
func Worth(size, diff, unit int64) float64 {
	w := math.Log2(float64(size)/float64(2*diff+unit)) + 0.5
	if w < bitsSmall {
		return w * w / bitsSmall
	}
	return min(BitsMost, w)
}

// tolerance is how far, in units of the last place, a sum of n rounded parts may
// lie from its rounded total for the pattern to be believed.
func tolerance(n int) int64 {
	return int64(min(float64(n+1)/2, 0.5+1.2*math.Sqrt(float64(n+1))))
}

// Slack is how far the sum of n rounded parts may lie from its rounded total for
// the pattern to be believed, where their figures are multiples of a unit. Figures
// that a statistical office rounds at random to multiples of three or five, up or
// down, are off by up to the next multiple instead of half the way.
func (v View) Slack(unit int64, n int, g Grain) int64 {
	if g.Scale < 0 {
		return 0 // 30% and 40%, in tenths, are not rounded to tenths
	}
	if one := v.One(); g.base > 0 && v.Random() && unit%v.Base == 0 {
		each := float64(n + 1)
		return int64(min(each*float64(v.Base-one), float64(v.Base)*(0.5+2*math.Sqrt(each))))
	}
	return g.Step(unit) * tolerance(n)
}

// Random says whether the table's figures are rounded to a base that offices use
// for rounding at random (Nargundkar and Saveland, Random-rounding to prevent
// statistical disclosures, ASA 1972).
func (n *Numbers) Random() bool {
	one := n.One()
	return n.Base == 3*one || n.Base == 5*one
}

// smallCount is the least figure that is no small count.
const smallCount = 1000

// Small says whether a figure is a small count.
func (v View) Small(i int) bool {
	x := v.Val(i)
	return arith.Abs(x) < smallCount*v.GrainOf(i).Step(x)
}
