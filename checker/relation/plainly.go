package relation

import "slices"

// This file accepts the sums of plain lists.

// plainly accepts the sums of plain lists that hold wherever there is something to add, although
// that says too little by itself, and those of whose total nobody has written anything, or in which
// a figure cannot be read.
func (f *finder) plainly() {
	for _, h := range f.layout {
		p := &pattern{
			Axis: f.axis, Total: h.total, Parts: h.parts, To: f.positions, last: f.positions, Evidence: []string{"label"},
			layout: true, said: f.total[h.total],
		}
		if len(f.byTotal[h.total]) > 0 || !p.plain(f.lines) || f.takesTwice(p.Parts) {
			continue
		}
		undecided := 0
		f.tally(&h, f.sample)
		for i, w := range f.weights {
			switch {
			case w.outcome == holds:
				p.Held++
			case w.outcome == open && f.state(f.index(h.total, f.sample[i])) == void, unreadIn(f.view, &h, f.sample[i]):
				undecided++
			case w.outcome != silent:
				p.Broken++
			}
		}
		if p.exact = p.Held; p.Broken == 0 && (p.Held > 0 || undecided == 1 && awaits(label(f.table, f.axis, h.total))) && f.positions <= sampleSize {
			f.accepted = append(f.accepted, p)
			f.byTotal[h.total] = append(f.byTotal[h.total], p)
		}
	}
}

// unreadIn says whether a figure of a sum cannot be read in a position.
func unreadIn(v view, h *hypothesis, pos int) bool {
	return v.state(v.index(h.total, pos)) == unread || slices.ContainsFunc(h.parts, func(l Line) bool { return v.state(v.index(l.Index, pos)) == unread })
}
