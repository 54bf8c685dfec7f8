// Package memory sets the garbage collector up for a program that reads a few files and
// ends. That is done when a program imports it.
//
// It imports nothing that is not of the runtime, and its path comes before those of all
// libraries, so that it is set up before they fill their tables (Go specification,
// program initialization).
package memory

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// floorLeast is the memory that the program may hold in any case before it looks for what
// it no longer needs. Nearly everything that is read from a workbook is needed to the
// end, so that looking earlier only costs time.
const floorLeast = 32 << 20

// floorMost is how much it may be for many small files: the more there are, the more is held
// of them at once.
const floorMost = 64 << 20

// floor is what it may hold, once it is known what it reads.
var floor atomic.Int64

// ours is that nobody else has set the garbage collector up, who would know better.
var ours = os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == ""

func init() {
	floor.Store(floorLeast)
	if ours {
		collectAgain(0)
	}
}

// collectAgain makes the garbage collector wait until the program holds floor bytes, or
// half as much again as the last collection found in use if that is more. It usually
// waits until it is twice as much; but most of what is in use is figures, which nobody has
// to look through. The runtime takes this as so many percent of what is in use, and of
// 4 MiB at the beginning.
func collectAgain(used int64) {
	const least = 50
	debug.SetGCPercent(int(max(least, floor.Load()*100/max(used, 4<<20)-100)))
	runtime.AddCleanup(new([64]byte), func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		collectAgain(int64(live[0].Value.Uint64()))
	}, struct{}{})
}
