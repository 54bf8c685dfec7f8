package relation

import (
	"slices"

	"crossfoot/sheets/table"
)

// This file finds the amounts in whose names a word for rates stands, which says what kind of thing
// it is (named.go): their figures are of the kind and size of those beside them.

// amounts finds the lines that are such amounts, so that no word says otherwise of them.
func (n *numbers) amounts(t *table.Table) {
	for r := range n.said {
		if n.said[r]&aRate != 0 && namesKind(t.Rows[r].Label) && n.like(Down, r) {
			n.said[r] &^= aRate
		}
	}
	for c := range t.Columns {
		if head := t.Columns[c].Head; slices.ContainsFunc(head, SaysRate) && n.like(Across, c) &&
			!slices.ContainsFunc(head, func(h string) bool { return SaysRate(h) && !namesKind(h) }) {
			n.named = append(n.named, c)
		}
	}
}

// What figures of one kind have in common.
const (
	likeOthers = 2  // how many others there are at least
	likeMore   = 4  // how many times the largest of them a figure may be
	likeLess   = 10 // and how many times the least may be it
)

// like says whether the figures of a line are like those of the other lines, wherever these
// have some: as large, and to no more decimals.
func (n *numbers) like(axis Axis, line int) bool {
	v, seen := n.along(axis), false
	for pos := range v.positions {
		own := v.index(line, pos)
		if v.state(own) != known || v.val(own) == 0 {
			continue
		}
		others, low, high, unit := 0, int64(0), int64(0), int64(0)
		for other := range v.lines {
			i := v.index(other, pos)
			x := abs(v.val(i))
			if other == line || v.state(i) != known || x == 0 {
				continue
			}
			if others++; low == 0 || x < low {
				low = x
			}
			high, unit = max(high, x), gcd(unit, x)
		}
		x := abs(v.val(own))
		if v.rate != nil && v.rate[own] || others < likeOthers || x > likeMore*high || likeLess*x < low || n.grain().step(x) < n.grain().step(unit) {
			return false
		}
		seen = true
	}
	return seen
}

// grain is that of whole figures.
func (n *numbers) grain() grain { return grain{scale: n.scale} }
