package relation

import "math"

// This file proposes accounts of few periods: what was there at first, and what came in and
// went out, come to what is there in the end. Where there are fewer positions than lines,
// elimination tells nothing (see scattered.go); that the lines stand side by side in the
// order of an account does.

// The bounds of the search for accounts.
const (
	accountLines = 24
	accountLeast = 3 // parts; pairs stand anywhere
	accountMost  = 5
	accountHeld  = 3 // positions that hold
)

// accounts are the hypotheses that a line is what its neighbours on one side come to, the
// first of which is added and some of the others subtracted.
func (f *finder) accounts() []hypothesis {
	lines := f.additive(accountLines + 1)
	if len(lines) <= accountLeast || len(lines) > accountLines {
		return nil
	}
	usable := f.complete(lines)
	if len(usable) < accountHeld || len(usable) >= len(lines)+scatteredSpare {
		return nil
	}
	var out []hypothesis
	tried := 0
	for k, t := range lines {
		for n := accountLeast; n <= accountMost; n++ {
			for _, from := range [...]int{k - n, k + 1} {
				if from < 0 || from+n > len(lines) {
					continue
				}
				parts := lines[from : from+n]
				for signs := 1; signs < 1<<(n-1); signs++ {
					h := hypothesis{total: t}
					for i, l := range parts {
						weight := 1
						if i > 0 && signs>>(i-1)&1 != 0 {
							weight = -1
						}
						h.parts = append(h.parts, Line{l, weight})
					}
					if tried++; f.comesOut(&h, usable) {
						out = append(out, h)
					}
				}
			}
		}
	}
	for i := range out {
		out[i].price = priceChoice + math.Log2(float64(tried)) + f.priceLabel(out[i].total)
	}
	return out
}

// comesOut says whether a hypothesis holds to the last digit in all positions; but for one
// where each begins with what was there in the end of the one before.
func (f *finder) comesOut(h *hypothesis, positions []int) bool {
	held, carried := 0, 0
	for i, pos := range positions {
		if f.off(h.total, h.parts, pos) == 0 && f.val(f.index(h.total, pos)) != 0 {
			held++
		} else if held < i {
			return false
		}
		if i > 0 && f.val(f.index(h.parts[0].Index, pos)) == f.val(f.index(h.total, positions[i-1])) {
			carried++
		}
	}
	return held >= accountHeld && (held == len(positions) || carried >= len(positions)-2)
}
