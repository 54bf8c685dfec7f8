package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
)

// This file reads a list that a total closes and whose groups have their sums above or below
// them, though no word says so: Group A, its rows, the rows of another group, their subtotal.
// One such sum by itself may be chance. That the total comes to the sums of the groups and to
// the single rows is none; nor is that it would, if one group were the sum that it is not.

// The bounds of such lists.
const (
	groupingColumns = 6   // positions; where there are more, arithmetic finds the sums
	groupingLines   = 6   // lines, at least
	groupingRows    = 64  // rows of a group, at most
	groupingBits    = 2.0 // that what a total is off by says, besides which rows come to it
	groupingCertain = 3   // positions in which rows come to that without any slip to explain it
)

// reading is a list as its groups.
type reading struct {
	*finder
	last      int // the line of the total
	positions []int
	tops      []top        // from the first to the last
	groups    []Hypothesis // the sums of groups that come out,
	broken    []Hypothesis // and those that do not
	headed    bool         // some group has its sum above it, and no word says so
	unread    bool         // something is called a sum and cannot be one
}

// top is a line that stands in no group.
type top struct {
	line  int
	group bool // it is the sum of one,
	open  bool // or is called a sum; nothing runs on over it
}

// groupings are the sums of the groups of a list and of its total, if together they are
// meant. They count as an outline, the last one.
func (f *finder) groupings() []Hypothesis {
	t := f.Lines - 1
	if f.Axis != matrix.Down || len(f.outlines.depths) > 0 || f.Positions > groupingColumns || f.Lines < groupingLines || f.Lines > naturalMost || !f.total[t] {
		return nil
	}
	r := reading{finder: f, last: t}
	for pos := range f.Positions {
		if f.readable(pos) && f.Val(f.Index(t, pos)) != 0 {
			r.positions = append(r.positions, pos)
		}
	}
	if len(r.positions) == 0 {
		return nil
	}
	for line := range t {
		if !f.rate[line] {
			r.tops = append(r.tops, top{line: line, open: f.total[line]})
		}
	}
	r.below(false)
	r.above()
	if r.below(true); r.unread || len(r.groups) == 0 || !r.comesOut() && !r.repaired() || !r.headed {
		return nil
	}
	return r.meant()
}

// readable says whether all figures of a position are amounts, or none.
func (f *finder) readable(pos int) bool {
	for line := range f.Lines {
		i := f.Index(line, pos)
		if s := f.State(i); s != matrix.Known && s != matrix.Nilled && s != matrix.Void || f.View.Rate != nil && f.View.Rate[i] {
			return false
		}
	}
	return !f.Rated[pos]
}

// above finds the groups that have their sum above them, from the last line to the first, so
// that groups within groups are found before those.
func (r *reading) above() {
	var after, rows []top // the other way round: without rows of groups, and with them
	for _, t := range slices.Backward(r.tops) {
		if !t.group {
			parts := r.following(after, t)
			if parts == nil {
				parts = r.rowsOf(rows, t)
				after = r.ungroup(after, parts)
			}
			if parts != nil {
				r.groups = append(r.groups, Hypothesis{Total: t.line, Parts: linesOf(parts)})
				r.headed = r.headed || !t.open && len(parts) > 1
				after = after[:len(after)-len(parts)]
				t.group, t.open = true, false
			}
		}
		after, rows = append(after, t), append(rows, t)
	}
	slices.Reverse(after)
	r.tops = after
}

// following are the tops behind a line that come to it, given the other way round; nil if none
// do. A figure twice is no group, but of a group.
func (r *reading) following(after []top, t top) []top {
	n := r.comesTo(after, r.figures(t.line))
	if n == 0 || n == 1 && !after[len(after)-1].group {
		return nil
	}
	parts := slices.Clone(after[len(after)-n:])
	slices.Reverse(parts)
	return parts
}

// rowsOf are the rows behind a line that come to it, though some of them are a group by
// chance, which ends among them.
func (r *reading) rowsOf(rows []top, t top) []top {
	parts := r.following(rows, t)
	if parts == nil {
		return nil
	}
	first, last := parts[0].line, parts[len(parts)-1].line
	if slices.ContainsFunc(r.groups, func(h Hypothesis) bool {
		return first <= h.Total && h.Total <= last && h.Parts[len(h.Parts)-1].Index > last
	}) {
		return nil
	}
	return parts
}

// ungroup takes rows for such again that were taken for groups by chance, as all of them come
// to the line before.
func (r *reading) ungroup(after, parts []top) []top {
	if parts == nil {
		return after
	}
	last := parts[len(parts)-1].line
	r.groups = slices.DeleteFunc(r.groups, func(h Hypothesis) bool { return parts[0].line <= h.Total && h.Total <= last })
	for len(after) > 0 && after[len(after)-1].line <= last {
		after = after[:len(after)-1]
	}
	for _, p := range slices.Backward(parts) {
		after = append(after, top{line: p.line})
	}
	return after
}

// figures are those of a line.
func (r *reading) figures(line int) []int64 {
	out := make([]int64, len(r.positions))
	for k, pos := range r.positions {
		out[k] = r.Val(r.Index(line, pos))
	}
	return out
}

// comesTo is how many of the last tops come to some figures, but for those called sums; 0 if
// none do.
func (r *reading) comesTo(tops []top, figures []int64) int {
	left, some := slices.Clone(figures), slices.ContainsFunc(figures, func(x int64) bool { return x != 0 })
	for n := 1; some && n <= min(groupingRows, len(tops)); n++ {
		t := tops[len(tops)-n]
		if t.open {
			break
		}
		open := false
		for k, pos := range r.positions {
			left[k] -= r.Val(r.Index(t.line, pos))
			open = open || left[k] != 0
		}
		if !open {
			return n
		}
	}
	return 0
}

// below finds the groups whose sums stand below them and are called so. In the end, one that
// comes to nothing above it is taken for the sum of the single rows there.
func (r *reading) below(end bool) {
	var tops []top
	for _, t := range r.tops {
		if t.open && !t.group {
			n, to := r.comesTo(tops, r.figures(t.line)), &r.groups
			if n < 2 {
				n, to = 0, &r.broken
				for end && n < len(tops) && !tops[len(tops)-1-n].group {
					n++
				}
			}
			if n > 1 {
				*to = append(*to, Hypothesis{Total: t.line, Parts: linesOf(tops[len(tops)-n:])})
				tops = tops[:len(tops)-n]
				t.group = true
			}
			r.unread = r.unread || end && n < 2
		}
		tops = append(tops, t)
	}
	r.tops = tops
}

func linesOf(tops []top) []matrix.Line {
	out := make([]matrix.Line, len(tops))
	for i, t := range tops {
		out[i] = matrix.Line{Index: t.line, Weight: 1}
	}
	return out
}

// off is by how much the tops are more than the total in each position.
func (r *reading) off() []int64 {
	out := make([]int64, len(r.positions))
	for k, pos := range r.positions {
		out[k] = -r.Val(r.Index(r.last, pos))
		for _, t := range r.tops {
			out[k] += r.Val(r.Index(t.line, pos))
		}
	}
	return out
}

// comesOut says whether the total is the sum of the tops.
func (r *reading) comesOut() bool {
	return len(r.broken) <= 1 && !slices.ContainsFunc(r.off(), func(x int64) bool { return x != 0 })
}

// repaired says whether the total comes out if one single row were the sum of those right
// below it, though a slip makes that another figure, or it is off by one of them, and makes a group of
// them. Where rows come to what the total is off by in several columns, they are a group whatever has
// become of it. The total may be that of the groups, or, where the row itself is wrong, of the rows.
func (r *reading) repaired() bool {
	if len(r.broken) > 0 {
		return false
	}
	off := r.off()
	bits := -groupingBits - math.Log2(float64(len(r.tops)))
	for _, x := range off {
		bits += math.Log2(float64(arith.Abs(x)) + 1)
	}
	for at, t := range r.tops {
		if t.group || bits < 0 {
			continue
		}
		to := at + 1
		for to < len(r.tops) && !r.tops[to].group {
			to++
		}
		following := slices.Clone(r.tops[at+1 : to])
		slices.Reverse(following)
		n := r.comesTo(following, off)
		itself := n < 2 && has(r.View, t.line, r.positions, off)
		if itself {
			n = len(following)
		}
		certain := !itself && len(r.positions) >= groupingCertain && bits >= outlineBits
		if n < 2 || !certain && !r.slipped(t.line, r.tops[at+1:at+1+n]) {
			continue
		}
		r.broken = append(r.broken, Hypothesis{Total: t.line, Parts: linesOf(r.tops[at+1 : at+1+n])})
		r.tops[at].group, r.headed = true, true
		if itself {
			r.tops = slices.Delete(r.tops, at, at+1)
		} else {
			r.tops = slices.Delete(r.tops, at+1, at+1+n)
		}
		return true
	}
	return false
}

// slipped says whether a line is the sum of parts, but for slips in it or in one of them, or off by one
// line.
func (r *reading) slipped(line int, parts []top) bool {
	p := &Pattern{Axis: r.Axis, Total: line, Parts: linesOf(parts)}
	if _, times := p.OffByPart(r.View, r.positions); times != 0 || len(r.positions) >= groupingCertain && p.LacksLine(r.View, r.positions) {
		return true
	}
	is := func(meant, written int64) bool {
		slip, _ := pen.SlipOf(meant, written)
		return slip != pen.NoSlip
	}
	for _, pos := range r.positions {
		x, off := r.Val(r.Index(line, pos)), r.Off(line, p.Parts, pos)
		if off != 0 && !is(x-off, x) && !slices.ContainsFunc(parts, func(t top) bool {
			part := r.Val(r.Index(t.line, pos))
			return is(part+off, part)
		}) {
			return false
		}
	}
	return true
}

// meant are the sums of a list that has been read, if they say enough.
func (r *reading) meant() []Hypothesis {
	all := append(r.groups, Hypothesis{Total: r.last, Parts: linesOf(r.tops)})
	held, bits := 0, 0.0
	for i := range all {
		if acc := r.tally(&all[i], r.positions); acc.held > 0 {
			held++
			bits += acc.bits
		}
	}
	if held < outlineLeast || bits < outlineBits {
		return nil
	}
	r.outlines.held = append(r.outlines.held, held)
	all = append(all, r.broken...)
	for i := range all {
		all[i].Source, all[i].outline = byStep, len(r.outlines.held)
		r.outlines.meant[all[i].Total] = true
	}
	return all
}
