package lookup

import (
	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// slots are so many for ShortList lines that hardly any sum is looked for in vain.
const (
	slotBits = 11
	slots    = 1 << slotBits
)

// figures tell which of some lines have a figure in one position, so that every
// sum there is can be looked up: a hash table with chains. Nearly all sums are no line's,
// so the table is much larger than what is in it, and a slot is a single byte. It always
// has as many, so that the compiler knows that none is outside.
type figures struct {
	heads   [slots]uint8 // by hash: 1 + the entry put in last
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
// they come to among parts if runs are looked for. There are no more than PairLines lines,
// or ShortList for runs.
func (f *figures) fill(v matrix.View, lines []int, pos int, runs bool) {
	clear(f.heads[:])
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
	head := &f.heads[slot(e.x)]
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

// slot is the place of a figure's hash.
func slot(x int64) uint64 { return uint64(x) * arith.Hashing >> (64 - slotBits) }
