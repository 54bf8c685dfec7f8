package relation

import (
	"math"
	"slices"
	"sort"
)

// How far the search goes. They bound the work, not the answer: a pattern that
// is there shows in most positions, so a few of them are enough to propose it.
const (
	sampleSize = 400  // positions on which proposals are compared
	probesMost = 24   // positions in which totals are looked for
	allLines   = 64   // with no more lines than this, parts may start anywhere
	nearLines  = 6    // otherwise within so many lines of the total
	manyLines  = 2000 // with more lines than this, only the nearest
	placesMost = 4    // places of one prefix sum that are looked at
	keep       = 6    // proposals weighed for each total
)

// proposal is a run of a list's lines, from to to-1, that may sum to a line. If
// the total stands within the run, it is not one of the parts.
type proposal struct{ total, from, to int }

// seat is where a line stands in a list: before the list's i-th line, or as that
// line if it belongs to the list.
type seat struct {
	line, i int
	in      bool
}

// seats are the places in a list of the lines that could be its totals.
func seats(list, totals []int) []seat {
	out := make([]seat, len(totals))
	for n, line := range totals {
		i := sort.SearchInts(list, line)
		out[n] = seat{line: line, i: i, in: i < len(list) && list[i] == line}
	}
	return out
}

// propose looks for runs of consecutive lines of the list that sum to another
// line in some of the positions. It sorts prefix sums and looks the total up
// among them, so that it never tries all runs.
func (v view) propose(list, totals, probes []int) map[int][]proposal {
	votes := map[proposal]int{}
	places := seats(list, totals)
	var b probing
	for _, p := range probes {
		v.probe(&b, list, places, p, votes)
	}
	byTotal := map[int][]proposal{}
	for prop, n := range votes {
		if n < 2 && len(probes) >= 3 {
			continue // chance; there are many such where signs are mixed
		}
		byTotal[prop.total] = append(byTotal[prop.total], prop)
	}
	for _, props := range byTotal {
		sort.Slice(props, func(i, j int) bool {
			a, b := props[i], props[j]
			if votes[a] != votes[b] {
				return votes[a] > votes[b]
			}
			if ga, gb := a.gap(list), b.gap(list); ga != gb {
				return ga < gb
			}
			if la, lb := a.to-a.from, b.to-b.from; la != lb {
				return la > lb
			}
			return a.from < b.from
		})
	}
	for t, props := range byTotal {
		if len(props) > keep {
			byTotal[t] = props[:keep]
		}
	}
	return byTotal
}

// gap is the number of lines of the list between the total and its parts.
func (p proposal) gap(list []int) int {
	i := sort.SearchInts(list, p.total)
	switch {
	case p.to <= i:
		return i - p.to
	case p.from > i:
		return p.from - i - 1
	case p.from == i && list[i] != p.total:
		return 0
	}
	return 0
}

// probing is a list of lines in one position, as its sums are looked for. Its memory is
// used again for the next.
type probing struct {
	sums            []int64 // of the first lines of the list; one more than there are lines
	filled, unknown []int32 // how many of those are not zero, or not available
	signed          bool    // some figure is negative: the sums do not only grow
	ends            sumIndex
	figures         figures
}

// read takes the figures of a list in one position.
func (b *probing) read(v view, list []int, pos int) {
	b.sums = append(b.sums[:0], 0)
	b.filled, b.unknown = append(b.filled[:0], 0), append(b.unknown[:0], 0)
	b.signed = false
	sum, filled, unknown := int64(0), int32(0), int32(0)
	for _, line := range list {
		at := v.index(line, pos)
		x := v.val[at]
		sum += x
		if v.state[at] == unread { // what is not available may be nothing
			unknown++
		} else if x != 0 {
			filled++
		}
		b.signed = b.signed || x < 0
		b.sums, b.filled, b.unknown = append(b.sums, sum), append(b.filled, filled), append(b.unknown, unknown)
	}
	b.ends.fill(b.sums)
}

// probe looks for sums in one position.
func (v view) probe(b *probing, list []int, places []seat, pos int, votes map[proposal]int) {
	n := len(list)
	b.read(v, list, pos)
	sums, ends := b.sums, &b.ends
	reach := nearLines
	switch {
	case n <= allLines:
		reach = n
	case n > manyLines:
		reach = 2
	}
	vote := func(s seat, from, to int) {
		own := int32(0)
		if s.in && from <= s.i && s.i < to {
			own = 1
		}
		if b.filled[to]-b.filled[from]-own >= 2 && b.unknown[to] == b.unknown[from] {
			votes[proposal{s.line, from, to}]++
		}
	}
	all := n <= allLines && len(places) <= allLines
	if all {
		v.tryAll(b, places, pos)
	}
	loose := n <= looseLines
	for _, place := range places {
		t, after := place.i, place.i
		if place.in {
			after++
		}
		at := v.index(place.line, pos)
		x := v.val[at]
		if x == 0 || v.state[at] != known {
			continue
		}
		if loose { // the total may be rounded
			v.looseRuns(b, t, after, x, vote, place)
		}
		both := sumOnBothSides(place, x)
		if all && !b.figures.met(x) && !b.figures.met(both) {
			continue
		}
		for e := t; e > max(0, t-reach) && (b.signed || sums[e] >= x); e-- { // parts before
			ends.each(sums[e]-x, func(a int) {
				if a < e-1 {
					vote(place, a, e)
				}
			})
		}
		for s := after; s < min(n, after+reach) && (b.signed || sums[s]+x <= sums[n]); s++ { // parts after
			ends.each(sums[s]+x, func(b int) {
				if b > s+1 {
					vote(place, s, b)
				}
			})
		}
		for s := max(0, t-reach); s < t && (b.signed || sums[s]+both <= sums[n]); s++ { // parts on both sides
			ends.each(sums[s]+both, func(b int) {
				if b > after {
					vote(place, s, b)
				}
			})
		}
	}
}

// looseRuns looks for runs next to a total that come to it but for what rounding
// can do. There are few enough of them to try each.
func (v view) looseRuns(b *probing, before, after int, total int64, vote func(seat, int, int), place seat) {
	sums, most := b.sums, abs(total)/looseSize
	near := func(from, to int) (beyond bool) {
		over := sums[to] - sums[from] - total
		diff := abs(over)
		if diff != 0 && abs(total) > looseSize*diff && diff <= v.slack(total, to-from) {
			vote(place, from, to)
		}
		return over > most && !b.signed
	}
	for from := before - 2; from >= 0; from-- {
		if near(from, before) {
			break
		}
	}
	for to := after + 2; to < len(sums); to++ {
		if near(after, to) {
			break
		}
	}
}

// Lists up to looseLines are searched for rounded sums, which must be so many
// times the difference.
const (
	looseLines = 64
	looseSize  = 50
)

// sumOnBothSides is what a run of lines with the total among them comes to: the
// total counts twice if the run includes it.
func sumOnBothSides(s seat, total int64) int64 {
	if s.in {
		return 2 * total
	}
	return total
}

// sumIndex finds where a prefix sum occurs: a hash table with open addressing,
// and a chain through the places of equal sums.
type sumIndex struct {
	sums  []int64
	slots []int32 // 1 + the first place of a sum
	next  []int32 // 1 + the next place of the same sum
	shift uint
}

// fill makes it the index of these sums, whatever it was before.
func (x *sumIndex) fill(sums []int64) {
	size, shift := 16, uint(60)
	for size < 2*len(sums) {
		size, shift = 2*size, shift-1
	}
	x.sums, x.shift = sums, shift
	x.slots, x.next = slices.Grow(x.slots[:0], size)[:size], slices.Grow(x.next[:0], len(sums))[:len(sums)]
	clear(x.slots)
	for i := len(sums) - 1; i >= 0; i-- { // so that chains run from the first place to the last
		slot := x.slot(sums[i])
		x.next[i] = x.slots[slot]
		x.slots[slot] = int32(i) + 1
	}
}

// slot is where a sum stands, or the empty slot where it would.
func (x *sumIndex) slot(sum int64) uint64 {
	mask := uint64(len(x.slots) - 1)
	slot := uint64(sum) * 0x9E3779B97F4A7C15 >> x.shift
	for x.slots[slot] != 0 && x.sums[x.slots[slot]-1] != sum {
		slot = (slot + 1) & mask
	}
	return slot
}

// each calls do with the places of a sum, no more than a handful of them: runs
// of zeros give many that mean the same.
func (x *sumIndex) each(sum int64, do func(int)) {
	for i, n := x.slots[x.slot(sum)], 0; i != 0 && n < placesMost; i, n = x.next[i-1], n+1 {
		do(int(i - 1))
	}
}

// probesOf picks the positions that say most: many different figures, spread
// over the whole block.
func (v view) probesOf(lines []int, want int) []int {
	type rated struct {
		pos    int
		filled int
	}
	sample := spread(v.positions, 4*want)
	all := make([]rated, 0, len(sample))
	for _, p := range sample {
		r := rated{pos: p}
		for _, l := range spreadOf(lines, 512) {
			i := v.index(l, p)
			if v.state[i] == known && v.val[i] != 0 && (v.rate == nil || !v.rate[i]) {
				r.filled++
			}
		}
		all = append(all, r)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].filled > all[j].filled })
	var out []int
	for _, r := range all[:min(want, len(all))] {
		if r.filled > 2 {
			out = append(out, r.pos)
		}
	}
	return out
}

// spread is at most want numbers below n, evenly spaced.
func spread(n, want int) []int {
	if n <= want {
		out := make([]int, n)
		for i := range out {
			out[i] = i
		}
		return out
	}
	out := make([]int, want)
	for i := range out {
		out[i] = int(math.Round(float64(i) * float64(n-1) / float64(want-1)))
	}
	return out
}

func spreadOf(list []int, want int) []int {
	if len(list) <= want {
		return list
	}
	out := make([]int, want)
	for i, j := range spread(len(list), want) {
		out[i] = list[j]
	}
	return out
}
