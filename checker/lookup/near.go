package lookup

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file looks for runs of a long list's lines that come to a line near to one of
// their ends. It never tries all runs: it looks for the other end by the sum.

// Bounds of the search in long lists.
const (
	nearLines = 6 // runs are looked for within so many lines of the total,
	manyReach = 2 // or of a list that is too long for that
)

// tryNear looks for runs of a long list that come to totals near to one of their ends.
func (b *probe) tryNear(v matrix.View, list, totals []int, pos int) {
	if b.signed {
		b.ends.Fill(b.sums)
	}
	sums, n, reach := b.sums, len(b.sums)-1, nearLines
	if n > LongList {
		reach = manyReach
	}
	for s := range seats(list, totals) {
		x, how := v.At(v.Index(s.line, pos))
		if x == 0 || how != matrix.Known {
			continue
		}
		for to := s.i; to > max(1, s.i-reach); to-- { // parts before
			b.tryFrom(&s, to, sums[to]-x, to-2, 0)
		}
		for from := s.after; from < min(n-1, s.after+reach); from++ { // parts after
			b.tryFrom(&s, from, sums[from]+x, from+2, n)
		}
		both := x
		if s.in { // the total counts twice if it is in the list
			both = 2 * x
		}
		for from := max(0, s.i-reach); from < s.i && s.after < n; from++ { // parts on both sides
			b.tryFrom(&s, from, sums[from]+both, s.after+1, n)
		}
	}
}

// tryFrom votes for the runs with one end at a place whose other end is among the first
// few places of a sum, between the nearest and the farthest place where it may be.
func (b *probe) tryFrom(s *seat, end int, sum int64, nearest, farthest int) {
	low, high := min(nearest, farthest), max(nearest, farthest)
	switch {
	case b.signed:
		for i := range b.ends.First(sum, placesMost) {
			if low <= i && i <= high {
				b.vote(s, min(i, end), max(i, end))
			}
		}
	case b.sums[low] <= sum && sum <= b.sums[high]:
		first := lowest(b.sums, sum, nearest)
		for i := first; i <= min(high, first+placesMost-1) && b.sums[i] == sum; i++ {
			if low <= i {
				b.vote(s, min(i, end), max(i, end))
			}
		}
	}
}

// lowest is the first place of a sum, or of a larger one, among sums that never decrease
// and that do not end below it. It is looked for in ever longer steps from a place that is
// most likely near.
func lowest(sums []int64, sum int64, near int) int {
	below, at := near-1, near // what is below the sum, in the end, and what is not
	for step := 1; below >= 0 && sums[below] >= sum; step *= 2 {
		below, at = below-step, below
	}
	for step := 1; at < len(sums) && sums[at] < sum; step *= 2 {
		below, at = at, at+step
	}
	below, at = max(below, -1), min(at, len(sums))
	i, _ := slices.BinarySearch(sums[below+1:at], sum)
	return below + 1 + i
}
