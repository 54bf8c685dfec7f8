package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file accepts the sums of plain lists.

// plainly accepts the sums of plain lists that hold wherever there is something to add, although
// that says too little by itself, and those of whose total nobody has written anything, or in which
// a figure cannot be read.
func (f *finder) plainly() {
	for _, h := range f.layout {
		p := f.laidOut(&h)
		if len(f.byTotal[h.Total]) > 0 || !p.Plain(f.Lines) || f.takesTwice(p.Parts) {
			continue
		}
		undecided := 0
		f.tally(&h, f.sample)
		for i, w := range f.weights {
			switch {
			case w.Outcome == matrix.Holds:
				p.Held++
			case w.Outcome == matrix.Open && f.State(f.Index(h.Total, f.sample[i])) == matrix.Void, unreadIn(f.View, &h, f.sample[i]):
				undecided++
			case w.Outcome != matrix.Silent:
				p.Broken++
			}
		}
		if p.Exact = p.Held; p.Broken == 0 && (p.Held > 0 || undecided == 1 && says.Awaits(matrix.Label(f.table, f.Axis, h.Total))) && f.Positions <= sampleSize {
			f.take(p)
		}
	}
}

// unreadIn says whether a figure of a sum cannot be read in a position.
func unreadIn(v matrix.View, h *Hypothesis, pos int) bool {
	return v.State(v.Index(h.Total, pos)) == matrix.Unread || slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return v.State(v.Index(l.Index, pos)) == matrix.Unread })
}
