package relation

// figures is a set of up to two for each of allLines lines, some of which have been met:
// a hash table with open addressing.
type figures struct {
	x   [1 << figuresBits]int64 // 0 is none
	was [1 << figuresBits]bool
}

const figuresBits = 9 // a quarter of it is in use at most

// slot is where a figure stands, or the empty slot where it would.
func (f *figures) slot(x int64) uint64 {
	slot := uint64(x) * 0x9E3779B97F4A7C15 >> (64 - figuresBits)
	for f.x[slot] != 0 && f.x[slot] != x {
		slot = (slot + 1) % (1 << figuresBits)
	}
	return slot
}

// met says whether a figure of the set has been met.
func (f *figures) met(x int64) bool { return f.was[f.slot(x)] }

// tryAll takes the figures of places, and what each would come to with parts on both
// sides, and meets those to which some run of lines comes. Most figures are the sum of
// nothing, and need not be looked for.
func (v view) tryAll(b *probing, places []seat, pos int) {
	f := &b.figures
	*f = figures{}
	most := int64(0)
	for _, place := range places {
		if x := v.val[v.index(place.line, pos)]; x != 0 {
			f.x[f.slot(x)] = x
			both := sumOnBothSides(place, x)
			f.x[f.slot(both)] = both
			most = max(most, both)
		}
	}
	for from, start := range b.sums {
		for _, end := range b.sums[min(from+2, len(b.sums)):] { // no run is a single line
			x := end - start
			if x > most && !b.signed {
				break
			}
			if x != 0 {
				f.was[f.slot(x)] = true
			}
		}
	}
}
