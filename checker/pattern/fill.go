package pattern

import "crossfoot/checker/matrix"

// This file completes the runs of lines that a sum adds.

// fill adds the lines that are zero throughout to the run of a total's parts,
// where they stand among them or between them and the total: they say nothing,
// but they are meant.
func (f *finder) fill(h Hypothesis) []matrix.Line {
	if len(h.Parts) < 2 {
		return h.Parts
	}
	in := map[int]bool{}
	from, to := h.Total, h.Total
	before, after := false, false
	for _, l := range h.Parts {
		if l.Weight != 1 {
			return h.Parts
		}
		in[l.Index] = true
		from, to = min(from, l.Index), max(to, l.Index)
		before, after = before || l.Index < h.Total, after || l.Index > h.Total
	}
	if !before {
		from = h.Total + 1
	}
	if !after {
		to = h.Total - 1
	}
	var parts []matrix.Line
	for i := from; i <= to; i++ {
		switch {
		case in[i]:
			parts = append(parts, matrix.Line{Index: i, Weight: 1})
		case i == h.Total:
		case !f.zero(i) || f.rate[i]:
			return h.Parts
		default:
			parts = append(parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	return parts
}

// zero says whether a line has figures, all of which are nothing.
func (f *finder) zero(line int) bool {
	some := false
	for pos := range f.Positions {
		i := f.Index(line, pos)
		if f.Val(i) != 0 || f.State(i) > matrix.Void {
			return false
		}
		some = some || f.State(i) < matrix.Void
	}
	return some
}
