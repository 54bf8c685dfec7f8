// Package guard bounds what checking a file takes beside what its reader can count: time
// and memory.
//
// In go a context and a file's size; out comes the context in which the file is checked,
// which ends with a sheets.Error that names the limit.
package guard

import (
	"context"
	"runtime/metrics"
	"sync"
	"time"

	"crossfoot/sheets"
)

// Limits are those that a Guard keeps; what is zero is not bounded.
type Limits struct {
	Time   time.Duration // for each file
	Memory int64         // bytes in use by the program, all files together
}

// Guard stops files that take too long to check or too much memory: of those that are
// being checked when the memory runs out, the largest.
type Guard struct {
	limits   Limits
	mu       sync.Mutex
	running  map[*guarded]struct{}
	watching bool
}

// guarded is a file that is being checked.
type guarded struct {
	size int
	stop context.CancelCauseFunc
}

// lookAgain is how often the guard looks at the memory in use.
const lookAgain = 20 * time.Millisecond

// New is a guard that keeps the limits.
func New(l Limits) *Guard { return &Guard{limits: l, running: map[*guarded]struct{}{}} }

// Admit is the context in which a file of so many bytes is checked, until leave is called.
func (g *Guard) Admit(ctx context.Context, size int) (_ context.Context, leave func()) {
	cancel := func() {}
	if g.limits.Time > 0 {
		ctx, cancel = context.WithTimeoutCause(ctx, g.limits.Time, g.limits.tooSlow())
	}
	ctx, stop := context.WithCancelCause(ctx)
	one := &guarded{size: size, stop: stop}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.running[one] = struct{}{}
	if g.limits.Memory > 0 && !g.watching {
		g.watching = true
		go g.watch()
	}
	return ctx, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.running, one)
		stop(nil)
		cancel()
	}
}

// watch compares what the garbage collector last found in use with the limit, as long as
// any file is being checked. After it has stopped one, it waits for the collector to see
// what that has freed.
func (g *Guard) watch() {
	tick := time.NewTicker(lookAgain)
	defer tick.Stop()
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/cycles/total:gc-cycles"}}
	seen := uint64(0)
	var stopped *guarded
	for {
		<-tick.C
		metrics.Read(now)
		live, cycle := now[0].Value.Uint64(), now[1].Value.Uint64()
		switch {
		case g.done():
			return
		case g.runs(stopped):
			seen = cycle + 1 // the one that goes on may have begun before
		case cycle > seen && live > uint64(g.limits.Memory):
			stopped = g.stopLargest()
		}
	}
}

// done ends the watching if nothing is being checked, and says so.
func (g *Guard) done() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.watching = len(g.running) > 0
	return !g.watching
}

func (g *Guard) runs(one *guarded) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	_, runs := g.running[one]
	return runs
}

// stopLargest stops the largest file, and returns it; nil if none is running.
func (g *Guard) stopLargest() (largest *guarded) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for one := range g.running {
		if largest == nil || one.size > largest.size {
			largest = one
		}
	}
	if largest != nil {
		largest.stop(g.limits.tooBig())
	}
	return largest
}

func (l Limits) tooSlow() error {
	return sheets.Beyond(sheets.LimitTime, "checking it takes more than %s", "检查用时超过 %s", l.Time)
}

func (l Limits) tooBig() error {
	return sheets.Beyond(sheets.LimitMemory, "checking it takes more than %s of memory", "检查所需内存超过 %s", sheets.Size(l.Memory))
}
