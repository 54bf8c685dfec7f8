package table

import (
	"slices"
	"sync"

	"crossfoot/sheets/bitset"
)

// memory is what a grid works in. The next grid uses it again: there are many small sheets.
type memory struct {
	class    []class
	taken    bitset.Set
	rows     []span
	profiles []profile
	recent   recent
}

var memories = sync.Pool{New: func() any { return &memory{} }}

// reusedCells is how many cells a sheet may have whose memory is kept for the next.
const reusedCells = 1 << 16

// room makes room for the classes of n cells, and for their rows.
func (m *memory) room(n, rows int) {
	m.class = zeroed(m.class, n)
	m.taken = zeroed(m.taken, bitset.Words(n))
	m.rows = slices.Grow(m.rows[:0], rows)
}

// zeroed is a list of n zeros, in the memory of another.
func zeroed[S ~[]E, E any](list S, n int) S {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// release gives the grid's memory back. No block looks at it any more.
func (g *grid) release() {
	g.recent = recent{} // whose texts are the sheet's
	if len(g.class) <= reusedCells {
		profiles := g.profiles[:cap(g.profiles)]
		for i := range profiles {
			clear(profiles[i].texts) // which are the sheet's
		}
		memories.Put(g.memory)
	}
	g.memory = nil
}
