package relation

// fill adds the lines that are zero throughout to the run of a total's parts,
// where they stand among them or between them and the total: they say nothing,
// but they are meant.
func (f *finder) fill(h hypothesis) []Line {
	if len(h.parts) < 2 {
		return h.parts
	}
	in := map[int]bool{}
	from, to := h.total, h.total
	before, after := false, false
	for _, l := range h.parts {
		if l.Weight != 1 {
			return h.parts
		}
		in[l.Index] = true
		from, to = min(from, l.Index), max(to, l.Index)
		before, after = before || l.Index < h.total, after || l.Index > h.total
	}
	if !before {
		from = h.total + 1
	}
	if !after {
		to = h.total - 1
	}
	var parts []Line
	for i := from; i <= to; i++ {
		switch {
		case in[i]:
			parts = append(parts, Line{i, 1})
		case i == h.total:
		case !f.zero(i) || f.rate[i] || len(f.byTotal[i]) > 0:
			return h.parts
		default:
			parts = append(parts, Line{i, 1})
		}
	}
	return parts
}

// zero says whether a line has figures, all of which are nothing.
func (f *finder) zero(line int) bool {
	some := false
	for pos := range f.positions {
		i := f.index(line, pos)
		if f.val(i) != 0 || f.state(i) > void {
			return false
		}
		some = some || f.state(i) < void
	}
	return some
}
