package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/checker/says"

	"github.com/shopspring/decimal"
)

// This file tells whether a line that exceeds its whole somewhere is meant to be a part of it.

// believed says whether a claim that does not hold everywhere is meant all the same,
// and how sure that is.
func (w *subsets) believed(c *subset) (checker.Severity, bool) {
	if w.ownShares(c) {
		return 0, false
	}
	for _, pos := range c.exceeded {
		if !w.sound[pos] || w.balanced(c, pos) {
			return 0, false
		}
	}
	failed := len(c.exceeded)
	switch {
	case failed == 0 || failed > 1 && c.held < subsetsFailed*failed:
		return 0, false
	case c.held < subsetsHeld || c.less == 0:
		return checker.Warning, c.marked && !c.doubtful && failed == 1 && (w.proved >= subsetsMarked || w.nextToEach(c))
	case c.doubtful:
		return checker.Warning, c.held >= subsetsAlone
	case c.marked:
		return checker.Error, true
	case !w.meant(c):
		return 0, false
	case w.cognate(c.part, c.whole):
		return checker.Error, true
	}
	for _, pos := range c.exceeded {
		if slipAt(w.Sums, w.at(c.part, pos), w.at(c.whole, pos)) == nil && (c.held < subsetsAlone || !w.far(c, pos)) {
			return 0, false
		}
	}
	return checker.Warning, true
}

// nextToEach says whether enough marked claims hold everywhere, and positions of one that fails once, if
// each is of the line next to its own, so that no other can be meant. What something has changed by is no
// part of what something else has.
func (w *subsets) nextToEach(c *subset) bool {
	for _, o := range w.subsets {
		if o.marked && (o.doubtful || o.whole != o.part-1) {
			return false
		}
	}
	cross, at := w.crossing(), c.exceeded[0]
	return c.held == c.less && c.less+w.proved >= subsetsPaired && !cross.rated(at) && !slices.ContainsFunc(cross.labels(at), says.Change)
}

// ownShares says whether a claim is of shares beside which the amounts stand of which another claim says
// the same: then each is of amounts of its own, and that of a part may be the larger one.
func (w *subsets) ownShares(c *subset) bool {
	return w.rated(c.part) && w.rated(c.whole) && slices.ContainsFunc(w.subsets, func(o subset) bool {
		beside := o.part - c.part
		return (beside == 1 || beside == -1) && o.whole-c.whole == beside && !w.rated(o.part) && !w.rated(o.whole)
	})
}

// meant says whether a table that adds its lines up leaves the narrower one out, while
// it counts the wider, and whether nothing else by the name of a kind of it is as large
// as it likes.
func (w *subsets) meant(c *subset) bool {
	for _, o := range w.subsets {
		if o.whole == c.whole && len(o.exceeded) > 1 && o.held < subsetsFailed*len(o.exceeded) {
			return false
		}
	}
	some, counted := false, false
	for _, p := range w.Patterns {
		if p.Axis != w.axis || p.Held <= p.Broken {
			continue
		}
		some = true
		if p.Total != c.whole && p.Involves(c.part) {
			return false
		}
		counted = counted || p.Involves(c.whole)
	}
	return !some || counted
}

// cognate says whether two rows share a running number, or two columns the heads
// above their own.
func (l lines) cognate(i, j int) bool {
	if l.axis == relation.Across {
		a, b := l.labels(i), l.labels(j)
		return len(a) > 1 && len(a) == len(b) && slices.Equal(a[:len(a)-1], b[:len(b)-1])
	}
	number := func(row int) string {
		serial, ok := strings.CutSuffix(l.Table.Item(row), " "+l.Table.Rows[row].Label)
		if !ok {
			return ""
		}
		return serial
	}
	a, b := number(i), number(j)
	return a != "" && a == b
}

// far says whether a part exceeds its whole by so much that it is no hazard of two
// figures that happen to be near each other: more than half as much again as it ever
// comes to, or there is a whole that is all part.
func (l lines) far(c *subset, at int) bool {
	if c.held > c.less {
		return true
	}
	share := func(pos int) decimal.Decimal {
		p, w := l.figure(c.part, pos).Value(), l.figure(c.whole, pos).Value()
		if w.IsZero() {
			return decimal.New(2, 0)
		}
		return p.DivRound(w, 8)
	}
	most := decimal.Zero
	for pos := range l.positions {
		if l.compare(c.part, c.whole, pos) == isLess {
			most = decimal.Max(most, share(pos))
		}
	}
	return share(at).GreaterThan(most.Mul(decimal.New(15, -1)))
}

// balanced says whether a sum that holds accounts for a part that exceeds its whole:
// another part is negative.
func (w subsets) balanced(c *subset, pos int) bool {
	for _, p := range w.Patterns {
		if p.Axis != w.axis || p.Total != c.whole || !p.Involves(c.part) {
			continue
		}
		if status, ok := w.Status(p, pos); ok && status <= relation.Rounding {
			return true
		}
	}
	return false
}
