package checker_test

import (
	"context"
	"errors"
	"os"
	"sync/atomic"
	"testing"

	"crossfoot/checker"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var errLeft = errors.New("the client has left")

// leaving is a context that ends when it is asked for the n-th time.
type leaving struct {
	context.Context
	asked, left atomic.Int64
	cancel      context.CancelCauseFunc
}

func leavingAt(t *testing.T, n int64) *leaving {
	ctx, cancel := context.WithCancelCause(t.Context())
	l := &leaving{Context: ctx, cancel: cancel}
	l.left.Store(n)
	return l
}

func (l *leaving) Err() error {
	if l.asked.Add(1) == l.left.Load() {
		l.cancel(errLeft)
	}
	return l.Context.Err()
}

// A check can be stopped at any of the places where it asks, says why, and hardly asks
// again: whatever it was at, it goes on with nothing else.
func TestCheckStopsWhereverItIs(t *testing.T) {
	for _, name := range []string{"notice.xlsx", "notice.docx", "notice.html", "text/notice.md"} {
		data, err := os.ReadFile("../fixtures/" + name)
		require.NoError(t, err)
		check := func(ctx context.Context) checker.File {
			return checker.Check(ctx, sheets.Source{Name: name, Data: data}, checker.Options{Decoders: decoders.All(), Rules: rules.All})
		}
		whole := leavingAt(t, -1)
		require.Nil(t, check(whole).Err, name)
		polls := whole.asked.Load()
		require.Greater(t, polls, int64(10), name)
		for n := int64(1); n < polls; n += 1 + polls/40 {
			ctx := leavingAt(t, n)
			file := check(ctx)
			require.NotNil(t, file.Err, "%s, stopped at %d of %d", name, n, polls)
			assert.Contains(t, file.Err.In(lang.EN), errLeft.Error(), "%s, stopped at %d", name, n)
			assert.Empty(t, file.Findings)
			assert.Less(t, ctx.asked.Load()-n, int64(60), "%s, stopped at %d of %d, and yet asked on", name, n, polls)
		}
	}
}
