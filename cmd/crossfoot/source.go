package main

import (
	"crypto/sha256"
	"encoding/hex"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// source gives the file that was checked to the formats that show its cells: its bytes,
// which are read again, and its book, which the run still holds unless it was too large
// or the report was saved. A file that has changed since is not the one that the report
// speaks of.
func (p *program) source(f *checker.File) (*report.Source, error) {
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
		if d.Name == f.Format {
			d.Match = func(sheets.Source) bool { return true }
			as = append(as, d)
		}
	}
	book, err := sheets.Open(sheets.Source{Name: f.Path, Data: data, Limits: sheets.DefaultLimits}, as)
	if err != nil {
		return nil, err
	}
	return &report.Source{Data: data, Book: book}, nil
}

// again is the content of a file that has been read before.
func (p *program) again(path string) ([]byte, error) {
	if path != stdinName {
		return input{name: path}.read(p.stdin, sheets.DefaultLimits)
	}
	if p.piped == nil {
		return nil, &sheets.Error{
			Cause: lang.New("it came from the standard input", "内容来自标准输入，没有保存"),
			Do:    lang.New("check it as a file", "请存成文件后再检查"),
		}
	}
	return p.piped, nil
}
