package relation

import "slices"

// This file weighs the sums of an outline together: each row that has others one step below
// it claims to be their sum. One such sum of small or round figures may come up by chance;
// that most rows of an outline come to those below them is none, and then all are meant to.

const (
	outlineBits  = 10.0 // what the sums of an outline must be worth together,
	outlineLeast = 2    // the rows that must come to those below them,
	outlineMost  = 2    // and how many for each that does not
)

// outlineSum is a row's claim to be the sum of those one step below it, where it fails.
type outlineSum struct {
	*hypothesis
	pos        int
	difference int64
}

// weighOutlines weighs the sums of each outline. Those of one that is meant to add up cost
// nothing, and how many of them hold is kept.
func (f *finder) weighOutlines() {
	f.outlineHeld, f.outlineNet = make([]int, len(f.outlines)), make([][]int, len(f.outlines))
	for n := range f.outlines {
		net := make([]int, len(f.sample))
		f.outlineNet[n] = net
		held, bits := 0, 0.0
		var failing []outlineSum
		for i := range f.layout {
			h := &f.layout[i]
			if h.outline != n+1 {
				continue
			}
			if f.stopped() {
				return
			}
			acc := f.tally(h, f.sample)
			for i, w := range f.weights {
				switch w.outcome {
				case holds, nearly:
					net[i]++
				case fails, average:
					net[i]--
				}
			}
			if acc.held+acc.near > 0 {
				held++
				bits += acc.bits + h.price
				continue
			}
			for i, w := range f.weights {
				if w.outcome == fails || w.outcome == average {
					failing = append(failing, outlineSum{h, f.sample[i], f.off(h.total, h.parts, f.sample[i])})
					break
				}
			}
		}
		others := slips(failing)
		if bits -= priceBroken * float64(others); held < outlineLeast || held < outlineMost*others || bits < outlineBits {
			continue
		}
		f.outlineHeld[n] = held
		for i := range f.layout {
			if h := &f.layout[i]; h.outline == n+1 {
				h.price = 0
				f.outlineSums[h.total] = true
			}
		}
	}
}

// slips counts sums that fail, two as one where the total of the one is a part of the other
// and would mend both.
func slips(failing []outlineSum) int {
	n, totals := len(failing), map[int]outlineSum{}
	for _, s := range failing {
		totals[s.total] = s
	}
	for _, s := range failing {
		for _, l := range s.parts {
			if below, ok := totals[l.Index]; ok && below.pos == s.pos && below.difference == -s.difference {
				n--
				break
			}
		}
	}
	return n
}

// addsUp is how many rows of the outline that a hypothesis follows come to those below
// them, if all are meant to.
func (f *finder) addsUp(h *hypothesis) int {
	if h.outline == 0 {
		return 0
	}
	return f.outlineHeld[h.outline-1]
}

// rateBeside says whether more sums of the outline that a hypothesis follows fail than come
// out in a position of the sample: rates, start years. That one fails there says nothing.
func (f *finder) rateBeside(h *hypothesis, i int) bool {
	return h.outline > 0 && h.outline <= len(f.outlineNet) && f.outlineNet[h.outline-1][i] < 0
}

// unmeant says whether a column's figures do not add up along an outline, although others'
// do: start years, scores, days. More of its sums fail there than come out.
func (a *Analysis) unmeant(p *Pattern, pos int) bool {
	if !p.inOutline || p.stated {
		return false
	}
	key := axisLine{p.Axis, pos}
	unmeant, known := a.unmeantAt[key]
	if known {
		return unmeant
	}
	held, fails := 0, 0
	for _, q := range a.Patterns {
		if q.Axis != p.Axis || !q.inOutline {
			continue
		}
		switch s, ok := a.Status(q, pos); {
		case !ok:
		case s == Held || s == Rounding:
			held++
		case s == Broken && !a.failsAlike(&Breach{Pattern: q, Position: pos}, q.Total, a.difference(q, pos)): // else told again further up
			fails++
		}
	}
	unmeant = fails > 1 && fails > held
	if a.unmeantAt == nil {
		a.unmeantAt = map[axisLine]bool{}
	}
	a.unmeantAt[key] = unmeant
	return unmeant
}

// listed says whether a row of an outline must be the sum of those below it, whatever slip
// there is: so many others are, or more stands below it than the row itself has, so that it
// is not that some are left out. A mark for nothing may stand for what is not told.
func (a *Analysis) listed(b *Breach) bool {
	p, v := b.Pattern, a.numbers.along(b.Pattern.Axis)
	if b.small || b.Status != Broken || p.outlined < listedLeast {
		return false
	}
	if a.difference(p, b.Position) < 0 {
		return a.filled(b) > 1
	}
	if p.outlined == listedLeast || slices.ContainsFunc(p.Parts, func(l Line) bool { return v.state(v.index(l.Index, b.Position)) == nilled }) {
		return false
	}
	return !slices.ContainsFunc(a.through(p.Axis, p.Total), func(q *Pattern) bool { // confirmed by what it is a part of
		s, ok := a.Status(q, b.Position)
		return q != p && q.Total != p.Total && ok && s == Held
	})
}

// listedLeast is how many rows of an outline must come to those below them for one that
// has too much below it to be wrong; one that has too little needs one more.
const listedLeast = 3
