package pattern

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file takes subtotals that come out in hardly any column. Nothing in their own figures
// shows that they are sums: one row of a section has been written over another, or changed
// without its subtotal, and every column is wrong. The other sections show it, and the total
// that all of them come to.

// siblings accepts the sums that labelled subtotals should be, as far as they are parts of one
// total that comes out, or stand among its parts, and as many others, on the same side of their
// rows, come out.
func (f *finder) siblings() {
	if f.Axis != matrix.Down {
		return
	}
	for _, p := range slices.Clone(f.accepted) {
		if !p.Said || p.Held == 0 || p.Broken > 0 || !p.Adds() {
			continue
		}
		sides := map[bool]int{} // how many subtotals that hold have their rows below them
		var open []int
		for _, line := range f.subtotalsIn(p) {
			if below, held := f.subtotal(line); held {
				sides[below]++
			} else {
				open = append(open, line)
			}
		}
		below := sides[true] > 0
		if sides[!below] > 0 || len(open) > sides[below] {
			continue
		}
		for _, t := range open {
			f.sibling(t, below, sides[below], p)
		}
	}
	f.copiedLists()
}

// subtotalsIn are the labelled totals among the parts of a total, and those that stand between
// them and come out nowhere; or else all that stand between them.
func (f *finder) subtotalsIn(p *Pattern) (lines []int) {
	for _, l := range p.Parts {
		if f.total[l.Index] {
			lines = append(lines, l.Index)
		}
	}
	first, last, some := p.Parts[0].Index, p.Parts[len(p.Parts)-1].Index, len(lines) > 0
	if last-first < len(p.Parts) {
		return lines
	}
	for line := max(0, first-1); line <= min(last+1, f.Lines-1); line++ {
		if f.total[line] && line != p.Total && !(some && (p.Involves(line) || len(f.byTotal[line]) > 0)) {
			lines = append(lines, line)
		}
	}
	return lines
}

// subtotal says whether a labelled total is the sum of the rows beside it wherever there is
// one, and whether those are below it.
func (f *finder) subtotal(t int) (below, held bool) {
	for _, p := range f.byTotal[t] {
		is, run := matrix.BesideTotal(t, p.Parts)
		if run && p.Exact > 0 && p.Broken == 0 && p.From == 0 && p.To == f.Positions {
			return is, true
		}
	}
	return false, false
}

// sibling accepts the sum of the rows beside a subtotal, up to the nearest border, if it fails
// nearly everywhere. Kin is how many others hold. The total that takes them together has the
// subtotal in it, or else all of its rows, so that none is missing.
func (f *finder) sibling(t int, below bool, kin int, together *Pattern) {
	i := slices.IndexFunc(f.layout, func(h Hypothesis) bool {
		is, run := matrix.BesideTotal(t, h.Parts)
		return h.Total == t && run && is == below && f.toBorder(&h, below)
	})
	if i < 0 {
		return
	}
	h := &f.layout[i]
	covered := !together.Involves(t)
	if covered && slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return !together.Involves(l.Index) }) {
		return
	}
	held, failed := 0, 0
	f.tally(h, f.sample)
	for _, w := range f.weights {
		held += int(arith.Flag(w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly))
		failed += int(arith.Flag(w.Outcome == matrix.Fails || w.Outcome == matrix.Average))
	}
	if failed == 0 || held >= failed {
		return
	}
	copied := f.copied(h)
	for _, p := range f.byTotal[t] {
		if slices.Equal(p.Parts, h.Parts) {
			p.Vouched, p.CopiedParts, p.Kin, p.Covered = true, copied, kin, covered
			return
		}
	}
	if len(copied) > 0 {
		f.forget(t)
	}
	if f.known(h) || f.mixed(h) {
		return
	}
	f.vouch(h, copied, held, kin).Covered = covered
}

// vouch accepts a labelled sum that holds nowhere, or by chance in so many positions, with the
// parts that have been written over another, and how many others like it hold.
func (f *finder) vouch(h *Hypothesis, copied []int, held, kin int) *Pattern {
	p := f.laidOut(h)
	p.Lone, p.Held, p.Vouched, p.CopiedParts, p.Kin, p.Others = held == 0, held, true, copied, kin, f.claimsOn(h.Total)
	f.take(p)
	return p
}

// forget takes back what only the figures say of a total, of which better is known: rows that
// stand here and there, and come near to it in a column or two.
func (f *finder) forget(total int) {
	chance := func(p *Pattern) bool { return p.Total == total && p.Evidence[0] == FromFigures && p.Held <= chanceHeld }
	for _, p := range f.byTotal[total] {
		if first := p.Parts[0].Index; chance(p) {
			f.byFirst[first] = slices.DeleteFunc(f.byFirst[first], chance)
		}
	}
	f.byTotal[total] = slices.DeleteFunc(f.byTotal[total], chance)
	f.accepted = slices.DeleteFunc(f.accepted, chance)
}

// chanceHeld is in how many columns other rows may come near to a total by chance.
const chanceHeld = 2

// toBorder says whether the parts beside a total reach to the next border.
func (f *finder) toBorder(h *Hypothesis, below bool) bool {
	if below {
		return h.Parts[len(h.Parts)-1].Index == f.borderAfter(h.Total+1)-1
	}
	return h.Parts[0].Index == f.borderBefore(h.Total)
}
