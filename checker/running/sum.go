package running

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/pen"
)

// This file is one sum of a statement in steps.

// sum claims that a figure is what some entries of one account come to.
type sum struct {
	at    entry
	parts []entry
	minus signs
	off   int64 // the figure less what they come to
	own   bool  // the figure itself is wrong: what goes on from it is right again
	gaps  []int // rows of the sheet in which one of the parts may be missing
}

// signs are the entries that are taken off, by their place in the list.
type signs uint64

func (m signs) weight(i int) int64 { return 1 - 2*int64(m>>i&1) }

// turned are the opposite signs of so many entries.
func (m signs) turned(n int) signs { return ^m & (1<<n - 1) }

// want is what the parts come to.
func (s sum) want() (sum int64) {
	for i, e := range s.parts {
		sum += s.minus.weight(i) * e.val
	}
	return sum
}

// grain is what all its figures are multiples of.
func (s sum) grain() int64 {
	grain := arith.Abs(s.at.val)
	for _, e := range s.parts {
		grain = arith.GCD(grain, arith.Abs(e.val))
	}
	return max(grain, 1)
}

// fit finds the likeliest signs with which entries come to a figure, and what it costs to name them:
// as they are, or one that is doubted as it ought to be.
func fit(es []entry, t entry) (s sum, cost float64, ok bool) {
	s = sum{at: t, parts: es}
	if cost, ok = s.sign(t.val); ok {
		return s, cost, true
	}
	for i, e := range es {
		if !e.doubted {
			continue
		}
		s.parts = slices.Clone(es)
		s.parts[i].val = e.ought
		if cost, ok = s.sign(t.val); ok {
			return s, cost + math.Log2(float64(len(es))), true
		}
	}
	return s, 0, false
}

// fitEither is the same of a figure that may be written as what is taken off.
func fitEither(es []entry, t entry) (s sum, cost float64, ok bool) {
	if s, cost, ok = fit(es, t); ok {
		return s, cost, true
	}
	s, cost, ok = fit(es, entry{pos: t.pos, val: -t.val})
	s.at, s.minus = t, s.minus.turned(len(es))
	return s, cost + 1, ok
}

// sign gives the parts signs with which they come to a figure.
func (s *sum) sign(want int64) (cost float64, ok bool) {
	for minus, cost := range ways(s.parts) {
		if s.minus = minus; s.want() == want {
			return cost, true
		}
	}
	return 0, false
}

// natural is the sum that is most likely meant by a figure that is off: the one that the most telling slip of the
// pen explains.
func natural(es []entry, t entry) (best sum) {
	most := math.Inf(-1)
	for minus, cost := range ways(es) {
		s := sum{at: t, parts: es, minus: minus}
		if t.val < 0 && s.want() > 0 {
			s.minus = minus.turned(len(es))
		}
		s.off = t.val - s.want()
		if tells := s.slip() - cost; tells > most {
			best, most = s, tells
		}
	}
	return best
}

// slip is how many bits the most telling slip of the pen tells that explains why a sum is off, in any of
// its figures.
func (s sum) slip() (tells float64) {
	add := func(to, from int64) {
		if slip, ways := pen.SlipOf(to, from); slip != pen.NoSlip {
			tells = max(tells, math.Log2(float64(arith.Abs(s.at.val)/s.grain()))-math.Log2(float64(ways*(len(s.parts)+1))))
		}
	}
	add(s.at.val-s.off, s.at.val)
	for i, e := range s.parts {
		add(e.val+s.minus.weight(i)*s.off, e.val)
	}
	return tells
}

// instead is a sum with the parts of another one in the place of the entry that was to be what they come to.
func (s sum) instead(at int, broken sum) sum {
	out := sum{at: s.at, off: s.off}
	put := func(e entry, weight int64) {
		if weight < 0 {
			out.minus |= 1 << len(out.parts)
		}
		out.parts = append(out.parts, e)
	}
	for i, e := range s.parts {
		if i != at {
			put(e, s.minus.weight(i))
			continue
		}
		for k, e := range broken.parts {
			put(e, s.minus.weight(i)*broken.minus.weight(k))
		}
	}
	return out
}
