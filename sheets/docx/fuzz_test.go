package docx

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
	"crossfoot/sheets/sheettest"
)

// FuzzBody reads the XML of a main part: it is refused with a reason, or gives a
// book that keeps what it promises.
func FuzzBody(f *testing.F) {
	z, err := zip.NewReader(bytes.NewReader(notice(f)), int64(len(notice(f))))
	require.NoError(f, err)
	main, err := fs.ReadFile(z, mainPart)
	require.NoError(f, err)
	// A piece of the notice from its end, with a table: the whole is slow to mutate.
	f.Add(string(main[:400]) + string(main[len(main)-8000:]))
	for _, xml := range []string{
		p("附表1") + square(),
		tbl(tr(tc(`<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>`, "a", "b"), tc("", "1")), tr(tc(`<w:vMerge/><w:gridSpan w:val="2"/>`), tc("", "2"))),
		tbl(`<w:tr><w:trPr><w:gridBefore w:val="2"/><w:hidden/></w:trPr>` + tc(`<w:hMerge w:val="restart"/>`, "a") + tc(`<w:hMerge/>`) + `<w:tc>` + square() + `</w:tc></w:tr>`),
		`<w:p><w:pPr><w:pStyle w:val="1"/><w:outlineLvl w:val="1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:x><w:txbxContent>` + square() + `</w:txbxContent></wps:x></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent><w:sym w:char="F0FC"/></w:r></w:p>`,
		`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>280</w:t><w:br/></w:r><w:r><w:rPr><w:dstrike w:val="0"/><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>`,
		`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p("x") + `</w:sdtContent></w:sdt><w:ins>` + p("y") + `</w:ins><w:del>` + p("z") + `</w:del>`,
	} {
		f.Add(inBody(xml))
	}
	f.Fuzz(func(t *testing.T, xml string) {
		d := newReader(opc.NewScanner(opc.WindowSize, vocabularies), sheets.DefaultLimits)
		d.styles["1"] = &style{level: 1}
		if err := d.x.Document(strings.NewReader(xml), "document", d.content); err != nil {
			sheettest.Refusal(t, err)
			return
		}
		sheettest.Promised(t, d.book.Book())
	})
}

// FuzzDecode reads a whole file.
func FuzzDecode(f *testing.F) {
	data := documentOf(p("附表1")+square(), "").pack(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(notice(f))
	limits := sheets.DefaultLimits
	limits.Bytes = 1 << 24
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheets.Open(t.Context(), sheets.Source{Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
		if err != nil {
			sheettest.Refusal(t, err)
			return
		}
		sheettest.Promised(t, book)
	})
}
