// Package ods reads OpenDocument spreadsheets: .ods, its template .ots, and .fods,
// which is the same in one XML file (OASIS OpenDocument 1.3 part 3; part 4 for the
// formulas).
//
// In go a file's bytes; out comes a sheets.Book, built in one pass over the styles and
// the content. What a cell holds is what the file stores: the digits of a number as
// they stand there, a date as the number of days by which worksheets count it. Rows and
// cells that the file states once for many are laid out, and count one by one against
// the limits if they hold anything. Its formulas are translated into those of a
// workbook; one that cannot be is kept without its text. Tracked changes, comments and
// the tables of linked files are not read. A part that is damaged, or that two programs
// would read in two ways, is an error. The next step is package table, through sheets.
package ods

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// Decoder reads spreadsheets in the OpenDocument format.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "ods", What: lang.Text{EN: "an OpenDocument spreadsheet (.ods)", ZH: "OpenDocument 表格（.ods）"},
		Extensions: []string{".ods", ".fods"}, Also: []string{".ots"},
		Match: match, Decode: decode,
	}
}

// The vocabularies that a spreadsheet is written in; opc.Ours is that of a document's
// frame (office:).
const (
	tableSpace opc.Space = opc.Compat + 1 + iota
	textSpace
	styleSpace
	foSpace
	numberSpace
	calcSpace // LibreOffice's extensions
)

// vocabularies are their namespaces.
var vocabularies = map[string]opc.Space{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     opc.Ours,
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      tableSpace,
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       textSpace,
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      styleSpace,
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":          foSpace,
	"http://www.w3.org/1999/XSL/Format":                                    foSpace, // of early versions
	"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0":                  numberSpace,
	"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": calcSpace,
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": calcSpace,
}

const (
	mimetype    = "application/vnd.oasis.opendocument.spreadsheet"
	oldMimetype = "application/vnd.sun.xml.calc" // of OpenOffice.org 1, in other vocabularies
	content     = "content.xml"
	styleSheet  = "styles.xml"
)

// match says whether the file is a spreadsheet, whole or damaged.
func match(src sheets.Source) bool {
	if !bytes.HasPrefix(src.Data, []byte("PK\x03\x04")) {
		return isFlat(src.Data)
	}
	p, err := opc.Open(context.Background(), src, vocabularies)
	if err != nil {
		return bytes.Contains(src.Data, []byte("mimetype"+mimetype))
	}
	kind := kindOf(p)
	return strings.HasPrefix(kind, mimetype) || strings.HasPrefix(kind, oldMimetype)
}

// kindOf is the type that a package states in its first entry, or in its manifest if
// it has lost that.
func kindOf(p *opc.Package) string {
	if data, err := read(p, "mimetype"); err == nil {
		return strings.TrimSpace(string(data))
	}
	if data, err := read(p, manifest); err == nil && bytes.Contains(data, []byte(`"`+mimetype)) {
		return mimetype
	}
	return ""
}

// manifest lists the parts of a package. It is not read as XML, because that of
// OpenOffice.org 2 has a document type, and there is only one thing to know.
const manifest = "META-INF/manifest.xml"

// longest is how much of a part is looked at that is no more than a list.
const longest = 1 << 20

func read(p *opc.Package, part string) ([]byte, error) {
	r, err := p.Open(part)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, longest))
	if closeErr := r.Close(); err == nil {
		err = closeErr
	}
	return data, err
}

var errFound = errors.New("found")

// isFlat says whether the data begin as an OpenDocument file in one piece.
func isFlat(data []byte) bool {
	err := opc.NewScanner(opc.WindowSize, vocabularies).Document(bytes.NewReader(data), "document", func() error { return errFound })
	return errors.Is(err, errFound)
}

// reader holds what is known while a file is read.
type reader struct {
	ctx    context.Context
	x      *opc.Scanner
	limits sheets.Limits
	book   *sheets.Book
	styles *styles
	kept   opc.Arena
	epoch  time.Time // the day that counts as zero
	names  map[string]bool
	tables bool // there is a spreadsheet

	cells, merges, described, spaces int // so far, over all sheets

	text  []byte // of the cell that is being read
	lines int    // of text
	value []byte // likewise
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	d := &reader{ctx: ctx, limits: src.Limits, book: &sheets.Book{}, names: map[string]bool{}, epoch: usualEpoch}
	d.styles = newStyles(src.Limits)
	var err error
	if bytes.HasPrefix(src.Data, []byte("PK\x03\x04")) {
		err = d.zipped(src)
	} else {
		d.x = opc.NewScanner(opc.WindowSize, vocabularies)
		err = d.x.Document(sheets.Until(ctx, bytes.NewReader(src.Data)), "document", d.document)
	}
	if err != nil {
		return nil, err
	}
	if !d.tables {
		return nil, &sheets.Error{
			Cause: lang.New("this is an OpenDocument file that is no spreadsheet", "这个 OpenDocument 文件不是电子表格"),
			Do:    lang.New("open it and save its table as .xlsx", "请打开后把其中的表格另存为 .xlsx"),
		}
	}
	if len(d.book.Sheets) == 0 {
		return nil, opc.Damaged("the workbook lists no sheets", "工作簿没有列出任何工作表")
	}
	d.book.Styles = d.styles.set.All
	d.book.Show = numfmt.NewPrinter(d.book.Styles, d.epoch.Equal(epoch1904)).Show
	return d.book, nil
}

// sealed is how a manifest lists the content of a file with a password. The password
// of a file's macros leaves the content open.
var sealed = lazy.Regexp(`full-path\s*=\s*["'](?:content\.xml|encrypted-package)["'][^>]*>\s*<[\w:-]*encryption-data`)

// zipped reads a package: first the styles that have names, then the content.
func (d *reader) zipped(src sheets.Source) error {
	p, err := opc.Open(d.ctx, src, vocabularies)
	if err != nil {
		return err
	}
	d.x = p.X
	if strings.HasPrefix(kindOf(p), oldMimetype) {
		return &sheets.Error{
			Cause: lang.New("this is a spreadsheet of OpenOffice.org 1 (.sxc), which crossfoot does not read", "crossfoot 不能读取这类文件（OpenOffice.org 1 的 .sxc 表格）"),
			Do:    lang.New("open it in LibreOffice and save it as .xlsx", "请用 LibreOffice 打开后另存为 .xlsx"),
		}
	}
	var list []byte
	if p.Has(manifest) {
		list, err = read(p, manifest)
		if err != nil {
			return opc.At(opc.InPart(manifest), err)
		}
		if sealed().Match(list) {
			return &sheets.Error{
				Cause: lang.New("this is a workbook with a password, which crossfoot does not read", "crossfoot 不能读取这类文件（加了密码的工作簿）"),
				Do:    lang.New("open it with the password and save it without one", "请用密码打开后另存为不加密的文件"),
			}
		}
	}
	// A package may do without named styles, but not lose those that it lists: dates and
	// percentages would be read as other numbers.
	if p.Has(styleSheet) || bytes.Contains(list, []byte(`"`+styleSheet+`"`)) {
		if err := p.Scan(styleSheet, "document-styles", d.document); err != nil {
			return err
		}
	}
	return p.Scan(content, "document-content", d.document)
}

// document reads the outermost element of a part.
func (d *reader) document() error {
	d.styles.begin()
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "styles":
			return d.readStyles(&d.styles.common)
		case "automatic-styles":
			return d.readStyles(&d.styles.automatic)
		case "body":
			return d.x.Children(d.body)
		}
		return d.x.Skip()
	})
}

// body reads what a document is about.
func (d *reader) body() error {
	if string(d.x.Name) != "spreadsheet" {
		return d.x.Skip()
	}
	d.tables = true
	return d.x.Elements(func() error {
		if d.x.Space == tableSpace {
			switch string(d.x.Name) {
			case "calculation-settings":
				return d.x.Elements(d.setting)
			case "table":
				return d.table()
			}
		}
		return d.x.Skip()
	})
}

// setting reads one of the settings that values depend on.
func (d *reader) setting() error {
	if d.x.Space == tableSpace && string(d.x.Name) == "null-date" {
		if day := d.attr(tableSpace, "date-value"); day != "" {
			epoch, err := time.Parse(time.DateOnly, day)
			if err != nil {
				return opc.Damaged("it counts days from %q, which is no day", "日期的起算日 %q 无效", opc.Clip([]byte(day)))
			}
			d.epoch = epoch
		}
	}
	return d.x.Skip()
}

// attr is an attribute of the element just opened, or "".
func (d *reader) attr(space opc.Space, name string) string {
	for _, a := range d.x.Attrs {
		if bytes.HasSuffix(a.Name, []byte(name)) {
			if s, local := d.x.Split(a); s == space && string(local) == name {
				return string(a.Value)
			}
		}
	}
	return ""
}
