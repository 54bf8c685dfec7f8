package pattern

import "crossfoot/checker/matrix"

// This file takes the subtotals of a list that ends with its total: where that comes out with
// a subtotal among its parts, the subtotal is what stands above it, though its round or few
// figures say little by themselves.

// priceKindred is what it takes to say that a subtotal that a total takes in has parts.
const priceKindred = 1.0

// kindred are the sums of the rows right above labelled subtotals that are parts of a total
// which stands behind its parts and comes out.
func (f *finder) kindred() (out []Hypothesis) {
	if f.Axis != matrix.Down {
		return nil
	}
	within := map[int]bool{}
	for _, p := range f.accepted {
		if !p.Said || p.Broken > 0 || p.Parts[len(p.Parts)-1].Index > p.Total {
			continue
		}
		for _, l := range p.Parts {
			within[l.Index] = f.total[l.Index] && l.Weight == 1
		}
	}
	for _, h := range f.layout {
		first, last := h.Parts[0].Index, h.Parts[len(h.Parts)-1].Index
		if within[h.Total] && len(f.byTotal[h.Total]) == 0 && last == h.Total-1 && len(h.Parts) == h.Total-first && first == f.borderBefore(h.Total) {
			h.price = priceKindred
			out = append(out, h)
		}
	}
	return out
}
