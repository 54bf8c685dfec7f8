package pattern

import (
	"sync"

	"crossfoot/checker/arith"
	"crossfoot/checker/linear"
	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
)

// memory is what a finder works in. The next finder uses it again: there are many small
// tables.
type memory struct {
	looking  lookup.Probes
	tallies  tallies
	weights  []matrix.Weight // by position: what each said in the last tally
	shapes   shapes
	counted  []int // 0, 1, 2 and so on
	parts    []matrix.Line
	named    map[string]int32 // lines or groups by name; empty between two uses
	grouping grouping
	strides  []int // the lists of every second, third and fourth line

	eliminating linear.Elimination
}

// upTo are the numbers below n, which nobody may change.
func (m *memory) upTo(n int) []int {
	if len(m.counted) < n {
		m.counted = arith.Spread(n, n)
	}
	return m.counted[:n:n]
}

var memories = sync.Pool{New: func() any { return &memory{named: map[string]int32{}} }}

// release gives a finder's memory back. It looks for nothing any more.
func (f *finder) release() {
	clear(f.grouping.names[:cap(f.grouping.names)]) // which are the table's,
	f.looking.Begin(matrix.View{}, nil, nil)        // and so are the figures
	f.tallies.forget()
	memories.Put(f.memory)
	f.memory = nil
}
