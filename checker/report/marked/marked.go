// Package marked writes a report as a copy of the workbook it is about: doubtful cells
// have a colour and a note, and a new first sheet lists all that was found.
//
// In go a report and the file as it was checked; out come the bytes of the copy. The
// surgery on the workbook is package annotate's; a file that is no Excel workbook is
// first written as one, its tables sheet by sheet. The file itself is never touched.
package marked

import (
	"errors"
	"io"
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/annotate"
	"crossfoot/sheets/lang"
)

// Write is the format of that name (report.Format) for a report about one file. Of
// several files no single copy can be made: that is an error, as is a file that is not
// to be had. Errors that are the reader's to mend are *sheets.Error.
func Write(w io.Writer, r *checker.Report, o report.Options) error {
	if len(r.Files) != 1 {
		return &sheets.Error{
			Cause: lang.New("a marked copy is of one workbook, and the report is about %d files", "标注副本只能对应一个工作簿，而报告涉及 %d 个文件", len(r.Files)),
			Do:    lang.New("use --annotate DIR, which writes one copy for each", "请改用 --annotate 文件夹，为每个文件各写一份"),
		}
	}
	f := &r.Files[0]
	if o.Source == nil {
		return &sheets.Error{
			Cause: lang.New("the workbook itself is needed for a marked copy", "生成标注副本需要原工作簿"),
			Do:    lang.New("check the workbook again", "请重新检查该工作簿"),
		}
	}
	src, err := o.Source(f)
	if e, ok := errors.AsType[*sheets.Error](err); ok {
		return &sheets.Error{Place: lang.New("%s", "%s", f.Path), Cause: lang.New("%s", "%s", e)}
	}
	if err != nil {
		return err
	}
	data, err := Copy(f, r, src, o)
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// Copy is the marked copy of one file of a report, as an .xlsx file, or with macros if the
// file has them. The same report and file always give the same bytes.
func Copy(f *checker.File, r *checker.Report, src *report.Source, o report.Options) ([]byte, error) {
	whole := *f
	whole.Findings = slices.Concat(f.Findings, o.Elsewhere[f.Path])
	c := &copying{Phrases: report.In(o.Lang), lang: o.Lang, file: &whole, run: r, book: src.Book, names: map[string]string{}}
	if f.Err != nil {
		return nil, &sheets.Error{
			Cause: lang.New("%s", "%s", f.Err),
			Do:    lang.New("no marked copy is made of a file that cannot be read", "无法读取的文件不生成标注副本"),
		}
	}
	if src.Book.Locked {
		return nil, &sheets.Error{
			Cause: lang.New("the file has a password, and a marked copy would have none", "文件设有密码，而标注副本不带密码"),
			Do:    lang.New("use the report as a web page (html), or check a copy without a password", "请改用网页报告（html），或检查不加密的副本"),
		}
	}
	data := src.Data
	if src.Book.Format != "xlsx" {
		var err error
		if data, err = c.rebuilt(); err != nil {
			return nil, err
		}
		c.remark("The file is no Excel workbook; its tables are written here as they were read.",
			"原文件不是 Excel 工作簿，此处的表格按读到的内容重新写成。")
	} else {
		for _, s := range src.Book.Sheets {
			c.names[s.Name] = s.Name
		}
	}
	b, err := annotate.Open(sheets.Source{Name: f.Path, Data: data})
	if err != nil {
		return nil, err
	}
	b.Author, b.Font = "crossfoot", c.font()
	if err := c.mark(b); err != nil {
		return nil, err
	}
	if signed, err := b.Signed(); err != nil {
		return nil, err
	} else if signed {
		c.remark("The workbook is signed digitally. The signature holds for the original, not for this copy.",
			"原工作簿带有数字签名；签名只对原文件有效，对本副本无效。")
	}
	c.remark("This is a copy. Correct the figures in the workbook itself and check it again: the colours here stay as they are.",
		"本文件是副本。请在原工作簿中更正后重新检查；此处的颜色和批注不会随更正而改变。")
	if err := b.InsertFirst(c.page()); err != nil {
		return nil, err
	}
	return b.Pack()
}

// copying is one copy in the making.
type copying struct {
	report.Phrases
	lang    lang.Lang
	file    *checker.File
	run     *checker.Report
	book    *sheets.Book
	names   map[string]string // of the sheets in the copy, by those in the file
	remarks []string          // about the copy, for its first sheet
	cuts    int               // texts that were too long
}

func (c *copying) remark(en, zh string, args ...any) {
	c.remarks = append(c.remarks, c.T(en, zh, args...))
}

// font is one that offices have and that the language is legible in.
func (c *copying) font() string { return c.T("Calibri", "宋体") }

// cut shortens a text to so many UTF-16 units, as Excel counts them.
func (c *copying) cut(text string, most int) string {
	units := 0
	for i, r := range text {
		if r >= 0x10000 {
			units++
		}
		if units++; units > most {
			c.cuts++
			return text[:i] + "…"
		}
	}
	return text
}
