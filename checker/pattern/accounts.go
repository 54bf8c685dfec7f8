package pattern

import (
	"iter"
	"math"
	"slices"

	"crossfoot/checker/matrix"
)

// This file proposes accounts of few periods: what was there at first, and what came in and
// went out, come to what is there in the end. Where there are fewer positions than lines,
// elimination tells nothing (see scattered.go), and where there are hardly more, each of its
// samples takes in the one that a slip has spoilt; that the lines stand side by side in the
// order of an account tells more.

// The bounds of the search for accounts.
const (
	accountLines  = 24
	accountLeast  = 3 // parts; pairs stand anywhere
	accountMost   = 5
	accountHeld   = 3 // positions that hold, at least, if there are so many, and for each that does not
	accountFilled = 2 // of these in which a part is filled
	accountFew    = 3 // times the lines: among more positions, elimination finds samples without slips
)

// accounts are the hypotheses that a line is what its neighbours on one side come to, the
// first of which is added and some of the others subtracted.
func (f *finder) accounts() []Hypothesis {
	lines := f.additive(accountLines + 1)
	if len(lines) <= accountLeast || len(lines) > accountLines {
		return nil
	}
	usable := f.complete(lines)
	if len(usable) < max(2, min(accountHeld, f.Positions)) || len(usable) > accountFew*len(lines) {
		return nil
	}
	var out []Hypothesis
	tried := 0
	for h := range accountsAmong(lines, accountLeast) {
		if tried++; f.comesOut(&h, usable) {
			out = append(out, h)
		}
	}
	for i := range out {
		out[i].price = priceChoice + math.Log2(float64(tried)) + f.priceLabel(out[i].Total)
	}
	return out
}

// accountsAmong are all ways in which a line is what its neighbours among some lines come to, so
// many of them at least.
func accountsAmong(lines []int, least int) iter.Seq[Hypothesis] {
	return func(yield func(Hypothesis) bool) {
		for k := range lines {
			for n := least; n <= accountMost; n++ {
				if !accountsOf(lines, k, k-n, n, yield) || !accountsOf(lines, k, k+1, n, yield) {
					return
				}
			}
		}
	}
}

// accountsOf are the ways in which one of some lines is what so many of them, from one on, come to. It
// says whether more are asked for.
func accountsOf(lines []int, total, from, n int, yield func(Hypothesis) bool) bool {
	if from < 0 || from+n > len(lines) {
		return true
	}
	for signs := 1; signs < 1<<(n-1); signs++ {
		if !yield(Hypothesis{Total: lines[total], Parts: signedBy(lines[from:from+n], signs)}) {
			return false
		}
	}
	return true
}

// signedBy are lines of which the bits say which ones, behind the first, are subtracted.
func signedBy(lines []int, bits int) []matrix.Line {
	parts := make([]matrix.Line, len(lines))
	for i, l := range lines {
		parts[i] = matrix.Line{Index: l, Weight: 1}
		if i > 0 && bits>>(i-1)&1 != 0 {
			parts[i].Weight = -1
		}
	}
	return parts
}

// comesOut says whether a hypothesis holds to the last digit in all positions; or in all but
// one where each begins with what was there in the end of the one before; or in all but few,
// if the others tell enough.
func (f *finder) comesOut(h *Hypothesis, positions []int) bool {
	failed, most, carried := 0, len(positions)/(accountHeld+1), 0
	for i, pos := range positions {
		if i > 0 && f.Val(f.Index(h.Parts[0].Index, pos)) == f.Val(f.Index(h.Total, positions[i-1])) {
			carried++
		}
		if f.Off(h.Total, h.Parts, pos) != 0 && f.carriedTo(pos, h, positions) {
			continue
		}
		if f.Off(h.Total, h.Parts, pos) != 0 || f.Val(f.Index(h.Total, pos)) == 0 {
			if failed++; failed > most {
				return false
			}
		}
	}
	if failed == 0 || failed == 1 && carried >= len(positions)-2 {
		return len(positions)-failed >= min(accountHeld, f.Positions)
	}
	filled, telling := make([]int, len(h.Parts)), 0
	before := map[sumOfSome]bool{}
	for _, pos := range positions {
		if !f.telling(h, pos, before) {
			continue
		}
		telling++
		for i, l := range h.Parts {
			if f.Val(f.Index(l.Index, pos)) != 0 {
				filled[i]++
			}
		}
	}
	return telling >= accountHeld*failed && slices.Min(filled) >= accountFilled && !f.accounted(h, positions)
}

// carriedTo says whether all figures of a hypothesis in a position are what those of the others come
// to, so that what is wrong in one of those has been carried on to it.
func (f *finder) carriedTo(pos int, h *Hypothesis, positions []int) bool {
	comesTo := func(line int) bool {
		sum := int64(0)
		for _, p := range positions {
			sum += f.Val(f.Index(line, p))
		}
		return sum == 2*f.Val(f.Index(line, pos))
	}
	return comesTo(h.Total) && !slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return !comesTo(l.Index) })
}

// sumOfSome is what some of the parts of an account come to, by their bits.
type sumOfSome struct {
	some int
	sum  int64
}

// telling says whether a position shows that a hypothesis is meant: it holds, and no part
// of it does by itself. Where a row is the only one of its section, so that both are the
// same, taking the one away and adding the other says nothing of a third. Nor do figures
// that grow from line to line, or of which some come to the same as they have before.
func (f *finder) telling(h *Hypothesis, pos int, before map[sumOfSome]bool) bool {
	if f.Off(h.Total, h.Parts, pos) != 0 || f.grow(h, pos) {
		return false
	}
	var sums []sumOfSome
	for some := 1; some < 1<<len(h.Parts)-1; some++ {
		sum, in, out := int64(0), 0, 1 // the total is always among the others
		for i, l := range h.Parts {
			switch x := f.Val(f.Index(l.Index, pos)); {
			case x == 0:
			case some>>i&1 != 0:
				sum += int64(l.Weight) * x
				in++
			default:
				out++
			}
		}
		if in > 0 && sum == 0 {
			return false
		}
		if in > 1 && out > 1 {
			sums = append(sums, sumOfSome{some, sum})
		}
	}
	again := slices.ContainsFunc(sums, func(s sumOfSome) bool { return before[s] })
	for _, s := range sums {
		before[s] = true
	}
	return len(sums) > 0 && !again
}

// grow says whether the figures of a hypothesis grow from line to line, or shrink.
func (f *finder) grow(h *Hypothesis, pos int) bool {
	figures := make([]int64, 0, accountMost+1)
	for _, l := range h.Parts {
		figures = append(figures, f.Val(f.Index(l.Index, pos)))
	}
	if total := f.Val(f.Index(h.Total, pos)); h.Total < h.Parts[0].Index {
		figures = slices.Insert(figures, 0, total)
	} else {
		figures = append(figures, total)
	}
	up := slices.IsSorted(figures)
	slices.Reverse(figures)
	return up || slices.IsSorted(figures)
}

// accounted says whether a sum that has been found accounts for the total of a hypothesis
// in the positions in which that fails.
func (f *finder) accounted(h *Hypothesis, positions []int) bool {
	return slices.ContainsFunc(f.byTotal[h.Total], func(p *Pattern) bool {
		return !slices.ContainsFunc(positions, func(pos int) bool {
			return f.Off(h.Total, h.Parts, pos) != 0 && f.Off(p.Total, p.Parts, pos) != 0
		})
	})
}
