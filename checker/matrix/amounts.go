package matrix

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file finds the amounts in whose names a word for rates stands, which says what kind of thing
// it is (package says): their figures are of the kind and size of those beside them.

// amounts finds the lines that are such amounts, so that no word says otherwise of them.
func (n *Numbers) amounts(t *table.Table) {
	for r := range n.Said {
		if n.Said[r]&says.ARate != 0 && says.NamesKind(t.Rows[r].Label) && n.like(Down, r) {
			n.Said[r] &^= says.ARate
		}
	}
	for c := range t.Columns {
		if head := t.Columns[c].Head; slices.ContainsFunc(head, says.Rate) && n.like(Across, c) &&
			!slices.ContainsFunc(head, func(h string) bool { return says.Rate(h) && !says.NamesKind(h) }) {
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
func (n *Numbers) like(axis Axis, line int) bool {
	v, seen := n.Along(axis), false
	for pos := range v.Positions {
		own := v.Index(line, pos)
		if v.State(own) != Known || v.Val(own) == 0 {
			continue
		}
		others, low, high, unit := 0, int64(0), int64(0), int64(0)
		for other := range v.Lines {
			i := v.Index(other, pos)
			x := arith.Abs(v.Val(i))
			if other == line || v.State(i) != Known || x == 0 {
				continue
			}
			if others++; low == 0 || x < low {
				low = x
			}
			high, unit = max(high, x), arith.GCD(unit, x)
		}
		x := arith.Abs(v.Val(own))
		if v.Rate != nil && v.Rate[own] || others < likeOthers || x > likeMore*high || likeLess*x < low || n.grain().Step(x) < n.grain().Step(unit) {
			return false
		}
		seen = true
	}
	return seen
}

// grain is that of whole figures.
func (n *Numbers) grain() Grain { return Grain{Scale: n.Scale} }
