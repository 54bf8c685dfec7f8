package running

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file tells where an item of a statement in steps may be missing, or a total.

// gapTells is what a row without a figure tells that explains why a total is too large.
const gapTells = 3.0

// gaps notes where items may be missing from totals that are too large: in rows of the sheet with a name
// and no figure, between the items or below their heading. Most such rows are headings, which are no
// rows of the table.
func (f *steps) gaps(c *carried) {
	last := slices.ContainsFunc(c.totals, func(s sum) bool { return s.off == 0 && s.beside() })
	for i := range c.totals {
		s := &c.totals[i]
		if s.off*s.minus.weight(0) <= 0 {
			continue
		}
		first, at := f.Table.Rows[s.parts[0].pos].Row(), f.Table.Rows[s.at.pos].Row()
		from, to := first+1, at
		switch {
		case c.heads:
			from, to = at+1, f.Table.Rows[s.parts[len(s.parts)-1].pos].Row()
		case f.nameOnly(c.pair, first-1) && f.nameOnly(c.pair, first-2): // one of them is the heading
			from = first - 1
		}
		for row := from; row < to; row++ {
			if f.nameOnly(c.pair, row) {
				s.gaps = append(s.gaps, row)
			}
		}
		if len(s.gaps) == 0 && last && !c.heads && !s.beside() {
			s.gaps = append(s.gaps, at)
		}
		if len(s.gaps) > 0 && s.slip() <= 0 {
			c.evidence.slips += gapTells
		}
	}
}

// beside says whether a total stands beside the last of its items.
func (s sum) beside() bool { return len(s.parts) > 0 && s.parts[len(s.parts)-1].pos == s.at.pos }

// nameOnly says whether a row of the sheet has a name, and no figure in the columns of a pair.
func (f *steps) nameOnly(p pair, row int) bool {
	written := func(col int) bool {
		c := f.Table.Sheet.At(row, col)
		return c != nil && c.Raw != ""
	}
	return len(f.Table.Labels) > 0 && written(f.Table.Labels[0].Col) &&
		!written(f.Table.Columns[p.inner].Col) && !written(f.Table.Columns[p.outer].Col)
}

// passedOver says whether a figure is no total of the items that are open but a result that goes on from their
// total, which is not written: beside the last of them, or where totals have lines of their own, below it.
func (f *steps) passedOver(c *carried, t entry) bool {
	if _, _, ok := fitEither(c.open, t); ok || c.heads || len(c.open) < 2 || len(c.above.open) == 0 {
		return false
	}
	m := sum{at: entry{pos: c.open[len(c.open)-1].pos}, parts: c.open}
	if m.at.pos+1 < t.pos && !slices.ContainsFunc(c.totals, sum.beside) {
		m.at.pos++
	}
	if m.at.pos == t.pos || f.State(f.Index(c.outer, m.at.pos)) != matrix.Void {
		return false
	}
	for minus, price := range ways(c.open) {
		if price > waysPlain {
			break
		}
		m.minus = minus
		m.at.val = m.want()
		s, cost, ok := fit(append(slices.Clone(c.above.open), m.at), t)
		if ok && c.evidence.tells(s, cost+price) >= resultBits {
			c.missing = append(c.missing, m)
			c.open, c.all = nil, nil
			c.above.put(m.at)
			c.above.put(t)
			return true
		}
	}
	return false
}
