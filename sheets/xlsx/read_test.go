package xlsx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
	"crossfoot/sheets/sheettest"
)

func TestValues(t *testing.T) {
	book := workbookOf(`
		<row r="1" spans="1:9" ht="15">
			<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c><c r="C1" s="2"/><c r="D1"><v>31.099999999999998</v></c>
			<c r="E1" t="n" s="1"><v>44197</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#REF!</v></c>
			<c r="H1" t="d"><v>2021-01-01</v></c><c r="I1" t="str"><v>a_x000D_b_x005F_x000D_c</v></c>
		</row>
		<row r="3" hidden="1" outlineLevel="2"><c r="b3" t="inlineStr"><is><t>é</t><r><rPr><b/></rPr><t> 二</t></r><rPh sb="0" eb="1"><t>er</t></rPh></is></c>
			<c r="C3" t="inlineStr"><v>v</v></c><c r="D3" t="s"><v></v></c><c r="E3" t="s"/><c r="F3" t="inlineStr"><is><t></t></is></c><c r="G3"><v/></c></row>
		<row><c><v>-1.5E-3</v></c><c><v> 7 </v></c><c r="F4" s=""><v>+.5</v></c></row>
		<row r="5" ht="0" customHeight="1"/>
		<row r="6" hidden="0" ht="0"><c t="b"><v>false</v></c><c t="str"><v>&lt;&#20108;&#x4E8c;&amp;<![CDATA[<&]]>&gt;</v></c></row>`, "").read(t)
	s := book.Sheets[0]
	assert.Equal(t, []string{
		"A1 text 合计", "B1 text  b ", "D1 number 31.099999999999998", "E1 date 44197", "F1 bool TRUE", "G1 error #REF!",
		"H1 date 2021-01-01", "I1 text a\rb_x000D_c",
		"B3 text é 二", "C3 text v",
		"A4 number -1.5E-3", "B4 number 7", "F4 number +.5",
		"A6 bool FALSE", "B6 text <二二&<&>",
	}, sheettest.Values(s))
	assert.Equal(t, map[int]sheets.Line{3: {Hidden: true, Outline: 2}, 5: {Hidden: true}}, s.Rows)
	assert.Equal(t, []sheets.Style{
		{Format: "General", Decimals: -1},
		{Format: `yyyy\-mm\-dd`, Decimals: -1, Date: true, Bold: true},
		{Format: "0.00%", Decimals: 2, Percent: true, Indent: 3},
	}, book.Styles)
	assert.Equal(t, "31.1", book.Text(*s.At(1, 4)))
	assert.Equal(t, "2021-01-01", book.Text(*s.At(1, 5)))
	assert.Equal(t, "xlsx", book.Format)
}

func TestFormulas(t *testing.T) {
	s := workbookOf(`
		<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f>=1+1</f></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f></f><v>4</v></c></row>
		<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c><c r="B2"><f t="shared" ref="B2:B4" si="0">A1*2&amp;"A1"</f><v>2</v></c></row>
		<row r="3"><c r="B3"><f t="shared" si="0"/><v>2</v></c><c r="C3"><f t="shared" si="0">X1</f><v>2</v></c></row>
		<row r="4"><c r="A4"><f t="array" ref="A4:B4">{1,2}</f><v>1</v></c><c r="B4"><v>2</v></c><c r="C4"><f t="dataTable" ref="C4:C6" r1="A1"/><v>1</v></c>
			<c r="D4"><f t="dataTable" ref="D4" dtr="1" r1="A1"></f><v>1</v></c><c r="E4"><f t="dataTable" ref="E4" dt2D="1" r1="A1" r2="B1"/></c></row>`, "").read(t).Sheets[0]
	assert.Equal(t, []string{
		"A1 number 3", "B1 missing ", "C1 text ", "D1 number 4", "A2 number 1", "B2 number 2", "B3 number 2", "C3 number 2",
		"A4 number 1", "B4 number 2", "C4 number 1", "D4 number 1", "E4 missing ",
	}, sheettest.Values(s))
	got := map[string]string{}
	for _, c := range s.Cells.All() {
		f, found := s.Formulas[[2]int32{c.Row, c.Col}]
		require.Equal(t, c.Formula, found)
		if found {
			text := f.String()
			if f.Array != (sheets.Range{}) {
				text = "{" + text + "} " + f.Array.String()
			}
			got[sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()] = text
		}
	}
	assert.Equal(t, map[string]string{
		"A1": "SUM(B1:C1)", "B1": "1+1", "C1": `""`, "A2": `#REF!*2&"A1"`, "B2": `A1*2&"A1"`, "B3": `A2*2&"A1"`, "C3": "X1",
		"A4": "{{1,2}} A4:B4", "C4": "{TABLE(,A1)} C4:C6", "D4": "{TABLE(A1,)} D4", "E4": "{TABLE(A1,B1)} E4",
	}, got)
}

func TestMergesAndColumns(t *testing.T) {
	s := workbookOf("", `<cols><col min="4" max="6" hidden="true" width="9"/><col min="1" max="1" outlineLevel="1"/><col min="2" max="3" width="3"/><col min="8" max="8" width="0" customWidth="1"/></cols>
		<mergeCells count="4"><mergeCell ref="C3:D3"/><mergeCell ref="A1:B2"/><mergeCell ref="A1:B2"/><mergeCell ref="F9"/><mergeCell ref="C1:C2"/></mergeCells>
		<extLst><ext uri="x"><mergeCells><mergeCell ref="A1:Z9"/></mergeCells></ext></extLst>`).read(t).Sheets[0]
	assert.Equal(t, []sheets.Range{{Top: 1, Left: 1, Bottom: 2, Right: 2}, {Top: 1, Left: 3, Bottom: 2, Right: 3}, {Top: 3, Left: 3, Bottom: 3, Right: 4}}, s.Merges)
	assert.Equal(t, []sheets.ColSpan{{From: 1, To: 1, Line: sheets.Line{Outline: 1}}, {From: 4, To: 6, Line: sheets.Line{Hidden: true}}, {From: 8, To: 8, Line: sheets.Line{Hidden: true}}}, s.Cols)
	assert.Zero(t, s.Cells.Len())
}

// One sheet, said in the ways that different programs say it.
func TestVariants(t *testing.T) {
	whole := workbookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>`, "")
	prefixed := `<?xml version="1.0"?><!-- a --><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:mc="urn:mc" xmlns="urn:other">` +
		`<sheetData><row r="7"/></sheetData><mc:AlternateContent><mc:Choice><x:sheetData/></mc:Choice></mc:AlternateContent>` +
		`<x:sheetData ><x:row r='1'><row r="9"/><x:c r="A1" t="s"><x:v>0</x:v></x:c ><x:c r="B1"><x:v xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">2</x:v><?p?></x:c></x:row></x:sheetData></x:worksheet>` + "\n<!--b-->\n"
	strict := func(s string) string {
		s = strings.ReplaceAll(s, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
		return strings.ReplaceAll(s, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	allStrict := parts{}
	for name, content := range whole {
		allStrict[name] = strict(content)
	}
	encode := func(order unicode.Endianness, bom unicode.BOMPolicy) parts {
		p := whole
		for _, name := range []string{sheet1, "xl/workbook.xml"} {
			text, err := unicode.UTF16(order, bom).NewEncoder().String(whole[name])
			require.NoError(t, err)
			p = p.with(name, text)
		}
		return p
	}
	const rels = "xl/_rels/workbook.xml.rels"
	for name, p := range map[string]parts{
		"plain":            whole,
		"prefixed":         whole.with(sheet1, prefixed),
		"strict":           allStrict,
		"byte order mark":  whole.with(sheet1, "\ufeff"+whole[sheet1]).with("xl/styles.xml", "\ufeff"+whole["xl/styles.xml"]),
		"UTF-16 LE":        encode(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 BE":        encode(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 LE no BOM": encode(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 BE no BOM": encode(unicode.BigEndian, unicode.IgnoreBOM),
		"no namespace":     whole.edit(t, sheet1, mainSpace, ""),
		"long comment":     whole.edit(t, sheet1, "<v>", "<!--"+strings.Repeat("年", opc.WindowSize)+"--><v>"),
		"absolute target":  whole.edit(t, rels, "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"),
		"dotted target":    whole.edit(t, rels, "worksheets/sheet1.xml", "./x/../../xl/worksheets/sheet1.xml"),
		"content types":    whole.with("[Content_Types].xml", ""),
		"other types":      whole.edit(t, "[Content_Types].xml", "sheet.main+xml", "worksheet+xml"),
		"relations twice":  whole.edit(t, rels, "</Relationships>", `<Relationship Id="rId2" Type="`+relType+`styles" Target="styles.xml"/></Relationships>`),
		"relations around": whole.with("xl/worksheets/_rels/sheet1.xml.rels", relations(`<Relationship Id="rId1" Type="`+relType+`worksheet" Target="sheet1.xml"/><Relationship Id="rId2" Type="`+relType+`officeDocument" Target="../workbook.xml"/>`)),
		"escaped target":   whole.edit(t, rels, "sheet1.xml", "sheet%201.xml").with("xl/worksheets/sheet 1.xml", whole[sheet1]).with(sheet1, ""),
		"backslashes":      whole.edit(t, rels, "worksheets/sheet1.xml", `worksheets\sheet1.xml`).with(`xl\worksheets\sheet1.xml`, whole[sheet1]).with(sheet1, ""),
		"other case":       whole.with("xl/Worksheets/Sheet1.XML", whole[sheet1]).with(sheet1, ""),
		"exact case first": whole.with("xl/worksheets/Sheet1.xml", worksheet(`<row><c><v>9</v></c></row>`, "")),
		"other prefix": whole.edit(t, "xl/workbook.xml", "xmlns:r=", "xmlns:rel=").
			edit(t, "xl/workbook.xml", "r:id", "rel:id"),
		"ignored content": whole.edit(t, "xl/workbook.xml", "<sheets>",
			`<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><sheets/></mc:Choice></mc:AlternateContent><fileVersion/><bookViews><workbookView/></bookViews><sheets>`),
		"phonetic guide": whole.edit(t, "xl/sharedStrings.xml", "<t>合计</t>", `<r><rPr><sz val="9"/></rPr><t>合</t></r><r><t>计</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr/>`),
	} {
		t.Run(name, func(t *testing.T) {
			book := p.read(t)
			require.Len(t, book.Sheets, 1)
			assert.Equal(t, "附表1", book.Sheets[0].Name)
			assert.Equal(t, []string{"A1 text 合计", "B1 number 2"}, sheettest.Values(book.Sheets[0]))
		})
	}
}

func TestSheetList(t *testing.T) {
	p := workbookOf("", "").
		edit(t, "xl/workbook.xml", "</sheets>", `<sheet name="图" r:id="rId4"/><sheet name="b" state="hidden" r:id="rId5"/><sheet name="宏" r:id="rId6"/><sheet name="c" state="veryHidden" r:id="rId7"/></sheets>`).
		edit(t, "xl/_rels/workbook.xml.rels", "</Relationships>",
			`<Relationship Id="rId4" Type="`+relType+`chartsheet" Target="chart.xml"/>`+
				`<Relationship Id="rId5" Type="`+relType+`worksheet" Target="b.xml"/>`+
				`<Relationship Id="rId6" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="m.xml"/>`+
				`<Relationship Id="rId7" Type="`+relType+`worksheet" Target="c.xml"/>`+
				`<Relationship Id="rId8" Type="`+relType+`externalLink" TargetMode="External" Target="file:///x.xlsx"/></Relationships>`).
		with("xl/b.xml", worksheet("", "")).with("xl/c.xml", worksheet("", ""))
	book := p.read(t)
	var got []string
	for _, s := range book.Sheets {
		got = append(got, s.Name+[]string{"", " hidden", " very hidden"}[s.State])
	}
	assert.Equal(t, []string{"附表1", "b hidden", "c very hidden"}, got)
	assert.Empty(t, book.Notes)

	book = p.edit(t, "xl/workbook.xml", `<sheet name="b" state="hidden" r:id="rId5"/>`, "").read(t)
	require.Len(t, book.Sheets, 2)
	require.Len(t, book.Notes, 1)
	assert.Contains(t, book.Notes[0].In(lang.EN), "were not read: 1")
}

// Characters that are written in a roundabout way.
func TestEscapes(t *testing.T) {
	long := strings.Repeat("x", 2*opc.WindowSize)
	for stored, want := range map[string]string{
		"a\r\nb\rc":                "a\nb\nc",
		"<![CDATA[a\r\nb\rc]]>":    "a\nb\nc",
		"_xD83D__xDE00_":           "😀",
		"_xD83D_!":                 "\ufffd!",
		"_x12G4_ _x":               "_x12G4_ _x",
		"_x005f_x0041_":            "_x0041_",
		"&#x1F600;&apos;&quot;":    "😀'\"",
		"a]b]]c":                   "a]b]]c",
		"<b>not</b>this":           "this",
		long + "&gt;" + long:       long + ">" + long,
		"<!--" + long + "-->short": "short",
	} {
		book := workbookOf(`<row><c t="str"><v>`+stored+`</v></c></row>`, "").read(t)
		require.Equal(t, 1, book.Sheets[0].Cells.Len())
		assert.Equal(t, want, book.Sheets[0].Cells.At(0).Raw)
	}
	book := workbookOf("", "").edit(t, "xl/workbook.xml", "附表1", "a &amp;&#10;\r\n\tb'").read(t)
	assert.Equal(t, "a &\n  b'", book.Sheets[0].Name)
}

// Runs of a text that are raised or struck out, of a text in the list and of one in the cell.
func TestRuns(t *testing.T) {
	run := func(properties, text string) string {
		return `<r><rPr><sz val="11"/>` + properties + `</rPr><t xml:space="preserve">` + text + `</t></r>`
	}
	const raised, struck = `<vertAlign val="superscript"/>`, `<strike/>`
	for name, c := range map[string]struct{ runs, want string }{
		"mark of a note":       {run("", "300") + run(raised, "1)"), "300¹⁾"},
		"power":                {run("", "km") + run(raised, "2"), "km²"},
		"escape raised":        {run("", "300") + run(raised, "_x0031_"), "300¹"},
		"lowered":              {run("", "CO") + run(`<vertAlign val="subscript"/>`, "2"), "CO2"},
		"properties of before": {run(raised, "1") + `<r><t>300</t></r>`, "¹300"},
		"struck out":           {run(struck, "280") + run("", "300"), "300"},
		"struck out behind":    {run("", "300") + run(struck, " 280"), "300"},
		"blank between":        {run(struck, "280") + run("", " 300"), "300"},
		"blanks on both sides": {run("", "a ") + run(struck, "b") + run("", " c"), "a c"},
		"all struck out":       {run(struck, "28") + run("", " ") + run(struck+raised, "0"), "28 ⁰"},
		"not struck out":       {run(`<strike val="0"/>`, "280") + run(`<strike val="false"/>`, "300"), "280300"},
		"nothing struck out":   {run(struck, "") + run("", " 300"), " 300"},
		"escape across":        {run("", "a_x00") + run("", "41_"), "aA"},
	} {
		t.Run(name, func(t *testing.T) {
			p := workbookOf(`<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="inlineStr"><is>`+c.runs+`</is></c></row>`, "").
				edit(t, "xl/sharedStrings.xml", "</sst>", `<si>`+c.runs+`</si></sst>`)
			assert.Equal(t, []string{"A1 text " + c.want, "B1 text " + c.want}, sheettest.Values(p.read(t).Sheets[0]))
		})
	}
}

// What a sheet says of its own size is a hint and no more.
func TestDimension(t *testing.T) {
	for _, ref := range []string{"A1", "A1:B2", "A1:XFD1048576", "nonsense", ""} {
		p := workbookOf(`<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>`, "").
			edit(t, sheet1, "<sheetData>", `<dimension ref="`+ref+`"/><sheetData>`)
		s := p.read(t).Sheets[0]
		assert.Equal(t, 3, s.Cells.Len())
	}
}

// Tokens of every length meet the end of the window at every place.
func TestWindowEdges(t *testing.T) {
	var rows strings.Builder
	var want []string
	for i := 1; rows.Len() < 3*opc.WindowSize; i++ {
		text := strings.Repeat("二&", i%7) + "\r\n" + strings.Repeat("x", i%11)
		ref := sheets.Ref{Row: i, Col: 1}.String()
		rows.WriteString(`<row r="` + ref[1:] + `"><c r="` + ref + `" t="str" a="&quot;"><v>` +
			strings.NewReplacer("&", "&amp;").Replace(text) + "<!--c--><![CDATA[]]]]></v></c></row>")
		want = append(want, ref+" text "+strings.ReplaceAll(text, "\r", "")+"]]")
	}
	for shift := range 40 {
		s := workbookOf(strings.Repeat(" ", shift)+rows.String(), "").read(t).Sheets[0]
		require.Equal(t, want, sheettest.Values(s))
	}
}

func TestShow1904(t *testing.T) {
	rows := `<row><c s="1"><v>42735</v></c><c s="1" t="d"><v>2021-01-01</v></c></row>`
	whole := workbookOf(rows, "")
	book := whole.edit(t, "xl/workbook.xml", "<sheets>", `<workbookPr date1904="1"/><sheets>`).read(t)
	for _, c := range book.Sheets[0].Cells.All() {
		assert.Equal(t, "2021-01-01", book.Text(c))
	}
	assert.Equal(t, "2016-12-31", whole.read(t).Text(book.Sheets[0].Cells.At(0)))
}
