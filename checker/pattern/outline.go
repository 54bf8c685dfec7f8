package pattern

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file weighs the sums of an outline together: each row that has others one step below
// it claims to be their sum. One such sum of small or round figures may come up by chance;
// that most rows of an outline come to those below them is none, and then all are meant to.

const (
	outlineBits  = 10.0 // what the sums of an outline must be worth together,
	outlineLeast = 2    // the rows that must come to those below them,
	outlineMost  = 2    // and how many for each that does not
)

// outlines are the ways in which labels show how deep the lines stand, and what is known of the sums
// that they claim. A list whose groups have been read (grouping.go) counts as the last of them, but
// for its depths and what each position says.
type outlines struct {
	depths [][]int      // of the lines (see outlinesOf)
	net    [][]int      // how many more sums hold than fail in each position of the sample
	held   []int        // how many sums hold, if all are meant; else 0
	meant  map[int]bool // the totals of sums that are
}

// outlineSum is a row's claim to be the sum of those one step below it, where it fails.
type outlineSum struct {
	*Hypothesis
	pos        int
	difference int64
}

// weighOutlines weighs the sums of each outline. Those of one that is meant to add up cost
// nothing, and how many of them hold is kept.
func (f *finder) weighOutlines() {
	all := &f.outlines
	all.held, all.net = make([]int, len(all.depths)), make([][]int, len(all.depths))
	for n := range all.depths {
		all.net[n] = make([]int, len(f.sample))
		o := outlineWorth{}
		for i := range f.layout {
			if h := &f.layout[i]; h.outline == n+1 {
				if f.stopped() {
					return
				}
				f.weighRow(h, &o, all.net[n])
			}
		}
		root, some := f.rootOf(n)
		rooted := some && f.holds(&root, &o)
		if some && !rooted {
			if through := f.through(&root, o.failing); through > 0 {
				o.held++
				o.bits += through
			}
		}
		if closed, is := f.closedOf(n); is && !f.holds(&closed, &o) {
			if through := f.through(&closed, o.failing); through > 0 {
				o.held++
				o.bits += through
			}
		}
		if !o.enough() {
			continue
		}
		all.held[n] = o.held
		for i := range f.layout {
			if h := &f.layout[i]; h.outline == n+1 {
				h.price = 0
				all.meant[h.Total] = true
			}
		}
		if some && !rooted {
			f.layout = append(f.layout, root)
		}
	}
}

// outlineWorth is what the sums of an outline say together.
type outlineWorth struct {
	held    int
	bits    float64 // of those that hold
	failing []outlineSum
}

// enough says whether all sums of the outline are meant to hold.
func (o *outlineWorth) enough() bool {
	others := slips(o.failing)
	return o.held >= outlineLeast && o.held >= outlineMost*others && o.bits-matrix.PriceBroken*float64(others) >= outlineBits
}

// holds says whether a sum holds anywhere, and counts it if it does.
func (f *finder) holds(h *Hypothesis, o *outlineWorth) bool {
	acc := f.tally(h, f.sample)
	if acc.held+acc.near == 0 {
		return false
	}
	o.held++
	o.bits += acc.bits + h.price
	return true
}

// weighRow counts the sum of a row of an outline, and by position of the sample how many more of
// them hold than fail.
func (f *finder) weighRow(h *Hypothesis, o *outlineWorth, net []int) {
	held, failed := f.holds(h, o), -1
	for i, w := range f.weights {
		switch w.Outcome {
		case matrix.Holds, matrix.Nearly:
			net[i]++
		case matrix.Fails, matrix.Average:
			net[i]--
			if failed < 0 {
				failed = i
			}
		}
	}
	if !held && failed >= 0 {
		pos := f.sample[failed]
		o.failing = append(o.failing, outlineSum{h, pos, f.Off(h.Total, h.Parts, pos)})
	}
}

// through is what it says if the first row of an outline comes to the rows below one of its parts,
// which does not; 0 if it comes to none.
func (f *finder) through(root *Hypothesis, failing []outlineSum) (bits float64) {
	offs := map[int]int64{} // by position
	for _, s := range failing {
		off, known := offs[s.pos]
		if !known {
			off = f.Off(root.Total, root.Parts, s.pos)
			offs[s.pos] = off
		}
		if arith.Abs(off+s.difference) > int64(len(root.Parts)+len(s.Parts)) {
			continue
		}
		at, is := matrix.Among(root.Parts, s.Total)
		if !is {
			continue
		}
		below := Hypothesis{Total: root.Total, Parts: slices.Replace(slices.Clone(root.Parts), at, at+1, s.Parts...)}
		if w := f.Weigh(below.Total, below.Parts, s.pos); w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly {
			bits = max(bits, w.Bits)
		}
	}
	return bits
}

// rootOf is the sum that the first row of an outline may be of all rows that stand as high, if
// there are several: the gross product, and its sectors.
func (f *finder) rootOf(outline int) (h Hypothesis, ok bool) {
	h = Hypothesis{price: priceChoice - priceNatural, Source: byRoot, outline: outline + 1}
	depth := f.outlines.depths[outline]
	for i, d := range depth {
		switch {
		case d < depth[0]:
			return h, false
		case d == depth[0] && i > 0 && !f.rate[i]:
			h.Parts = append(h.Parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	return h, len(h.Parts) > 1 && len(h.Parts) < naturalMost
}

// closedOf is the sum that a last row which is called a total may be of all other rows that stand
// highest, if there are several.
func (f *finder) closedOf(outline int) (h Hypothesis, ok bool) {
	last, depth := f.Lines-1, f.outlines.depths[outline]
	if !f.total[last] {
		return h, false
	}
	h = Hypothesis{Total: last, price: priceChoice - priceNatural, Source: ByHeight}
	highest := slices.Min(depth[:last])
	for i, d := range depth[:last] {
		if d == highest && !f.rate[i] && !f.total[i] {
			h.Parts = append(h.Parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	return h, 1 < len(h.Parts) && len(h.Parts) < min(last, naturalMost)
}

// slips counts sums that fail, two as one where the total of the one is a part of the other
// and would mend both.
func slips(failing []outlineSum) int {
	n, totals := len(failing), map[int]outlineSum{}
	for _, s := range failing {
		totals[s.Total] = s
	}
	for _, s := range failing {
		for _, l := range s.Parts {
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
func (f *finder) addsUp(h *Hypothesis) int {
	if h.outline == 0 {
		return 0
	}
	return f.outlines.held[h.outline-1]
}

// rateBeside says whether more sums of the outline that a hypothesis follows fail than come
// out in a position of the sample: rates, start years. That one fails there says nothing.
func (f *finder) rateBeside(h *Hypothesis, i int) bool {
	return h.outline > 0 && h.outline <= len(f.outlines.net) && f.outlines.net[h.outline-1][i] < 0
}
