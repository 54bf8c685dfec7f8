package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/locked"
)

// sources gives the files that were checked to the formats that show their cells. The
// last one is kept, since several formats mostly ask for the same file.
func (p *program) sources(ctx context.Context) func(*checker.File) (*report.Source, error) {
	var last *checker.File
	var source *report.Source
	return func(f *checker.File) (_ *report.Source, err error) {
		if f == last && source != nil {
			return source, nil
		}
		last = f
		source, err = p.source(ctx, f)
		return source, err
	}
}

// source is a file that was checked: its bytes, which are read again, and its book,
// which the run still holds unless it was too large or the report was saved. A file that
// has changed since is not the one that the report speaks of.
func (p *program) source(ctx context.Context, f *checker.File) (*report.Source, error) {
	data, err := p.again(f.Path)
	if err != nil {
		return nil, fileError(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, &sheets.Error{
			Cause: lang.New("the file has changed since it was checked", "文件在检查之后有改动"),
			Do:    lang.New("check it again", "请重新检查"),
		}
	}
	if book := p.books[f.Path]; book != nil {
		return &report.Source{Data: data, Book: book}, nil
	}
	var as []sheets.Decoder // the one that read it before, whatever its name says
	for _, d := range p.decoders {
		switch d.Name {
		case locked.Name:
			as = slices.Insert(as, 0, d)
		case f.Format:
			d.Match = func(sheets.Source) bool { return true }
			as = append(as, d)
		}
	}
	book, err := sheets.Open(ctx, sheets.Source{Name: f.Path, Data: data, Limits: p.limits.book, Password: p.password, Encoding: p.encoding}, as)
	if err != nil {
		return nil, err
	}
	return &report.Source{Data: data, Book: book}, nil
}

// again is the content of a file that has been read before.
func (p *program) again(path string) ([]byte, error) {
	if path != stdinName {
		return input{name: path}.read(p.stdin, p.limits.book)
	}
	if p.piped == nil {
		return nil, notKept()
	}
	return p.piped, nil
}

// notKept is why there is no more of what came from the standard input before.
func notKept() *sheets.Error {
	return &sheets.Error{
		Cause: lang.New("it came from the standard input", "内容来自标准输入，没有保存"),
		Do:    lang.New("check it as a file", "请存成文件后再检查"),
	}
}
