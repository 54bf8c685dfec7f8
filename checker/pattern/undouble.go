package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file drops sums that count something twice: a total of all rows above it, with the subtotals
// among them. That they come out shows how the slip was made, and not that it is meant.

// undouble drops the patterns that take in subtotals along with all of their parts, although words
// and the layout say that these are subtotals, and they come out wherever the pattern does.
func (f *finder) undouble() {
	isTwice := map[*Pattern]bool{}
	var doubled []*Pattern
	for _, p := range f.accepted {
		if p.Said && p.Adds() && f.takesTwice(p.Parts) {
			isTwice[p] = true
			doubled = append(doubled, p)
		}
	}
	if len(doubled) == 0 {
		return
	}
	drop := func(from []*Pattern) []*Pattern {
		return slices.DeleteFunc(from, func(p *Pattern) bool { return isTwice[p] })
	}
	f.accepted = drop(f.accepted)
	var others []Hypothesis // which they kept out
	for _, p := range doubled {
		f.byTotal[p.Total] = drop(f.byTotal[p.Total])
		f.byFirst[p.Parts[0].Index] = drop(f.byFirst[p.Parts[0].Index])
		for _, h := range f.claimsOn(p.Total) {
			if !f.takesTwice(h.Parts) {
				others = append(others, h)
			}
		}
	}
	f.accept(f.claims(others, FromLayout))
}

// takesTwice says whether some part of a sum is called a total and nothing else, or several are
// called totals, and is the sum of other parts of it, and of no other lines.
func (f *finder) takesTwice(parts []matrix.Line) bool {
	return Twice(parts, func(line int) []*Pattern { return f.byTotal[line] }, func(line int) string { return matrix.Label(f.table, f.Axis, line) })
}

// Twice is takesTwice with the sums that a line is the total of, and its label.
func Twice(parts []matrix.Line, sums func(line int) []*Pattern, label func(line int) string) bool {
	var in map[int]bool
	called := 0
	return slices.ContainsFunc(parts, func(l matrix.Line) bool {
		within := false
		for _, q := range sums(l.Index) {
			if q.Exact == 0 || len(q.Parts) == 1 {
				continue
			}
			if in == nil {
				in = make(map[int]bool, len(parts))
				for _, part := range parts {
					in[part.Index] = true
				}
			}
			if slices.ContainsFunc(q.Parts, func(m matrix.Line) bool { return m.Weight != 1 || !in[m.Index] }) {
				return false
			}
			within = within || q.Said && q.Layout
		}
		if within {
			called++
		}
		return within && (called > 1 || says.TotalAlone(label(l.Index)))
	})
}
