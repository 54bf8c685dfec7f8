package lookup

import (
	"iter"
	"slices"

	"crossfoot/checker/arith"
)

// placesMost is how many places of one sum are looked at: runs of zeros give many that
// mean the same.
const placesMost = 4

// Index finds where a sum occurs in a list of them: a hash table with open
// addressing, and a chain through the places of equal sums.
type Index struct {
	sums  []int64
	slots []int32 // 1 + the first place of a sum
	next  []int32 // 1 + the next place of the same sum
	shift uint
}

// Fill makes it the index of these sums, whatever it was before.
func (x *Index) Fill(sums []int64) {
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
func (x *Index) slot(sum int64) uint64 {
	mask := uint64(len(x.slots) - 1)
	slot := uint64(sum) * arith.Hashing >> x.shift
	for x.slots[slot] != 0 && x.sums[x.slots[slot]-1] != sum {
		slot = (slot + 1) & mask
	}
	return slot
}

// First are the first places of a sum, in their order, so many of them at most.
func (x *Index) First(sum int64, most int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, n := x.slots[x.slot(sum)], 0; i != 0 && n < most; i, n = x.next[i-1], n+1 {
			if !yield(int(i - 1)) {
				return
			}
		}
	}
}
