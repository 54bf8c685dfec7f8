package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// parts is a workbook by hand: the content of each part by its name.
type parts map[string]string

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// workbookOf is a workbook of one sheet with the given rows and whatever else
// stands after them.
func workbookOf(rows, after string) parts {
	return parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels": relations(`<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook ` + mainSpace + ` ` + relSpace + `>` +
			`<sheets><sheet name="附表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations(
			`<Relationship Id="rId1" Type="` + relType + `worksheet" Target="worksheets/sheet1.xml"/>` +
				`<Relationship Id="rId2" Type="` + relType + `styles" Target="styles.xml"/>` +
				`<Relationship Id="rId3" Type="` + relType + `sharedStrings" Target="sharedStrings.xml"/>`),
		"xl/styles.xml": `<styleSheet ` + mainSpace + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
			`<fonts><font/><font><b/></font><font><b val="0"/></font></fonts>` +
			`<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="10" fontId="2"><alignment indent="3"/></xf></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     `<sst ` + mainSpace + `><si><t>合计</t></si><si><t xml:space="preserve"> b </t></si></sst>`,
		"xl/worksheets/sheet1.xml": worksheet(rows, after),
	}
}

func relations(list string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`
}

func worksheet(rows, after string) string {
	return `<worksheet ` + mainSpace + `><sheetData>` + rows + `</sheetData>` + after + `</worksheet>`
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

// edit is a copy with one part's text changed.
func (p parts) edit(t testing.TB, name, from, to string) parts {
	require.Contains(t, p[name], from)
	return p.with(name, string(bytes.ReplaceAll([]byte(p[name]), []byte(from), []byte(to))))
}

// pack zips the parts in the order of their names.
func (p parts) pack(t testing.TB) []byte {
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
	return sheets.Open(context.Background(), sheets.Source{Name: "a.xlsx", Data: data, Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder()})
}

func (p parts) read(t testing.TB) *sheets.Book {
	book, err := read(p.pack(t))
	require.NoError(t, err)
	return book
}

// refusal is the error that the parts give.
func (p parts) refusal(t testing.TB) *sheets.Error {
	_, err := read(p.pack(t))
	return sheettest.Refusal(t, err)
}
