package relation

import (
	"math"
	"slices"
)

// This file tells sums that miss by a little because figures are rounded from those that
// miss because a cell is wrong: one slip of 1 makes a row and a column miss alike.

// missesMost is how many sums that miss by a little are looked at one by one, where so
// many others come out to the last digit for each.
const (
	missesMost   = 64
	exactForMiss = 3
)

// rounding decides whether the table's figures are rounded: sums that miss by a little
// keep coming up, and not so many come out to the last digit that slips tell it better.
// Misses that one wrong cell would make are one slip.
func (a *Analysis) rounding() {
	for _, p := range a.Patterns {
		a.exact += p.exact
		a.near += p.near
	}
	misses, based, bits := a.near, a.numbers.base != a.numbers.one(), bitsRounded
	if misses > 1 && misses <= missesMost && a.exact >= exactForMiss*misses {
		a.near = fewest(a.misses())
	}
	if based {
		bits = bitsBased
	}
	if a.near == 0 || a.near < recurring && !based || roundedShare*misses < a.exact {
		return
	}
	for _, p := range a.Patterns {
		if p.exact+p.near == 0 {
			continue
		}
		share := exactly(a.partsFilled(p))
		bits += float64(p.exact)*math.Log2(share) + float64(p.near)*math.Log2(1-share)
	}
	a.rounded = bits > -bitsSmallSlip*float64(a.near)
}

// recurring is how many cells that sums miss by a little show that figures of which nothing
// else shows it are rounded.
const recurring = 2

// What is known before: how likely, in bits, figures are rounded that are written to the last
// digit, or that are all multiples of a base, and how unlikely it is that a figure has a slip
// that makes no more of a difference than rounding.
const (
	bitsRounded   = -3.3
	bitsBased     = -0.5
	bitsSmallSlip = 7.6
)

// roundedShare is how many sums may come out exactly for each that does not, in
// a table of rounded figures, however few parts they have.
const roundedShare = 12

// exactly is how likely a sum of n rounded parts comes to its rounded total to the last digit:
// each of these figures is off by up to half a unit, and all of them by nothing near to
// one (central limit theorem).
func exactly(n float64) float64 {
	return math.Erf(0.5 / math.Sqrt((n+1)/6))
}

// partsFilled is how many parts of a pattern are not zero, in the middle of some positions.
func (a *Analysis) partsFilled(p *Pattern) float64 {
	filled, size := 0, 0
	for _, i := range spread(p.To-p.From, partsSeen) {
		if n := a.filled(&Breach{Pattern: p, Position: p.From + i}); n > 1 {
			filled, size = filled+n, size+1
		}
	}
	return max(2, float64(filled)/float64(max(size, 1)))
}

// partsSeen is how many positions tell how many parts are filled.
const partsSeen = 8

// mend is a cell and what would have to be added to it.
type mend struct {
	row, col int
	by       int64
}

// misses are the sums that miss by no more than rounding can, each as the changes of one
// cell that would mend it.
func (a *Analysis) misses() (out [][]mend) {
	for _, p := range a.Patterns {
		if p.near == 0 {
			continue
		}
		v := a.numbers.along(p.Axis)
		h := hypothesis{total: p.Total, parts: p.Parts}
		for pos := p.first; pos < p.last; pos++ {
			if v.weigh(&h, pos).outcome != nearly {
				continue
			}
			off := a.difference(p, pos)
			row, col := a.Cell(p.Axis, p.Total, pos)
			mends := []mend{{row, col, -off}}
			for _, l := range p.Parts {
				row, col := a.Cell(p.Axis, l.Index, pos)
				mends = append(mends, mend{row, col, off * int64(l.Weight)})
			}
			out = append(out, mends)
		}
	}
	return out
}

// fewest is how many changed cells mend all misses, the one that mends the most first.
func fewest(misses [][]mend) (cells int) {
	for len(misses) > 0 {
		counts := map[mend]int{}
		best := misses[0][0]
		for _, m := range misses {
			for _, x := range m {
				if counts[x]++; counts[x] > counts[best] {
					best = x
				}
			}
		}
		cells++
		misses = slices.DeleteFunc(misses, func(m []mend) bool { return slices.Contains(m, best) })
	}
	return cells
}
