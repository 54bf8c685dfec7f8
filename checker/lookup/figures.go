package lookup

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// slotsPerLine is so much that hardly any sum is looked for in vain.
const slotsPerLine = 32

// figures tell which of some lines have a figure in one position, so that every
// sum there is can be looked up: a hash table with chains. Nearly all sums are no line's,
// so the table is much larger than what is in it, and a slot is a single byte.
type figures struct {
	heads   []uint8 // by hash: 1 + the entry put in last
	shift   uint
	entries []entry
	singly  int   // so many entries come first that are figures as they are, in the order of lines
	most    int64 // the largest figure
}

// entry is a figure of a line, or twice that: what the line comes to among its parts.
type entry struct {
	x     int64
	i     uint8 // the line, as one of those in the index
	next  uint8 // 1 + the entry before with the same hash
	rank  uint8 // how many lines before it have the figure
	twice bool
}

// fill makes it the index of the lines' figures that are known and not zero; with what
// they come to among parts if runs are looked for.
// There are no more than PairLines lines, or ShortList for runs.
func (f *figures) fill(v matrix.View, lines []int, pos int, runs bool) {
	size := 64
	for f.shift = 58; size < slotsPerLine*len(lines); f.shift-- {
		size *= 2
	}
	f.heads = slices.Grow(f.heads[:0], size)[:size]
	clear(f.heads)
	f.entries, f.most = f.entries[:0], 0
	for i, line := range lines {
		if x, how := v.At(v.Index(line, pos)); x != 0 && how == matrix.Known {
			f.put(entry{x: x, i: uint8(i)})
		}
	}
	f.singly = len(f.entries)
	if runs {
		for _, e := range f.entries[:f.singly] {
			f.put(entry{x: 2 * e.x, i: e.i, twice: true})
		}
	}
}

func (f *figures) put(e entry) {
	head := &f.heads[f.slot(e.x)]
	e.next = *head
	for k := e.next; k != 0; k = f.entries[k-1].next {
		if before := &f.entries[k-1]; before.x == e.x {
			e.rank = before.rank + 1
			break
		}
	}
	f.most = max(f.most, e.x)
	f.entries = append(f.entries, e)
	*head = uint8(len(f.entries))
}

func (f *figures) slot(x int64) uint64 { return uint64(x) * arith.Hashing >> f.shift }
