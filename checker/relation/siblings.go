package relation

import (
	"math"
	"slices"
)

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
			p.sibling, p.copied = true, copied
			return
		}
	}
	if len(copied) > 0 {
		f.forget(t)
	}
	if held > 0 || f.known(h) || f.headedOtherwise(h) || f.mixed(h) {
		return
	}
	f.addSibling(h, copied)
}

// addSibling accepts a labelled sum that holds nowhere, with the parts that have been written
// over another.
func (f *finder) addSibling(h *hypothesis, copied []int) {
	p := &Pattern{
		Axis: f.axis, Total: h.total, Parts: h.parts, To: f.positions, last: f.positions, Evidence: []string{"label"},
		layout: true, lone: true, said: true, sibling: true, copied: copied, others: f.claimsOn(h.total),
	}
	f.accepted = append(f.accepted, p)
	f.byTotal[h.total] = append(f.byTotal[h.total], p)
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

// besideTotal says whether parts are the very rows below a total, or those above it.
func besideTotal(total int, parts []Line) (below, is bool) {
	first, last := parts[0].Index, parts[len(parts)-1].Index
	below = first == total+1
	return below, len(parts) > 1 && len(parts) == last-first+1 && (below || last == total-1) &&
		!slices.ContainsFunc(parts, func(l Line) bool { return l.Weight != 1 })
}

// toBorder says whether the parts beside a total reach to the next border.
func (f *finder) toBorder(h *hypothesis, below bool) bool {
	if below {
		return h.parts[len(h.parts)-1].Index == f.borderAfter(h.total+1)-1
	}
	return h.parts[0].Index == f.borderBefore(h.total)
}

// Copied says whether one of the pattern's parts has been written over another, so that it
// fails in every position.
func (p *Pattern) Copied() bool { return len(p.copied) > 0 }

// copiedBits is how much two rows must say that are the same by a slip and not by chance, if
// they stand in one list, and copiedFarBits if they do not.
const (
	copiedBits    = 12.0
	copiedFarBits = 24.0
)

// copied are the parts that have the figures of another one in every position, or those of a
// row of another list, of which there are several.
func (f *finder) copied(h *hypothesis) (lines []int) {
	part := map[int]bool{}
	for _, l := range h.parts {
		part[l.Index] = true
	}
	units := f.unitsIn(h)
	for _, l := range h.parts {
		bits, filled := f.rowBits(units, l.Index)
		if filled < 2 || bits < copiedBits {
			continue
		}
		if slices.ContainsFunc(f.copiesOf(l.Index), func(m int) bool {
			return m != l.Index && (part[m] || bits >= copiedFarBits && f.inOtherList(m))
		}) {
			lines = append(lines, l.Index)
		}
	}
	return lines
}

// unitsIn are what the figures of a hypothesis are multiples of in each position.
func (f *finder) unitsIn(h *hypothesis) []int64 {
	units := make([]int64, len(f.sample))
	for i, pos := range f.sample {
		units[i] = max(1, f.unit(h, pos))
	}
	return units
}

// rowBits is how much a row says, in such units, that is the same as another one, and in how
// many positions.
func (f *finder) rowBits(units []int64, line int) (bits float64, filled int) {
	for i, pos := range f.sample {
		if x := abs(f.val(f.index(line, pos))); x != 0 {
			bits += math.Log2(1 + float64(x)/float64(units[i]))
			filled++
		}
	}
	return bits, filled
}

// inOtherList says whether a row is one of a list beside another subtotal, and no sum itself.
func (f *finder) inOtherList(line int) bool {
	return !f.total[line] && len(f.byTotal[line]) == 0
}

// copiesOf are the lines with the same figures as one, itself among them. What they are is kept by
// a hash of their figures, so that no two are compared that differ.
func (f *finder) copiesOf(line int) []int {
	if f.byFigures == nil {
		f.byFigures = make(map[uint64][]int, f.lines)
		for i := range f.lines {
			key := f.figuresHash(i)
			f.byFigures[key] = append(f.byFigures[key], i)
		}
	}
	out := f.byFigures[f.figuresHash(line)]
	return slices.DeleteFunc(slices.Clone(out[:min(len(out), copiesMost)]), func(i int) bool { return !f.alike(i, line) })
}

// copiesMost is how many lines of the same figures are looked at.
const copiesMost = 64

func (f *finder) figuresHash(line int) uint64 {
	hash := uint64(14695981039346656037)
	for _, pos := range f.sample {
		hash = (hash ^ uint64(f.val(f.index(line, pos)))) * 1099511628211
	}
	return hash
}
