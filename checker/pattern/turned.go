package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file decides what nothing says where a part is zero: whether it is added or taken away.
// Opening = issued + closing holds in all rows in which nothing was received; that opening plus
// received less issued is what is there in the end shows in the others.

// turned is a hypothesis that fails somewhere, with the parts taken away that are zero wherever it
// holds, if it then fails less often. Nothing may say which parts are added: no formula, no outline,
// and no word that calls the total one.
func (f *finder) turned(c *candidate) (h Hypothesis, ok bool) {
	h = c.Hypothesis
	told := c.evidence == FromFormula || h.Source != anySource && h.Source != ByHeight || f.total[h.Total] || f.headedOtherwise(&h)
	if told || len(h.Parts) < 2 || len(h.Parts) > accountMost {
		return h, false
	}
	open, failed := f.openParts(&h)
	if len(open) == 0 || len(open) == len(h.Parts) {
		return h, false
	}
	least := failed
	for some := 1; some < 1<<len(open); some++ {
		parts := slices.Clone(c.Parts)
		for k, i := range open {
			if some>>k&1 != 0 {
				parts[i].Weight = -parts[i].Weight
			}
		}
		if n := f.failsIn(c.Total, parts); n < least {
			least, h.Parts = n, parts
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
func (f *finder) openParts(h *Hypothesis) (open []int, failed int) {
	var failing []int
	zero := make([]bool, len(h.Parts))
	for i := range zero {
		zero[i] = true
	}
	for _, pos := range f.sample {
		if f.Off(h.Total, h.Parts, pos) != 0 {
			failing = append(failing, pos)
			continue
		}
		for i, l := range h.Parts {
			zero[i] = zero[i] && f.Val(f.Index(l.Index, pos)) == 0
		}
	}
	for i, l := range h.Parts {
		tells := func(pos int) bool { return f.Val(f.Index(l.Index, pos)) != 0 }
		if zero[i] && slices.ContainsFunc(failing, tells) {
			open = append(open, i)
		}
	}
	return open, len(failing)
}

// failsIn is in how many positions a total is not what its parts come to.
func (f *finder) failsIn(total int, parts []matrix.Line) (n int) {
	for _, pos := range f.sample {
		if f.Off(total, parts, pos) != 0 {
			n++
		}
	}
	return n
}

// asAccount is a hypothesis with the last of its parts as the total, if it then reads as an
// account does: the total that it had, what is added and what is taken away.
func asAccount(h Hypothesis) Hypothesis {
	first, last := h.Parts[0], h.Parts[len(h.Parts)-1]
	if h.Total > first.Index || first.Weight > 0 || last.Weight < 0 {
		return h
	}
	parts := []matrix.Line{{Index: h.Total, Weight: 1}}
	for _, l := range h.Parts[:len(h.Parts)-1] {
		parts = append(parts, matrix.Line{Index: l.Index, Weight: -l.Weight})
	}
	h.Total, h.Parts = last.Index, parts
	return h
}
