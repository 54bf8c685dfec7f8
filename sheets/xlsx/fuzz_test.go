package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// FuzzSheet reads the XML of one worksheet. What is accepted is XML for the
// standard library too, reads the same through a window of a few bytes, and
// keeps what a Sheet promises.
func FuzzSheet(f *testing.F) {
	for _, rows := range []string{
		"",
		`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>1.5</v></c></row>`,
		`<row r="2" hidden="1"><c r="C2" t="inlineStr"><is><r><t>a&amp;&#20108;</t></r></is></c></row><row/>`,
		`<row><c t="inlineStr"><is><r><rPr><strike/></rPr><t>280</t></r><r><rPr><sz val="11"/><vertAlign val="superscript"/></rPr><t>1_x0031_</t></r></is></c></row>`,
		`<row><c><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row><row><c><f t="shared" si="0"/></c></row>`,
		`<row><c t="str"><v><![CDATA[x]]>_x000A_</v></c><!-- c --><?p i?></row>`,
		`<row r="1" ht="15" hidden="1"><c r="A1"><v>1</v></c></row><row r="3" ht="15" hidden="1"><c r="A3"><f>B3</f></c></row><row r="4" ht="15" hidden="1"><c r="A4"><f>B4</f></c></row><row r="5" ht="15"/>`,
		`<row r="2" x:a="1" xmlns:x="urn:x"><c r="A2" t="inlineStr"><is><t>a&amp;&#21512;&#x8BA1;b</t></is></c></row><row r="3" x:a="1" xmlns:x="urn:x"></row>`,
		`<x:row xmlns:x="urn:x"/><row r="5"><c r="A5" t="e"><v>#N/A</v></c></row>`,
	} {
		f.Add([]byte(worksheet(rows, "")))
	}
	f.Add([]byte("\ufeff" + worksheet("", `<cols><col min="1" max="2" hidden="1"/></cols><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C9"/></mergeCells>`)))
	for _, data := range workbooks(f) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(f, err)
		sheets, err := fs.Glob(z, "xl/worksheets/*.xml")
		require.NoError(f, err)
		for _, name := range sheets {
			sheet, err := fs.ReadFile(z, name)
			require.NoError(f, err)
			f.Add(sheet)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		usual, err := readAlone(data, opc.WindowSize)
		small, smallErr := readAlone(data, 8)
		require.Equal(t, err == nil, smallErr == nil, "%v, %v", err, smallErr)
		if err != nil {
			var e *sheets.Error
			require.ErrorAs(t, err, &e)
			return
		}
		assert.Equal(t, usual, small)
		promised(t, usual)
		if comparable(string(data)) {
			assert.NoError(t, tokens(data))
		}
	})
}

// readAlone reads a worksheet outside any file, through a window of the size given.
func readAlone(data []byte, window int) (*sheets.Sheet, error) {
	d := &reader{x: opc.NewScanner(window, vocabularies), limits: sheets.DefaultLimits, book: &sheets.Book{Styles: []sheets.Style{numfmt.Read("General"), numfmt.Read("0.00")}}}
	d.texts.Append("合计")
	s := &sheetReader{reader: d, sheet: &sheets.Sheet{}}
	err := s.read(strings.NewReader(string(data)))
	return s.sheet, err
}

// promised checks what the doc comments of sheets.Sheet say.
func promised(t *testing.T, s *sheets.Sheet) {
	for i, c := range s.Cells.All() {
		require.True(t, 1 <= c.Row && c.Row <= sheets.MaxRow && 1 <= c.Col && c.Col <= sheets.MaxCol)
		if i > 0 {
			before := s.Cells.At(i - 1)
			require.True(t, before.Row < c.Row || before.Row == c.Row && before.Col < c.Col)
		}
		f, found := s.Formulas[[2]int32{c.Row, c.Col}]
		require.Equal(t, c.Formula, found)
		require.Equal(t, found, f.String() != "")
		require.True(t, found || c.Raw != "")
	}
	if len(s.Merges) > 100 {
		return
	}
	for i, a := range s.Merges {
		for _, b := range s.Merges[i+1:] {
			require.False(t, a.Top <= b.Bottom && b.Top <= a.Bottom && a.Left <= b.Right && b.Left <= a.Right)
		}
	}
}

// unlike is where the standard library differs on purpose: it knows which
// characters beyond ASCII names may have and reads neither UTF-16 nor the
// content of processing instructions as this package does.
var unlike = regexp.MustCompile(`<\?|[^\x00-\x7f]|\x00`)

func comparable(data string) bool { return !unlike.MatchString(strings.TrimPrefix(data, "\ufeff")) }

func tokens(data []byte) error {
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// FuzzDecode reads a whole file.
func FuzzDecode(f *testing.F) {
	whole := workbookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>1.5</v></c><c><f>A1</f></c></row>`, `<mergeCells><mergeCell ref="A3:B4"/></mergeCells>`)
	data := whole.pack(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(parts{"xl/workbook.bin": "x"}.pack(f))
	f.Add(whole.with("xl/styles.xml", "").pack(f))
	f.Add([]byte("PK\x03\x04"))
	for _, data := range workbooks(f) {
		f.Add(data)
	}
	limits := sheets.DefaultLimits
	limits.Bytes = 1 << 24
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheets.Open(t.Context(), sheets.Source{Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
		if err != nil {
			var e *sheets.Error
			require.ErrorAs(t, err, &e)
			require.NotEmpty(t, e.Error())
			return
		}
		require.NotEmpty(t, book.Styles)
		names := map[string]bool{}
		for _, s := range book.Sheets {
			require.False(t, names[strings.ToLower(s.Name)])
			names[strings.ToLower(s.Name)] = true
			promised(t, s)
			for _, c := range s.Cells.Part(0, min(s.Cells.Len(), 3)) {
				first := book.Text(c)
				require.Equal(t, first, book.Text(c))
			}
		}
	})
}
