package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/pen"
)

// This file tells results on the way to a total that slips hide. A total comes out without one of
// the lines above it; and that line is, but for a slip of the pen, what stands above it: the amount
// due before tax, below the net value less what has been paid. It is no part that was not added.

// interimBits is how much that slip must tell.
const interimBits = 6.0

// interim are the sums of totals without such a line. What the line is the sum of is noted.
func (f *finder) interim() (out []Hypothesis) {
	seen := seenSums{}
	for _, h := range f.layout {
		if !f.total[h.Total] || len(h.Parts) < 4 || len(h.Parts) > lightenMost || h.Parts[len(h.Parts)-1].Index > h.Total || f.stopped() {
			continue
		}
		for i := 2; i < len(h.Parts); i++ {
			own := Hypothesis{Total: h.Parts[i].Index, Parts: h.Parts[:i:i], price: h.price}
			if h.Parts[i].Weight != 1 || !f.lacksAll(h, own.Total) || !f.slipsOnly(&own) {
				continue
			}
			h.Parts = slices.Delete(slices.Clone(h.Parts), i, i+1)
			if seen.add(h.Total, h.Parts) {
				f.interims, out = append(f.interims, own), append(out, h)
			}
			break
		}
	}
	return out
}

// lacksAll says whether a total lacks the figure of a line in each position, and there is one.
func (f *finder) lacksAll(h Hypothesis, line int) bool {
	for pos := range f.Positions {
		if x := f.Val(f.Index(line, pos)); x == 0 || f.Off(h.Total, h.Parts, pos) != -x {
			return false
		}
	}
	return true
}

// slipsOnly says whether a sum comes out in each position but for a telling slip of its total.
func (f *finder) slipsOnly(h *Hypothesis) bool {
	slips := 0
	for pos := range f.Positions {
		x := f.Val(f.Index(h.Total, pos))
		meant := x - f.Off(h.Total, h.Parts, pos)
		if meant == x {
			continue
		}
		slip, ways := pen.SlipOf(meant, x)
		if slip == pen.NoSlip || slip == pen.SignLost || math.Log2(float64(arith.Abs(x)))-math.Log2(float64(ways)) < interimBits {
			return false
		}
		slips++
	}
	return slips == 1
}
