package annotate

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/xlsx"
)

// parts is a workbook by hand: the content of each part by its name.
type parts map[string]string

const (
	relTypes = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	mainNS   = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
)

func rels(list ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(list); i += 3 {
		b.WriteString(`<Relationship Id="` + list[i] + `" Type="` + relTypes + `/` + list[i+1] + `" Target="` + list[i+2] + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// small is a workbook of one sheet 表 with this in it; it has no styles and no texts.
func small(sheet string) parts {
	return parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                rels("rId1", "officeDocument", "xl/workbook.xml"),
		"xl/workbook.xml":            `<workbook xmlns="` + mainNS + `" xmlns:r="` + relTypes + `"><sheets><sheet name="表" sheetId="7" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels("rId1", "worksheet", "worksheets/sheet1.xml"),
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="` + mainNS + `">` + sheet + `</worksheet>`,
	}
}

func (p parts) with(name, content string) parts {
	p = maps.Clone(p)
	p[name] = content
	return p
}

// prefixed writes the elements of the workbook with a prefix, its namespace declared so.
func (p parts) prefixed() parts {
	p = maps.Clone(p)
	for name, content := range p {
		if strings.Contains(content, `xmlns="`+mainNS+`"`) {
			content = prefixed("x:", content)
			p[name] = strings.ReplaceAll(content, `xmlns="`, `xmlns:x="`)
		}
	}
	return p
}

// strict writes the workbook in the namespaces of the strict variant.
func (p parts) strict() parts {
	p = maps.Clone(p)
	for name, content := range p {
		p[name] = strings.ReplaceAll(strings.ReplaceAll(content, mainNS, strict.main), relTypes, strict.rel)
	}
	return p
}

func (p parts) pack(t require.TestingT) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(w, p[name])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func unpack(t require.TestingT, data []byte) parts {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	p := parts{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotContains(t, p, f.Name)
		p[f.Name] = string(content)
	}
	return p
}

func readBook(t require.TestingT, data []byte) *sheets.Book {
	book, err := sheets.Open(context.Background(), sheets.Source{Name: "a.xlsx", Data: data}, []sheets.Decoder{xlsx.Decoder()})
	require.NoError(t, err)
	return book
}

var red = Fill{Pattern: "solid", Color: "FF0000"}

// marked is the copy of a workbook with marks on 表 and a page 报告.
func (p parts) marked(t require.TestingT, marks ...Mark) (parts, []sheets.Ref) {
	b, err := Open(sheets.Source{Data: p.pack(t)})
	require.NoError(t, err)
	b.Author, b.Font = "crossfoot", "宋体"
	left, err := b.Mark("表", marks)
	require.NoError(t, err)
	_, err = b.Mark("没有", marks)
	require.NoError(t, err)
	require.NoError(t, b.InsertFirst(&Page{
		Name: "报告", Tab: "C00000", Widths: []float64{10, 20}, Head: 1, Last: 2,
		Rows: []Row{{Cells: []Cell{{Text: "a"}, {Text: "=1+1"}}}, {Height: 20, Cells: []Cell{{Text: "1", Number: true}, {Text: "去", Link: "'表'!A1"}}}},
	}))
	data, err := b.Pack()
	require.NoError(t, err)
	book := readBook(t, data)
	require.True(t, strings.HasPrefix(book.Sheets[0].Name, "报告"))
	require.Nil(t, book.Sheets[0].Formulas)
	return unpack(t, data), left
}

func fillAt(row, col int) Mark { return Mark{Row: row, Col: col, Fill: red} }

func noteAt(row, col int) Mark { return Mark{Row: row, Col: col, Note: Note{Head: "头", Text: "文"}} }

// What marks do to the cells of a sheet. The styles that they get count from 1, as the
// workbook has the usual one only.
func TestCells(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		marks []Mark
		want  string
	}{
		"a cell":          {`<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="C2" t="str"><f>A1</f><v>x</v></c></row></sheetData>`, []Mark{fillAt(2, 3)}, `<sheetData><row r="2"><c r="B2"><v>1</v></c><c s="1" r="C2" t="str"><f>A1</f><v>x</v></c></row></sheetData>`},
		"no rows":         {`<sheetData/>`, []Mark{fillAt(3, 2), fillAt(3, 1)}, `<sheetData><row r="3"><c r="A3" s="1"/><c r="B3" s="1"/></row></sheetData>`},
		"between cells":   {`<sheetData><row r="2" spans="2:4"><c r="B2"/><c r="D2"/></row></sheetData>`, []Mark{fillAt(2, 3), fillAt(2, 1), fillAt(2, 9)}, `<sheetData><row r="2" spans="1:9"><c r="A2" s="1"/><c r="B2"/><c r="C2" s="1"/><c r="D2"/><c r="I2" s="1"/></row></sheetData>`},
		"between rows":    {`<sheetData><row r="2"/><row r="5" ht="9"/></sheetData>`, []Mark{fillAt(1, 1), fillAt(2, 1), fillAt(3, 1), fillAt(6, 1)}, `<sheetData><row r="1"><c r="A1" s="1"/></row><row r="2"><c r="A2" s="1"/></row><row r="3"><c r="A3" s="1"/></row><row r="5" ht="9"/><row r="6"><c r="A6" s="1"/></row></sheetData>`},
		"without numbers": {`<sheetData><row><c/><c/></row><row/><row r="9"><c r="C9"/><c/></row></sheetData>`, []Mark{fillAt(1, 2), fillAt(2, 1), fillAt(9, 4)}, `<sheetData><row><c/><c s="1"/></row><row><c r="A2" s="1"/></row><row r="9"><c r="C9"/><c s="1"/></row></sheetData>`},
		"dimension":       {`<dimension ref="B2:C3"/><sheetData/>`, []Mark{fillAt(1, 5)}, `<dimension ref="B1:E3"/><sheetData><row r="1"><c r="E1" s="1"/></row></sheetData>`},
		"an extension":    {`<sheetData><row r="1"><c r="A1"><v>1</v><extLst><ext uri="u"><y:c xmlns:y="urn:y" r="B1"/></ext></extLst></c></row></sheetData>`, []Mark{fillAt(1, 2)}, `<sheetData><row r="1"><c r="A1"><v>1</v><extLst><ext uri="u"><y:c xmlns:y="urn:y" r="B1"/></ext></extLst></c><c r="B1" s="1"/></row></sheetData>`},
		"the last cell":   {`<sheetData/>`, []Mark{fillAt(sheets.MaxRow, sheets.MaxCol)}, `<sheetData><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>`},
		"only a note":     {`<sheetData/>`, []Mark{noteAt(4, 4)}, `<sheetData/><legacyDrawing xmlns:r="` + relTypes + `" r:id="rId2"/>`},
		"selected":        {`<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData/>`, nil, `<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData/>`},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := small(c.sheet).marked(t, c.marks...)
			assert.Equal(t, small(c.want)["xl/worksheets/sheet1.xml"], got["xl/worksheets/sheet1.xml"])
		})
	}
}

// Blank cells have the style of their row, or else of their column, under the mark.
func TestBaseStyle(t *testing.T) {
	p := small(`<cols><col min="2" max="3" width="5" style="1"/></cols><sheetData><row r="1" s="2" customFormat="1"><c r="A1" s="3"/></row><row r="2" s="2"/></sheetData>`).
		with("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml")).
		with("xl/styles.xml", `<styleSheet xmlns="`+mainNS+`"><fonts count="2"><font/><font><color rgb="FFFFFFFF"/><b/></font></fonts><fills count="1"><fill/></fills><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="1"/><xf numFmtId="2"/><xf numFmtId="3" fontId="1" fillId="0"><alignment wrapText="1"/></xf></cellXfs><dxfs count="0"/></styleSheet>`)
	for _, p := range []parts{p, p.prefixed(), p.strict()} {
		got, _ := p.marked(t, fillAt(1, 1), fillAt(1, 2), fillAt(2, 3), fillAt(5, 5))
		sheet := strings.ReplaceAll(got["xl/worksheets/sheet1.xml"], "x:", "")
		assert.Contains(t, sheet, `<row r="1" s="2" customFormat="1"><c r="A1" s="4"/><c r="B1" s="5"/></row><row r="2" s="2"><c r="C2" s="6"/></row><row r="5"><c r="E5" s="7"/></row>`)
		styles := strings.ReplaceAll(got["xl/styles.xml"], "x:", "")
		assert.Contains(t, styles, `<font><color rgb="FFFFFFFF"/><b/></font><font><b/></font>`)
		assert.Contains(t, styles, `<fill/><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1">`)
		assert.Contains(t, styles, `<xf applyFill="1" applyFont="1" numFmtId="3" fontId="2" fillId="2"><alignment wrapText="1"/></xf>`)
		assert.Contains(t, styles, `<xf fillId="2" applyFill="1" numFmtId="1"/>`)
	}
}

// Notes keep what was there; a conversation is left alone.
func TestNotes(t *testing.T) {
	p := small(`<sheetData/><drawing xmlns:q="`+relTypes+`" q:id="rId8"/><legacyDrawing xmlns:q="`+relTypes+`" q:id="rId9"/><tableParts/>`).
		with("xl/worksheets/_rels/sheet1.xml.rels", strings.Replace(rels("rId9", "vmlDrawing", "../d.vml", "rId7", "comments", "/xl/c.xml"), "</Relationships>",
			`<Relationship Id="rId6" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../t.xml"/></Relationships>`, 1)).
		with("xl/t.xml", `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="D1" id="{1}"><text>话</text></threadedComment></ThreadedComments>`).
		with("xl/c.xml", `<comments xmlns="`+mainNS+`"><authors><author>a</author></authors><commentList><comment ref="A1" authorId="0"><text><t>旧</t></text></comment>`+
			`<comment ref="B1" authorId="0"><text><r><t>一</t></r><r><t>二</t></r><phoneticPr fontId="1"/></text></comment><comment ref="C1" authorId="0"><text/></comment><comment ref="D1" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`).
		with("xl/d.vml", `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:idmap v:ext="edit" data="3"/><br><v:shape id="_x0000_s3073"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 0, 2, 3, 15, 4, 1</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`).
		with("xl/other.vml", `<xml><o:idmap v:ext="edit" data="1,12"/></xml>`)
	got, left := p.marked(t, noteAt(1, 1), noteAt(1, 2), noteAt(1, 3), noteAt(1, 4), noteAt(2, 1))
	assert.Equal(t, []sheets.Ref{{Sheet: "表", Row: 1, Col: 4}}, left)
	rPr := `<sz val="9"/><color indexed="81"/><rFont val="宋体"/></rPr><t xml:space="preserve">`
	head, text := `<r><rPr><b/>`+rPr+`头&#10;</t></r>`, `<r><rPr>`+rPr+`文</t></r>`
	line := `<r><rPr>` + rPr + `&#10;————————&#10;</t></r>`
	assert.Equal(t, `<comments xmlns="`+mainNS+`"><authors><author>a</author><author>crossfoot</author></authors><commentList>`+
		`<comment ref="A1" authorId="0"><text><r><t>旧</t></r>`+line+head+text+`</text></comment>`+
		`<comment ref="B1" authorId="0"><text><r><t>一</t></r><r><t>二</t></r>`+line+head+text+`<phoneticPr fontId="1"/></text></comment>`+
		`<comment ref="C1" authorId="0"><text>`+line+head+text+`</text></comment>`+
		`<comment ref="D1" authorId="0"><text><t>[Threaded comment]</t></text></comment>`+
		`<comment ref="A2" authorId="1"><text>`+head+text+`</text></comment></commentList></comments>`, got["xl/c.xml"])
	vml := got["xl/d.vml"]
	assert.Contains(t, vml, `data="3,13"`)
	assert.Contains(t, vml, `<x:Anchor>1, 15, 0, 2, 3, 15, 7, 1</x:Anchor>`)
	assert.Equal(t, 1, strings.Count(vml, `<v:shape id="_x0000_s13313"`))
	assert.Contains(t, vml, `<x:Row>1</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`)
	assert.Equal(t, p["xl/t.xml"], got["xl/t.xml"])
	assert.Equal(t, p["xl/worksheets/sheet1.xml"], got["xl/worksheets/sheet1.xml"])
	assert.Equal(t, p["xl/other.vml"], got["xl/other.vml"])
}

// legacyDrawing stands where the format wants it, whatever is there.
func TestInsertInOrder(t *testing.T) {
	const mine = `<legacyDrawing xmlns:r="` + relTypes + `" r:id="rId2"/>`
	for _, name := range sheetOrder {
		if name == "sheetData" || name == "legacyDrawing" {
			continue
		}
		before, after := "<"+name+"/>", ""
		if slices.Index(sheetOrder, name) > slices.Index(sheetOrder, "legacyDrawing") {
			before, after = "", before
		}
		data := "<sheetData/>"
		if slices.Index(sheetOrder, name) < slices.Index(sheetOrder, "sheetData") {
			before, data = before+data, ""
		}
		got, _ := small(data+before+after).marked(t, noteAt(1, 1))
		assert.Equal(t, small(data + before + mine + after)["xl/worksheets/sheet1.xml"], got["xl/worksheets/sheet1.xml"], name)
	}
	const controls = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>`
	got, _ := small(`<sheetData/><y:z xmlns:y="urn:y"/>`+controls).marked(t, noteAt(1, 1))
	assert.Equal(t, small(`<sheetData/><y:z xmlns:y="urn:y"/>` + mine + controls)["xl/worksheets/sheet1.xml"], got["xl/worksheets/sheet1.xml"])
}

// What names sheets by their place names them by their new place, and a name that is
// taken is not taken again.
func TestWorkbook(t *testing.T) {
	p := small(`<sheetData/>`).with("xl/workbook.xml", `<workbook xmlns="`+mainNS+`" xmlns:q="`+relTypes+`"><bookViews><workbookView xWindow="1" firstSheet="1" activeTab='1'/><workbookView/></bookViews>`+
		`<sheets><sheet name="表" sheetId="7" q:id="rId1"/><sheet name="报告" sheetId="3" state="veryHidden" q:id="rId2"/></sheets>`+
		`<definedNames><definedName name="a" localSheetId="1">1</definedName><definedName name="b">2</definedName></definedNames><calcPr calcId="1"/></workbook>`).
		with("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "worksheet", "worksheets/sheet9.xml")).
		with("xl/worksheets/sheet9.xml", `<worksheet xmlns="`+mainNS+`"><sheetData/></worksheet>`)
	b, err := Open(sheets.Source{Data: p.pack(t)})
	require.NoError(t, err)
	require.NoError(t, b.InsertFirst(&Page{Name: "报告", Head: 3, Last: 8, Widths: []float64{1, 1}}))
	data, err := b.Pack()
	require.NoError(t, err)
	got := unpack(t, data)
	assert.Equal(t, `<workbook xmlns="`+mainNS+`" xmlns:q="`+relTypes+`"><bookViews><workbookView xWindow="1" firstSheet="0" activeTab='0'/><workbookView/></bookViews>`+
		`<sheets><sheet name="报告 (2)" sheetId="8" q:id="rId4"/><sheet name="表" sheetId="7" q:id="rId1"/><sheet name="报告" sheetId="3" state="veryHidden" q:id="rId2"/></sheets>`+
		`<definedNames><definedName name="_crossfoot_report" localSheetId="0" hidden="1">'报告 (2)'!$A$1</definedName>`+
		`<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'报告 (2)'!$A$3:$B$8</definedName>`+
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">'报告 (2)'!$3:$3</definedName>`+
		`<definedName name="a" localSheetId="2">1</definedName><definedName name="b">2</definedName></definedNames><calcPr calcId="1"/></workbook>`, got["xl/workbook.xml"])
	assert.Contains(t, got["xl/worksheets/sheet2.xml"], `tabSelected="1" workbookViewId="1"`)
	for _, variant := range []parts{p.prefixed(), p.strict()} {
		again, _ := variant.marked(t, fillAt(1, 1), noteAt(1, 1))
		assert.Contains(t, again["xl/workbook.xml"], `name="a" localSheetId="2"`)
	}
}

func TestSigned(t *testing.T) {
	for _, signed := range []bool{false, true} {
		p := small(`<sheetData/>`)
		if signed {
			p["_rels/.rels"] = strings.Replace(p["_rels/.rels"], "</Relationships>", `<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>`, 1)
		}
		b, err := Open(sheets.Source{Data: p.pack(t)})
		require.NoError(t, err)
		got, err := b.Signed()
		require.NoError(t, err)
		assert.Equal(t, signed, got)
	}
}

func TestTexts(t *testing.T) {
	for in, want := range map[string]string{
		"a_x000D_b":  "a_x005F_x000D_b",
		"_x00g0_":    "_x00g0_",
		"_x000D":     "_x000D",
		"__x000a__x": "__x005F_x000a__x",
		"<文>":        "&lt;文&gt;",
	} {
		assert.Equal(t, want, escaped(in))
	}
	for in, want := range map[string]string{
		"a/b":                         "a_b",
		" 'x' ":                       "x",
		strings.Repeat("长", 40):       strings.Repeat("长", 31),
		"😀" + strings.Repeat("a", 40): "😀" + strings.Repeat("a", 29),
	} {
		assert.Equal(t, want, SheetName(in))
	}
}

// A damaged part is an error that names it, and no copy comes of it.
func TestDamaged(t *testing.T) {
	for name, p := range map[string]parts{
		"xl/worksheets/sheet1.xml": small(`<sheetData>`),
		"xl/c.xml":                 small(`<sheetData/>`).with("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "comments", "../c.xml")).with("xl/c.xml", "<comments"),
		"xl/d.vml":                 small(`<sheetData/><legacyDrawing r:id="rId1" xmlns:r="x"/>`).with("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "vmlDrawing", "../d.vml")).with("xl/d.vml", "<xml>"),
	} {
		b, err := Open(sheets.Source{Data: p.pack(t)})
		require.NoError(t, err)
		_, err = b.Mark("表", []Mark{noteAt(1, 1)})
		var fault *sheets.Error
		require.ErrorAs(t, err, &fault, name)
		assert.Contains(t, fault.Error(), name)
	}
}

// What no program needs is no reason to refuse a copy.
func TestUnreadableProperties(t *testing.T) {
	p := small(`<sheetData/>`).with("docProps/app.xml", "<html>").
		with("_rels/.rels", rels("rId1", "officeDocument", "xl/workbook.xml", "rId2", "extended-properties", "docProps/app.xml"))
	got, _ := p.marked(t, fillAt(1, 1))
	assert.Equal(t, "<html>", got["docProps/app.xml"])
}
