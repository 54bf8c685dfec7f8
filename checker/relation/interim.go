package relation

import (
	"math"
	"slices"
)

// This file tells results on the way to a total that slips hide. A total comes out without one of
// the lines above it; and that line is, but for a slip of the pen, what stands above it: the amount
// due before tax, below the net value less what has been paid. It is no part that was not added.

// interimBits is how much that slip must tell.
const interimBits = 6.0

// interim are the sums of totals without such a line. What the line is the sum of is noted.
func (f *finder) interim() (out []hypothesis) {
	seen := map[string]bool{}
	for _, h := range f.layout {
		if !f.total[h.total] || len(h.parts) < 4 || len(h.parts) > lightenMost || h.parts[len(h.parts)-1].Index > h.total || f.stopped() {
			continue
		}
		for i := 2; i < len(h.parts); i++ {
			own := hypothesis{total: h.parts[i].Index, parts: h.parts[:i:i], price: h.price}
			if h.parts[i].Weight != 1 || !f.lacksAll(h, own.total) || !f.slipsOnly(&own) {
				continue
			}
			h.parts = slices.Delete(slices.Clone(h.parts), i, i+1)
			if key := keyOf(h.total, h.parts); !seen[key] {
				seen[key] = true
				f.interims, out = append(f.interims, own), append(out, h)
			}
			break
		}
	}
	return out
}

// lacksAll says whether a total lacks the figure of a line in each position, and there is one.
func (f *finder) lacksAll(h hypothesis, line int) bool {
	for pos := range f.positions {
		if x := f.val(f.index(line, pos)); x == 0 || f.off(h.total, h.parts, pos) != -x {
			return false
		}
	}
	return true
}

// slipsOnly says whether a sum comes out in each position but for a telling slip of its total.
func (f *finder) slipsOnly(h *hypothesis) bool {
	slips := 0
	for pos := range f.positions {
		x := f.val(f.index(h.total, pos))
		meant := x - f.off(h.total, h.parts, pos)
		if meant == x {
			continue
		}
		slip, ways := SlipOf(meant, x)
		if slip == NoSlip || slip == SignLost || math.Log2(float64(abs(x)))-math.Log2(float64(ways)) < interimBits {
			return false
		}
		slips++
	}
	return slips == 1
}
