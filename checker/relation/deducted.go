package relation

import (
	"math"
	"slices"
)

// This file finds the parts that a total takes away although no word says so: the sales of each
// division, less eliminations, are the sales of the group. All of them together are too much by
// twice what is taken away.

// The bounds of the search for what is taken away.
const (
	deductedLeast    = 3  // parts: pairs stand anywhere
	deductedPairs    = 16 // parts among which two are looked for that are taken away
	deductedHeld     = 2  // positions that come out for each that does not
	deductedTried    = 4  // positions from which it is read what may be taken away
	deductedUncalled = 3  // the same where nothing calls the total one, and to the last digit
	deductedWays     = 8  // ways to come to it in one of these: among more, it shows nothing
)

// deducting are the sums that the layout claims of totals without a sum, each with the parts taken
// away with which it comes out in most positions.
func (f *finder) deducting() (out []hypothesis) {
	seen := map[string]bool{}
	for _, h := range f.layout {
		if len(f.byTotal[h.total]) > 0 || len(h.parts) < deductedLeast || len(h.parts) > lightenMost || f.stopped() ||
			slices.ContainsFunc(h.parts, func(l Line) bool { return l.Weight != 1 }) {
			continue
		}
		if g, ok := f.deducted(h); ok {
			if key := keyOf(g.total, g.parts); !seen[key] {
				seen[key] = true
				out = append(out, g)
			}
		}
	}
	return out
}

// deducted is a sum with some of its parts taken away, and false if that does not make it come
// out. What may be taken away is read from the first positions: one may have a slip, and others
// be rounded.
func (f *finder) deducted(h hypothesis) (hypothesis, bool) {
	tried := 0
	for _, pos := range f.sample {
		off := -f.off(h.total, h.parts, pos)
		if off <= 0 || off%2 != 0 { // what is less than nothing already has lost no sign
			continue
		}
		for _, some := range f.awayIn(h, off/2, pos) {
			if g := f.takingAway(h, some); (f.called(h.total) || !twoPairs(h, some)) && f.mostlyComesOut(g) {
				return g, true
			}
		}
		if tried++; tried == deductedTried {
			break
		}
	}
	return h, false
}

// called says whether a word calls a line a total, or it is called as the section that it ends.
func (f *finder) called(line int) bool {
	return f.total[line] || f.axis == Down && f.table.Rows[line].Label != "" && f.table.Section(line) == f.table.Rows[line].Label
}

// twoPairs says whether a sum with some of its parts taken away says no more than that two pairs
// of lines come to the same: the Yes and No of one question, and those of the next.
func twoPairs(h hypothesis, some []int) bool { return len(h.parts) == 3 && len(some) == 1 }

// awayIn are the places of the parts of a sum that come to a figure in one position: of a part,
// of two, or of all but the first; none if there are many ways.
func (f *finder) awayIn(h hypothesis, x int64, pos int) (out [][]int) {
	rest := -f.val(f.index(h.parts[0].Index, pos))
	few := len(h.parts) <= deductedPairs
	for i, l := range h.parts {
		a := f.val(f.index(l.Index, pos))
		if rest += a; a == 0 {
			continue
		}
		if a == x {
			out = append(out, []int{i})
		}
		for j := 0; few && j < i; j++ {
			if b := f.val(f.index(h.parts[j].Index, pos)); b != 0 && a+b == x {
				out = append(out, []int{j, i})
			}
		}
		if len(out) > deductedWays {
			return nil
		}
	}
	if rest == x && len(h.parts) > 3 {
		all := make([]int, len(h.parts)-1)
		for i := range all {
			all[i] = i + 1
		}
		out = append(out, all)
	}
	return out
}

// takingAway is a sum with the parts at some places taken away.
func (f *finder) takingAway(h hypothesis, some []int) hypothesis {
	h.parts = slices.Clone(h.parts)
	for _, i := range some {
		h.parts[i].Weight = -1
	}
	h.price += 1 + math.Log2(float64(len(h.parts)))*float64(min(len(some), 2))
	return h
}

// mostlyComesOut says whether a sum comes out in several positions, or in one of two, and in
// enough for each in which it does not. No run of its parts may come to nothing wherever it does,
// as a subtotal does that is taken away from its own parts.
func (f *finder) mostlyComesOut(h hypothesis) bool {
	var held []int
	failed, called, least := 0, f.called(h.total), deductedUncalled
	if called {
		least = deductedHeld
	}
	for i, pos := range f.sample {
		switch w := f.weigh(&h, pos); {
		case w.outcome == silent, w.outcome == open:
		case w.outcome == holds, w.outcome == nearly && called:
			if f.val(f.index(h.total, pos)) != 0 {
				held = append(held, pos)
			}
		default:
			failed++
		}
		if rest := len(f.sample) - i - 1; failed > 1 && len(held)+rest < least*failed {
			return false
		}
	}
	if len(held) < least*max(failed, 1) && (!called || len(held) != 1 || failed != 1) {
		return false
	}
	for from := range h.parts {
		sums := make([]int64, len(held))
		for _, l := range h.parts[from:] {
			nothing := true
			for i, pos := range held {
				sums[i] += int64(l.Weight) * f.val(f.index(l.Index, pos))
				nothing = nothing && sums[i] == 0
			}
			if nothing {
				return false
			}
		}
	}
	return true
}

// takenAway says whether a sum fails in a position because a part is added that is taken away
// wherever it is anything: penalties, of which most have none.
func (a *Analysis) takenAway(p *Pattern, pos int) bool {
	if !p.looked {
		p.looked, p.away = true, a.awayPart(p)
	}
	return p.away >= 0 && a.missesTwice(p, p.away, pos)
}

// takenAwayLeast is how often a part must be added in vain: once it may have lost its sign.
const takenAwayLeast = 2

// awayPart is the place of the one part of a pattern that is taken away wherever it fails, and
// is nothing wherever it holds; -1 if there is none.
func (a *Analysis) awayPart(p *Pattern) int {
	v := a.numbers.along(p.Axis)
	for i, l := range p.Parts {
		times := 0
		for pos := range v.positions {
			if v.val(v.index(l.Index, pos)) == 0 || v.state(v.index(p.Total, pos)) != known {
				continue
			}
			if !a.missesTwice(p, i, pos) {
				times = 0
				break
			}
			times++
		}
		if times >= takenAwayLeast {
			return i
		}
	}
	return -1
}

// missesTwice says whether a total misses its sum by twice a part, which is too much.
func (a *Analysis) missesTwice(p *Pattern, part, pos int) bool {
	v := a.numbers.along(p.Axis)
	l := p.Parts[part]
	x := int64(l.Weight) * v.val(v.index(l.Index, pos))
	sum := int64(0)
	for _, m := range p.Parts {
		sum += int64(m.Weight) * v.val(v.index(m.Index, pos))
	}
	return x > 0 && sum-v.val(v.index(p.Total, pos)) == 2*x
}
