package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/sheets"
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

// answer receives files and checks them in their turn. A check cannot be stopped in
// the middle of a file: one that takes too long is left to itself, and keeps its turn
// and its place until it has really ended.
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
	s.metrics.bytes.Add(float64(in.bytes))

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
	c, err := s.examine(ctx, in)
	if err != nil {
		return nil, err
	}
	s.metrics.checked(c.report)
	return s.render(c)
}

// checked is what came of a request, with what the formats need that show cells.
type checked struct {
	*request
	report  *checker.Report
	books   []*sheets.Book // by the report's files; nil of one that could not be read
	data    [][]byte
	entries []accept.Entry // of what has been accepted, without those of a rules file
}

// examine checks the files of a request together.
func (s *server) examine(ctx context.Context, in *request) (*checked, error) {
	o := checker.Options{Rules: s.Rules, Decoders: s.Decoders, Relations: in.relations, Understood: in.format == pageFormat}
	files, skipped := in.files, []string(nil)
	if rules := in.rules; rules != nil {
		o.Settings, o.Names = rules.Settings(), rules.Names
		o.Rules = slices.Concat(s.Rules, rules.Checks)
		files = nil
		for _, f := range in.files {
			if rules.Skips(f.name) {
				skipped = append(skipped, f.name)
			} else {
				files = append(files, f)
			}
		}
	}
	c := &checked{request: in, books: make([]*sheets.Book, len(files)), data: make([][]byte, len(files))}
	batch := checker.NewBatch(len(files), o)
	var cells atomic.Int64
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			var e checker.Examined
			if within.Err() == nil {
				c.books[i], e = s.one(f, o, &cells)
				c.data[i] = f.data
			}
			batch.Put(i, e)
			return context.Cause(within)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	c.report = &checker.Report{Version: s.Version, Rules: o.Rules, Files: batch.Join(), RulesFile: o.Settings.Path, Skipped: skipped}
	c.report.Outcomes = o.Settings.Outcomes(c.report.Files)
	return c, c.confirm(ctx, o.Settings.Accepted, s.Now())
}

// one reads and examines one file. A fault of the program while it does so is that
// file's misfortune only.
func (s *server) one(f upload, o checker.Options, cells *atomic.Int64) (book *sheets.Book, e checker.Examined) {
	defer func() {
		if fault := recover(); fault != nil {
			s.tell(fault)
			book, e = nil, checker.Refused(f.name, &sheets.Error{
				Cause: lang.New("crossfoot failed on this file", "程序在检查此文件时出错"),
				Do:    lang.New("please report it, with the file if you may", "请反馈此问题，方便时附上文件"),
			})
		}
	}()
	limits := s.Limits.Book
	book, err := sheets.Open(sheets.Source{Name: f.name, Data: f.data, Limits: limits, Text: f.text}, o.Decoders)
	if err == nil {
		n := 0
		for _, sheet := range book.Sheets {
			n += len(sheet.Cells)
		}
		if cells.Add(int64(n)) > int64(limits.Cells) {
			book, err = nil, &sheets.Error{
				Cause: lang.New("the files hold more than %d cells together", "各文件合计超过 %d 个单元格", limits.Cells),
				Do:    lang.New("check fewer at once", "请分批检查"),
			}
		}
	}
	if err != nil {
		return nil, checker.Refused(f.name, err)
	}
	return book, checker.ExamineBook(book, o)
}

// confirm applies what has been accepted: in lists, in the page, in the rules file.
// A confirmation in the page holds for all that follows from the same slip.
func (c *checked) confirm(ctx context.Context, inRules []accept.Entry, now time.Time) error {
	if len(c.accepted)+len(c.confirmed)+len(inRules) == 0 {
		return nil
	}
	c.entries = c.accepted
	for _, word := range c.confirmed {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		found := false
		for i := range c.report.Files {
			f := &c.report.Files[i]
			for j := range f.Findings {
				if x := &f.Findings[j]; x.ID == word.ID && (word.File == "" || word.File == f.Path) {
					c.entries = accept.Add(c.entries, c.report, accept.Slip(f, x), word.Note, word.By, now)
					found = true
				}
			}
		}
		if !found { // it is listed among those that match no finding any more
			c.entries = append(c.entries, accept.Entry{ID: word.ID, File: word.File, Note: word.Note, By: word.By, Date: now.Format(time.DateOnly)})
		}
	}
	c.report.Stale = accept.Apply(c.report, slices.Concat(c.entries, inRules))
	return nil
}

// tell writes a fault of the program, with the place, for whoever runs the server.
func (s *server) tell(fault any) {
	fmt.Fprintf(s.Errors, "crossfoot: %v\n%s", fault, debug.Stack())
}
