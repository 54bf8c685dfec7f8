package pattern

import (
	"slices"
	"strings"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file reads a list that breaks one whole down in several ways, each under a heading of its own
// or begun with 其中: the population by sex, by age, and by town and country. That one way comes
// to the whole may be chance where it is a short one of small figures; where another one does, or
// the same one in the column of shares, all are meant to.

// waysLeast is how many ways there are at least, and wayTells what a slip of the pen must tell that
// explains why one of them comes to the whole nowhere: the rows under a heading may be of something else.
const (
	waysLeast = 2
	wayTells  = 4.0
)

// ways are the sums of lists that break a whole down in several ways, if some come out.
func (f *finder) ways() (out []Hypothesis) {
	if f.Axis != matrix.Down || f.Positions > groupingColumns || f.Lines > naturalMost {
		return nil
	}
	for whole := 0; whole+waysLeast < f.Lines; {
		end := whole + 1
		if f.beginsWay(end) && !f.rate[whole] && (whole == 0 || f.opens(whole)) {
			for end < f.Lines && !f.closesWays(whole, end) {
				end++
			}
			out = append(out, f.waysOf(whole, end)...)
		}
		whole = end
	}
	return out
}

// beginsWay says whether a line is the first of a way: a heading stands above it, or 其中 in front.
func (f *finder) beginsWay(line int) bool {
	return f.gapAt(line) || f.has(line, says.Inner) && !strings.HasPrefix(strings.TrimLeft(f.table.Rows[line].Label, " \u3000"), "#")
}

// opens says whether a line may be the whole of ways that follow it, and not the last part of one.
func (f *finder) opens(line int) bool {
	return f.gapAt(line) || f.table.Rows[line].Level > 0 && f.table.Rows[line].Level == f.table.Rows[0].Level
}

// closesWays says whether a line is the next whole behind another one.
func (f *finder) closesWays(whole, line int) bool {
	level := f.table.Rows[line].Level
	return level > 0 && level <= f.table.Rows[whole].Level || line+1 < f.Lines && f.gapAt(line) && f.beginsWay(line+1)
}

// waysOf are the sums that the ways of a whole claim, if enough of them come out.
func (f *finder) waysOf(whole, end int) (out []Hypothesis) {
	ways, bits, at := 0, 0.0, make([]bool, len(f.sample))
	for from := whole + 1; from < end; {
		to := from + 1
		for to < end && !f.beginsWay(to) {
			to++
		}
		claims := f.way(whole, from, to)
		if len(claims) > 0 {
			ways++
		}
		held := slices.DeleteFunc(slices.Clone(claims), func(h Hypothesis) bool {
			acc := f.tally(&h, f.sample)
			if acc.held+acc.near == 0 {
				return true
			}
			bits += acc.bits
			for i, w := range f.weights {
				at[i] = at[i] || w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly
			}
			return false
		})
		if len(held) > 0 {
			claims = held
		}
		out = append(out, claims...)
		from = to
	}
	if ways < waysLeast || bits < outlineBits {
		return nil
	}
	if f.wayHeld == nil {
		f.wayHeld = map[int][]bool{}
	}
	f.wayHeld[whole] = at
	return out
}

// way are the sums that one way may mean: of all of its lines, of those that are no parts of others,
// or of the first of these as far as they come out, where more stands behind them.
func (f *finder) way(whole, from, to int) (out []Hypothesis) {
	all, own := Hypothesis{Total: whole, Source: byWay}, Hypothesis{Total: whole, Source: byWay}
	for i := from; i < to; i++ {
		if f.rate[i] && !f.rate[whole] || f.shares[i] && !f.shares[whole] {
			continue
		}
		all.Parts = append(all.Parts, matrix.Line{Index: i, Weight: 1})
		if i == from || !f.has(i, says.Inner) {
			own.Parts = append(own.Parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	for _, h := range []Hypothesis{all, own} {
		if len(h.Parts) > 1 && (len(out) == 0 || len(h.Parts) < len(out[0].Parts)) {
			out = append(out, h)
		}
	}
	if n := f.comesToAfter(&own); 1 < n && n < len(own.Parts) {
		own.Parts = own.Parts[:n]
		out = append(out, own)
	}
	return out
}

// comesToAfter is how many of the first parts of a sum come to its total in all positions; 0 if none do.
func (f *finder) comesToAfter(h *Hypothesis) int {
	off := make([]int64, f.Positions)
	for pos := range off {
		if !f.Rated[pos] {
			off[pos] = f.Val(f.Index(h.Total, pos))
		}
	}
	for n, l := range h.Parts {
		open := false
		for pos := range off {
			if !f.Rated[pos] {
				off[pos] -= f.Val(f.Index(l.Index, pos))
			}
			open = open || off[pos] != 0
		}
		if !open {
			return n + 1
		}
	}
	return 0
}
