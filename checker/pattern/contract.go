package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file finds subtotals that a slip hides. Where a subtotal does not come to its
// parts in the one or other of few positions, its total is found as the sum of the
// parts, which fails there too; with the subtotal in their place it holds.

// contractMost bounds the parts in which subtotals are looked for.
const contractMost = 64

// contract puts subtotals in the place of parts that stand right before or after them
// where that makes a hypothesis worth more than it was, and notes what the subtotals
// are sums of.
func (f *finder) contract(h Hypothesis, bits float64) Hypothesis {
	for again := true; again && len(h.Parts) > 2 && len(h.Parts) <= contractMost; {
		again = false
		for _, block := range f.blocks(h) {
			trial := Hypothesis{Total: h.Total, price: h.price}
			for _, l := range h.Parts {
				if l.Index == block.Parts[0].Index {
					trial.Parts = append(trial.Parts, matrix.Line{Index: block.Total, Weight: 1})
				}
				if !slices.Contains(block.Parts, l) {
					trial.Parts = append(trial.Parts, l)
				}
			}
			if len(trial.Parts) < 2 {
				continue
			}
			slices.SortFunc(trial.Parts, matrix.ByIndex)
			if b := f.tally(&trial, f.sample).bits; b > bits+matrix.PriceBroken/2 {
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
func (f *finder) blocks(h Hypothesis) (out []Hypothesis) {
	in := map[int]bool{h.Total: true}
	for _, l := range h.Parts {
		if l.Weight != 1 {
			return nil
		}
		in[l.Index] = true
	}
	for s := max(0, h.Parts[0].Index-1); s <= h.Parts[len(h.Parts)-1].Index+1 && s < f.Lines; s++ {
		if in[s] || f.rate[s] {
			continue
		}
		for _, step := range []int{-1, 1} {
			block := Hypothesis{Total: s, price: priceChoice - priceNatural}
			for i := s + step; i >= 0 && i < f.Lines && in[i] && i != h.Total; i += step {
				block.Parts = append(slices.Clone(block.Parts), matrix.Line{Index: i, Weight: 1})
				if len(block.Parts) >= 2 {
					b := block
					b.Parts = slices.Clone(block.Parts)
					slices.SortFunc(b.Parts, matrix.ByIndex)
					out = append(out, b)
				}
			}
		}
	}
	return out
}
