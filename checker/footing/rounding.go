package footing

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/sheets/table"
)

// This file decides whether a table's figures are rounded, or miss by a little because cells are wrong.

// rounding decides whether the table's figures are rounded: sums that miss by a little
// keep coming up, and not so many come out to the last digit that slips tell it better.
// Misses that one wrong cell would make are one slip.
func (a *Audit) rounding() {
	for _, p := range a.Patterns {
		a.Exact += p.Exact
		a.Near += p.Near
	}
	misses, based, bits := a.Near, a.Numbers.Base != a.Numbers.One(), bitsRounded
	if misses > 1 && misses <= missesMost && a.Exact >= exactForMiss*misses {
		a.Near = fewest(a.misses())
	}
	if based && a.Near >= recurring { // a row and a column always meet, and two slips of a single unit are rare
		a.Near = misses
	}
	thousands := misses >= recurring && a.InThousands() // a row and a column that miss have a cell in common
	switch {
	case based:
		bits = bitsBased
	case thousands:
		bits = bitsThousands
	}
	if a.Near == 0 || a.Near < recurring && !based && !thousands || RoundedShare*misses < a.Exact {
		return
	}
	for _, p := range a.Patterns {
		if p.Exact+p.Near == 0 {
			continue
		}
		share := exactly(a.partsFilled(p))
		bits += float64(p.Exact)*math.Log2(share) + float64(p.Near)*math.Log2(1-share)
	}
	a.Rounded = bits > -bitsSmallSlip*float64(a.Near)
	if a.Rounded && thousands {
		a.Near = misses
	}
}

// InThousands says whether the table's unit, or most of its columns, say that figures are in thousands
// or millions, which are rounded to whole ones. In ten thousands, 万元, people share out whole ones.
func (a *Audit) InThousands() bool {
	thousands := func(unit string) bool { return table.UnitPower(unit)%3 == 0 && table.UnitPower(unit) > 0 }
	if thousands(a.Table.Unit) {
		return true
	}
	n := 0
	for _, c := range a.Table.Columns {
		n += int(arith.Flag(slices.ContainsFunc(c.Head, thousands)))
	}
	return 2*n > len(a.Table.Columns)
}

// recurring is how many cells that sums miss by a little show that figures of which nothing
// else shows it are rounded.
const recurring = 2

// What is known before: how likely, in bits, figures are rounded that are written to the last
// digit, that are all multiples of a base, or that are said to be in thousands, and how unlikely it
// is that a figure has a slip that makes no more of a difference than rounding.
const (
	bitsRounded   = -3.3
	bitsBased     = -0.5
	bitsThousands = 4.5
	bitsSmallSlip = 7.6
)

// RoundedShare is how many sums may come out exactly for each that does not, in
// a table of rounded figures, however few parts they have.
const RoundedShare = 12

// exactly is how likely a sum of n rounded parts comes to its rounded total to the last digit:
// each of these figures is off by up to half a unit, and all of them by nothing near to
// one (central limit theorem).
func exactly(n float64) float64 {
	return math.Erf(0.5 / math.Sqrt((n+1)/6))
}

// partsFilled is how many parts of a pattern are not zero, in the middle of some positions.
func (a *Audit) partsFilled(p *Pattern) float64 {
	filled, size := 0, 0
	for _, i := range arith.Spread(p.To-p.From, partsSeen) {
		if n := a.Filled(p, p.From+i); n > 1 {
			filled, size = filled+n, size+1
		}
	}
	return max(2, float64(filled)/float64(max(size, 1)))
}

// partsSeen is how many positions tell how many parts are filled.
const partsSeen = 8
