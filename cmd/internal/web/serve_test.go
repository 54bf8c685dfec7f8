package web_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"crossfoot/checker"
	"crossfoot/cmd/internal/web"
)

// serving is a server that runs.
type serving struct {
	url  string
	stop context.CancelFunc
	done chan bool // whether it finished what it had begun
}

func serve(t *testing.T, c web.Config, most time.Duration) serving {
	t.Helper()
	before := goleak.IgnoreCurrent()
	on, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	s := serving{"http://" + on.Addr().String(), stop, make(chan bool, 1)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		finished, err := web.Serve(ctx, on, c, most)
		assert.NoError(t, err)
		s.done <- finished
	}()
	t.Cleanup(func() {
		stop()
		<-ended
		http.DefaultClient.CloseIdleConnections()
		goleak.VerifyNone(t, before)
	})
	return s
}

// TestStop finishes what has begun and takes no more.
func TestStop(t *testing.T) {
	slow := newSlow()
	c := config()
	c.Rules = []*checker.Rule{slow.rule()}
	s := serve(t, c, time.Minute)
	running := background(t.Context(), t, s.url+"/api/check")
	<-slow.begun
	s.stop()
	for refused := false; !refused; { // as soon as it has heard
		connection, err := net.Dial("tcp", s.url[len("http://"):])
		if refused = err != nil; !refused {
			connection.Close()
		}
	}
	close(slow.end)
	a := <-running
	require.NoError(t, a.err)
	assert.Equal(t, http.StatusOK, a.status)
	assert.True(t, <-s.done)
}

// TestStopAtLast does not wait for ever.
func TestStopAtLast(t *testing.T) {
	slow := newSlow()
	defer close(slow.end)
	c := config()
	c.Rules = []*checker.Rule{slow.rule()}
	s := serve(t, c, 10*time.Millisecond)
	running := background(t.Context(), t, s.url+"/api/check")
	<-slow.begun
	s.stop()
	assert.False(t, <-s.done)
	assert.Error(t, (<-running).err)
}

// TestHugeHead sends away a client whose request's head has no end.
func TestHugeHead(t *testing.T) {
	s := serve(t, config(), time.Minute)
	answer, _ := get(t, s.url+"/", "X-Long", strings.Repeat("x", 1<<20))
	assert.Equal(t, http.StatusRequestHeaderFieldsTooLarge, answer.StatusCode)
}
