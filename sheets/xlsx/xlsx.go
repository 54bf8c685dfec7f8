// Package xlsx reads Office Open XML workbooks: .xlsx, .xlsm and their
// templates.
//
// In go a file's bytes; out comes a sheets.Book, built in one pass over the
// parts that a table needs: relationships, workbook, styles, shared texts and
// worksheets. What is struck out beside other text in a cell is left out, and raised
// digits, the marks of notes, stay raised. Nothing else in the file is unpacked. A part that is damaged, or
// that two programs would read in two ways, is an error: a checker that guesses
// would report its own guess. The next step is package table, through sheets.
package xlsx

import (
	"context"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/chunked"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
	"crossfoot/sheets/struck"
)

// Decoder reads workbooks in the Office Open XML format.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "xlsx", What: lang.Text{EN: "an Excel workbook (.xlsx)", ZH: "Excel 工作簿（.xlsx）"},
		Extensions: []string{".xlsx", ".xlsm"}, Also: []string{".xltx", ".xltm", ".xlam"},
		Match: kind.Match, Decode: decode,
	}
}

// kind tells workbooks: their main part is a workbook or template or add-in, with macros or without,
// or in the binary format, which is recognised so that the refusal can name it.
var kind = opc.Kind{
	Spaces: vocabularies,
	Types: []string{
		"spreadsheetml.sheet.main+xml",
		"spreadsheetml.template.main+xml",
		"ms-excel.sheet.macroenabled.main+xml",
		"ms-excel.template.macroenabled.main+xml",
		"ms-excel.addin.macroenabled.main+xml",
		"ms-excel.sheet.binary.macroenabled.main",
	},
	Parts: []string{"xl/workbook.xml", "xl/workbook.bin"},
	Names: []string{"xl/workbook.", "xl/_rels/workbook.", "xl/worksheets/"},
}

// reader holds what the parts of one workbook have in common while it is read.
type reader struct {
	pack    *opc.Package
	limits  sheets.Limits
	x       *opc.Scanner
	book    *sheets.Book
	texts   chunked.List[string] // the shared texts
	noTexts error                // why there are none, if a cell should ask for one
	rich    struck.Text          // the text last read, put together from its runs
	kept    opc.Arena
	cells   int // kept so far, over all sheets
	merges  int // likewise
}

// vocabularies are the namespaces whose elements are read: those of the format's
// transitional and strict variants. Those of other namespaces are extensions,
// which are passed over.
var vocabularies = map[string]opc.Space{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main": opc.Ours,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":             opc.Ours,
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	p, err := opc.Open(ctx, src, vocabularies)
	if err != nil {
		return nil, err
	}
	d := &reader{pack: p, x: p.X, limits: p.Limits, book: &sheets.Book{}}
	main, err := p.MainPart()
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(strings.ToLower(main), ".bin") {
		return nil, binaryWorkbook(main)
	}
	w, err := d.readWorkbook(main)
	if err != nil {
		return nil, err
	}
	if err := d.readStyles(w.styles); err != nil {
		return nil, err
	}
	if err := d.readTexts(w.texts); err != nil {
		return nil, err
	}
	for _, entry := range w.sheets {
		sheet, err := d.readSheet(entry)
		if err != nil {
			return nil, err
		}
		d.book.Sheets = append(d.book.Sheets, sheet)
	}
	d.book.Show = numfmt.NewPrinter(d.book.Styles, w.date1904).Show
	return d.book, nil
}

func binaryWorkbook(part string) error {
	return &sheets.Error{
		Place: opc.InPart(part),
		Cause: lang.New("this is a binary workbook (.xlsb), which crossfoot does not read", "这是二进制工作簿（.xlsb），crossfoot 不能读取"),
		Do:    lang.New("open it in Excel or WPS and save it as .xlsx", "请用 Excel 或 WPS 打开后另存为 .xlsx"),
	}
}
