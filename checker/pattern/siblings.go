package pattern

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file takes subtotals that come out in no column at all. Nothing in their own figures
// shows that they are sums: one row of a section has been written over another, and every
// column is wrong. The other sections show it, and the total that all of them come to.

// siblings accepts the sums that labelled subtotals should be, as far as they are parts of one
// total that comes out, and as many others of its parts, on the same side of their rows, do.
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
		for _, l := range p.Parts {
			switch below, held := f.subtotal(l.Index); {
			case held:
				sides[below]++
			case f.total[l.Index]:
				open = append(open, l.Index)
			}
		}
		below := sides[true] > 0
		if sides[!below] > 0 || len(open) > sides[below] {
			continue
		}
		for _, t := range open {
			f.sibling(t, below)
		}
	}
	f.copiedLists()
}

// subtotal says whether a labelled total is the sum of the rows beside it wherever there is
// one, and whether those are below it.
func (f *finder) subtotal(t int) (below, held bool) {
	for _, p := range f.byTotal[t] {
		is, run := matrix.BesideTotal(t, p.Parts)
		if f.total[t] && run && p.Exact > 0 && p.Broken == 0 && p.From == 0 && p.To == f.Positions {
			return is, true
		}
	}
	return false, false
}

// sibling accepts the sum of the rows beside a subtotal, up to the nearest border, if it fails
// nearly everywhere.
func (f *finder) sibling(t int, below bool) {
	i := slices.IndexFunc(f.layout, func(h Hypothesis) bool {
		is, run := matrix.BesideTotal(t, h.Parts)
		return h.Total == t && run && is == below && f.toBorder(&h, below)
	})
	if i < 0 {
		return
	}
	h := &f.layout[i]
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
			p.Vouched, p.CopiedParts = true, copied
			return
		}
	}
	if len(copied) > 0 {
		f.forget(t)
	}
	if held > 0 || f.known(h) || f.headedOtherwise(h) || f.mixed(h) {
		return
	}
	f.vouch(h, copied)
}

// vouch accepts a labelled sum that holds nowhere, with the parts that have been written
// over another.
func (f *finder) vouch(h *Hypothesis, copied []int) {
	p := &Pattern{
		Axis: f.Axis, Total: h.Total, Parts: h.Parts, To: f.Positions, Last: f.Positions, Evidence: []string{"label"},
		Layout: true, Lone: true, Said: true, Vouched: true, CopiedParts: copied, Others: f.claimsOn(h.Total),
	}
	f.accepted = append(f.accepted, p)
	f.byTotal[h.Total] = append(f.byTotal[h.Total], p)
}

// forget takes back what only the figures say of a total, of which better is known: rows that
// stand here and there, and come near to it in a column or two.
func (f *finder) forget(total int) {
	chance := func(p *Pattern) bool { return p.Total == total && p.Evidence[0] == "pattern" && p.Held <= chanceHeld }
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
