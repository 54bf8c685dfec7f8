package text

import (
	"context"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	japaneseenc "golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

func open(name, data string) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: name, Data: []byte(data), Limits: sheets.DefaultLimits}, []sheets.Decoder{TSV(), CSV()})
}

// dump writes the cells as "A1=text" so that a test shows them at a glance.
func dump(book *sheets.Book) string {
	var list []string
	for _, c := range book.Sheets[0].Cells.All() {
		list = append(list, sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()+"="+c.Raw)
	}
	return strings.Join(list, " ")
}

func TestCells(t *testing.T) {
	for _, c := range []struct{ name, data, want, format string }{
		{"a.csv", "a,b\n1,2\n", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "a,b\n1,2", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "a,b\r\n1,2\r\n", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "a,b\r1,2\r", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "a;b\n1,5;2,5\n3,5;4,5\n", "A1=a B1=b A2=1,5 B2=2,5 A3=3,5 B3=4,5", "csv"},
		{"a.csv", "a;b\n1,234;5,678\n3,456;7,890\n", "A1=a B1=b A2=1,234 B2=5,678 A3=3,456 B3=7,890", "csv"},
		{"a.csv", "a|b\n1|2\n", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "合计，男，女\n3，1，2\n", "A1=合计 B1=男 C1=女 A2=3 B2=1 C2=2", "csv"},
		{"a.csv", "项目,说明\n甲,一，二，三\n乙,一，二\n", "A1=项目 B1=说明 A2=甲 B2=一，二，三 A3=乙 B3=一，二", "csv"},
		{"a.tsv", "a\tb\n1,000\t2\n", "A1=a B1=b A2=1,000 B2=2", "tsv"},
		{"a.csv", "a\tb\n1,000\t2\n", "A1=a B1=b A2=1,000 B2=2", "tsv"},
		{"a.tsv", "a,b\n1,2\n", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "标题\n\n地区,合计\n\n北京,3\n\n\n,\n天津,4\n", "A1=标题 A3=地区 B3=合计 A5=北京 B5=3 A9=天津 B9=4", "csv"},
		{"a.csv", "\n\n1,2\n", "A3=1 B3=2", "csv"},
		{"a.csv", "a, ,\u3000,\u00a0,b\n,,,,\n1,2,3,4,5\n", "A1=a E1=b A3=1 B3=2 C3=3 D3=4 E3=5", "csv"},
		{"a.csv", " a ,b\n 1,2 \n", "A1= a  B1=b A2= 1 B2=2 ", "csv"},
		{"a.csv", "\"a\nb\",c\n1,2\n", "A1=a\nb B1=c A2=1 B2=2", "csv"},
		{"a.csv", "\"a\r\nb\",\"c,d\"\r\n1,2\r\n", "A1=a\r\nb B1=c,d A2=1 B2=2", "csv"},
		{"a.csv", "\"say \"\"hi\"\"\",b\n\"\"\"\",2\n\"\",3\n", "A1=say \"hi\" B1=b A2=\" B2=2 B3=3", "csv"},
		{"a.csv", "12\" pipe,b\na\"b\"c,2\n", "A1=12\" pipe B1=b A2=a\"b\"c B2=2", "csv"},
		{"a.csv", "\"ab\"cd,e\n1,2\n", "A1=abcd B1=e A2=1 B2=2", "csv"},
		{"a.csv", "=\"007\",b\n1,2\n", "A1=007 B1=b A2=1 B2=2", "csv"},
		{"a.csv", "=\"1,234\",b\n\"=\"\"005\"\"\",2\n", "A1=1,234 B1=b A2=005 B2=2", "csv"},
		{"a.csv", "=\"007\"&A1,b\n=SUM(A1:A2),2\n", "A1==\"007\"&A1 B1=b A2==SUM(A1:A2) B2=2", "csv"},
		{"a.csv", "a, \"1,234\", \"b\"\n1, \"x\"\"y, z\" , 3\n", "A1=a B1=1,234 C1=b A2=1 B2=x\"y, z C2= 3", "csv"},
		{"a.csv", "a, \"b\" c,d\n1, \"2,3\n", "A1=a B1= \"b\" c C1=d A2=1 B2= \"2 C2=3", "csv"},
		{"a.csv", "\"a\" ,b\n1,2\n", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "合计,12\" 管\n\"甲\"乙,2\n", "A1=合计 B1=12\" 管 A2=甲乙 B2=2", "csv"},
		{"a.csv", "a,b\r1,2\r\n3,4\n5,6", "A1=a B1=b A2=1 B2=2 A3=3 B3=4 A4=5 B4=6", "csv"},
		{"a.csv", "附表1,,,\n单位：万元,,,\n地区;x,合计,男,女\n北京,3,1,2\n天津,4,1,3,,,\n合计,7\n", "A1=附表1 A2=单位：万元 A3=地区;x B3=合计 C3=男 D3=女 A4=北京 B4=3 C4=1 D4=2 A5=天津 B5=4 C5=1 D5=3 A6=合计 B6=7", "csv"},
		{"a.csv", byteOrderMark, "", "csv"},
		{"a.csv", byteOrderMark + "\"a\",b\n1,2", "A1=a B1=b A2=1 B2=2", "csv"},
		{"a.csv", "sep=;\na;b\n1,5;2\n", "A1=a B1=b A2=1,5 B2=2", "csv"},
		{"a.csv", "\"sep=|\"\r\na,b|c\r\n", "A1=a,b B1=c", "csv"},
		{"a.csv", "sep=\t\na,b\tc\n", "A1=a,b B1=c", "tsv"},
		{"a.csv", "12\n34\n", "A1=12 A2=34", "csv"},
		{"a.csv", "一\n", "A1=一", "csv"},
		{"a.csv", "\n", "", "csv"},
		{"a.csv", "a,b,c\n1,2,3\n4,5\n", "A1=a B1=b C1=c A2=1 B2=2 C2=3 A3=4 B3=5", "csv"},
		{"a.csv", "a,b,c\n1,2,3\n注", "A1=a B1=b C1=c A2=1 B2=2 C2=3 A3=注", "csv"},
		{"a.csv", "a,b,c\n1,2,3\n4,5,", "A1=a B1=b C1=c A2=1 B2=2 C2=3 A3=4 B3=5", "csv"},
		{"a.csv", "a,b,c\n1,2,3\n4,5\n6,7", "A1=a B1=b C1=c A2=1 B2=2 C2=3 A3=4 B3=5 A4=6 B4=7", "csv"},
		{"a.csv", "1,2\n3,4\n\x1a", "A1=1 B1=2 A2=3 B2=4", "csv"},
		{"a.txt", "a,1\n", "A1=a B1=1", "csv"},
		{"-", "a,b\n1,2\n", "A1=a B1=b A2=1 B2=2", "csv"},
		{"-", "合计\n12\n34\n5\n6\n78\n", "A1=合计 A2=12 A3=34 A4=5 A5=6 A6=78", "csv"},
	} {
		book, err := open(c.name, c.data)
		require.NoError(t, err, "%q", c.data)
		assert.Equal(t, c.want, dump(book), "%q", c.data)
		assert.Equal(t, c.format, book.Format, "%q", c.data)
		for _, cell := range book.Sheets[0].Cells.All() {
			assert.Equal(t, sheets.Text, cell.Kind)
		}
	}
}

func TestSheetName(t *testing.T) {
	for name, want := range map[string]string{
		"a.csv": "a", "/tmp/附表 1.csv": "附表 1", `C:\data\b.c.tsv`: "b.c", "-": "stdin", ".csv": ".csv", "x": "x",
	} {
		assert.Equal(t, want, sheetName(name))
	}
}

func TestEncodings(t *testing.T) {
	chinese := "地区,合计,男\n舟山市,１２,5\n定海区,7,3\n"
	taiwan := "地區,合計,男\n臺北市,12,5\n高雄市,7,3\n"
	western := "Région;Total\nMontréal;1 234\nQuébec;5\nSão Paulo;7 °\n"
	encode := func(text string, enc interface{ Bytes([]byte) ([]byte, error) }) string {
		b, err := enc.Bytes([]byte(text))
		require.NoError(t, err)
		return string(b)
	}
	utf16 := func(text string, e unicode.Endianness, bom unicode.BOMPolicy) string {
		return encode(text, unicode.UTF16(e, bom).NewEncoder())
	}
	// The first of all Chinese characters by their codes, and some others, have a zero byte as well.
	months := "单位,一月,最高,刀\r\n东城区,1200.5,300,1500.5\r\n朝阳区\u3000一,77,1023,1100\r\n合计\u200b,1677.5,1573.25,3250.75\r\n"
	for name, c := range map[string]struct{ data, text string }{
		"UTF-16LE, 一":          {utf16(months, unicode.LittleEndian, unicode.IgnoreBOM), months},
		"UTF-16BE, 一":          {utf16(months, unicode.BigEndian, unicode.IgnoreBOM), months},
		"UTF-8":                {chinese, chinese},
		"UTF-8 with mark":      {byteOrderMark + chinese, chinese},
		"UTF-16LE with mark":   {utf16(chinese, unicode.LittleEndian, unicode.UseBOM), chinese},
		"UTF-16BE with mark":   {utf16(chinese, unicode.BigEndian, unicode.UseBOM), chinese},
		"UTF-16LE":             {utf16(chinese, unicode.LittleEndian, unicode.IgnoreBOM), chinese},
		"UTF-16BE":             {utf16(chinese, unicode.BigEndian, unicode.IgnoreBOM), chinese},
		"UTF-32LE with mark":   {encode(chinese, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder()), chinese},
		"UTF-32BE with mark":   {encode(chinese, utf32.UTF32(utf32.BigEndian, utf32.UseBOM).NewEncoder()), chinese},
		"Unicode text":         {utf16(strings.ReplaceAll(chinese, ",", "\t"), unicode.LittleEndian, unicode.UseBOM), strings.ReplaceAll(chinese, ",", "\t")},
		"UTF-16 beyond 65535":  {utf16("𠮷,1\n𠮷,2\n", unicode.LittleEndian, unicode.UseBOM), "𠮷,1\n𠮷,2\n"},
		"GB18030":              {encode(chinese, simplifiedchinese.GB18030.NewEncoder()), chinese},
		"GB18030 short":        {encode("合计,3\n", simplifiedchinese.GB18030.NewEncoder()), "合计,3\n"},
		"GB18030 rare":         {encode("囍镕𠮷,3\n朱镕基,4\n", simplifiedchinese.GB18030.NewEncoder()), "囍镕𠮷,3\n朱镕基,4\n"},
		"GB18030 names":        {encode("嵊泗,3\n", simplifiedchinese.GB18030.NewEncoder()), "嵊泗,3\n"},
		"Big5":                 {encode(taiwan, traditionalchinese.Big5.NewEncoder()), taiwan},
		"Windows-1252":         {encode(western, charmap.Windows1252.NewEncoder()), western},
		"Windows-1252, a word": {encode("créée,1\n", charmap.Windows1252.NewEncoder()), "créée,1\n"},
		"Windows-1252, signs":  {encode("m²,£5\nkm²,£6\n", charmap.Windows1252.NewEncoder()), "m²,£5\nkm²,£6\n"},
	} {
		want, err := open("a.csv", c.text)
		require.NoError(t, err)
		book, err := open("a.csv", c.data)
		require.NoError(t, err, name)
		assert.Equal(t, dump(want), dump(book), name)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ data, en, zh string }{
		{"a,b\n1,\"2\n3,4\n", "line 2: a quote is opened here and never closed", "第 2 行：此处的引号没有闭合"},
		{"a,b\r\n\"x\r\ny\",2\r\n1,\"2\r\n", "line 4: a quote", "第 4 行：此处的引号"},
		{"项目,合计\n甲,\"5\n乙,3\n丙,\"4,000\"\n", "line 2: a quote is opened here and never closed (the next quote, in line 4, begins another cell)", "第 2 行：此处的引号没有闭合（下一个引号在第 4 行，属于另一个单元格）"},
		{"a,b\n1,\"" + strings.Repeat("1,2\n", 40_000) + "\"\n", "line 2: a quote is opened", "第 2 行"},
		{"a,b\n1,\x002\n3,4\n", "line 2: a character with the code 0", "第 2 行：有不应出现在文本中的字符（代码 0）"},
		{"a,b\n1,2\n" + strings.Repeat("\x00", 1000), "line 3: the text ends here in zeros", "第 3 行"},
		{"a,b\n1,\xff2\n", "line 2, byte 3: the characters are neither", "第 2 行第 3 字节：字符"},
		{byteOrderMark + "合计,b\n1,\xe5\x90\n", "line 2, byte 3: a character of the UTF-8 text is damaged", "第 2 行第 3 字节：UTF-8"},
		{"合计,b\n1,\xe5\x90\n", "line 2, byte 3: a character of the UTF-8 text is damaged", "第 2 行第 3 字节：UTF-8"},
		{"合计,男\n舟山,\xb83\n", "line 2, byte 8: a character of the UTF-8 text", "第 2 行第 8 字节"},
		{"Montréal,Québec,Genève,caf\xc3", "line 1, byte 30: a character of the UTF-8 text", "第 1 行第 30 字节"},
		{"\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8,\x00", "line 2: the text is damaged UTF-16", "第 2 行"},
		{"\xff\xfea\x00,\x00b", "line 1: the text is damaged UTF-16", "第 1 行"},
		{"a,b,c\n1,2,3\n4,5", "line 3: the file is cut off: its last line has 2 fields and no end, all others have 3", "第 3 行：文件不完整：最后一行只有 2 个字段"},
		{"标题\r\n\r\n单位：个\r\na,b,c\r\n1,\"2\r\n\",3\r\n\r\n4,", "line 8: the file is cut off", "第 8 行：文件不完整"},
		{"合计,1\n" + strings.Repeat(",", sheets.MaxCol), "row 2: there are more than 16384 columns", "第 2 行：超过 16384 列"},
		{strings.Repeat("1\n", sheets.MaxRow+1), "more than 1048576 rows", "超过 1048576 行"},
	} {
		_, err := open("a.csv", c.data)
		var e *sheets.Error
		require.ErrorAs(t, err, &e, "%.40q: %v", c.data, err)
		assert.Contains(t, e.In(lang.EN), c.en)
		assert.Contains(t, e.In(lang.ZH), c.zh)
		assert.False(t, e.Do.IsZero())
	}
}

func TestLimits(t *testing.T) {
	limits := sheets.DefaultLimits
	limits.Cells = 3
	_, err := sheets.Open(t.Context(), sheets.Source{Name: "a.csv", Data: []byte("1,2\n3,4\n"), Limits: limits}, Decoders())
	require.ErrorContains(t, err, "more than 3 cells")
	limits = sheets.DefaultLimits
	limits.Text = 4
	_, err = sheets.Open(t.Context(), sheets.Source{Name: "a.csv", Data: []byte("1,2\n3,4\n"), Limits: limits}, Decoders())
	require.ErrorContains(t, err, "larger than 4 B")
}

// What is no table must fall through to the line that says so.
func TestNoMatch(t *testing.T) {
	for name, data := range map[string]string{
		"binary":          "PK\x03\x04\x00\x00,1\n2,3\n",
		"controls":        "a\x01b,1\nc,2\n",
		"html":            "<table><tr><td>1,2</td></tr>\n<tr><td>3,4</td></tr></table>",
		"html behind BOM": byteOrderMark + "\n <html>1,2\n3,4",
		"xml":             "<?xml version=\"1.0\"?>\n<a>1,2</a>\n",
		"json":            "{\"a\": 1,\n \"b\": 2,\n \"c\": 3\n}\n",
		"json list":       "[\n1,\n2,\n3\n]\n",
		"prose":           "The city built 5 schools, 3 of them new.\nIt also repaired 12 roads, mostly in the north.\nThe rest follows next year, as planned.\n",
		"chinese prose":   "全市新建学校5所，其中新建3所，改建2所。\n各区要按照任务分解，认真落实。\n请于3月底前报送，逾期不候。\n",
		"source":          "int main() {\n  int a = 1;\n  int b = 2;\n  return a + b;\n}\n",
		"go":              "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(1, 2)\n}\n",
		"one line":        "hello\n",
		"yaml":            "a: 1\nb: 2\n",
		"words":           "one\ntwo\nthree\n",
	} {
		for _, file := range []string{"-", "notes.txt", "notes"} {
			_, err := open(file, data)
			require.Error(t, err)
			require.Regexp(t, `\b(not|neither|missing)\b`, err.Error(), "%s as %s", name, file)
		}
	}
	for _, data := range []string{"<a>1,2</a>", "{\"a\": 1}", "\x00\x01\x02\x03\x05\x00", "PK\x03\x04"} {
		for _, d := range Decoders() {
			assert.False(t, d.Match(sheets.Source{Name: "a.csv", Data: []byte(data)}), "%q", data)
		}
	}
}

func TestMatchReadsOnlyTheHead(t *testing.T) {
	long := strings.Repeat("项目,12,34,\"甲\n乙\"\n", 20_000)
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(long)
	require.NoError(t, err)
	u16, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(long)
	require.NoError(t, err)
	u16s, err := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(strings.ReplaceAll(long, "甲", "𠮷一"))
	require.NoError(t, err)
	for _, data := range []string{long, gb, u16, u16s} {
		book, err := open("-", data)
		require.NoError(t, err)
		assert.Equal(t, 80_000, book.Sheets[0].Cells.Len())
	}
}

// Data that would be UTF-16 but for a few bytes are no text, and neither are numbers of
// two bytes or a text in which some bytes were lost; what is nearly one has its name.
func TestNoUTF16(t *testing.T) {
	le := func(text string) string {
		data, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(text)
		require.NoError(t, err)
		return data
	}
	const table = "一,1\n二,2\n三,3\n"
	numbers := make([]byte, 0, 1<<12)
	for n := range uint16(1 << 11) {
		numbers = binary.LittleEndian.AppendUint16(numbers, n*32)
	}
	for _, data := range []string{
		string(numbers), le(table + "\x00"), le(table + "\x01,4\n"), le(table) + "\x00\xd8,\x00", le("一,1,2"), le("一,1\n")[1:],
		"a,b\n\x00\x00\x001,2\n", table + "\x00", le(table + "\ufffe\n"), le(table + "\ue000"),
	} {
		assert.Nil(t, utf16Order([]byte(data)), "%q", data)
	}
	for _, data := range []string{le(table) + "4", le(table + "\x00"), le(table + "\ue000\n")} {
		_, err := open("a.csv", data)
		require.ErrorContains(t, err, "UTF-16", "%q", data)
		require.ErrorContains(t, err, "save it as UTF-8")
	}
	_, err := open("a.csv", string(numbers))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "UTF-16")
}

// An encoding that the bytes do not speak for is said to be a guess, and one that the user
// names is taken.
func TestNamedEncoding(t *testing.T) {
	japanese := "項目,合計,北\nひらがなの学校,7,3\nカタカナの道路,5,2\n"
	data, err := japaneseenc.ShiftJIS.NewEncoder().String(japanese)
	require.NoError(t, err)
	src := sheets.Source{Name: "a.csv", Data: []byte(data)}
	book, err := sheets.Open(t.Context(), src, Decoders())
	require.NoError(t, err)
	require.Len(t, book.Notes, 1)
	assert.Contains(t, book.Notes[0].In(lang.ZH), "编码不能确定")
	src.Encoding = japaneseenc.ShiftJIS
	book, err = sheets.Open(t.Context(), src, Decoders())
	require.NoError(t, err)
	assert.Empty(t, book.Notes)
	assert.Contains(t, dump(book), "A2=ひらがなの学校")
	src.Data = []byte(byteOrderMark + japanese) // whose mark is better evidence
	book, err = sheets.Open(t.Context(), src, Decoders())
	require.NoError(t, err)
	assert.Contains(t, dump(book), "A2=ひらがなの学校")
	src.Encoding, src.Data = traditionalchinese.Big5, []byte("a,1\nb,\xff\xff2\n")
	_, err = sheets.Open(t.Context(), src, Decoders())
	require.ErrorContains(t, err, "line 2, byte 3")
}

// Reading ends when nobody waits for it.
func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Repeat("合计,1\n", 5000))
	require.NoError(t, err)
	for _, data := range []string{strings.Repeat("1,2\n", 5000), gb, "\xff\xfe" + strings.Repeat("1\x00\n\x00", 5000), markLE4 + strings.Repeat("1\x00\x00\x00\n\x00\x00\x00", 5000)} {
		for _, name := range []string{"a.csv", "a.txt"} {
			_, err := sheets.Open(ctx, sheets.Source{Name: name, Data: []byte(data), Text: name == "a.txt"}, Decoders())
			require.ErrorIs(t, err, context.Canceled)
		}
	}
}
