package relation

import "slices"

// This file decides what nothing says where a part is zero: whether it is added or taken away.
// Opening = issued + closing holds in all rows in which nothing was received; that opening plus
// received less issued is what is there in the end shows in the others.

// turned is a hypothesis that fails somewhere, with the parts taken away that are zero wherever it
// holds, if it then fails less often. Nothing may say which parts are added: no formula, no outline,
// and no word that calls the total one.
func (f *finder) turned(c *candidate) (h hypothesis, ok bool) {
	h = c.hypothesis
	told := c.evidence == "formula" || h.source != anySource && h.source != byHeight || f.total[h.total] || f.headedOtherwise(&h)
	if told || len(h.parts) < 2 || len(h.parts) > accountMost {
		return h, false
	}
	open, failed := f.openParts(&h)
	if len(open) == 0 || len(open) == len(h.parts) {
		return h, false
	}
	least := failed
	for some := 1; some < 1<<len(open); some++ {
		parts := slices.Clone(c.parts)
		for k, i := range open {
			if some>>k&1 != 0 {
				parts[i].Weight = -parts[i].Weight
			}
		}
		if n := f.failsIn(c.total, parts); n < least {
			least, h.parts = n, parts
		}
	}
	if least == failed {
		return h, false
	}
	h.price += float64(len(open))
	return asAccount(h), true
}

// openParts are the places of the parts that are zero in all positions in which a hypothesis
// holds, and in how many it fails.
func (f *finder) openParts(h *hypothesis) (open []int, failed int) {
	var failing []int
	zero := make([]bool, len(h.parts))
	for i := range zero {
		zero[i] = true
	}
	for _, pos := range f.sample {
		if f.off(h.total, h.parts, pos) != 0 {
			failing = append(failing, pos)
			continue
		}
		for i, l := range h.parts {
			zero[i] = zero[i] && f.val(f.index(l.Index, pos)) == 0
		}
	}
	for i, l := range h.parts {
		tells := func(pos int) bool { return f.val(f.index(l.Index, pos)) != 0 }
		if zero[i] && slices.ContainsFunc(failing, tells) {
			open = append(open, i)
		}
	}
	return open, len(failing)
}

// failsIn is in how many positions a total is not what its parts come to.
func (f *finder) failsIn(total int, parts []Line) (n int) {
	for _, pos := range f.sample {
		if f.off(total, parts, pos) != 0 {
			n++
		}
	}
	return n
}

// asAccount is a hypothesis with the last of its parts as the total, if it then reads as an
// account does: the total that it had, what is added and what is taken away.
func asAccount(h hypothesis) hypothesis {
	first, last := h.parts[0], h.parts[len(h.parts)-1]
	if h.total > first.Index || first.Weight > 0 || last.Weight < 0 {
		return h
	}
	parts := []Line{{h.total, 1}}
	for _, l := range h.parts[:len(h.parts)-1] {
		parts = append(parts, Line{l.Index, -l.Weight})
	}
	h.total, h.parts = last.Index, parts
	return h
}
