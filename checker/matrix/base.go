package matrix

import "crossfoot/checker/arith"

// This file finds out what a table's figures are multiples of.

// basesSeen is how many different figures must be multiples of a base, and baseSlips how
// many of them there must be for each that is not. Lines of which one in so many figures is
// none, as of baseOthers, count for nothing: percentages and averages stand beside figures
// that are rounded. What is left is one in baseRest of all figures, at least.
const (
	basesSeen  = 12
	baseSlips  = 20
	baseOthers = 3
	baseRest   = 2
	baseLooks  = 32 // figures that are looked at first, and four times as many next,
	baseChance = 8  // and by how much chance may mislead
)

// commonBase is the number that the table's whole figures are multiples of, in
// units of its scale, if it is one to which tables are rounded and there are
// figures enough to show it. Averages in tenths beside them do not hide it, nor do columns or
// rows that are of another kind, nor a slip of the pen here and there.
func (n *Numbers) commonBase() int64 {
	one := n.One()
	for _, base := range [...]int64{1000, 100, 10, 5, 3} {
		if !n.mayHave(base*one, baseLooks, baseChance) || !n.mayHave(base*one, 4*baseLooks, 2*baseChance) {
			continue
		}
		for _, axis := range [...]Axis{Across, Down} {
			if n.Along(axis).hasBase(base * one) {
				return base * one
			}
		}
	}
	return one
}

// mayHave is whether so many of the table's figures, here and there, leave it possible that a
// number is their base. Chance misleads by the root of how many are looked at.
func (n *Numbers) mayHave(base int64, looks, chance int) bool {
	figures, others := 0, 0
	for i := range min(n.Size(), looks) {
		if x, is := n.whole(int(uint64(i) * arith.Hashing % uint64(n.Size()))); is {
			figures++
			if x%base != 0 {
				others++
			}
		}
	}
	return others*baseRest <= figures+chance
}

// whole is a figure if it is a whole number and not zero.
func (n *Numbers) whole(i int) (x int64, is bool) {
	x, how := n.At(i)
	return x, how == Known && x != 0 && x%n.One() == 0
}

// hasBase is whether the figures of an axis's lines are multiples of a number, but for lines
// of another kind.
func (v View) hasBase(base int64) bool {
	all, figures, others, seen := 0, 0, 0, map[int64]struct{}{}
	for line := range v.Lines {
		own, not := 0, 0
		for pos := range v.Positions {
			if x, is := v.whole(v.Index(line, pos)); is {
				own++
				if x%base != 0 {
					not++
				}
			}
		}
		all += own
		if not*baseOthers > own {
			continue
		}
		figures, others = figures+own, others+not
		for pos := 0; pos < v.Positions && len(seen) < basesSeen; pos++ {
			if x, is := v.whole(v.Index(line, pos)); is {
				seen[x] = struct{}{}
			}
		}
	}
	return len(seen) >= basesSeen && others <= figures/baseSlips && all <= figures*baseRest
}

// One is the number 1 in units of the scale.
func (n *Numbers) One() int64 {
	one := int64(1)
	for range n.Scale {
		one *= 10
	}
	return one
}

// BaseOf is the base of figures that are multiples of a unit: the table's, unless they are of
// another kind.
func (n *Numbers) BaseOf(unit int64) int64 {
	if unit%n.Base == 0 {
		return n.Base
	}
	return n.One()
}
