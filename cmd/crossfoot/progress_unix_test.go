//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// watched is the toy program with a terminal of 80 columns as its standard error, and
// a rule that waits at the file named error until it is let go.
type watched struct {
	*program
	screen *os.File // what the terminal shows
	letGo  chan struct{}
}

func newWatched(t *testing.T, env map[string]string) *watched {
	t.Helper()
	newToy(t, map[string]string{"a": "toy:info", "工作簿\x1b[31m": "toy:error"})
	screen, terminal, err := pty.Open()
	require.NoError(t, err)
	require.NoError(t, pty.Setsize(terminal, &pty.Winsize{Rows: 24, Cols: 80}))
	t.Cleanup(func() { screen.Close(); terminal.Close() })
	w := &watched{screen: screen, letGo: make(chan struct{})}
	rule := *toyRule
	rule.Run = func(p *checker.Pass) error {
		if p.Book.Sheets[0].Name == "error" {
			<-w.letGo
		}
		return toyRule.Run(p)
	}
	w.program = &program{
		rules: []*checker.Rule{&rule}, decoders: []sheets.Decoder{toyDecoder()}, stdin: strings.NewReader(""),
		stdout: io.Discard, stderr: terminal, getenv: func(name string) string { return env[name] },
	}
	return w
}

// until reads the screen up to a text.
func until(t *testing.T, r *bufio.Reader, text string) string {
	t.Helper()
	var read []byte
	for !bytes.HasSuffix(read, []byte(text)) {
		b, err := r.ReadByte()
		require.NoError(t, err, "%q", read)
		read = append(read, b)
	}
	return string(read)
}

// TestProgress shows files, findings and the file that takes long, and takes it all
// back before anything else is said.
func TestProgress(t *testing.T) {
	w := newWatched(t, nil)
	code := make(chan int)
	go func() {
		code <- w.run(context.Background(), []string{"crossfoot", "check", "missing", "a", "工作簿\x1b[31m"})
	}()
	r := bufio.NewReader(w.screen)
	seen := until(t, r, "(2/3) 工作簿\uFFFD[31m, 1 finding ")
	close(w.letGo)
	seen += until(t, r, "crossfoot: missing")
	assert.Equal(t, exitUnread, <-code)
	assert.NotContains(t, seen, "\x1b", "a file's name reached the terminal raw")
	assert.NotContains(t, seen, "\n", "it stays in one line")
	assert.True(t, strings.HasSuffix(seen, "\r"+strings.Repeat(" ", 79)+"\rcrossfoot: missing"), "%q", seen)
}

func TestProgressIsTakenBackWhenStopped(t *testing.T) {
	w := newWatched(t, nil)
	ctx, stop := context.WithCancel(context.Background())
	code := make(chan int)
	go func() { code <- w.run(ctx, []string{"crossfoot", "check", "a", "工作簿\x1b[31m"}) }()
	r := bufio.NewReader(w.screen)
	until(t, r, "(1/2) ")
	stop()
	seen := until(t, r, "crossfoot: stopped")
	assert.True(t, strings.HasSuffix(seen, "\r"+strings.Repeat(" ", 79)+"\rcrossfoot: stopped"), "%q", seen)
	assert.Equal(t, exitInterrupted, <-code)
	close(w.letGo)
}

// TestNoProgress is for those who do not look, or do not want to.
func TestNoProgress(t *testing.T) {
	for _, env := range []map[string]string{{"CI": "true"}, {"TERM": "dumb"}} {
		assert.Nil(t, newWatched(t, env).follow(3), env)
	}
	w := newWatched(t, nil)
	w.hushed = true
	assert.Nil(t, w.follow(3))
	w.hushed = false
	require.NoError(t, pty.Setsize(w.stderr.(*os.File), &pty.Winsize{Rows: 24, Cols: 30}))
	assert.Nil(t, w.follow(3), "too narrow")
	pipe, end, err := os.Pipe()
	require.NoError(t, err)
	defer pipe.Close()
	defer end.Close()
	w.stderr = end
	assert.Nil(t, w.follow(3), "a pipe is no terminal")
	w.stderr = io.Discard
	assert.Nil(t, w.follow(3))
}
