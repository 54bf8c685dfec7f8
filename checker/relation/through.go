package relation

import (
	"slices"
	"sync"

	"crossfoot/checker/arith"
)

// This file tells which patterns run through a cell.

// Breaks counts the relations that hold through a cell and that a change of the
// cell would break, other than the breach itself, if there is one, and those that carry it on.
func (a *Analysis) Breaks(row, col int, b *Breach) int {
	n := a.besideHeld(row, col)
	for _, axis := range []Axis{Across, Down} {
		line, pos := col, row
		if axis == Down {
			line, pos = row, col
		}
		for _, q := range a.through(axis, line) {
			if pos < q.From || pos >= q.To || b != nil && (q == b.Pattern && pos == b.Position || slices.Contains(b.carriedBy, q) || a.followed(q, line, pos, b)) {
				continue
			}
			if s, ok := a.Status(q, pos); ok && (s == Held || a.Rounded && s == Rounding && (b == nil || !a.failsAsMuch(q, pos, b))) {
				n++
			}
		}
	}
	return n
}

// followed says whether a line is a part of a sum whose total a formula adds up, so that it comes
// out whatever stands there. What no formula says to be a sum may be chance, which only sums that
// come out speak against.
func (a *Analysis) followed(q *Pattern, line, pos int, b *Breach) bool {
	return b.Pattern.ByFormula() && line != q.Total && a.adds(a.Numbers.Along(q.Axis).Index(q.Total, pos))
}

// failsAsMuch says whether a sum misses by as much as a breach that rounding does not explain, so
// that the change which mends the breach makes the sum come out to the last digit, though for that
// rounding could have made the difference.
func (a *Analysis) failsAsMuch(q *Pattern, pos int, b *Breach) bool {
	return b.Status == Broken && arith.Abs(a.keptDifference(q, pos)) == arith.Abs(a.keptDifference(b.Pattern, b.Position))
}

// throughLines are the patterns through each line of an axis, found out when they are first
// asked for: that may be by several who compare the table with others.
type throughLines struct {
	once     sync.Once
	patterns [][]*Pattern
}

// through are the patterns of an axis that a line takes part in.
func (a *Analysis) through(axis Axis, line int) []*Pattern {
	l := &a.lines[axis]
	l.once.Do(func() {
		l.patterns = make([][]*Pattern, a.Numbers.Along(axis).Lines)
		for _, p := range a.Patterns {
			if p.Axis == axis {
				l.patterns[p.Total] = append(l.patterns[p.Total], p)
				for _, part := range p.Parts {
					l.patterns[part.Index] = append(l.patterns[part.Index], p)
				}
			}
		}
	})
	return l.patterns[line]
}
