// Package docx reads Office Open XML text documents: .docx, .docm and their
// templates.
//
// In go a file's bytes; out comes a sheets.Book: each table a Sheet, the paragraphs
// outside the tables its Prose, read in one pass over the main part. What is read
// is what the document shows with its tracked changes accepted: text that is
// deleted, moved away or hidden is left out, and so are the instructions of
// fields and what is struck out beside other text. The numbers of automatically numbered paragraphs are not in the file and
// are not made up; headers, footers, notes and comments are not read. A table
// within a table is a table of its own, and its text is not that of the cell
// around it. Columns are counted as they are seen: where the grid has a line at
// which no cell of the table begins, there is no column.
package docx

import (
	"context"

	"crossfoot/sheets"
	"crossfoot/sheets/document"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// Decoder reads text documents in the Office Open XML format.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "docx", What: lang.Text{EN: "a Word document (.docx)", ZH: "Word 文档（.docx）"},
		Extensions: []string{".docx"}, Also: []string{".docm", ".dotx", ".dotm"},
		Match: kind.Match, Decode: decode,
	}
}

// kind tells documents: their main part is a document or a template, with macros or without.
var kind = opc.Kind{
	Spaces: vocabularies,
	Types: []string{
		"wordprocessingml.document.main+xml",
		"wordprocessingml.template.main+xml",
		"ms-word.document.macroenabled.main+xml",
		"ms-word.template.macroenabledtemplate.main+xml",
	},
	Parts: []string{"word/document.xml"},
	Names: []string{"word/document.xml"},
}

// formula is the vocabulary of equations, whose names are those of text.
const formula = opc.Compat + 1

// vocabularies are the namespaces whose elements are read, those of the
// transitional and of the strict variant.
var vocabularies = map[string]opc.Space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": opc.Ours,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             opc.Ours,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   formula,
	"http://purl.oclc.org/ooxml/officeDocument/math":               formula,
}

// reader holds what is known while the main part is read.
type reader struct {
	x      *opc.Scanner
	limits sheets.Limits
	book   *document.Builder
	styles map[string]*style
	para   paragraph // being read
	paras  int       // so far
	run    run       // being read
	fields []bool    // the fields that are open: whether their instruction is being read
	codes  int       // how many of them
	grids  []*grid   // the tables that are open
	tables int       // so far
	text   []byte
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	p, err := opc.Open(ctx, src, vocabularies)
	if err != nil {
		return nil, err
	}
	main, err := p.MainPart()
	if err != nil {
		return nil, err
	}
	d := newReader(p.X, p.Limits)
	rels, err := p.Rels(main)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.Kind() == "styles" && !r.External {
			if err := p.Scan(r.Target, "styles", d.readStyles); err != nil {
				return nil, err
			}
			break
		}
	}
	err = p.Scan(main, "document", func() error {
		if err := d.content(); err != nil {
			return opc.At(d.place(main), err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return d.book.Book(), nil
}

func newReader(x *opc.Scanner, limits sheets.Limits) *reader {
	return &reader{x: x, limits: limits, book: document.New(limits), styles: map[string]*style{}}
}

// content reads the main part's outermost element.
func (d *reader) content() error {
	if err := d.walk(); err != nil {
		return err
	}
	if d.codes > 0 {
		return opc.Damaged("a field's instruction never ends", "有一个域的代码没有结束")
	}
	return nil
}

// place is where the reader is, for an error.
func (d *reader) place(part string) lang.Message {
	if n := len(d.grids); n > 0 {
		return lang.New("%s, table %d, row %d", "%s，第 %d 张表第 %d 行", part, d.grids[n-1].number, d.grids[n-1].row)
	}
	return lang.New("%s, paragraph %d", "%s，第 %d 段", part, d.paras)
}

// walk reads the content of the element just opened, up to its end.
func (d *reader) walk() error { return d.x.Elements(d.element) }
