package running

import "crossfoot/checker/matrix"

// This file tells over which positions the figures of a line may stand beside others: by merged cells,
// or by the blanks that follow each figure or come before it.

// stretch is the positions that a figure stands beside, from one to before another.
type stretch struct{ at, from, to int }

// merged are the stretches of a line that has merged cells over several positions, also those in
// which nothing is written; else nil.
func (f *finder) merged(v matrix.View, line int, skip []bool) []stretch {
	out, several := f.merges[:0], false
	for at := 0; at < v.Positions; {
		s := stretch{at, at, at + 1}
		for s.to < v.Positions && f.Table.Covered(v.Axis.Cell(line, s.to)) {
			s.to++
		}
		at = s.to
		several = several || s.to > s.from+1
		if state := v.State(v.Index(line, s.at)); !skip[s.at] && (state == matrix.Known || state == matrix.Void && s.to > s.from+1) {
			out = append(out, s)
		}
	}
	if f.merges = out; !several {
		return nil
	}
	return out
}

// opening are the stretches of a line each of whose figures stands at the beginning of one, if
// only blanks are between them.
func (f *finder) opening(v matrix.View, line int, known []int32, skip []bool) []stretch {
	out := f.opens[:0]
	for i, at := range known {
		end := v.Positions
		if i+1 < len(known) {
			end = int(known[i+1])
		}
		s := stretch{int(at), int(at), int(at) + 1}
		for s.to < end && !skip[s.to] {
			if v.State(v.Index(line, s.to)) != matrix.Void {
				return nil
			}
			s.to++
		}
		out = append(out, s)
	}
	f.opens = out
	return out
}

// closing are those of a line whose figures stand at the end.
func (f *finder) closing(v matrix.View, line int, known []int32, skip []bool) []stretch {
	out, begin := f.closes[:0], 0
	for _, at := range known {
		s := stretch{int(at), int(at), int(at) + 1}
		for s.from > begin && !skip[s.from-1] {
			if v.State(v.Index(line, s.from-1)) != matrix.Void {
				return nil
			}
			s.from--
		}
		begin = s.to
		out = append(out, s)
	}
	f.closes = out
	return out
}
