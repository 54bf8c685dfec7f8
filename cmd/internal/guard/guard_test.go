package guard

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"crossfoot/sheets"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// limit is the limit that a context's end names.
func limit(ctx context.Context) sheets.Limit {
	e, ok := errors.AsType[*sheets.Error](context.Cause(ctx))
	if !ok {
		return ""
	}
	return e.Limit
}

// ended collects garbage until a context ends, so that the guard learns what is in use.
func ended(ctx context.Context) bool {
	for range 10_000 {
		runtime.GC()
		select {
		case <-ctx.Done():
			return true
		case <-time.After(time.Millisecond):
		}
	}
	return false
}

// When more memory is in use than may be, the largest file is given up, and the others
// go on once that has left.
func TestMemory(t *testing.T) {
	g := New(Limits{Memory: 1}) // the test itself takes more
	small, leaveSmall := g.Admit(t.Context(), 10)
	large, leaveLarge := g.Admit(t.Context(), 1000)
	require.True(t, ended(large))
	assert.Equal(t, sheets.LimitMemory, limit(large))
	require.NoError(t, small.Err(), "one at a time")
	leaveLarge()
	require.True(t, ended(small))
	leaveSmall()

	again, leave := g.Admit(t.Context(), 1)
	require.True(t, ended(again), "it watches anew")
	leave()
}

func TestTime(t *testing.T) {
	g := New(Limits{Time: time.Nanosecond})
	ctx, leave := g.Admit(t.Context(), 10)
	defer leave()
	<-ctx.Done()
	assert.Equal(t, sheets.LimitTime, limit(ctx))
}

func TestNothingIsBounded(t *testing.T) {
	ctx, leave := New(Limits{}).Admit(t.Context(), 10)
	require.NoError(t, ctx.Err())
	leave()
	assert.Empty(t, limit(ctx))
}
