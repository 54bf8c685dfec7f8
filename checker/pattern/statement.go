package pattern

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file proposes the results of a statement of this year and the last: operating profit is
// gross profit less three kinds of costs. Where a slip has spoilt one of the two, all that speaks
// for it is that it comes out in the other, among the few neighbours that it could be of.

// The bounds of the search for such results.
const (
	statementLines = 48
	statementLeast = 2 // parts
)

// yearsOf are the two positions in which amounts stand, such as this year and the last, nil if there
// are more or less. Columns of rates, such as the growth beside them, hold none.
func (f *finder) yearsOf() (years []int) {
	if f.Positions == 2 {
		return f.everywhere()
	}
	if f.Axis != matrix.Down {
		return nil
	}
	for pos := range f.Positions {
		if f.Rated[pos] || f.View.Rate != nil && f.ofPercentages(pos) || !f.holdsAmounts(pos) {
			continue
		}
		if years = append(years, pos); len(years) > 2 {
			return nil
		}
	}
	if len(years) < 2 {
		return nil
	}
	return years
}

// holdsAmounts says whether a position holds so many figures that some may be the sum of others.
func (f *finder) holdsAmounts(pos int) bool {
	n := 0
	for line := 0; line < f.Lines && n <= statementLeast; line++ {
		n += int(arith.Flag(f.State(f.Index(line, pos)) == matrix.Known))
	}
	return n > statementLeast
}

// otherYear is the other one of the two.
func (f *finder) otherYear(pos int) int { return f.years[0] + f.years[1] - pos }

// results are the accounts among neighbouring rows that come out in one of two positions, to the last
// digit and with nothing left blank.
func (f *finder) results() (out []candidate) {
	if f.Axis != matrix.Down || f.years == nil {
		return nil
	}
	lines := f.additive(statementLines + 1)
	if len(lines) <= statementLeast || len(lines) > statementLines {
		return nil
	}
	tried := 0
	for h := range accountsAmong(lines, statementLeast) {
		if tried++; !f.worded(h.Total) {
			continue
		}
		for _, pos := range f.years {
			if f.filledOut(&h, pos) && f.Off(h.Total, h.Parts, f.otherYear(pos)) != 0 && f.meantIn(&h, pos) {
				out = append(out, candidate{Hypothesis: h, account: account{from: pos, to: pos + 1, held: 1}, evidence: FromFigures})
			}
		}
	}
	for i := range out {
		c := &out[i]
		c.price = max(priceChoice, math.Log2(float64(tried))) + f.priceLabel(c.Total)
		c.bits = min(f.Weigh(c.Total, c.Parts, c.from).Bits, f.sizeIn(&c.Hypothesis, c.from)) - c.price
	}
	return slices.DeleteFunc(out, func(c candidate) bool { return c.bits <= 0 || f.amongParts(&c.Hypothesis) })
}

// worded says whether a row has a name of words, as results have, and is not one of several years.
func (f *finder) worded(row int) bool {
	return strings.ContainsFunc(f.table.Rows[row].Label, unicode.IsLetter)
}

// amongParts says whether a total and one of its parts are both parts of a sum that has been found,
// which would take the part twice.
func (f *finder) amongParts(h *Hypothesis) bool {
	return slices.ContainsFunc(f.accepted, func(p *Pattern) bool {
		return p.WeightOf(h.Total) > 0 && slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return p.WeightOf(l.Index) > 0 })
	})
}

// filledOut says whether neither the total nor a part of a sum is nothing in a position.
func (f *finder) filledOut(h *Hypothesis, pos int) bool {
	for _, l := range h.Parts {
		if f.Val(f.Index(l.Index, pos)) == 0 {
			return false
		}
	}
	return f.Val(f.Index(h.Total, pos)) != 0
}

// meantIn says whether a sum comes out in a position, and none of several parts does by itself.
func (f *finder) meantIn(h *Hypothesis, pos int) bool {
	if len(h.Parts) < accountLeast {
		return f.Off(h.Total, h.Parts, pos) == 0
	}
	return f.telling(h, pos, map[sumOfSome]bool{})
}

// sizeIn is how many bits a total says at most that is the sum of some of its neighbours in one
// position: those of its own, though larger results may stand among them, of which one is the other
// but for little; and where all are alike, those of how far they are apart, in what all are multiples of.
func (f *finder) sizeIn(h *Hypothesis, pos int) float64 {
	total := arith.Abs(f.Val(f.Index(h.Total, pos)))
	low, high := total, total
	for _, l := range h.Parts {
		x := arith.Abs(f.Val(f.Index(l.Index, pos)))
		low, high = min(low, x), max(high, x)
	}
	return math.Log2(float64(max(min(total, high-low)/f.Unit(h.Total, h.Parts, pos), 1)))
}
