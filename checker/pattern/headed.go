package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
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
// nothing of the kind. Where the same heads come again and again in the last line, such as budget and
// outturn of each kind of cost, those of one are columns of a table of their own.
func (f *finder) headed() (out []Hypothesis) {
	if f.Axis != matrix.Across {
		return nil
	}
	if slices.Contains(f.total, true) {
		f.headsOf(f.all).under(0, f.Lines, 0, &out)
	}
	for _, columns := range f.lastHeads() {
		h := f.headsOf(columns)
		for i := range h.paths {
			h.paths[i] = h.paths[i][:len(h.paths[i])-1]
			h.total[i] = says.Total(h.paths[i][len(h.paths[i])-1])
		}
		h.under(0, len(columns), 0, &out)
	}
	f.byHeads = map[int]bool{}
	for _, h := range out {
		f.byHeads[h.Total] = true
	}
	return out
}

// lastHeads are the columns by their innermost head, if each of few comes equally often below others.
func (f *finder) lastHeads() (out [][]int) {
	columns := f.table.Columns
	period := slices.IndexFunc(f.all, func(i int) bool { return i > 0 && last(columns[i].Head) == last(columns[0].Head) })
	if period < 2 || f.Lines%period != 0 || f.Lines/period < lastHeadsLeast {
		return nil
	}
	out = make([][]int, period)
	for i := range f.Lines {
		if len(columns[i].Head) < 2 || last(columns[i].Head) != last(columns[i%period].Head) {
			return nil
		}
		out[i%period] = append(out[i%period], i)
	}
	return out
}

// lastHeadsLeast is how often they come.
const lastHeadsLeast = 3

func last(head []string) string {
	if len(head) == 0 {
		return ""
	}
	return head[len(head)-1]
}

// heads are some columns of a table and what stands above them.
type heads struct {
	*finder
	lines []int
	paths [][]string // outermost first
	total []bool     // the innermost says total
}

func (f *finder) headsOf(lines []int) heads {
	h := heads{finder: f, lines: lines, paths: make([][]string, len(lines)), total: make([]bool, len(lines))}
	for i, line := range lines {
		h.paths[i], h.total[i] = f.table.Columns[line].Head, f.total[line]
	}
	return h
}

// under adds the sums of the columns of a group, which have so many heads in common, and of
// those in it. It gives the place of the column that stands for all of them, and -1 if none does.
func (h heads) under(from, to, depth int, out *[]Hypothesis) (total int) {
	total = -1
	var parts []matrix.Line
	totals, grouped, complete := 0, depth > 0, true
	beyond := from // columns before it are in no group
	for i := from; i < to; {
		end := i + 1
		if len(h.paths[i]) > depth+1 && i >= beyond {
			for end < to && sameGroup(h.paths[i], h.paths[end], depth) {
				end++
			}
			beyond, end = end, h.groupEnd(i, end)
		}
		at := i
		if end > i+1 {
			grouped = true
			at = h.under(i, end, depth+1, out)
		}
		switch {
		case at < 0:
			complete = false // nothing stands for this group
		case end == i+1 && h.total[at]:
			totals++
			total = at
		case h.adds(at):
			parts = append(parts, matrix.Line{Index: h.lines[at], Weight: 1})
		}
		i = end
	}
	if totals != 1 {
		return -1
	}
	outside := len(parts) > 0 && (h.lines[total] < parts[0].Index || h.lines[total] > parts[len(parts)-1].Index)
	if complete && grouped && outside && len(parts) > 1 {
		*out = append(*out, Hypothesis{Total: h.lines[total], Parts: parts, price: priceChoice - priceNatural - priceHeaded, Source: byHeads})
	}
	return total
}

// adds says whether a column may be a part of a sum.
func (h heads) adds(at int) bool {
	line := h.lines[at]
	return !h.rate[line] && !h.shares[line] && !h.has(line, says.Inner)
}

// sameGroup says whether two columns have so many heads in common, and one more, and the second
// others below it.
func sameGroup(a, b []string, depth int) bool { return len(b) > depth+1 && a[depth] == b[depth] }

// groupEnd is where a group ends whose head has been carried up to some column: where
// its total comes out most often. Files without merges do not say how far a head reaches, and the
// last group before columns that have no head above their own takes them in.
func (h heads) groupEnd(from, to int) int {
	end, most := to, h.groupHeld(from, to)
	for e := to - 1; e > from+2 && h.table.Columns[h.lines[e]].Carried; e-- {
		if n := h.groupHeld(from, e); n > most {
			end, most = e, n
		}
	}
	return end
}

// groupHeld is in how many positions the only total of some columns, the first or the last of
// them, is the sum of the others.
func (h heads) groupHeld(from, to int) (n int) {
	sum, total := Hypothesis{}, -1
	for i := from; i < to; i++ {
		switch {
		case h.total[i] && total >= 0:
			return 0
		case h.total[i]:
			total = i
		case h.adds(i):
			sum.Parts = append(sum.Parts, matrix.Line{Index: h.lines[i], Weight: 1})
		}
	}
	if total != from && total != to-1 || len(sum.Parts) < 2 {
		return 0
	}
	for _, pos := range h.sample {
		if w := h.Weigh(h.lines[total], sum.Parts, pos); w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly {
			n++
		}
	}
	return n
}

// headedOtherwise says whether the heads claim another sum by the total of a hypothesis.
func (f *finder) headedOtherwise(h *Hypothesis) bool {
	return f.byHeads[h.Total] && h.Source != byHeads
}

// ownGroupHeld is how many times as often a sum within a group of columns must come out as that
// of the same parts by the total of another group, for that to be chance.
const ownGroupHeld = 2

// ownGroup says whether a sum is one within a group of columns, to which another column, in a
// group of its own, does not belong.
func (f *finder) ownGroup(p *Pattern, other int) bool {
	if f.Axis != matrix.Across || !f.inGroup(other) {
		return false
	}
	outermost := func(line int) string { return f.table.Columns[line].Head[0] }
	return f.inGroup(p.Total) && outermost(p.Total) != outermost(other) && !slices.ContainsFunc(p.Parts, func(l matrix.Line) bool {
		return !f.inGroup(l.Index) || outermost(l.Index) != outermost(p.Total)
	})
}

// inGroup says whether a column stands beside another one under a common head.
func (f *finder) inGroup(line int) bool {
	head := func(line int) []string { return f.table.Columns[line].Head }
	return len(head(line)) > 1 &&
		(line > 0 && sameGroup(head(line), head(line-1), 0) || line+1 < f.Lines && sameGroup(head(line), head(line+1), 0))
}
