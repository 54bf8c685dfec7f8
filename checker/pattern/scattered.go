package pattern

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"crossfoot/checker/matrix"
)

// This file finds totals whose parts stand anywhere and may be subtracted, where
// a table has more positions than lines. Lines that are sums of others make the
// table's columns linearly dependent; elimination over a few positions shows
// which, provided that none of these few is wrong, so several small samples are
// tried (random sample consensus: Fischler and Bolles, CACM 1981).

const (
	scatteredLines  = 48
	scatteredTrials = 16
	priceStrewn     = 2.0
	scatteredSpare  = 1 // positions beyond those that fix the unknowns
)

// scattered are the hypotheses that elimination gives.
func (f *finder) scattered() []Hypothesis {
	lines := f.additive(scatteredLines + 1)
	if len(lines) < 3 || len(lines) > scatteredLines {
		return nil
	}
	usable, size := f.complete(lines), len(lines)+scatteredSpare
	if len(usable) < size {
		return nil
	}
	f.sortByWeight(lines, usable)
	rng := rand.New(rand.NewPCG(uint64(f.Lines), uint64(f.Positions)))
	eliminate := &f.eliminating
	eliminate.Read(f.View, lines, usable)
	trials := scatteredTrials
	if len(usable) == size { // there is but one sample
		trials = 1
	}
	drawn := seenSums{}
	var out []Hypothesis
	for range trials {
		if f.stopped() {
			return nil
		}
		for _, sum := range eliminate.Sums(eliminate.Draw(rng, size)) {
			if !drawn.add(sum.Total, sum.Parts) {
				continue // another sample gave it
			}
			h := f.mend(Hypothesis{Total: sum.Total, Parts: sum.Parts}, lines)
			slices.SortFunc(h.Parts, matrix.ByIndex)
			h.price = f.priceScattered(h, len(lines))
			out = append(out, h)
		}
	}
	return out
}

// additive are the lines that could take part in a sum, so many of them at most: no rates,
// not all zero.
func (f *finder) additive(most int) []int {
	out := make([]int, 0, min(most, f.Lines))
	for i := 0; i < f.Lines && len(out) < most; i++ {
		if f.rate[i] || f.shares[i] {
			continue
		}
		for _, pos := range f.sample {
			if f.Val(f.Index(i, pos)) != 0 {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// complete are the sampled positions in which every line can be read and several
// are filled.
func (f *finder) complete(lines []int) []int {
	var out []int
positions:
	for _, pos := range f.sample {
		filled := 0
		for _, l := range lines {
			i := f.Index(l, pos)
			x, how := f.At(i)
			if how == matrix.Unread || f.View.Rate != nil && f.View.Rate[i] {
				continue positions
			}
			if x != 0 {
				filled++
			}
		}
		if filled >= 3 {
			out = append(out, pos)
		}
	}
	return out
}

// sortByWeight puts the lines that hold least over some positions first, so that the
// larger ones are told as their sums.
func (f *finder) sortByWeight(lines, positions []int) {
	weights := make([]float64, f.Lines)
	for _, l := range lines {
		for _, pos := range positions {
			weights[l] += math.Abs(float64(f.Val(f.Index(l, pos))))
		}
	}
	slices.SortStableFunc(lines, func(a, b int) int { return cmp.Compare(weights[a], weights[b]) })
}

// mend adds the lines that the sample left out because they were empty there, and
// drops those that it took although they count twice, where that makes the
// hypothesis hold in more positions.
func (f *finder) mend(h Hypothesis, lines []int) Hypothesis {
	in := map[int]bool{h.Total: true}
	for _, p := range h.Parts {
		in[p.Index] = true
	}
	sorted := h // as others propose it
	sorted.Parts = slices.SortedFunc(slices.Values(h.Parts), matrix.ByIndex)
	acc := f.tally(&sorted, f.sample)
	if acc.broken == 0 && acc.to-acc.from == len(f.sample) {
		return sorted
	}
	best := acc.bits
	for _, l := range lines {
		if in[l] {
			continue
		}
		trial := h
		trial.Parts = append(append([]matrix.Line(nil), h.Parts...), matrix.Line{Index: l, Weight: 1})
		if b := f.tally(&trial, f.sample).bits; b > best+pricePart {
			h, best = trial, b
		}
	}
	return f.lighten(h, best)
}

// lighten drops the parts without which a hypothesis worth so many bits holds in
// more positions: a line that repeats another, a single member beside its group.
func (f *finder) lighten(h Hypothesis, best float64) Hypothesis {
	for i := 0; i < len(h.Parts) && len(h.Parts) > 2; {
		trial := h
		trial.Parts = slices.Delete(slices.Clone(h.Parts), i, i+1)
		if b := f.tally(&trial, f.sample).bits; b > best {
			h, best = trial, b
			continue
		}
		i++
	}
	return h
}

// priceScattered is what it takes to name any of the lines as parts, each with
// its sign.
func (f *finder) priceScattered(h Hypothesis, lines int) float64 {
	k, n := len(h.Parts), lines-1
	choice := 0.0
	for i := range min(k, n-k) {
		choice += math.Log2(float64(n-i) / float64(i+1))
	}
	signs := 0.0
	for _, p := range h.Parts {
		if p.Weight < 0 {
			signs++
		}
	}
	return priceChoice + choice + signs + priceStrewn*float64(f.passedOver(h)) + f.priceLabel(h.Total)
}

// passedOver counts the lines that stand among the parts without being any: a
// sum that picks its parts is a dearer claim than one that takes a whole run.
func (f *finder) passedOver(h Hypothesis) (n int) {
	in := map[int]bool{h.Total: true}
	first, last := f.Lines, 0
	for _, p := range h.Parts {
		in[p.Index] = true
		first, last = min(first, p.Index), max(last, p.Index)
	}
	for i := first; i < last; i++ {
		if !in[i] && len(f.byTotal[i]) == 0 && !f.rate[i] {
			n++
		}
	}
	return n
}
