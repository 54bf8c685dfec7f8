package spreadsheetml

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/sheettest"
)

func TestValues(t *testing.T) {
	book, s := read(t, `<Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style>`,
		row(cell("", "String", "合计")+cell("", "Number", "31.099999999999998")+cell("", "Number", " -1.5E-3 ")+`<Cell/>`+
			cell("", "Boolean", "1")+cell("", "Boolean", "0")+cell("", "Error", "#REF!")+cell("", "Number", "")+cell("", "String", "")+cell(`ss:StyleID="day"`, "Number", "44197"))+
			row(cell("", "DateTime", "2021-01-01T00:00:00.000")+cell(`ss:StyleID="day"`, "DateTime", "2021-01-01T18:00:00.000")+cell("", "DateTime", "1899-12-31T12:00:00.000")+
				cell("", "DateTime", "1900-01-01T00:00:00.000")+cell("", "DateTime", "1900-02-29T00:00:00.000")+cell("", "DateTime", "1900-03-01")+cell("", "DateTime", "2021-01-01T06:30:00"))+
			row(`<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>其</B><Font html:Color="#FF0000">中<I>：</I></Font>&#10;a</ss:Data><Comment><ss:Data>note</ss:Data></Comment><PhoneticText>qi</PhoneticText></Cell>`+
				cell("", "String", " a&lt;&#20108;&amp;<![CDATA[<&]]> ")))
	assert.Equal(t, []string{
		"A1 text 合计", "B1 number 31.099999999999998", "C1 number -1.5E-3", "E1 bool TRUE", "F1 bool FALSE", "G1 error #REF!", "J1 date 44197",
		"A2 date 44197", "B2 date 44197.75", "C2 date 0.5", "D2 date 1", "E2 date 60", "F2 date 61", "G2 date 44197.270833333336",
		"A3 text 其中：\na", "B3 text  a<二&<& ",
	}, sheettest.Values(s))
	var shown []string
	for _, c := range s.Row(2) {
		shown = append(shown, book.Text(c))
	}
	assert.Equal(t, []string{"2021-01-01", "2021/1/1", "1900-01-00 12:00:00", "1900-01-01", "1900-02-29", "1900-03-01", "2021-01-01 06:30:00"}, shown)
	assert.Equal(t, "spreadsheetml", book.Format)
}

func TestPlaces(t *testing.T) {
	_, s := read(t, "", `<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/><Column/><Column ss:Width="0"/>`+
		`<Row ss:Index="3" ss:Hidden="1">`+cell(`ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"`, "String", "a")+cell("", "Number", "1")+`<Cell ss:Index="6" ss:MergeAcross="2"/>`+cell("", "Number", "2")+`</Row>`+
		`<Row>`+cell("", "String", "b")+cell(`ss:Index="4"`, "Number", "3")+`</Row>`+
		`<Row ss:Span="2" ss:Height="0" ss:AutoFitHeight="0"/><Row>`+cell("", "String", "c")+`</Row><Row ss:Height="0"/><Row ss:Index="1048575" ss:Span="1" ss:Hidden="1"/>`)
	assert.Equal(t, []string{"B3 text a", "D3 number 1", "I3 number 2", "A4 text b", "D4 number 3", "A8 text c"}, sheettest.Values(s))
	assert.Equal(t, []sheets.Range{{Top: 3, Left: 2, Bottom: 4, Right: 3}, {Top: 3, Left: 6, Bottom: 3, Right: 8}}, s.Merges)
	hidden := sheets.Line{Hidden: true}
	assert.Equal(t, map[int]sheets.Line{3: hidden, 5: hidden, 6: hidden, 7: hidden}, s.Rows)
	assert.Equal(t, []sheets.ColSpan{{From: 2, To: 3, Line: hidden}, {From: 5, To: 5, Line: hidden}}, s.Cols)
}

func TestSheets(t *testing.T) {
	options := func(visible string) string {
		return `<x:WorksheetOptions><x:Print/><x:Visible>` + visible + `</x:Visible></x:WorksheetOptions></Worksheet>`
	}
	book, err := open(workbook(`<x:ExcelWorkbook><x:WindowHeight>9</x:WindowHeight><x:Date1904/></x:ExcelWorkbook>`+
		sheet("附表1", row(cell("", "DateTime", "2021-01-01T00:00:00.000")))+
		strings.Replace(sheet("b", ""), `</Worksheet>`, options("SheetHidden"), 1)+strings.Replace(sheet("c", ""), `</Worksheet>`, options("SheetVeryHidden"), 1)+`<Worksheet/>`), sheets.DefaultLimits)
	require.NoError(t, err)
	var names []string
	var states []sheets.State
	for _, s := range book.Sheets {
		names, states = append(names, s.Name), append(states, s.State)
	}
	assert.Equal(t, []string{"附表1", "b", "c", "Sheet4"}, names)
	assert.Equal(t, []sheets.State{sheets.Visible, sheets.Hidden, sheets.VeryHidden, sheets.Visible}, states)
	assert.Equal(t, []string{"A1 date 42735"}, sheettest.Values(book.Sheets[0]))
	assert.Equal(t, "2021-01-01", book.Text(book.Sheets[0].Cells.At(0)))
}

func TestStyles(t *testing.T) {
	book, s := read(t, `<Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Bottom"/><Font ss:Size="11"/><NumberFormat/></Style>`+
		`<Style ss:ID="total"><Alignment ss:Indent="2"/><Font ss:Bold="1"/><NumberFormat ss:Format="0.00"/></Style>`+
		`<Style ss:ID="share" ss:Parent="total"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="plain" ss:Parent="total"><Font/></Style>`+
		`<Style ss:ID="a" ss:Parent="b"/><Style ss:ID="b" ss:Parent="a"/>`,
		`<Column ss:Index="2" ss:StyleID="share"/><Column ss:Index="4" ss:Span="1" ss:StyleID="plain"/>`+
			row(strings.Repeat(cell("", "Number", "0.285"), 6))+`<Row ss:StyleID="total">`+cell("", "Number", "0.285")+cell(`ss:StyleID="a"`, "Number", "0.285")+`</Row>`)
	usual := sheets.Style{Format: "General", Decimals: -1}
	total := sheets.Style{Format: "0.00", Decimals: 2, Bold: true, Indent: 2}
	share := sheets.Style{Format: "0.00%", Decimals: 2, Percent: true, Bold: true, Indent: 2}
	plain := sheets.Style{Format: "0.00", Decimals: 2, Indent: 2}
	var got []sheets.Style
	for _, c := range s.Cells.All() {
		got = append(got, book.Style(c))
	}
	assert.Equal(t, []sheets.Style{usual, share, usual, plain, plain, usual, total, usual}, got)
	assert.Equal(t, "28.50%", book.Text(s.Cells.At(1)))
	assert.Equal(t, usual, book.Styles[0])
}

func TestNamedFormats(t *testing.T) {
	for name, want := range map[string]string{
		"General": "44197.75", "General Number": "44197.75", "General Date": "2021/1/1 18:00", "Long Date": "2021年1月1日", "Medium Date": "1-Jan-21", "Short Date": "2021/1/1",
		"Long Time": "18:00:00", "Medium Time": "6:00 PM", "Short Time": "18:00", "Currency": "44,197.75", "Euro Currency": "€44,197.75", "Fixed": "44197.75",
		"Standard": "44,197.75", "Percent": "4419775.00%", "Scientific": "4.42E+04", "Yes/No": "Yes", "True/False": "True", "On/Off": "On", "@": "44197.75", "0.0": "44197.8",
	} {
		book, s := read(t, `<Style ss:ID="a"><NumberFormat ss:Format="`+name+`"/></Style>`, row(cell(`ss:StyleID="a"`, "Number", "44197.75")))
		assert.Equal(t, want, book.Text(s.Cells.At(0)), name)
	}
}

func TestFormulas(t *testing.T) {
	_, s := read(t, "", row(cell(`ss:Formula="=SUM(RC[1]:RC[2])"`, "Number", "3")+`<Cell ss:Formula="=1+1"/>`+cell(`ss:Formula="=&quot;&quot;"`, "String", "")+cell(`ss:Formula="=R[-1]C"`, "Error", "#REF!"))+
		row(cell(`ss:Formula="=R1C1*{1;2}" ss:ArrayRange="RC:R[1]C"`, "Number", "1")+cell(`ss:Formula="=A1"`, "Number", "1")+cell(`ss:Formula="=1"`, "Number", "")))
	assert.Equal(t, []string{"A1 number 3", "B1 missing ", "C1 text ", "D1 error #REF!", "A2 number 1", "B2 number 1", "C2 missing "}, sheettest.Values(s))
	assert.Equal(t, map[[2]int32]sheets.Formula{
		{1, 1}: {Text: "SUM(B1:C1)"}, {1, 2}: {Text: "1+1"}, {1, 3}: {Text: `""`}, {1, 4}: {Text: "#REF!"},
		{2, 1}: {Text: "$A$1*{1;2}", Array: sheets.Range{Top: 2, Left: 1, Bottom: 3, Right: 1}}, {2, 2}: {}, {2, 3}: {Text: "1"},
	}, s.Formulas)
}

func TestTranslate(t *testing.T) {
	for from, want := range map[string]string{ // in C5
		"=SUM(R[-3]C:R[-1]C)":                   "SUM(C2:C4)",
		"=r2c3+RC[-1]-R5C":                      "$C$2+B5-C$5",
		"=SUM(R[-4]C1:RC1,R[1]C)/ROUND(RC,2)":   "SUM($A1:$A5,C6)/ROUND(C5,2)",
		"='附表 1'!R1C1+Sheet2!RC+附表2!R[1]C[1]":   "'附表 1'!$A$1+Sheet2!C5+附表2!D6",
		"='It''s R1C1'!RC":                      "'It''s R1C1'!C5",
		"=S1!RC":                                "'S1'!C5",
		"='[a.xls]附表 1'!R1C1":                   "'[a.xls]附表 1'!$A$1",
		"=[a.xls]Sheet1!R1C1":                   "[a.xls]Sheet1!$A$1",
		"=SUM(C)+SUM(C[-1]:C[1])+SUM(C2)":       "SUM(C:C)+SUM(B:D)+SUM($B:$B)",
		"=SUM(R)+SUM(R[-1]:R7)+SUM(R1)":         "SUM(5:5)+SUM(4:$7)+SUM($1:$1)",
		"=R[-5]C+RC[-3]+R[1048576]C":            "#REF!+#REF!+#REF!",
		"=R1C16385":                             "#REF!",
		`=IF(RC[-1]>="R1C1","a""R[1]C",TRUE)`:   `IF(B5>="R1C1","a""R[1]C",TRUE)`,
		"=COUNT(RC[1])+RAND()+LOG10(2)+1.5E-3":  "COUNT(D5)+RAND()+LOG10(2)+1.5E-3",
		"=#REF!+#DIV/0!+#N/A":                   "#REF!+#DIV/0!+#N/A",
		"=总量*Total_1":                           "总量*Total_1",
		"=R1C1:R2C2 R1C1":                       "$A$1:$B$2 $A$1",
		"=SUM(R1C1:INDEX(R1C1,2))":              "SUM($A$1:INDEX($A$1,2))",
		"of:=SUM(R[-1]C:R[-1]C)":                "SUM(C4)",
		"=Rates+R2D2":                           "Rates+R2D2",
		"=A1+R1C1":                              "",
		"SUM(R1C1)":                             "",
		`="open`:                                "",
		"=[open":                                "",
		"=R[x]C":                                "",
		"=R[1C":                                 "",
		"=R99999999999999999999C":               "R99999999999999999999C",
		"=":                                     "",
		"":                                      "",
		"=Rates+Cells+RC_1+R1C1x+R1C1.5+R1C(1)": "Rates+Cells+RC_1+R1C1x+R1C1.5+R1C(1)",
	} {
		assert.Equal(t, want, translate(from, 5, 3), from)
	}
	_, why := formula.Parse(translate("=SUM(R[-3]C:R[-1]C,'附表 1'!R1C1,S1!C)*2", 5, 3))
	assert.Empty(t, why)
}

// One workbook, said in the ways that different programs say it.
func TestVariants(t *testing.T) {
	whole := workbook(sheet("附表1", row(cell("", "String", "合计")+cell(`ss:Index="3" ss:Formula="=1"`, "Number", "2"))))
	want, err := open(whole, sheets.DefaultLimits)
	require.NoError(t, err)
	in := func(label string) string {
		return strings.Replace(whole, `version="1.0"`, `version="1.0" encoding="`+label+`"`, 1)
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(in("GBK"))
	require.NoError(t, err)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(in("UTF-16"))
	require.NoError(t, err)
	prefixed := strings.NewReplacer(`xmlns="urn:schemas-microsoft-com:office:spreadsheet"`, `xmlns="urn:x"`, "<Row", "<ss:Row", "</Row", "</ss:Row", "<Cell", "<ss:Cell", "</Cell", "</ss:Cell",
		"<Data", "<ss:Data", "</Data", "</ss:Data", "<Table", "<ss:Table", "</Table", "</ss:Table", "<Work", "<ss:Work", "</Work", "</ss:Work").Replace(whole)
	for name, data := range map[string]string{
		"UTF-8":             in("UTF-8"),
		"byte order mark":   "\ufeff" + whole,
		"wrongly labelled":  "\ufeff" + in("gb2312"),
		"UTF-16":            wide,
		"GBK":               gbk,
		"GB2312":            strings.Replace(gbk, `"GBK"`, `'gb2312'`, 1),
		"no declaration":    strings.TrimPrefix(whole, head),
		"prefixed elements": prefixed,
		"own prefix":        strings.ReplaceAll(strings.ReplaceAll(whole, "xmlns:ss=", "xmlns:a="), " ss:", " a:"),
		"blanks before":     "\r\n \t" + whole,
		"comment":           strings.Replace(whole, "<Workbook", "<!-- <table> --><Workbook", 1),
	} {
		got, err := open(data, sheets.DefaultLimits)
		if assert.NoError(t, err, name) {
			assert.Equal(t, want.Sheets, got.Sheets, name)
		}
	}
}
