package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"time"

	"crossfoot/sheets/lang"
)

// check answers POST /api/check.
func (s *server) check(w http.ResponseWriter, r *http.Request) {
	l, a, err := s.answer(w, r)
	switch {
	case errors.Is(err, context.Canceled): // there is nobody left to tell
		return
	case err != nil:
		f := asFault(err)
		if f == internal && !errors.Is(err, internal) {
			fmt.Fprintf(s.Errors, "crossfoot: %v\n", err)
		}
		if f.status != http.StatusRequestTimeout {
			drain(w, r)
		}
		s.refuse(w, r, l, f)
		return
	}
	defer a.leave()
	a.send(w)
}

// What is read, and for how long, of a request that has been refused: a browser that
// still sends reads no answer.
const (
	drainMost = 1 << 30
	drainTime = 5 * time.Second
)

// drain lets a client send to its end. One that has asked whether to send at all is told
// without that.
func drain(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Expect") != "" {
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(drainTime))
	_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, drainMost)) // how it ends does not matter
}

// answer receives files and checks them in their turn. A check for which nobody waits
// any more, or that takes too long, is told to stop; it keeps its turn and its place
// until it has.
func (s *server) answer(w http.ResponseWriter, r *http.Request) (lang.Lang, *answer, error) {
	l := s.language(r)
	if r.ContentLength > s.Limits.Upload {
		return l, nil, s.tooLarge()
	}
	size := r.ContentLength
	if size < 0 {
		size = s.Limits.Upload
	}
	leave, err := s.gate.enter(size)
	if err != nil {
		return l, nil, err
	}
	connection := http.NewResponseController(w)
	// Not every connection knows deadlines; then the server's own hold.
	_ = connection.SetReadDeadline(time.Now().Add(s.Limits.Receive))
	in, err := s.receive(r, http.MaxBytesReader(w, r.Body, s.Limits.Upload))
	if err != nil {
		leave()
		return in.lang, nil, err
	}
	// A deadline that passes now would be taken for a client that has gone.
	_ = connection.SetReadDeadline(time.Time{})
	s.metrics.bytes.Add(int(in.bytes))

	if err := s.gate.turn(r.Context()); err != nil {
		leave()
		return in.lang, nil, err
	}
	ctx, cancel := context.WithTimeoutCause(r.Context(), s.Limits.Check, tooLong)
	defer cancel()
	type outcome struct {
		answer *answer
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		defer s.gate.done()
		a, err := s.work(ctx, in)
		done <- outcome{a, err}
	}()
	select {
	case o := <-done:
		if o.err != nil {
			leave()
			return in.lang, nil, o.err
		}
		o.answer.leave = leave
		return in.lang, o.answer, nil
	case <-ctx.Done():
		go func() {
			<-done
			leave()
		}()
		return in.lang, nil, context.Cause(ctx)
	}
}

var tooLong = refused(http.StatusServiceUnavailable, "timeout",
	"The check took too long and was given up; check fewer or smaller files at once.", "检查时间过长，已中止；请分批检查，或拆成较小的文件。")

// work checks the files and writes the answer.
func (s *server) work(ctx context.Context, in *request) (a *answer, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			s.tell(fault)
			a, err = nil, internal
		}
	}()
	if err := s.heed(in); err != nil {
		return nil, err
	}
	c, err := s.examine(ctx, in)
	if err != nil {
		return nil, err
	}
	s.metrics.checked(c.report)
	return s.render(c)
}

// tell writes a fault of the program, with the place, for whoever runs the server.
func (s *server) tell(fault any) {
	fmt.Fprintf(s.Errors, "crossfoot: %v\n%s", fault, debug.Stack())
}
