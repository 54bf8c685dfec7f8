package relation

import (
	"slices"
)

// This file reads the sums that heads of several levels claim: under 公务用车 stand 小计,
// 购置费 and 运行费, and the 小计 is the sum of the other two and of nothing beyond them.

// priceHeaded is less for what the heads say of the parts, besides that a word says total.
const priceHeaded = 2.5

// headedLeast is how often a sum must come out that the heads contradict, or else everywhere
// and more than once.
const headedLeast = 4

// headed are the sums of the columns under one head, and of the table's: of the groups
// that have a total of their own in it, the total. Where nothing is grouped the heads say
// nothing of the kind.
func (f *finder) headed() (out []hypothesis) {
	if f.axis != Across || !slices.ContainsFunc(f.total, func(is bool) bool { return is }) {
		return nil
	}
	f.under(0, f.lines, 0, &out)
	f.byHeads = map[int]bool{}
	for _, h := range out {
		f.byHeads[h.total] = true
	}
	return out
}

// under adds the sums of the columns of a group, which have so many heads in common, and of
// those in it. It gives the column that stands for all of them, and -1 if none does.
func (f *finder) under(from, to, depth int, out *[]hypothesis) (total int) {
	total = -1
	var parts []Line
	totals, grouped, clear := 0, depth > 0, true
	beyond := from // columns before it are in no group
	for i := from; i < to; {
		end, head := i+1, f.table.Columns[i].Head
		if len(head) > depth+1 && i >= beyond {
			for end < to && f.sameGroup(i, end, depth) {
				end++
			}
			beyond, end = end, f.groupEnd(i, end)
		}
		line := i
		if end > i+1 {
			grouped = true
			line = f.under(i, end, depth+1, out)
		}
		switch {
		case line < 0:
			clear = false // nothing stands for this group
		case end == i+1 && f.total[line]:
			totals++
			total = line
		case !f.rate[line] && !f.shares[line] && !f.has(line, inner):
			parts = append(parts, Line{Index: line, Weight: 1})
		}
		i = end
	}
	if totals != 1 {
		return -1
	}
	outside := len(parts) > 0 && (total < parts[0].Index || total > parts[len(parts)-1].Index)
	if clear && grouped && outside && len(parts) > 1 {
		*out = append(*out, hypothesis{total: total, parts: parts, price: priceChoice - priceNatural - priceHeaded, source: byHeads})
	}
	return total
}

// sameGroup says whether two columns have so many heads in common, and one more, and others
// below it.
func (f *finder) sameGroup(a, b, depth int) bool {
	x, y := f.table.Columns[a].Head, f.table.Columns[b].Head
	return len(y) > depth+1 && x[depth] == y[depth]
}

// headedOtherwise says whether the heads claim another sum by the total of a hypothesis.
func (f *finder) headedOtherwise(h *hypothesis) bool {
	return f.byHeads[h.total] && h.source != byHeads
}

// groupEnd is where a group ends whose head has been carried up to some column: where
// its total comes out most often. Files without merges do not say how far a head reaches, and the
// last group before columns that have no head above their own takes them in.
func (f *finder) groupEnd(from, to int) int {
	end, most := to, f.groupHeld(from, to)
	for e := to - 1; e > from+2 && f.table.Columns[e].Carried; e-- {
		if n := f.groupHeld(from, e); n > most {
			end, most = e, n
		}
	}
	return end
}

// groupHeld is in how many positions the only total of some columns, the first or the last of
// them, is the sum of the others.
func (f *finder) groupHeld(from, to int) (n int) {
	h := hypothesis{total: -1}
	for i := from; i < to; i++ {
		switch {
		case f.total[i] && h.total >= 0:
			return 0
		case f.total[i]:
			h.total = i
		case !f.rate[i] && !f.shares[i] && !f.has(i, inner):
			h.parts = append(h.parts, Line{Index: i, Weight: 1})
		}
	}
	if h.total != from && h.total != to-1 || len(h.parts) < 2 {
		return 0
	}
	for _, pos := range f.sample {
		if w := f.weigh(&h, pos); w.outcome == holds || w.outcome == nearly {
			n++
		}
	}
	return n
}

// ownGroupHeld is how many times as often a sum within a group of columns must come out as that
// of the same parts by the total of another group, for that to be chance.
const ownGroupHeld = 2

// ownGroup says whether a sum is one within a group of columns, to which another column, in a
// group of its own, does not belong.
func (f *finder) ownGroup(p *Pattern, other int) bool {
	if f.axis != Across || !f.inGroup(other) {
		return false
	}
	outermost := func(line int) string { return f.table.Columns[line].Head[0] }
	return f.inGroup(p.Total) && outermost(p.Total) != outermost(other) && !slices.ContainsFunc(p.Parts, func(l Line) bool {
		return !f.inGroup(l.Index) || outermost(l.Index) != outermost(p.Total)
	})
}

// inGroup says whether a column stands beside another one under a common head.
func (f *finder) inGroup(line int) bool {
	return len(f.table.Columns[line].Head) > 1 &&
		(line > 0 && f.sameGroup(line, line-1, 0) || line+1 < f.lines && f.sameGroup(line, line+1, 0))
}
