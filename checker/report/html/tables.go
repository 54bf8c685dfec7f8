package html

import (
	"errors"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// table is one table of a file, with its grid.
type table struct {
	ID       string
	Under    string // the id of its file's heading; "" if there is only one file
	Name     string // its sheet and range
	Title    string
	Coverage *bar

	Shape string  // how wide it is: "", "wide" or "wide small"
	Parts []*part // side by side if it is too wide for a sheet of paper; none if it is not shown
	Left  string  // what is left out
	Notes []note  // the findings that name one of its cells, in their order
	Why   string  // it is not shown, though others of its file are
}

// part is the grid of a table, or some of its columns after those that name the rows.
type part struct {
	Name    string // "" if there is only one
	Columns []column
	Head    []row // the rows of its heads, which every printed page repeats
	Body    []row
	Width   int // columns of the grid, with that of the row numbers
}

// tables lays out the tables of a file, if the file is to be had.
func (b *builder) tables(i int, f *file) {
	from := &b.report.Files[i]
	if len(from.Tables) == 0 {
		return
	}
	book, err := b.book(from)
	if err != nil {
		f.NoGrid = report.Clean(reason(err).In(b.lang))
	}
	bars := coverage(from)
	for j := range from.Tables {
		b.number++
		t := &table{
			ID: anchor("t", b.number), Name: report.Clean(sheets.SheetName(from.Tables[j].Sheet) + "!" + from.Tables[j].Range),
			Title: report.Clean(from.Tables[j].Title), Coverage: bars[j],
		}
		if len(b.report.Files) > 1 {
			t.Under = f.ID + "-tables"
		}
		if book != nil {
			b.grid(t, i, &from.Tables[j], book)
		}
		f.Tables = append(f.Tables, t)
	}
}

// book is the workbook of a file.
func (b *builder) book(f *checker.File) (*sheets.Book, error) {
	if b.options.Source == nil {
		return nil, &sheets.Error{Cause: lang.New("this report was written without the file itself", "生成本报告时没有读取原文件")}
	}
	source, err := b.options.Source(f)
	if err != nil {
		return nil, err
	}
	return source.Book, nil
}

// reason is an error in the reader's language, if it knows it.
func reason(err error) lang.Localized {
	type localized interface {
		error
		lang.Localized
	}
	if local, ok := errors.AsType[localized](err); ok {
		return local
	}
	return lang.New("%v", "%v", err)
}
