package relation

import (
	"math"
)

// The account, in bits. A position that holds is worth what it would have taken
// to write the total down without the parts; one that does not costs the choice
// of calling it an exception. They are prices of a code, not of the fixtures, and so are
// those of hypothesis.go.
const (
	bitsMost     = 24.0 // one position says no more than this
	bitsLone     = 0.25 // a total that is its only non-zero part
	bitsSmall    = 4.0  // below, a figure is small
	priceInexact = 2.0
	priceBroken  = 5.5
	priceMean    = 1.0 // the total lies among its parts: an average, a rate
	priceEmpty   = 3.0 // parts without a total, or a total without parts
)

// outcome is what one position says of a hypothesis.
type outcome uint8

// The outcomes.
const (
	silent  outcome = iota // nothing: all zero, or it cannot be read
	holds                  // exactly
	nearly                 // within what rounding can do
	fails                  // not at all
	average                // not at all, but the total lies among its parts
	open                   // parts without a total, or a total without parts
)

// weight is what a hypothesis is worth in one position.
type weight struct {
	bits    float64
	single  int32 // the only part that is not zero, or -1
	outcome outcome
	unknown bool // it holds although parts are not available
}

// weigh looks at one position.
func (v view) weigh(total int, parts []Line, pos int) weight {
	w, _ := v.weighIn(total, parts, pos)
	return w
}

// weighIn is weigh with the unit of the figures, if they hold.
func (v view) weighIn(line int, parts []Line, pos int) (w weight, unit int64) {
	ti := v.index(line, pos)
	total, how := v.at(ti)
	if how >= absent {
		return weight{single: -1}, 0
	}
	unknown, signed := false, false
	sum, size, low, high := int64(0), abs(total), int64(math.MaxInt64), int64(math.MinInt64)
	filled, single, rates := 0, -1, 0
	for _, p := range parts {
		i := v.index(p.Index, pos)
		x, is := v.at(i)
		switch is {
		case unread:
			return weight{single: -1}, 0
		case absent:
			unknown = true
		}
		if x == 0 {
			continue
		}
		filled++
		single = p.Index
		low, high = min(low, x), max(high, x)
		size = max(size, abs(x))
		if v.rate != nil && v.rate[i] {
			rates++
		}
		sum += int64(p.Weight) * x
		signed = signed || p.Weight < 0
	}
	if filled != 1 {
		single = -1
	}
	diff := abs(total - sum)
	switch {
	case total == 0 && filled == 0:
		return weight{single: -1}, 0
	case total == 0 && how != known, filled == 0:
		return weight{bits: -priceEmpty, outcome: open, single: -1}, 0
	case diff == 0 && len(parts) == 1:
		unit = v.unit(line, parts, pos)
		return weight{bits: worth(size, 0, v.grainOf(ti).step(unit)), outcome: holds, single: -1}, unit
	case diff == 0 && filled == 1:
		return weight{bits: bitsLone, outcome: holds, single: int32(single)}, 0
	case diff == 0:
		unit = v.unit(line, parts, pos)
		return weight{bits: worth(size, 0, unit), outcome: holds, single: -1, unknown: unknown}, unit
	case unknown: // what is not available may make up the difference
		return weight{single: -1}, 0
	}
	if g := v.grainOf(ti); filled > 1 && (diff <= v.slack(0, filled, g)+g.coarsest() || v.scaled != nil) { // whatever the unit
		if unit := v.unit(line, parts, pos); diff <= max(v.slack(unit, filled, g)+g.coarser(total, unit), v.scaledSlack(line, parts, pos)) {
			if filled <= fewParts && v.fitsWithout(parts, pos, total-sum) {
				return weight{outcome: nearly, single: -1}, 0
			}
			w := worth(size, diff, g.step(unit)) - priceInexact
			return weight{bits: max(w, -priceBroken), outcome: nearly, single: -1}, 0
		}
	}
	if filled > 1 && !signed && low <= total && total <= high || rates > 0 && v.rate[ti] || v.rated != nil && v.rated[pos] {
		return weight{bits: -priceMean, outcome: average, single: -1}, 0
	}
	return weight{bits: -priceBroken, outcome: fails, single: int32(single)}, 0
}

// unit is what a total and its parts are multiples of in one position.
func (v view) unit(total int, parts []Line, pos int) int64 {
	unit := abs(v.val(v.index(total, pos)))
	for _, p := range parts {
		if unit == 1 {
			break
		}
		unit = gcd(unit, abs(v.val(v.index(p.Index, pos))))
	}
	return unit
}

// fitsWithout says whether a sum that misses by a little would miss by less without
// one of its parts: 73 is not 1 + 73, however the figures are rounded.
func (v view) fitsWithout(parts []Line, pos int, diff int64) bool {
	for _, p := range parts {
		if x := v.val(v.index(p.Index, pos)); x != 0 && abs(diff+int64(p.Weight)*x) < abs(diff) {
			return true
		}
	}
	return false
}

// fewParts is how many parts are so few that each should count.
const fewParts = 3

// grain is how fine the figures of a position may be written.
type grain struct {
	scale int   // the places that the table's scale allows for and the figures need not show; less than 0 if they show more
	base  int64 // what whole figures are multiples of; 0 if they are percentages, which are written in hundredths
}

// grainOf is the grain of the figures that are summed up to one.
func (v view) grainOf(i int) grain {
	if v.rate != nil && v.rate[i] {
		return grain{scale: v.scale - 2}
	}
	g := grain{v.scale, v.base}
	if units := v.units[v.axis]; units != nil {
		g.base = max(g.base, units[v.positionOf(i)])
	}
	return g
}

// step is the unit of the last place in which a position's figures are written:
// the table's scale allows for decimals that other positions have. Whole figures
// have the table's common base.
func (g grain) step(unit int64) int64 {
	step := int64(1)
	for range g.scale {
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

// coarser is half the unit of a total that shows fewer places than its parts: 26
// above parts in tenths is 26 ± 0.5. unit is what all figures are multiples of.
func (g grain) coarser(total, unit int64) int64 {
	step := int64(1)
	for s := 0; s < g.scale && total%(10*step) == 0 && unit%(10*step) != 0; s++ {
		step *= 10
	}
	if step == 1 {
		return 0
	}
	return step / 2
}

// coarsest is the most that coarser can be.
func (g grain) coarsest() int64 {
	step := int64(1)
	for range g.scale {
		step *= 10
	}
	return step / 2
}

// worth is what a position that holds saves: the total's digits, given how far
// off it is and the unit in which all of its figures come.
// Small numbers are written more often than large ones, so that they come up by
// chance more often too.
func worth(size, diff, unit int64) float64 {
	w := math.Log2(float64(size)/float64(2*diff+unit)) + 0.5
	if w < bitsSmall {
		return w * w / bitsSmall
	}
	return min(bitsMost, w)
}

// tolerance is how far, in units of the last place, a sum of n rounded parts may
// lie from its rounded total for the pattern to be believed.
func tolerance(n int) int64 {
	return int64(min(float64(n+1)/2, 0.5+1.2*math.Sqrt(float64(n+1))))
}

// slack is how far the sum of n rounded parts may lie from its rounded total for
// the pattern to be believed, where their figures are multiples of a unit. Figures
// that a statistical office rounds at random to multiples of three or five, up or
// down, are off by up to the next multiple instead of half the way.
func (v view) slack(unit int64, n int, g grain) int64 {
	if g.scale < 0 {
		return 0 // 30% and 40%, in tenths, are not rounded to tenths
	}
	if one := v.one(); g.base > 0 && v.random() && unit%v.base == 0 {
		each := float64(n + 1)
		return int64(min(each*float64(v.base-one), float64(v.base)*(0.5+2*math.Sqrt(each))))
	}
	return g.step(unit) * tolerance(n)
}

// random says whether the table's figures are rounded to a base that offices use
// for rounding at random (Nargundkar and Saveland, Random-rounding to prevent
// statistical disclosures, ASA 1972).
func (n *numbers) random() bool {
	one := n.one()
	return n.base == 3*one || n.base == 5*one
}

// smallCount is the least figure that is no small count.
const smallCount = 1000

// small says whether a figure is a small count.
func (v view) small(i int) bool {
	x := v.val(i)
	return abs(x) < smallCount*v.grainOf(i).step(x)
}
