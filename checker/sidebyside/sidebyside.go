// Package sidebyside does work that comes in pieces on all processors at once.
//
// Whoever checks calls it for pieces that have nothing to do with each other: the sheets
// of a workbook, pairs of tables, texts. It knows nothing of what they are.
package sidebyside

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Do does n pieces, as many at a time as there are processors. A fault in one of them is
// the caller's, as if it had done all by itself.
func Do(n int, do func(i int)) {
	faults := make([]any, n)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			defer func() { faults[i] = recover() }()
			do(i)
			return nil
		})
	}
	_ = group.Wait() // none fails otherwise
	for _, fault := range faults {
		if fault != nil {
			panic(fault)
		}
	}
}
