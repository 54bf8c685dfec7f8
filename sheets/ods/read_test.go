package ods

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// row and cell write what most tests are about.
func row(cells string) string { return `<table:table-row>` + cells + `</table:table-row>` }

func text(s string) string {
	return `<table:table-cell office:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
}

func number(s string) string {
	return `<table:table-cell office:value-type="float" office:value="` + s + `"><text:p>shown</text:p></table:table-cell>`
}

func TestValues(t *testing.T) {
	book := spreadsheetOf(row(text("合计")+number("31.099999999999998")+number("-1.5E-3")+`<table:table-cell/>`+
		`<table:table-cell office:value-type="percentage" office:value="0.285"/><table:table-cell office:value-type="currency" office:currency="CNY" office:value="12.50"/>`+
		`<table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="boolean" office:boolean-value="false"/>`+
		`<table:table-cell office:value-type="boolean" office:boolean-value="8"/>`)+
		row(`<table:table-cell office:value-type="date" office:date-value="2021-01-01"/><table:table-cell office:value-type="date" office:date-value="2021-01-01T18:00:00"/>`+
			`<table:table-cell office:value-type="time" office:time-value="PT36H30M00S"/><table:table-cell office:value-type="time" office:time-value="-PT0H36M00.0S"/>`+
			`<table:table-cell office:value-type="date" office:date-value="12021-01-01"/><table:table-cell office:value-type="date" office:date-value="1899-12-29"/>`)+
		row(`<table:table-cell><text:p>without a type</text:p></table:table-cell><table:table-cell office:value-type="string" office:string-value="stated"><text:p>shown</text:p></table:table-cell>`+
			`<table:table-cell office:value-type="string"><text:p/></table:table-cell><table:table-cell><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>`+
			`<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>`), "", "").read(t)
	s := book.Sheets[0]
	assert.Equal(t, []string{
		"A1 text 合计", "B1 number 31.099999999999998", "C1 number -1.5E-3", "E1 number 0.285", "F1 number 12.50", "G1 bool TRUE", "H1 bool FALSE", "I1 number 8",
		"A2 date 44197", "B2 date 44197.75", "C2 date 1.5208333333333333", "D2 date -0.025", "E2 date 12021-01-01", "F2 date -1",
		"A3 text without a type", "B3 text stated", "E3 error #N/A",
	}, sheettest.Values(s))
	var shown []string
	for _, c := range s.Cells.All() {
		shown = append(shown, book.Text(c))
	}
	assert.Equal(t, []string{
		"合计", "31.1", "-0.0015", "28.50%", "12.50", "TRUE", "FALSE", "8",
		"2021-01-01", "2021-01-01 18:00:00", "36:30:00", "-0.025", "12021-01-01", "-1",
		"without a type", "stated", "#N/A",
	}, shown)
}

func TestFormulas(t *testing.T) {
	cell := func(formula, rest string) string {
		return `<table:table-cell table:formula="` + formula + `" ` + rest + `</table:table-cell>`
	}
	s := spreadsheetOf(
		row(cell("of:=SUM([.B1:.C1])", `office:value-type="float" office:value="3">`)+cell("of:=1+1", `>`)+cell("of:=&quot;&quot;", `office:value-type="string" office:string-value=""><text:p/>`)+
			cell("of:=[.A9]", `office:value-type="string"><text:p>a</text:p>`)+cell("of:=[.A9]", `><text:p>b</text:p>`)+cell("of:=[.A9]", `office:value-type="float"><text:p>b</text:p>`))+
			row(cell("of:=1/0", `office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>Err:502</text:p>`)+
				cell("of:=1/0", `office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p>`)+cell("of:=X", `office:value-type="string"><text:p>#NAME?</text:p>`)+
				cell("of:=&quot;#N/A&quot;", `office:value-type="string" calcext:value-type="string"><text:p>#N/A</text:p>`)+cell("of:=0", `office:value-type="float" office:value="0"><text:p>#</text:p>`)+
				cell("of:=5", `office:value-type="float" office:value="5"><text:p>#N/A</text:p>`)+cell("of:=5", `office:value-type="void">`)+cell("of:=&quot;&quot;", `><text:p/>`)+cell("of:=2", `calcext:value-type="float"><text:p/>`)+
				cell("of:=1/0", `office:value-type="float" office:value="0"><text:p>错误：502</text:p>`))+
			row(cell("of:=SUM([.A1:.A2]*2)", `table:number-matrix-columns-spanned="2" table:number-matrix-rows-spanned="1" office:value-type="float" office:value="1">`)+`<table:table-cell office:value-type="float" office:value="0"><text:p>#VALUE!</text:p></table:table-cell>`+cell("unknown:=1", `office:value-type="float" office:value="1">`)), "", "").read(t).Sheets[0]
	assert.Equal(t, []string{
		"A1 number 3", "B1 missing ", "C1 text ", "D1 text a", "E1 text b", "F1 missing ",
		"A2 error Err:502", "B2 error #DIV/0!", "C2 error #NAME?", "D2 text #N/A", "E2 number 0", "F2 number 5", "G2 missing ", "H2 text ", "I2 missing ", "J2 error 错误：502",
		"A3 number 1", "B3 error #VALUE!", "C3 number 1",
	}, sheettest.Values(s))
	assert.Equal(t, sheets.Formula{Text: "SUM(B1:C1)"}, s.Formulas[[2]int32{1, 1}])
	assert.Equal(t, sheets.Formula{Text: "SUM(A1:A2*2)", Array: sheets.Range{Top: 3, Left: 1, Bottom: 3, Right: 2}}, s.Formulas[[2]int32{3, 1}])
	assert.Equal(t, sheets.Formula{}, s.Formulas[[2]int32{3, 3}])
	assert.Len(t, s.Formulas, 18)
	assert.False(t, s.At(3, 2).Formula)
}

func TestTexts(t *testing.T) {
	for name, c := range map[string]struct{ paragraphs, want string }{
		"paragraphs":  {`<text:p>舟山</text:p><text:p/><text:p>指标</text:p>`, "舟山\n\n指标"},
		"spaces":      {`<text:p>a<text:s/>b<text:s text:c="3"/>c</text:p>`, "a b   c"},
		"blanks":      {"<text:p>\n  a\t b\n c </text:p>", "a b c "},
		"across":      {`<text:p>a <text:span> b<text:s/></text:span> c</text:p>`, "a b  c"},
		"tab, break":  {`<text:p>a<text:tab/>b<text:line-break/>c</text:p>`, "a\tb\nc"},
		"runs, links": {`<text:p>一<text:span>二<text:a>三</text:a></text:span><text:sheet-name>四</text:sheet-name></text:p>`, "一二三四"},
		"entities":    {`<text:p>&lt;&#20108;&amp;<![CDATA[<&]]></text:p>`, "<二&<&"},
		"ruby":        {`<text:p><text:ruby><text:ruby-base>合</text:ruby-base><text:ruby-text>he</text:ruby-text></text:ruby>计</text:p>`, "合计"},
		"notes":       {`<office:annotation><text:p>x</text:p></office:annotation><text:p>a<office:annotation><text:p>x</text:p></office:annotation><text:note>1</text:note></text:p>`, "a"},
		"drawings":    {`<text:p>a<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame></text:p><draw:frame><text:p>y</text:p></draw:frame>`, "a"},
		"heading":     {`<text:h>a</text:h><text:p>b</text:p>`, "a\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			s := spreadsheetOf(row(`<table:table-cell office:value-type="string">`+c.paragraphs+`</table:table-cell>`), "", "").read(t).Sheets[0]
			assert.Equal(t, []string{"A1 text " + c.want}, sheettest.Values(s))
		})
	}
}

// What stands for many is laid out where it holds something, and costs nothing where it does not.
func TestRepeated(t *testing.T) {
	s := spreadsheetOf(
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>`+
			`<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7" table:formula="of:=[.A1]"/>`+
			`<table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell/><table:table-cell table:number-columns-repeated="16378"/></table:table-row>`+
			`<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
			row(`<table:table-cell table:number-columns-repeated="16382"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>`)+
			`<table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell table:number-columns-repeated="99999999999"/></table:table-row>`, "", "").read(t).Sheets[0]
	assert.Equal(t, []string{"C1 number 7", "D1 number 7", "C2 number 7", "D2 number 7", "XFC1048575 number 1", "XFD1048575 number 1"}, sheettest.Values(s))
	assert.Equal(t, []sheets.Range{{Top: 1, Left: 5, Bottom: 1, Right: 6}, {Top: 2, Left: 5, Bottom: 2, Right: 6}}, s.Merges)
	assert.Len(t, s.Formulas, 4)
}

func TestMerges(t *testing.T) {
	s := spreadsheetOf(row(`<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="1" office:value-type="string"><text:p>a</text:p></table:table-cell>`+
		`<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>b</text:p></table:table-cell><table:covered-table-cell/>`+
		`<table:table-cell table:number-rows-spanned="3" office:value-type="float" office:value="4"/>`)+
		row(text("c")+`<table:covered-table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"/><table:covered-table-cell/>`), "", "").read(t).Sheets[0]
	assert.Equal(t, []sheets.Range{{Top: 1, Left: 2, Bottom: 2, Right: 3}, {Top: 1, Left: 4, Bottom: 3, Right: 4}}, s.Merges)
	// What is covered stays in the file, as in a workbook.
	assert.Equal(t, []string{"A1 text a", "B1 text b", "D1 number 4", "A2 text c", "B2 number 5", "C2 number 5"}, sheettest.Values(s))
}

func TestLines(t *testing.T) {
	s := spreadsheetOf(
		`<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/><table:table-header-columns><table:table-column table:style-name="flat"/></table:table-header-columns>`+
			`<table:table-column/><table:table-column-group><table:table-column/><table:table-column-group table:display="false"><table:table-column table:number-columns-repeated="99999"/></table:table-column-group></table:table-column-group>`+
			`<table:table-header-rows>`+row(text("a"))+`</table:table-header-rows>`+
			`<table:table-row table:visibility="filter" table:number-rows-repeated="2">`+text("b")+`</table:table-row>`+
			`<table:table-row-group><table:table-rows>`+row(text("c"))+`<table:table-row-group table:display="false">`+row(text("d"))+`</table:table-row-group></table:table-rows></table:table-row-group>`+
			`<table:table-row table:style-name="flat">`+text("e")+`</table:table-row><table:table-row table:style-name="high"/>`+row(text("f"))+
			`<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>`,
		"",
		`<style:style style:name="flat" style:family="table-row"><style:table-row-properties style:row-height="0cm" style:use-optimal-row-height="false"/></style:style>`+
			`<style:style style:name="high" style:family="table-row"><style:table-row-properties style:row-height="0mm" style:use-optimal-row-height="true"/></style:style>`+
			`<style:style style:name="flat" style:family="table-column"><style:table-column-properties style:column-width="0in"/></style:style>`).read(t).Sheets[0]
	hidden := sheets.Line{Hidden: true}
	assert.Equal(t, []sheets.ColSpan{{From: 1, To: 3, Line: hidden}, {From: 5, To: 5, Line: sheets.Line{Outline: 1}}, {From: 6, To: sheets.MaxCol, Line: sheets.Line{Hidden: true, Outline: 2}}}, s.Cols)
	assert.Equal(t, map[int]sheets.Line{2: hidden, 3: hidden, 4: {Outline: 1}, 5: {Hidden: true, Outline: 2}, 6: hidden}, s.Rows)
	assert.Equal(t, []string{"A1 text a", "A2 text b", "A3 text b", "A4 text c", "A5 text d", "A6 text e", "A8 text f"}, sheettest.Values(s))
}

func TestSheets(t *testing.T) {
	styles := `<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="true"/></style:style></office:automatic-styles>`
	book := spreadsheetOf("", "", "").with(content, body("document-content", styles,
		`<table:tracked-changes><table:deletion><table:table-cell><text:p>x</text:p></table:table-cell></table:deletion></table:tracked-changes>`+
			`<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>`+
			`<table:table table:name="附表1" table:style-name="ta2"><office:forms/><table:shapes><draw:frame><draw:text-box><table:table><table:table-row/></table:table></draw:text-box></draw:frame></table:shapes>`+
			row(`<table:table-cell office:value-type="date" office:date-value="2021-01-01"/>`)+`</table:table>`+
			`<table:table table:name="附表1_方案一"><table:scenario/>`+row(number("2"))+`</table:table>`+
			`<table:table table:style-name="ta1"/>`+
			table("'file:///a.ods'#$附表1", row(number("1")))+`<table:dde-links>`+table("linked", row(number("1")))+`</table:dde-links><table:named-expressions/>`)).read(t)
	require.Len(t, book.Sheets, 2)
	assert.Equal(t, []string{"A1 date 42735"}, sheettest.Values(book.Sheets[0]))
	assert.Equal(t, "2021-01-01", book.Text(book.Sheets[0].Cells.At(0)))
	assert.Equal(t, sheets.Visible, book.Sheets[0].State)
	assert.Equal(t, "Sheet2", book.Sheets[1].Name)
	assert.Equal(t, sheets.Hidden, book.Sheets[1].State)
	assert.Equal(t, "ods", book.Format)
}

// A file in one piece says the same, and so does one in UTF-16 or with other prefixes.
func TestVariants(t *testing.T) {
	rows := row(text("合计")+`<table:table-cell table:style-name="ce1" office:value-type="float" office:value="1.5"/>`) + row(`<table:covered-table-cell/>`+text("b"))
	named := `<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1"/></number:number-style>` +
		`<style:style style:name="two" style:family="table-cell" style:data-style-name="N2"/>`
	automatic := `<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="two"/>`
	whole := spreadsheetOf(rows, named, automatic)
	want := whole.read(t)
	assert.Equal(t, "1.50", want.Text(want.Sheets[0].Cells.At(1)))
	flat := flatOf(rows, named, automatic)
	for name, data := range map[string][]byte{
		"flat":                 []byte(flat),
		"byte order mark":      []byte("\ufeff" + flat),
		"UTF-16":               utf16(flat),
		"no mimetype":          whole.with("mimetype", "").pack(t),
		"template":             whole.with("mimetype", mimetype+"-template\n").pack(t),
		"no manifest":          whole.with(manifest, "").pack(t),
		"manifest with a type": whole.edit(t, manifest, "<m:manifest", `<!DOCTYPE m:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m:manifest`).pack(t),
		"macros with a password": whole.edit(t, manifest, "</m:manifest>",
			`<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/><m:file-entry m:full-path="Basic/M.xml"><m:encryption-data/></m:file-entry></m:manifest>`).pack(t),
		"other prefixes": whole.edit(t, content, "xmlns:table=", "xmlns:t=").edit(t, content, "<table:", "<t:").edit(t, content, "</table:", "</t:").edit(t, content, " table:", " t:").pack(t),
		"no prefix": whole.edit(t, content, "xmlns:office=", "xmlns=").edit(t, content, "<office:", "<").edit(t, content, "</office:", "</").
			edit(t, content, "<table:table ", `<table:table xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" `).pack(t),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := open(data, sheets.DefaultLimits)
			require.NoError(t, err)
			assert.Equal(t, want.Sheets, got.Sheets)
			assert.Equal(t, want.Styles, got.Styles)
		})
	}
}

func utf16(s string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}
