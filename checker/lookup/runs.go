package lookup

import (
	"iter"
	"math"
	"slices"

	"crossfoot/checker/matrix"
)

// This file looks for runs of a list's lines that come to a line, in one position.

// seat is where a line stands in a list: before the list's i-th line, or as that
// line if it belongs to the list.
type seat struct {
	line, i int
	after   int // the first place of the list after it
	in      bool
}

// seats are the places in a list of the lines that could be its totals. Both are in order.
func seats(list, totals []int) iter.Seq[seat] {
	return func(yield func(seat) bool) {
		i := 0
		for _, line := range totals {
			for i < len(list) && list[i] < line {
				i++
			}
			s := seat{line: line, i: i, after: i, in: i < len(list) && list[i] == line}
			if s.in {
				s.after++
			}
			if !yield(s) {
				return
			}
		}
	}
}

// probe is a list of lines in one position, as its sums are looked for.
type probe struct {
	sums       []int64 // of the first lines of the list; one more than there are lines
	filled     []int32 // how many of those are not zero
	unreadable []int32 // the places of the list that have what cannot be read
	signed     bool    // some figure is negative: the sums do not only grow
	ends       Index
	votes      []Vote
}

// read takes the figures of a list in one position.
func (b *probe) read(v matrix.View, list []int, pos int) {
	size := len(list) + 1
	b.sums = slices.Grow(b.sums[:0], size)[:size]
	b.filled, b.unreadable, b.votes = slices.Grow(b.filled[:0], size)[:size], b.unreadable[:0], b.votes[:0]
	sum, filled, least := int64(0), int32(0), int64(0)
	b.sums[0], b.filled[0] = 0, 0
	for i, line := range list {
		x, how := v.At(v.Index(line, pos))
		sum += x
		if how == matrix.Unread { // what is not available may be nothing
			b.unreadable = append(b.unreadable, int32(i))
		} else if x != 0 {
			filled++
		}
		least = min(least, x)
		b.sums[i+1], b.filled[i+1] = sum, filled
	}
	b.signed = least < 0
}

// vote takes a run for the parts of a total, if several of them are filled and all can
// be read.
func (b *probe) vote(s *seat, from, to int) {
	own := int32(0)
	if s.in && from <= s.i && s.i < to {
		own = 1
	}
	if b.filled[to]-b.filled[from]-own >= 2 && b.readable(from, to) {
		b.votes = append(b.votes, voteFor(s.line, from, to))
	}
}

// readable says whether all figures of a run can be read.
func (b *probe) readable(from, to int) bool {
	i, _ := slices.BinarySearch(b.unreadable, int32(from))
	return i == len(b.unreadable) || int(b.unreadable[i]) >= to
}

// tryAll looks all runs of a short list up among the figures that they may come to, those of the
// lines in some places.
func (b *probe) tryAll(f *figures, places []seat) {
	sums, most := b.sums, f.most
	if b.signed { // a longer run may come to less
		most = math.MaxInt64
	}
	for from, start := range sums {
		for to := from + 2; to < len(sums); to++ { // no run is a single line
			x := sums[to] - start
			if x > most {
				break
			}
			if first := f.heads[slot(x)]; first != 0 {
				b.meet(f, places, first, from, to)
			}
		}
	}
}

// meet votes for a run with the figures it comes to, which are in the chain that begins
// with the first.
func (b *probe) meet(f *figures, places []seat, first uint8, from, to int) {
	x := b.sums[to] - b.sums[from]
	for k := first; k != 0; k = f.entries[k-1].next {
		e := &f.entries[k-1]
		if e.x != x {
			continue
		}
		switch s := &places[e.i]; {
		case to <= s.i:
			if !e.twice && b.early(from) {
				b.vote(s, from, to)
			}
		case from >= s.after:
			if !e.twice && b.early(to) {
				b.vote(s, from, to)
			}
		case from < s.i && to > s.after: // parts on both sides: the total counts twice if it is in the list
			if e.twice == s.in && b.early(to) {
				b.vote(s, from, to)
			}
		}
	}
}

// early says whether a place is among the first few of its sum.
func (b *probe) early(i int) bool {
	if !b.signed { // equal sums stand side by side
		return i < placesMost || b.sums[i-placesMost] != b.sums[i]
	}
	before := 0
	for _, sum := range b.sums[:i] {
		if sum == b.sums[i] {
			before++
		}
	}
	return before < placesMost
}
