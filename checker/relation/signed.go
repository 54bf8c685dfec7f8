package relation

import "slices"

// This file proposes the sums that 减 and "less" lines make with what stands above them.

// has says whether a line has a mark.
func (f *finder) has(line int, m mark) bool { return f.marks != nil && f.marks[line] == m }

// signed are the sums that 减 and "less" lines make with what stands above them:
// from any line up to the next, where a mark goes for the lines that follow it, or
// for its own line alone.
func (f *finder) signed(outlines [][]int) []hypothesis {
	if !slices.Contains(f.marks, subtracted) {
		return nil
	}
	var out, some []hypothesis
	seen := map[string]bool{}
	for t := 2; t < f.lines; t++ {
		marked := false
		for from := t - 1; from >= max(0, t-signedMost); from-- {
			marked = marked || f.has(from, subtracted)
			if !marked || f.marks[from] != unmarked {
				continue
			}
			some = f.runs(some[:0], t, from, t, priceChoice-priceNatural, outlines)
			for _, h := range some {
				for _, lasting := range []bool{true, false} {
					h := f.sign(h, lasting)
					h.source = byWords
					if key := keyOf(h.total, h.parts); !seen[key] {
						seen[key] = true
						out = append(out, h)
					}
				}
			}
		}
	}
	return out
}

// signedMost is how many lines a statement with subtracted lines may take.
const signedMost = 40

// sign gives the parts of a hypothesis the signs that their marks say.
func (f *finder) sign(h hypothesis, lasting bool) hypothesis {
	parts := slices.Clone(h.parts)
	sign := 1
	for i, l := range parts {
		switch m := f.marks[l.Index]; {
		case m == subtracted:
			sign = -1
		case m == added || !lasting:
			sign = 1
		}
		parts[i].Weight = sign
	}
	h.parts = parts
	return h
}
