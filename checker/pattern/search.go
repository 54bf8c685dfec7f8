package pattern

import (
	"slices"
	"sort"

	"crossfoot/checker/arith"
	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
)

// How far the search goes. They bound the work, not the answer: a pattern that
// is there shows in most positions, so a few of them are enough to propose it.
const (
	sampleSize = 400 // positions on which proposals are compared
	probesMost = 24  // positions in which totals are looked for
	keep       = 6   // proposals weighed for each total
)

// proposal is a run of a list's lines, from to to-1, that may sum to a line. If
// the total stands within the run, it is not one of the parts.
type proposal struct{ total, from, to int }

// propose looks for runs of consecutive lines of the list that sum to another
// line in some of the positions: the likeliest of each total, by totals.
func (f *finder) propose(list, totals []int) []proposal {
	least := 1
	if len(f.probes) >= 3 && f.years == nil {
		least = 2 // once is chance; there are many such where signs are mixed
	}
	var found []lookup.Scored
	for run, n := range lookup.Counted(f.looking.Runs(list, totals, least)) {
		if n < least {
			continue
		}
		p := proposal{run.Total(), run.A(), run.B()}
		found = append(found, lookup.Scored{Vote: run, Votes: n, Away: p.gap(list), Rest: p.from - p.to})
	}
	var out []proposal
	for _, run := range lookup.Best(found, keep) { // of those that lie equally near, the longest
		out = append(out, proposal{run.Total(), run.A(), run.B()})
	}
	return out
}

// gap is the number of lines of the list between the total and its parts.
func (p proposal) gap(list []int) int {
	switch i := sort.SearchInts(list, p.total); {
	case p.to <= i:
		return i - p.to
	case p.from > i:
		return p.from - i - 1
	}
	return 0
}

// probesOf picks the positions that say most: many different figures, spread
// over the whole block.
func probesOf(v matrix.View, lines []int, want int) []int {
	type rated struct {
		pos    int
		filled int
	}
	sample := arith.Spread(v.Positions, 4*want)
	all, lines := make([]rated, 0, len(sample)), spreadOf(lines, 512)
	for _, p := range sample {
		r := rated{pos: p}
		for _, l := range lines {
			i := v.Index(l, p)
			if x, how := v.At(i); x != 0 && how == matrix.Known && (v.Rate == nil || !v.Rate[i]) {
				r.filled++
			}
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b rated) int { return b.filled - a.filled })
	var out []int
	for _, r := range all[:min(want, len(all))] {
		if r.filled > 2 {
			out = append(out, r.pos)
		}
	}
	return out
}

func spreadOf(list []int, want int) []int {
	if len(list) <= want {
		return list
	}
	out := make([]int, want)
	for i, j := range arith.Spread(len(list), want) {
		out[i] = list[j]
	}
	return out
}
