package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// parts is a document by hand: the content of each part by its name.
type parts map[string]string

const (
	space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ` +
		`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainPart = "word/document.xml"
)

func relations(list string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`
}

func inBody(body string) string {
	return `<w:document ` + space + `><w:body>` + body + `</w:body></w:document>`
}

// documentOf is a document with the given body and styles.
func documentOf(body, styles string) parts {
	return parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":                  relations(`<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/>`),
		"word/_rels/document.xml.rels": relations(`<Relationship Id="rId1" Type="` + relType + `styles" Target="styles.xml"/>`),
		"word/styles.xml":              `<w:styles ` + space + `>` + styles + `</w:styles>`,
		mainPart:                       inBody(body),
	}
}

// with is a copy with one part replaced, or removed if it is "".
func (p parts) with(name, content string) parts {
	p = maps.Clone(p)
	if content == "" {
		delete(p, name)
	} else {
		p[name] = content
	}
	return p
}

// pack zips the parts in the order of their names.
func (p parts) pack(t require.TestingT) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(p[name]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func read(data []byte) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: "a.docx", Data: data, Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder()})
}

// body reads a document with this body.
func body(t testing.TB, xml string) *sheets.Book {
	t.Helper()
	book, err := read(documentOf(xml, "").pack(t))
	require.NoError(t, err)
	return book
}

// p is a paragraph of one run, tc a cell of such, tr a row, tbl a table.
func p(text string) string { return `<w:p>` + r(text) + `</w:p>` }

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func tc(properties string, lines ...string) string {
	var b strings.Builder
	b.WriteString(`<w:tc><w:tcPr>` + properties + `</w:tcPr>`)
	for _, line := range lines {
		b.WriteString(p(line))
	}
	return b.String() + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tbl(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }

// square is a table of two rows and columns.
func square() string { return tbl(tr(tc("", "a"), tc("", "b")), tr(tc("", "1"), tc("", "2"))) }

// cells are a sheet's cells in their order, with their addresses.
func cells(s *sheets.Sheet) []string {
	var all []string
	for _, c := range s.Cells.All() {
		all = append(all, sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()+" "+c.Raw)
	}
	return all
}

func merges(s *sheets.Sheet) []string {
	var all []string
	for _, m := range s.Merges {
		all = append(all, m.String())
	}
	return all
}

func names(book *sheets.Book) []string {
	var all []string
	for _, s := range book.Sheets {
		all = append(all, s.Name)
	}
	return all
}

// prose is the text of the paragraphs, with the level of those that have one.
func prose(book *sheets.Book) []string {
	var all []string
	for i, par := range book.Prose {
		text := strings.Repeat("#", par.Level) + par.Text
		if par.Number != i+1 {
			text += " is numbered wrong"
		}
		all = append(all, text)
	}
	return all
}
