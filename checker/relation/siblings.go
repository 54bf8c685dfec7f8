package relation

import "slices"

// This file takes subtotals that come out in no column at all. Nothing in their own figures
// shows that they are sums: one row of a section has been written over another, and every
// column is wrong. The other sections show it, and the total that all of them come to.

// siblings accepts the sums that labelled subtotals should be, as far as they are parts of one
// total that comes out, and as many others of its parts, on the same side of their rows, do.
func (f *finder) siblings() {
	if f.axis != Down {
		return
	}
	for _, p := range slices.Clone(f.accepted) {
		if !p.said || p.Held == 0 || p.Broken > 0 || !p.Adds() {
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
		is, run := besideTotal(t, p.Parts)
		if f.total[t] && run && p.exact > 0 && p.Broken == 0 && p.From == 0 && p.To == f.positions {
			return is, true
		}
	}
	return false, false
}

// sibling accepts the sum of the rows beside a subtotal, up to the nearest border, if it fails
// nearly everywhere.
func (f *finder) sibling(t int, below bool) {
	i := slices.IndexFunc(f.layout, func(h hypothesis) bool {
		is, run := besideTotal(t, h.parts)
		return h.total == t && run && is == below && f.toBorder(&h, below)
	})
	if i < 0 {
		return
	}
	h := &f.layout[i]
	held, failed := 0, 0
	f.tally(h, f.sample)
	for _, w := range f.weights {
		held += int(flag(w.outcome == holds || w.outcome == nearly))
		failed += int(flag(w.outcome == fails || w.outcome == average))
	}
	if failed == 0 || held >= failed {
		return
	}
	copied := f.copied(h)
	for _, p := range f.byTotal[t] {
		if slices.Equal(p.Parts, h.parts) {
			p.vouched, p.copied = true, copied
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
func (f *finder) vouch(h *hypothesis, copied []int) {
	p := &pattern{
		Axis: f.axis, Total: h.total, Parts: h.parts, To: f.positions, last: f.positions, Evidence: []string{"label"},
		layout: true, lone: true, said: true, vouched: true, copied: copied, others: f.claimsOn(h.total),
	}
	f.accepted = append(f.accepted, p)
	f.byTotal[h.total] = append(f.byTotal[h.total], p)
}

// forget takes back what only the figures say of a total, of which better is known: rows that
// stand here and there, and come near to it in a column or two.
func (f *finder) forget(total int) {
	chance := func(p *pattern) bool { return p.Total == total && p.Evidence[0] == "pattern" && p.Held <= chanceHeld }
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
func (f *finder) toBorder(h *hypothesis, below bool) bool {
	if below {
		return h.parts[len(h.parts)-1].Index == f.borderAfter(h.total+1)-1
	}
	return h.parts[0].Index == f.borderBefore(h.total)
}
