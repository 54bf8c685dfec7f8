// Package spreadsheetml reads workbooks in Excel 2003's XML format ("XML Spreadsheet
// 2003"), which reporting systems like to write and to call .xls (Microsoft, XML
// Spreadsheet Reference).
//
// In go a file's bytes; out comes a sheets.Book, built in one pass. What the file says
// of its own size is not believed: cells stand where their indices and those before
// them put them. Formulas, which it writes as R[-1]C, become those of an .xlsx; one
// that cannot is kept without its text. A file that is damaged, or that two programs
// would read in two ways, is an error. The next step is package table, through sheets.
package spreadsheetml

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// Decoder reads workbooks in Excel 2003's XML format.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "spreadsheetml", What: lang.Text{EN: "an Excel 2003 XML workbook", ZH: "Excel 2003 XML 工作簿"},
		Extensions: []string{".xml"}, Loose: true,
		Match: match, Decode: decode,
	}
}

// excelSpace is the vocabulary of what concerns Excel alone; opc.Ours is that of sheets.
const excelSpace = opc.Compat + 1

const namespace = "urn:schemas-microsoft-com:office:spreadsheet"

var vocabularies = map[string]opc.Space{
	namespace:                                opc.Ours,
	"urn:schemas-microsoft-com:office:excel": excelSpace,
}

var errFound = errors.New("found")

// match says whether the file begins as such a workbook.
func match(src sheets.Source) bool {
	text, err := inUnicode(src.Data)
	if err != nil {
		return false
	}
	x := opc.NewScanner(opc.WindowSize, vocabularies)
	err = x.Document(text, "Workbook", func() error {
		for _, a := range x.Attrs {
			if string(a.Value) == namespace {
				return errFound
			}
		}
		return errors.New("another Workbook")
	})
	return errors.Is(err, errFound)
}

// reader holds what is known while a file is read.
type reader struct {
	ctx    context.Context
	x      *opc.Scanner
	limits sheets.Limits
	book   *sheets.Book
	styles styles
	kept   opc.Arena
	names  map[string]bool

	date1904                 bool
	cells, merges, described int // so far, over all sheets
	text                     []byte
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	text, err := inUnicode(src.Data)
	if err != nil {
		return nil, err
	}
	d := &reader{
		ctx: ctx, x: opc.NewScanner(opc.WindowSize, vocabularies), limits: src.Limits,
		book: &sheets.Book{}, names: map[string]bool{}, styles: newStyles(src.Limits),
	}
	if err := d.x.Document(sheets.Until(ctx, text), "Workbook", func() error { return d.x.Elements(d.element) }); err != nil {
		return nil, err
	}
	if len(d.book.Sheets) == 0 {
		return nil, opc.Damaged("the workbook lists no sheets", "工作簿没有列出任何工作表")
	}
	d.book.Styles = d.styles.set.All
	d.book.Show = numfmt.NewPrinter(d.book.Styles, d.date1904).Show
	return d.book, nil
}

// element reads one of the workbook's elements.
func (d *reader) element() error {
	switch {
	case d.x.Space == excelSpace && string(d.x.Name) == "ExcelWorkbook":
		return d.x.Elements(func() error {
			if string(d.x.Name) != "Date1904" {
				return d.x.Skip()
			}
			text, err := d.x.Chars()
			d.date1904 = len(text) == 0 || opc.Truth(strings.ToLower(string(text)))
			return err
		})
	case d.x.Space != opc.Ours:
	case string(d.x.Name) == "Styles":
		return d.x.Children(d.readStyle)
	case string(d.x.Name) == "Worksheet":
		return d.worksheet()
	}
	return d.x.Skip()
}

// attr is an attribute of the element just opened that belongs to sheets, or "".
func (d *reader) attr(name string) (string, error) {
	for _, a := range d.x.Attrs {
		if !bytes.HasSuffix(a.Name, []byte(name)) {
			continue
		}
		switch space, local := d.x.Split(a); {
		case string(local) != name:
		case space == opc.Ours:
			return string(a.Value), nil
		case space == opc.Unexplained:
			return "", unexplained(a.Name)
		}
	}
	return "", nil
}

func unexplained(name []byte) error {
	return opc.Damaged("the attribute “%s” uses a prefix that nothing explains", "属性“%s”的前缀未声明", opc.Clip(name))
}

// worksheet reads one sheet.
func (d *reader) worksheet() error {
	if len(d.book.Sheets) == d.limits.Sheets {
		return sheets.Beyond(sheets.LimitSheets, "the workbook has more than %d sheets", "工作簿的工作表超过 %d 个", d.limits.Sheets)
	}
	name, err := d.attr("Name")
	if err != nil {
		return err
	}
	if name == "" {
		name = fmt.Sprintf("Sheet%d", len(d.book.Sheets)+1)
	}
	if d.names[strings.ToLower(name)] {
		return opc.Damaged("two sheets have the name “%s”", "两个工作表同名“%s”", name)
	}
	d.names[strings.ToLower(name)] = true
	s := &sheetReader{reader: d, sheet: &sheets.Sheet{Name: name}}
	// The first style is that of a cell without one.
	if _, err = d.styles.index(usual); err == nil {
		err = d.x.Elements(s.element)
	}
	if err == nil {
		err = s.arrange()
	}
	if err != nil {
		return opc.At(s.place(), err)
	}
	d.book.Sheets = append(d.book.Sheets, s.sheet)
	return nil
}

// place is where the reader is, for an error.
func (s *sheetReader) place() lang.Message {
	sheet := lang.New("sheet “%s”", "工作表“%s”", s.sheet.Name)
	return sheets.Within(sheet, s.row, s.col)
}
