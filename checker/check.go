package checker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker/name"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Options say how files are checked.
type Options struct {
	Decoders   []sheets.Decoder
	Rules      []*Rule
	Relations  bool        // keep every relation in the report, not only their count
	Understood bool        // keep what is believed of each table, as Relations does too
	Names      *name.Names // nil for what similarity alone tells
	Settings   Settings
}

// Check reads one file and runs the rules over it. A file that cannot be read
// comes back with Err set and nothing else.
func Check(ctx context.Context, src sheets.Source, o Options) File {
	book, err := sheets.Open(ctx, src, o.Decoders)
	if err != nil {
		return Unreadable(src.Name, err)
	}
	file, _ := CheckBook(ctx, book, o) // says itself why there is no more
	return file
}

// CheckBook runs the rules over a workbook that has been read.
func CheckBook(ctx context.Context, book *sheets.Book, o Options) (File, error) {
	one := []Examined{ExamineBook(ctx, book, o)}
	return Join(ctx, one, o)[0], one[0].err
}

// Examined is a file that the rules for one workbook have seen, ready to be seen
// together with others.
type Examined struct {
	file File
	pass *Pass // nil if it could not be read, or there is no more to do with it
	done bool  // the record is finished
	err  error
}

// Finished is a file whose record is as it is to be: it is not seen together with others.
func Finished(f File) Examined { return Examined{file: f, done: true} }

// Alone finishes a file by itself.
func (e Examined) Alone(ctx context.Context, o Options) Examined {
	return Examined{file: Join(ctx, []Examined{e}, o)[0], done: true, err: e.err}
}

// Record is what is known of the file so far.
func (e Examined) Record() File { return e.file }

// Tables are the file's tables with their sums; none if it could not be read.
func (e Examined) Tables() []*Sums {
	if e.pass == nil {
		return nil
	}
	return e.pass.Tables
}

// Book is the file as it was read; nil if it could not be, or was let go.
func (e Examined) Book() *sheets.Book {
	if e.pass == nil {
		return nil
	}
	return e.pass.Book
}

// Found is how many findings there are in the file by itself.
func (e Examined) Found() int { return len(e.file.Findings) }

// Refused is a file that could not be read, among others that could.
func Refused(name string, err error) Examined {
	return Examined{file: Unreadable(name, err), err: err}
}

// ExamineBook runs the rules that look at one workbook.
func ExamineBook(ctx context.Context, book *sheets.Book, o Options) Examined {
	file := File{Path: book.Name, Format: book.Format, SHA256: book.SHA256, AsText: book.AsText, Notes: book.Notes}
	pass := &Pass{Book: book, Names: o.Names, ctx: ctx}
	laidOut := o.layOut(ctx, book)
	pass.Pages = o.pages(ctx, laidOut)
	for i, sheet := range book.Sheets {
		if sheet.Report {
			file.Unread = append(file.Unread, Unread{Sheet: sheet.Name, Reason: lang.New(
				"the list of findings in a marked copy", "标注副本中的核对报告，不作检查")})
		}
		for _, t := range laidOut[i].tables {
			t.sums.Index = len(pass.Tables)
			file.Unread, file.Outcomes = append(file.Unread, t.said.Unread...), append(file.Outcomes, t.said.Outcomes...)
			pass.Tables = append(pass.Tables, t.sums)
			file.addTable(t.sums, o)
		}
		for _, l := range laidOut[i].loose {
			file.addLoose(sheet, l)
		}
	}
	if o.Relations {
		for _, p := range pass.Pages {
			file.Relations = append(file.Relations, p.relations()...)
		}
	}
	for _, r := range o.Rules {
		if r.Run == nil || ctx.Err() != nil {
			continue
		}
		p := *pass
		p.Rule, p.Report = r, func(f Finding) {
			if o.Settings.grade(&f, pass.Tables) {
				file.Findings = append(file.Findings, f)
			}
		}
		p.Outcome = func(o Outcome) { file.Outcomes = append(file.Outcomes, o) }
		if err := r.Run(&p); err != nil {
			return Refused(book.Name, fmt.Errorf("%s: %w", r.ID, err))
		}
	}
	if ctx.Err() != nil {
		return Refused(book.Name, context.Cause(ctx))
	}
	for _, s := range pass.Tables {
		s.shared, s.Formulas = nil, nil // the file may be held for long
	}
	pass.Pages = nil
	return Examined{file: file, pass: pass}
}

// Order sorts findings by severity, then by place, so that a report is the same
// every time.
func Order(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		if a.Severity != b.Severity {
			return int(b.Severity) - int(a.Severity)
		}
		if a.Table != b.Table {
			return a.Table - b.Table
		}
		if a.Cell.Ref != b.Cell.Ref {
			if a.Cell.Ref.Less(b.Cell.Ref) {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Rule.ID, b.Rule.ID)
	})
}

// groupFindings points every finding to the primary one of the same slip: the first, or if that
// suspects one cell, the first as severe that is about that cell, as it tells most of it: a
// formula, and not the sum that lacks what the formula leaves out.
func groupFindings(findings []Finding) {
	first := map[any]*Finding{}
	for i := range findings {
		f := &findings[i]
		if f.Slip == nil {
			continue
		}
		switch lead := first[f.Slip]; {
		case lead == nil:
			first[f.Slip] = f
		case len(lead.Suspects) == 1 && lead.Cell.Ref != lead.Suspects[0].Cell.Ref && f.Cell.Ref == lead.Suspects[0].Cell.Ref && f.Severity == lead.Severity:
			first[f.Slip] = f
		}
	}
	for i := range findings {
		f := &findings[i]
		f.Group = f.ID
		if f.Slip != nil {
			f.Group = first[f.Slip].ID
		}
	}
}

// Unreadable is the record of a file that could not be read.
func Unreadable(name string, err error) File {
	if e, ok := errors.AsType[*sheets.Error](err); ok {
		return File{Path: name, Err: e, Locked: e.Password}
	}
	return File{Path: name, Err: lang.New("%v", "%v", err)}
}
