package web

import (
	"context"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

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
	var kept holding
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			var e checker.Examined
			if within.Err() == nil {
				c.books[i], e = s.one(within, f, in.password, o, &kept)
				c.data[i] = f.data
			}
			if err := batch.Put(within, i, e); err != nil {
				return err
			}
			return context.Cause(within)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	c.report = &checker.Report{Version: s.Version, Rules: o.Rules, Files: batch.Join(ctx), RulesFile: o.Settings.Path, Skipped: skipped}
	c.report.Outcomes = o.Settings.Outcomes(c.report.Files)
	return c, c.confirm(ctx, o.Settings.Accepted, s.Now())
}

// one reads and examines one file. A fault of the program while it does so is that
// file's misfortune only.
func (s *server) one(ctx context.Context, f upload, password string, o checker.Options, kept *holding) (book *sheets.Book, e checker.Examined) {
	defer func() {
		if fault := recover(); fault != nil {
			s.tell(fault)
			book, e = nil, checker.Refused(f.name, &sheets.Error{
				Cause: lang.New("crossfoot failed on this file", "程序在检查此文件时出错"),
				Do:    lang.New("please report it, with the file if you may", "请反馈此问题，方便时附上文件"),
			})
		}
	}()
	ctx, leave := s.watch.Admit(ctx, len(f.data))
	defer leave()
	book, err := sheets.Open(ctx, sheets.Source{Name: f.name, Data: f.data, Limits: s.Limits.Book, Text: f.text, Password: password}, o.Decoders)
	if err == nil {
		err = kept.add(book, s.Limits.Book)
	}
	if err != nil {
		return nil, checker.Refused(f.name, err)
	}
	return book, checker.ExamineBook(ctx, book, o)
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
