package html

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"crossfoot/sheets"
)

func read(data string) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: "a.html", Data: []byte(data), Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder()})
}

func page(t testing.TB, body string) *sheets.Book {
	t.Helper()
	book, err := read("<!DOCTYPE html><html><body>" + body + "</body></html>")
	require.NoError(t, err)
	return book
}

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
	for _, p := range book.Prose {
		all = append(all, strings.Repeat("#", p.Level)+p.Text)
	}
	return all
}

const square = `<table><tr><td>a<td>b<tr><td>1<td>2</table>`

func TestText(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"paragraphs":          {`<p>one<p>two</p>three<div>four<div>five</div>six</div>`, []string{"one", "two", "three", "four", "five", "six"}},
		"headings":            {`<h1>one</h1><h3>three</h3>text`, []string{"#one", "###three", "text"}},
		"blanks":              {"<p> a \n b<b> c</b> </p>", []string{"a b c"}},
		"entities":            {`<p>a&amp;b&nbsp;&lt;3&#x4E8C;</p>`, []string{"a&b <3二"}},
		"soft hyphen":         {`<p>舟&shy;山<wbr>市</p>`, []string{"舟山市"}},
		"break":               {`<p>a<br>b</p>`, []string{"a b"}},
		"breaks":              {`a<br><br>b<br>　　c<br>&nbsp;&nbsp;d`, []string{"a", "b", "c", "d"}},
		"list":                {`<ul><li>a<li>b</ul>`, []string{"a", "b"}},
		"script":              {`<script>a<b</script><style>p{}</style><template><p>t</p></template><noscript>n</noscript>x`, []string{"x"}},
		"hidden":              {`<p hidden>a</p><p style="color:red; DISPLAY : none">b</p><p style="visibility:hidden">c</p><span style="mso-hide:all">d</span>e`, []string{"e"}},
		"not hidden":          {`<p style="display:block">a</p><p style="x-display:none">b</p>`, []string{"a", "b"}},
		"dialog":              {`<dialog>a</dialog><dialog open>b</dialog>`, []string{"b"}},
		"note":                {`<p>12<sup><a href="#1">1</a></sup> m<sup>2</sup></p>`, []string{"12¹ m²"}},
		"struck out":          {`<p><del>280</del>300 <s>a</s> b<strike>c<br>d</strike></p><p><s>all</s> <del>of it</del></p>`, []string{"300 b", "all of it"}},
		"struck out at ends":  {`<p><s>a<p>b<i>c</s>d</i>`, []string{"a", "bcd"}},
		"reading aid":         {`<ruby>舟<rp>(</rp><rt>zhou</rt></ruby>`, []string{"舟"}},
		"entered":             {`<input value="12"> <input type="hidden" value="9"><select><option>a<option selected>b</select><select></select>`, []string{"12 b"}},
		"as it stands":        {"<pre>a\n\nb</pre>", []string{"a", "b"}},
		"comment":             {`a<!-- b --><![if !x]>c<![endif]>`, []string{"ac"}},
		"looks left open":     {`<p><b>a<p>b<i>c</b>d</i>`, []string{"a", "bcd"}},
		"head":                {`<title>no</title>yes`, []string{"yes"}},
		"two bodies":          {`a<body x=1>b`, []string{"ab"}},
		"text in a table":     {`<table>stray<tr><td>a<td>1</table>`, []string{"stray"}},
		"caption of a figure": {`<figure><figcaption>f</figcaption></figure>`, []string{"f"}},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, prose(page(t, c.body))) })
	}
}

func TestTables(t *testing.T) {
	for name, c := range map[string]struct {
		table         string
		cells, merges []string
	}{
		"plain":            {square, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, nil},
		"no end tags":      {`<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2</table>`, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, nil},
		"lines":            {`<table><tr><td>拟下达 <br> 舟山指标<td><p>a</p><p>b</p>c<tr><td> x <td>&nbsp; y</table>`, []string{"A1 拟下达\n舟山指标", "B1 a\nb\nc", "A2 x", "B2 \u00a0 y"}, nil},
		"blank":            {`<table><tr><td>a<td>&nbsp;<td>c<tr><td><td>2</table>`, []string{"A1 a", "C1 c", "B2 2"}, nil},
		"across":           {`<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>`, []string{"A1 a", "C1 b", "A2 1", "B2 2", "C2 3"}, []string{"A1:B1"}},
		"down":             {`<table><tr><td rowspan=2>a<td>1<tr><td>2<tr><td>b<td>3</table>`, []string{"A1 a", "B1 1", "B2 2", "A3 b", "B3 3"}, []string{"A1:A2"}},
		"both":             {`<table><tr><td rowspan=2 colspan=2>a<td>1<tr><td>2<tr><td>x<td>y<td>z</table>`, []string{"A1 a", "C1 1", "C2 2", "A3 x", "B3 y", "C3 z"}, []string{"A1:B2"}},
		"to the end":       {`<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3<tbody><tr><td>b<td>4</table>`, []string{"A1 a", "B1 1", "B2 2", "B3 3", "A4 b", "B4 4"}, []string{"A1:A3"}},
		"beyond the group": {`<table><tr><td rowspan=99999999999999999999>a<td>1<tr><td>2<tbody><tr><td>b<td>4</table>`, []string{"A1 a", "B1 1", "B2 2", "A3 b", "B3 4"}, []string{"A1:A2"}},
		"beyond the width": {`<table><tr><td colspan=1000>a<tr><td>1<td>2<td>3</table>`, []string{"A1 a", "A2 1", "B2 2", "C2 3"}, []string{"A1:C1"}},
		"odd spans":        {`<table><tr><td colspan=0>a<td colspan=x>b<td rowspan=" +2 rows">c<tr><td>1<td>2</table>`, []string{"A1 a", "B1 b", "C1 c", "A2 1", "B2 2"}, []string{"C1:C2"}},
		"overlap":          {`<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>1<td>2</table>`, []string{"A1 a", "B1 b", "C1 c", "A2 1", "D2 2"}, []string{"B1:B2"}},
		"overlap down":     {`<table><tr><td>a<td rowspan=2>b<td>c<td>d<tr><td colspan=3 rowspan=2>1<td>2<tr><td>3</table>`, []string{"A1 a", "B1 b", "C1 c", "D1 d", "A2 1", "D2 2", "D3 3"}, []string{"B1:B2", "A2:A3"}},
		"foot first":       {`<table><tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>x<td>1<tr><td>y<td>2<thead><tr><th>h<th>i</table>`, []string{"A1 h", "B1 i", "A2 x", "B2 1", "A3 y", "B3 2", "A4 合计", "B4 3"}, nil},
		"two feet":         {`<table><tfoot><tr><td>f<td>1</tfoot><tfoot><tr><td>g<td>2</tfoot><tr><td>x<td>3</table>`, []string{"A1 g", "B1 2", "A2 x", "B2 3", "A3 f", "B3 1"}, nil},
		"cell hidden":      {`<table><tr><td>a<td hidden>9<td>b<tr><td>1<td style="display:none">9<td>2</table>`, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, nil},
		"Excel's number":   {`<table><tr><td>a<td x:num="1234.5678">1,235<tr><td>b<td style='mso-number-format:"\@"'>007</table>`, []string{"A1 a", "B1 1,235", "A2 b", "B2 007"}, nil},
		"Excel's last row": {`<table><tr><td>a<td>1<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]></table>`, []string{"A1 a", "B1 1"}, nil},
		"note":             {`<table><tr><td>a<td>12<sup>1</sup></table>`, []string{"A1 a", "B1 12¹"}, nil},
		"struck out":       {`<table><tr><td><s>旧</s> 新<td><p><del>280</del></p><p>300</p><td><del><p>a</p><p>b</p></del></table>`, []string{"A1 新", "B1 300", "C1 a\nb"}, nil},
		"table struck out": {`<del><table><tr><td>a<td><s>b</s>c</table></del>`, []string{"A1 a", "B1 c"}, nil},
		"in looks":         {`<table><tr><td><b>a<td><font color=red>1</font></table>`, []string{"A1 a", "B1 1"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			book := page(t, c.table)
			require.Len(t, book.Sheets, 1)
			assert.Equal(t, c.cells, cells(book.Sheets[0]))
			assert.Equal(t, c.merges, merges(book.Sheets[0]))
			assert.Empty(t, book.Prose)
		})
	}
}

// A hidden row is a row, because the sums of the others count it; so is a hidden column.
func TestHiddenLines(t *testing.T) {
	book := page(t, `<table><colgroup span=1></colgroup><colgroup><col><col style="display:none"></colgroup>`+
		`<tr><td>a<td>b<td>c<tr style="display:none"><td>1<td>2<td>3<tbody hidden><tr><td>4<td>5<td style="padding-left:28px; text-indent:1em">6`+
		`<tr><td style="mso-char-indent-count:2;padding-left:24px">7</table>`)
	s := book.Sheets[0]
	assert.Equal(t, []string{"A1 a", "B1 b", "C1 c", "A2 1", "B2 2", "C2 3", "A3 4", "B3 5", "C3 6", "A4 7"}, cells(s))
	assert.Equal(t, map[int]sheets.Line{2: {Hidden: true}, 3: {Hidden: true}, 4: {Hidden: true}}, s.Rows)
	assert.False(t, s.Col(2).Hidden)
	assert.True(t, s.Col(3).Hidden)
	assert.Equal(t, 3, book.Style(*s.At(3, 3)).Indent)
	assert.Equal(t, 2, book.Style(*s.At(4, 1)).Indent)
}

// A table that contains the page is none; a table in a table is one of its own.
func TestNestedTables(t *testing.T) {
	book := page(t, `<table><tr><td>menu<td><table><tr><td><h2>附表3</h2><tr><td>`+square+`<p>source</table><tr><td colspan=2>imprint</table>`)
	assert.Equal(t, []string{"附表3"}, names(book))
	assert.Equal(t, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, cells(book.Sheets[0]))
	assert.Equal(t, []string{"menu", "##附表3", "source", "imprint"}, prose(book))

	book = page(t, `<table><tr><td>x<td>before`+square+`after<tr><td>5<td>6</table>`)
	assert.Equal(t, []string{"table 1", "table 2"}, names(book))
	assert.Equal(t, []string{"A1 x", "B1 before\nafter", "A2 5", "B2 6"}, cells(book.Sheets[0]))
	assert.Equal(t, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, cells(book.Sheets[1]))
}

func TestNames(t *testing.T) {
	book := page(t, `<p>表2-1 收支</p><p>单位：万元</p>`+square+`<h2>Staff</h2>`+square+`<p>text</p>`+square+
		`<table><caption>Population by <b>region</b></caption><tr><td>a<td>1</table><table><caption hidden>x</caption><tr><td>a<td>1</table>`+
		`<h2>Staff</h2>`+square+`<h2>`+strings.Repeat("long ", 12)+`</h2>`+square)
	assert.Equal(t, []string{"表2-1", "Staff", "table 3", "Population by region", "table 5", "Staff (2)", "long long long long long long long long…"}, names(book))
	assert.Contains(t, prose(book), "Population by region")
}

// Whatever the encoding, stated or not, and right or wrong, the same is read.
func TestEncodings(t *testing.T) {
	const body = `<table><tr><td>舟山市人民政府办公室<td>合计<tr><td>教育助学方面责任分解<td>3</table><p>我们的任务</p>`
	for name, c := range map[string]struct {
		head string
		enc  encoding.Encoding
	}{
		"UTF-8":                 {`<html><meta charset="utf-8">`, unicode.UTF8},
		"UTF-8 not stated":      {`<html>`, unicode.UTF8},
		"UTF-8 stated wrong":    {`<html><meta charset=gb2312>`, unicode.UTF8},
		"mark":                  {`<html>`, unicode.UTF8BOM},
		"UTF-16":                {`<html><meta charset="gbk">`, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		"UTF-16 without mark":   {`<html>`, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		"GBK":                   {`<html><meta charset="GBK">`, simplifiedchinese.GBK},
		"GB 2312 by the header": {`<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312">`, simplifiedchinese.GBK},
		"GB 18030 not stated":   {`<html>`, simplifiedchinese.GB18030},
		"GBK stated wrong":      {`<html><meta charset="utf-8">`, simplifiedchinese.GBK},
		"GBK stated unknown":    {`<html><meta charset="x-none">`, simplifiedchinese.GBK},
		"XHTML":                 {`<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html><html>`, simplifiedchinese.GBK},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := c.enc.NewEncoder().String(c.head + body)
			require.NoError(t, err)
			book, err := read(data)
			require.NoError(t, err)
			assert.Equal(t, []string{"A1 舟山市人民政府办公室", "B1 合计", "A2 教育助学方面责任分解", "B2 3"}, cells(book.Sheets[0]))
		})
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String(`<html><meta charset=big5><p>預算</p>`)
	require.NoError(t, err)
	latin, err := charmap.Windows1252.NewEncoder().String(`<html><meta charset=iso-8859-1><p>£ Ü</p>`)
	require.NoError(t, err)
	for data, want := range map[string]string{big5: "預算", latin: "£ Ü"} {
		book, err := read(data)
		require.NoError(t, err)
		assert.Equal(t, []string{want}, prose(book))
	}
}

// What a page is shows in its content, whatever its name.
func TestMatch(t *testing.T) {
	notice, err := os.ReadFile("../../fixtures/notice.html")
	require.NoError(t, err)
	for data, want := range map[string]bool{
		string(notice): true, "\ufeff<HTML>": true, "  <!doctype HTML>": true, "<table border=1>": true, "<!-- a -->\n<meta charset=gbk>": true,
		"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">": true, "<!--" + strings.Repeat("x", headBytes) + "--><html>": true,
		"<p,a": false, "a,b\n<table>,1": false, "<?xml version=\"1.0\"?><Workbook>": false, "": false, "{\"a\":\"<html>\"}": false,
		"<!-- x --><root/>": false, "\xff\xfea\x00,\x00": false, "\xff\xfe<\x00p\x00>\x00": true, "\xff\xfe\x00\xd8\x00\xd8": false,
	} {
		assert.Equal(t, want, Decoder().Match(sheets.Source{Name: "a.xls", Data: []byte(data)}), "%.40q", data)
	}
	assert.Equal(t, "html", Decoder().Name)
}
