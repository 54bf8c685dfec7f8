package xls

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// Every kind of cell reads as what it is, at its address.
func TestCells(t *testing.T) {
	book := open(t, one(
		number(0, 0, 1.1),
		rec(recNumber, 0, 1, 1, 45000.5),
		rec(recRK, 0, 2, 0, uint32(12345<<2|3)), // 123.45
		rec(recRK, 0, 3, 0, ^uint32(5)),         // an integer, -2
		rec(recRK, 0, 4, 0, uint32(0x3FF00000)), // 1
		rec(recRK, 0, 5, 0, uint32(0x3FF00001)), // 0.01
		rec(recMulRK, 1, 0, 0, uint32(2<<2|2), 1, uint32(3<<2|2), 1),
		rec(recMulBlank, 1, 2, 0, 0, 3),
		rec(recBlank, 1, 4, 0),
		label(1, 5, "合计"),
		rec(recLabelSST, 2, 0, 0, uint32(1)),
		rec(recLabelSST, 2, 1, 0, uint32(0)),
		rec(recRString, 2, 2, 0, 2, byte(flagRuns), 1, "ab", 0, 5),
		rec(recBoolErr, 3, 0, 0, byte(1), byte(0)),
		rec(recBoolErr, 3, 1, 0, byte(0), byte(0)),
		rec(recBoolErr, 3, 2, 0, byte(0x2A), byte(1)),
		label(3, 3, ""),
		number(4, 0, 0), number(4, 1, 1e300), number(4, 2, -2.5e-20), number(4, 3, 123456789012345680),
		number(65535, 255, 7),
	).with(sst("甲", "B")))
	assert.Equal(t, []string{
		"A1 n 1.1", "B1 d 45000.5", "C1 n 123.45", "D1 n -2", "E1 n 1", "F1 n 0.01",
		"A2 n 2", "B2 d 3", "F2 t 合计",
		"A3 t B", "B3 t 甲", "C3 t ab",
		"A4 b TRUE", "B4 b FALSE", "C4 e #N/A",
		"A5 n 0", "B5 n 1E+300", "C5 n -2.5E-20", "D5 n 123456789012345680",
		"IV65536 n 7",
	}, lines(book.Sheets[0]))
	assert.Equal(t, "xls", book.Format)
	sheettest.Promised(t, &sheets.Book{Styles: book.Styles, Sheets: book.Sheets})
}

// Sheets come in the order of the list, with their states; those that are no
// worksheets are left out, and so are charts on a sheet, whose numbers are no cells.
func TestSheets(t *testing.T) {
	book := open(t, stream{version: biff8, globals: looks, parts: []part{
		{name: "表一", body: slices.Concat(number(0, 0, 1), begin(biff8, 0x20), number(0, 0, 9), begin(biff8, 0x20), end, end, number(1, 0, 2))},
		{name: "Chart", kind: 0x20, body: number(0, 0, 3)},
		{name: "Macro", kind: 0x40, state: 1},
		{name: "H", state: 1},
		{name: "VH", state: 2, body: number(0, 0, 4)},
	}})
	var got []string
	for _, s := range book.Sheets {
		got = append(got, s.Name)
	}
	assert.Equal(t, []string{"表一", "H", "VH"}, got)
	assert.Equal(t, []string{"A1 n 1", "A2 n 2"}, lines(book.Sheets[0]))
	assert.Equal(t, sheets.Hidden, book.Sheets[1].State)
	assert.Equal(t, sheets.VeryHidden, book.Sheets[2].State)
}

func TestRowsColumnsMerges(t *testing.T) {
	row := func(n, height, flags int) []byte { return rec(recRow, n, 0, 1, height, 0, 0, flags, 0) }
	sheet := open(t, one(
		rec(recColInfo, 3, 256, 2000, 0, 0x0200, 0),
		rec(recColInfo, 0, 0, 2000, 0, 0, 0),
		rec(recColInfo, 1, 1, 2000, 0, 1, 0),
		rec(recColInfo, 2, 2, 0, 0, 0, 0),
		row(0, 300, 0x20), row(1, 300, 3), row(2, 300, 0x100), row(3, 0, 0x40), row(4, 300, 0x20), row(4, 300, 0),
		rec(recMergedCells, 2, 1, 2, 0, 1, 0, 0, 0, 3),
		rec(recMergedCells, 2, 1, 2, 0, 1, 5, 5, 5, 5),
		number(0, 0, 1),
	)).Sheets[0]
	assert.Equal(t, []sheets.ColSpan{
		{From: 2, To: 2, Line: sheets.Line{Hidden: true}},
		{From: 3, To: 3, Line: sheets.Line{Hidden: true}},
		{From: 4, To: 256, Line: sheets.Line{Outline: 2}},
	}, sheet.Cols)
	assert.Equal(t, map[int]sheets.Line{1: {Hidden: true}, 2: {Outline: 3}, 4: {Hidden: true}}, sheet.Rows)
	assert.Equal(t, []sheets.Range{{Top: 1, Left: 1, Bottom: 1, Right: 4}, {Top: 2, Left: 1, Bottom: 3, Right: 2}}, sheet.Merges)
}

func TestStyles(t *testing.T) {
	font := func(weight int) []byte { return rec(recFont, 200, 0, 0, weight, make([]byte, 6), short("Arial")) }
	xf := func(font, format int, indent byte) []byte {
		return rec(recXF, font, format, 0, 0, indent, make([]byte, 11))
	}
	book := open(t, stream{version: biff8, globals: slices.Concat(
		font(400), font(700), font(400), font(400), font(700),
		rec(recFormat, 164, long(`#,##0.0"万元"`)),
		rec(recDateMode, 1),
		xf(0, 0, 0), xf(1, 10, 2), xf(5, 164, 0x21), xf(0, 14, 0),
	), parts: []part{{name: "S", body: rec(recNumber, 0, 0, 2, 1234.56)}}})
	assert.Equal(t, []sheets.Style{
		{Format: "General", Decimals: -1},
		{Format: "0.00%", Decimals: 2, Percent: true, Bold: true, Indent: 2},
		{Format: `#,##0.0"万元"`, Decimals: 1, Bold: true, Indent: 1},
		{Format: "yyyy/m/d", Decimals: -1, Date: true},
	}, book.Styles)
	assert.Equal(t, "1,234.6万元", book.Text(book.Sheets[0].Cells.At(0)))
	assert.Equal(t, "2027/3/16", book.Text(sheets.Cell{Kind: sheets.Date, Raw: "45000", Style: 3}), "days count from 1904")
}

// Cells may come in any order. One that is stated twice alike is one; a format before
// a value does not count.
func TestOrder(t *testing.T) {
	sheet := open(t, one(
		number(3, 1, 4), rec(recBlank, 0, 0, 0), number(3, 0, 3), rec(recBlank, 3, 2, 0), number(0, 0, 1), number(3, 0, 3), number(0, 5, 2),
	)).Sheets[0]
	assert.Equal(t, []string{"A1 n 1", "F1 n 2", "A4 n 3", "B4 n 4"}, lines(sheet))

	for name, records := range map[string][]byte{
		"two values":          slices.Concat(number(1, 1, 1), number(1, 1, 2)),
		"a number and a text": slices.Concat(number(1, 1, 1), label(1, 1, "1")),
		"a value taken away":  slices.Concat(number(1, 1, 1), rec(recBlank, 1, 1, 0)),
		"two formulas":        slices.Concat(formula(1, 1, 2, byte(ptgInt), 2), formula(1, 1, 2, byte(ptgInt), 2)),
	} {
		_, err := read(one(records).file())
		require.ErrorContains(t, err, "sheet “S”, cell B2", name)
		assert.ErrorContains(t, err, "twice", name)
	}
}

// The list of texts goes on in other records, which may begin anywhere in a text; the
// rest of its characters has a width of its own.
func TestSharedTexts(t *testing.T) {
	more := func(fields ...any) []byte { return rec(recContinue, fields...) }
	texts := slices.Concat(
		rec(recSST, uint32(9), uint32(9), 4, byte(0), "ab"), more(byte(1), 0x63, 0x64), // narrow, then wide
		more(3, byte(1), 0x7532, 0x4E59), more(byte(0), "x"), // wide, then narrow
		more(2, byte(0), "y"), more(byte(0)), more(byte(0), "z"), // twice, once with nothing
		more(1, byte(flagRuns|flagPhonetic), 2, uint32(3), "r", 1, 2), more(3, 4, "pp"), more("p"), // fonts and phonetics cut
		more(1, byte(0)), more(byte(1), 0x5408), // all characters behind
		more(byte(1)), more(byte(0), byte(0), "n"), // the length itself cut
		more(0, byte(0), 2, byte(1), 0xD83D, 0xDE00), // none, and one of two units
		more(1, byte(1), 0xDC00),                     // half of one
	)
	var cells []byte
	for i := range 9 {
		cells = append(cells, rec(recLabelSST, i, 0, 0, uint32(i))...)
	}
	assert.Equal(t, []string{"A1 t abcd", "A2 t 甲乙x", "A3 t yz", "A4 t r", "A5 t 合", "A6 t n", "A8 t 😀", "A9 t \uFFFD"},
		lines(open(t, one(cells).with(texts)).Sheets[0]))
}

// Texts of BIFF5 are in the encoding that the file states.
func TestCodePages(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("合计（万元）")
	require.NoError(t, err)
	for _, c := range []struct {
		page int
		text string
		want string
	}{
		{936, gbk, "合计（万元）"},
		{950, "\xa6\x58\xad\x70", "合計"},
		{932, "\x8d\x87\x8c\x76", "合計"},
		{949, "\xc7\xd5\xb0\xe8", "합계"},
		{1250, "\xe8", "č"},
		{1251, "\xc8", "И"},
		{1252, "\xe9\x80", "é€"},
		{10000, "\x8e", "é"},
		{32768, "\x8e", "é"},
		{437, "\x82", "é"},
		{1200, "\x08\x54\xa1\x8b", "合计"},
		{367, "plain", "plain"},
		{1252, "cut\x00off", "cut\x00off"},
	} {
		book := open(t, stream{
			version: biff5, globals: rec(recCodePage, c.page),
			parts: []part{{name: "S", body: rec(recLabel, 0, 0, 0, len(c.text), c.text)}},
		})
		assert.Equal(t, []string{"A1 t " + c.want}, lines(book.Sheets[0]), "%d", c.page)
	}
	for page, want := range map[int]string{0: "encoding", 4711: "4711"} {
		_, err := read(stream{version: biff5, globals: rec(recCodePage, page), parts: []part{{name: "\xe9"}}}.file())
		assert.ErrorContains(t, err, want)
	}
}

// A file for two versions has a stream for each; the later one counts. A stream without
// a container is read too, a workbook or a sheet alone.
func TestContainers(t *testing.T) {
	old := stream{version: biff5, globals: rec(recFont, 200, 0, 0, 400, make([]byte, 7)), parts: []part{{name: "A", body: slices.Concat(
		rec(recNumber, 0, 0, 0, 5.0),
		rec(recLabel, 0, 1, 0, 2, "ab"),
		rec(recRString, 0, 2, 0, 2, "cd", byte(1), byte(0), byte(5)),
		result(1, 0, special(0, 0), byte(ptgText), byte(1), "x"),
		rec(recString, 2, "xy"),
	)}}}
	new := one(number(0, 0, 8))
	book, err := read(sheettest.Compound(map[string][]byte{"Book": old.bytes(), "Workbook": new.bytes()}))
	require.NoError(t, err)
	assert.Equal(t, []string{"A1 n 8"}, lines(book.Sheets[0]))

	want := []string{"A1 n 5", "B1 t ab", "C1 t cd", `A2 t xy ="x"`}
	assert.Equal(t, want, lines(open(t, old).Sheets[0]))
	book, err = read(old.bytes())
	require.NoError(t, err)
	assert.Equal(t, want, lines(book.Sheets[0]))

	alone := slices.Concat(begin(biff5, worksheet), rec(recCodePage, 936), rec(recXF, 0, 9, 0, make([]byte, 10)), rec(recNumber, 2, 0, 0, 0.5), end)
	book, err = read(alone)
	require.NoError(t, err)
	assert.Equal(t, []string{"A3 n 0.5"}, lines(book.Sheets[0]))
	assert.Equal(t, "Sheet1", book.Sheets[0].Name)
	assert.Equal(t, "50%", book.Text(book.Sheets[0].Cells.At(0)))
}

// The name that tells a list of findings of a marked copy survives in .xls.
func TestReportSheet(t *testing.T) {
	name := sheets.ReportName
	s := one(number(0, 0, 1))
	s.parts = append(s.parts, part{name: "R"})
	data := s.bytes()
	// Names stand behind the list of sheets, where the builder puts none.
	at := slices.Concat(begin(biff8, globals), looks)
	list := rec(recBoundSheet, uint32(0), byte(0), byte(0), short("S"))
	behind := len(at) + 2*len(list)
	named := slices.Concat(data[:behind], rec(recName, 0, byte(0), byte(chars(name)), 0, 0, 2, uint32(0), uni(name)), data[behind:])
	shift := uint32(len(named) - len(data))
	for i := range 2 {
		p := len(at) + i*len(list) + 4
		n := uint32(named[p]) | uint32(named[p+1])<<8
		copy(named[p:], pack(n+shift))
	}
	book, err := read(named)
	require.NoError(t, err)
	assert.False(t, book.Sheets[0].Report)
	assert.True(t, book.Sheets[1].Report)
}
