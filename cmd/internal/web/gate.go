package web

import (
	"context"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// gate lets in only so many requests at once: some run, some more are received or
// wait for their turn, the others are sent away, and so are those whose files would
// take more memory than there is for them.
type gate struct {
	inside chan struct{}       // holds one for each request that was let in
	memory *semaphore.Weighted // bytes of their files
	turns  chan struct{}       // holds one for each check that runs
	wait   time.Duration
}

func newGate(l Limits) *gate {
	return &gate{
		inside: make(chan struct{}, l.Running+l.Waiting), memory: semaphore.NewWeighted(l.Memory),
		turns: make(chan struct{}, l.Running), wait: l.Wait,
	}
}

// enter lets a request of so many bytes in, until leave is called.
func (g *gate) enter(size int64) (leave func(), err error) {
	select {
	case g.inside <- struct{}{}:
	default:
		return nil, crowded
	}
	if !g.memory.TryAcquire(size) {
		<-g.inside
		return nil, crowded
	}
	return sync.OnceFunc(func() {
		g.memory.Release(size)
		<-g.inside
	}), nil
}

// turn waits until a check may run, which must give its turn back.
func (g *gate) turn(ctx context.Context) error {
	timer := time.NewTimer(g.wait)
	defer timer.Stop()
	select {
	case g.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return stillBusy
	}
}

func (g *gate) done() { <-g.turns }

var (
	crowded = refused(http.StatusTooManyRequests, "busy",
		"Too many files are being checked at the moment; try again in a little while.", "正在检查的文件太多，请稍后再试。").after(10)
	stillBusy = refused(http.StatusServiceUnavailable, "busy",
		"Other files are still being checked; try again in a little while.", "其他文件还在检查，请稍后再试。").after(30)
)
