package relation

import "slices"

// This file finds subtotals that a slip hides. Where a subtotal does not come to its
// parts in the one or other of few positions, its total is found as the sum of the
// parts, which fails there too; with the subtotal in their place it holds.

// contractMost bounds the parts in which subtotals are looked for.
const contractMost = 64

// contract puts subtotals in the place of parts that stand right before or after them
// where that makes a hypothesis worth more than it was, and notes what the subtotals
// are sums of.
func (f *finder) contract(h hypothesis, bits float64) hypothesis {
	for again := true; again && len(h.parts) > 2 && len(h.parts) <= contractMost; {
		again = false
		for _, block := range f.blocks(h) {
			trial := hypothesis{total: h.total, price: h.price}
			for _, l := range h.parts {
				if l.Index == block.parts[0].Index {
					trial.parts = append(trial.parts, Line{block.total, 1})
				}
				if !slices.Contains(block.parts, l) {
					trial.parts = append(trial.parts, l)
				}
			}
			if len(trial.parts) < 2 {
				continue
			}
			slices.SortFunc(trial.parts, func(a, b Line) int { return a.Index - b.Index })
			if b := f.tally(&trial, f.sample).bits; b > bits+priceBroken/2 {
				h, bits, again = trial, b, true
				f.hidden = append(f.hidden, block)
				break
			}
		}
	}
	return h
}

// blocks are the runs of a hypothesis' parts that stand right before or after a line
// that takes no part in it, as sums of that line.
func (f *finder) blocks(h hypothesis) (out []hypothesis) {
	in := map[int]bool{h.total: true}
	for _, l := range h.parts {
		if l.Weight != 1 {
			return nil
		}
		in[l.Index] = true
	}
	for s := max(0, h.parts[0].Index-1); s <= h.parts[len(h.parts)-1].Index+1 && s < f.lines; s++ {
		if in[s] || f.rate[s] {
			continue
		}
		for _, step := range []int{-1, 1} {
			block := hypothesis{total: s, price: priceChoice - priceNatural}
			for i := s + step; i >= 0 && i < f.lines && in[i] && i != h.total; i += step {
				block.parts = append(slices.Clone(block.parts), Line{i, 1})
				if len(block.parts) >= 2 {
					b := block
					b.parts = slices.Clone(block.parts)
					slices.SortFunc(b.parts, func(a, b Line) int { return a.Index - b.Index })
					out = append(out, b)
				}
			}
		}
	}
	return out
}
