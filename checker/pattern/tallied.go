package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file remembers the last tallies that something spoke for: the layout, the figures and
// elimination propose the same sum, and what is believed is weighed once more.

// tallied is a hypothesis that has been weighed in so many positions, without its price.
type tallied struct {
	total     int
	parts     []matrix.Line
	positions int // 0 if there is none
	account
	weights []matrix.Weight
}

// tallies are the last few, in no order.
type tallies struct {
	last [8]tallied
	next int // whose place the next one takes
}

// of is what is remembered of a hypothesis, or nil.
func (ts *tallies) of(h *Hypothesis, positions int) *tallied {
	for i := range ts.last {
		if t := &ts.last[i]; t.total == h.Total && t.positions == positions && slices.Equal(t.parts, h.Parts) {
			return t
		}
	}
	return nil
}

// begin makes room for a hypothesis.
func (ts *tallies) begin(h *Hypothesis, positions int) *tallied {
	t := &ts.last[ts.next]
	t.total, t.parts, t.positions, t.weights = h.Total, append(t.parts[:0], h.Parts...), positions, slices.Grow(t.weights[:0], positions)
	return t
}

// keep makes the next one take another place.
func (ts *tallies) keep() { ts.next = (ts.next + 1) % len(ts.last) }

// forget makes them those of no hypothesis.
func (ts *tallies) forget() {
	for i := range ts.last {
		ts.last[i].positions = 0
	}
}
