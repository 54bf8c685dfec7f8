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
		root, some := f.rootOf(n)
		rooted := false
		if some {
			acc := f.tally(&root, f.sample)
			if rooted = acc.held+acc.near > 0; rooted {
				held++
				bits += acc.bits + root.price
			} else if through := f.through(&root, failing); through > 0 {
				held++
				bits += through
			}
		}
		if closed, is := f.closedOf(n); is {
			if acc := f.tally(&closed, f.sample); acc.held+acc.near > 0 {
				held++
				bits += acc.bits + closed.price
			}
		}
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
		if some && !rooted {
			f.layout = append(f.layout, root)
		}
	}
}

// through is what it says if the first row of an outline comes to the rows below one of its parts,
// which does not; 0 if it comes to none.
func (f *finder) through(root *hypothesis, failing []outlineSum) (bits float64) {
	offs := map[int]int64{} // by position
	for _, s := range failing {
		off, known := offs[s.pos]
		if !known {
			off = f.off(root.total, root.parts, s.pos)
			offs[s.pos] = off
		}
		if abs(off+s.difference) > int64(len(root.parts)+len(s.parts)) {
			continue
		}
		at, is := slices.BinarySearchFunc(root.parts, s.total, func(l Line, line int) int { return l.Index - line })
		if !is {
			continue
		}
		below := hypothesis{total: root.total, parts: slices.Replace(slices.Clone(root.parts), at, at+1, s.parts...)}
		if w := f.weigh(below.total, below.parts, s.pos); w.outcome == holds || w.outcome == nearly {
			bits = max(bits, w.bits)
		}
	}
	return bits
}

// rootOf is the sum that the first row of an outline may be of all rows that stand as high, if
// there are several: the gross product, and its sectors.
func (f *finder) rootOf(outline int) (h hypothesis, ok bool) {
	h = hypothesis{price: priceChoice - priceNatural, source: byRoot, outline: outline + 1}
	depth := f.outlines[outline]
	for i, d := range depth {
		switch {
		case d < depth[0]:
			return h, false
		case d == depth[0] && i > 0 && !f.rate[i]:
			h.parts = append(h.parts, Line{Index: i, Weight: 1})
		}
	}
	return h, len(h.parts) > 1 && len(h.parts) < naturalMost
}

// closedOf is the sum that a last row which is called a total may be of all other rows that stand
// highest, if there are several.
func (f *finder) closedOf(outline int) (h hypothesis, ok bool) {
	last, depth := f.lines-1, f.outlines[outline]
	if !f.total[last] {
		return h, false
	}
	h = hypothesis{total: last, price: priceChoice - priceNatural, source: byHeight}
	highest := slices.Min(depth[:last])
	for i, d := range depth[:last] {
		if d == highest && !f.rate[i] && !f.total[i] {
			h.parts = append(h.parts, Line{Index: i, Weight: 1})
		}
	}
	return h, 1 < len(h.parts) && len(h.parts) < min(last, naturalMost)
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
