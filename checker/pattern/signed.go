package pattern

import (
	"slices"

	"crossfoot/checker/says"
)

// This file proposes the sums that 减 and "less" lines make with what stands above them.

// has says whether a line has a mark.
func (f *finder) has(line int, m says.Mark) bool { return f.marks != nil && f.marks[line] == m }

// signed are the sums that 减 and "less" lines make with what stands above them:
// from any line up to the next, where a mark goes for the lines that follow it, or
// for its own line alone.
func (f *finder) signed() []Hypothesis {
	if !slices.Contains(f.marks, says.Subtracted) {
		return nil
	}
	var out, some []Hypothesis
	for t := 2; t < f.Lines; t++ {
		marked := false
		for from := t - 1; from >= max(0, t-signedMost); from-- {
			marked = marked || f.has(from, says.Subtracted)
			if !marked || f.marks[from] != says.Unmarked {
				continue
			}
			some = f.runs(some[:0], t, from, t, priceChoice-priceNatural)
			for _, h := range some {
				h.Source = byWords
				out = append(out, f.sign(h, true), f.sign(h, false))
			}
		}
	}
	seen := seenSums{}
	return slices.DeleteFunc(out, func(h Hypothesis) bool { return !seen.add(h.Total, h.Parts) })
}

// signedMost is how many lines a statement with subtracted lines may take.
const signedMost = 40

// sign gives the parts of a hypothesis the signs that their marks say.
func (f *finder) sign(h Hypothesis, lasting bool) Hypothesis {
	parts := slices.Clone(h.Parts)
	sign := 1
	for i, l := range parts {
		switch m := f.marks[l.Index]; {
		case m == says.Subtracted:
			sign = -1
		case m == says.Added || !lasting:
			sign = 1
		}
		parts[i].Weight = sign
	}
	h.Parts = parts
	return h
}
