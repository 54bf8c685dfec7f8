package xls

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/cfb"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

// refused is the error of a file, which says what to do in both languages.
func refused(t *testing.T, data []byte) string {
	t.Helper()
	_, err := read(data)
	var e *sheets.Error
	require.ErrorAs(t, err, &e)
	assert.False(t, e.Do.IsZero())
	assert.NotEqual(t, e.In(lang.EN), e.In(lang.ZH))
	return e.Error()
}

// What cannot be is an error that names the sheet, the cell and the place in the file.
func TestBadSheets(t *testing.T) {
	for _, c := range []struct {
		want   string
		record []byte
	}{
		{"sheet “S”, cell A2 (byte 130 of the workbook): the cell refers to text 1, but the file lists 1 texts", rec(recLabelSST, 1, 0, 0, uint32(1))},
		{"cell A1 (byte 130 of the workbook): the cell has style 2, but the file has 2 styles", rec(recNumber, 0, 0, 2, 1.0)},
		{"a cell of row 1 stands in column 257", rec(recNumber, 0, 256, 0, 1.0)},
		{"the unknown error value 55", rec(recBoolErr, 0, 0, 0, byte(0x55), byte(1))},
		{"should hold a number", rec(recNumber, 0, 0, 0, []byte{0, 0, 0, 0, 0, 0, 0xF0, 0x7F})},
		{"does not hold as many as it says", rec(recMulRK, 0, 0, 0, uint32(2), 1)},
		{"the formula's value is of an unknown type (9)", result(0, 0, special(9, 0), byte(ptgInt), 1)},
		{"a text follows a formula that has none", rec(recString, long("x"))},
		{"the formula fills the impossible range", rec(recArray, 3, 2, byte(0), byte(0), make([]byte, 9))},
		{"the widths of columns 3 to 2 are impossible", rec(recColInfo, 2, 1, 1, 0, 0, 0)},
		{"the sheet describes column B twice", slices.Concat(rec(recColInfo, 0, 1, 1, 0, 0, 0), rec(recColInfo, 1, 2, 1, 0, 0, 0))},
		{"the merged range B3:A4 is impossible", rec(recMergedCells, 1, 2, 3, 1, 0)},
		{"the merged range B1:C1 overlaps another one", rec(recMergedCells, 2, 0, 0, 0, 1, 0, 0, 1, 2)},
		{"an earlier version of the format (record 0003)", rec(0x0003, 0, 0, byte(0), byte(0), byte(0), 1.0)},
		{"no record where one should be", slices.Concat(number(0, 0, 1), make([]byte, 8))},
		{"(byte 130 of the workbook): there is no record", rec(0x1100, 1)},
		{"no record where one", rec(recNumber, make([]byte, 9000))},
		{"sheet “S” (byte 146 of the workbook): it ends too", begin(biff8, 0x20)},
	} {
		assert.Contains(t, refused(t, one(c.record).with(sst("x")).file()), c.want)
	}
}

func TestBadWorkbooks(t *testing.T) {
	good := one(number(0, 0, 1))
	lost := good.bytes()
	list := slices.Concat(begin(biff8, globals), looks)
	copy(lost[len(list)+4:], pack(uint32(1<<31)))
	other := good.bytes()
	copy(other[len(list)+4:], pack(uint32(len(list))))
	twice := good
	twice.parts = append(twice.parts, part{name: "s"})
	again := stream{version: biff8, globals: looks, parts: []part{{name: "A", body: number(0, 0, 1)}, {name: "B"}}}.bytes()
	first := slices.Concat(begin(biff8, globals), looks, rec(recBoundSheet, uint32(0), byte(0), byte(0), short("A")))
	copy(again[len(first)+4:], again[len(looks)+len(begin(biff8, globals))+4:][:4])
	mixed := slices.Concat(good.bytes()[:len(good.bytes())-len(begin(biff8, worksheet))-len(number(0, 0, 1))-len(end)], begin(biff5, worksheet), end)
	for want, data := range map[string][]byte{
		"this is a workbook with a password":            good.with(rec(recFilePass, 1, 1, 1)).file(),
		"is missing":                                    lost,
		"“A” and “B” are the same part":                 again,
		"the sheet is a part of others":                 nested(),
		"no worksheet begins here":                      other,
		"two sheets have the name “s”":                  twice.file(),
		"lists no sheets":                               stream{version: biff8}.file(),
		"its parts are in different versions":           mixed,
		"neither a workbook nor a worksheet":            slices.Concat(begin(biff8, 0x20), end),
		"the version of the format (0700) is not known": sheettest.Compound(map[string][]byte{"Workbook": begin(0x0700, globals)}),
		"Excel 4.0 or earlier":                          rec(biff4, 0, worksheet, 0),
		"a workbook of Excel 4.0 or earlier":            sheettest.Compound(map[string][]byte{"Book": rec(biff3, 0, worksheet, 0)}),
		"Excel 4.0":                                     rec(biff2, 0, worksheet),
		"text 2 of 9":                                   good.with(rec(recSST, uint32(9), uint32(9), long("a"), 5, byte(0), "b")).file(),
		"ends too early":                                good.bytes()[:len(begin(biff8, globals))],
		"cut off in the middle of a record":             good.bytes()[:len(begin(biff8, globals))+7],
		"the file is cut off or damaged":                good.file()[:700],
	} {
		assert.Contains(t, refused(t, data), want)
	}
}

// nested is a workbook of sheets that begin within one another.
func nested() []byte {
	const count = 100
	s := stream{version: biff8}
	for i := range count {
		s.parts = append(s.parts, part{name: string(rune('一' + i))})
	}
	data := s.bytes()
	first := begin(biff8, globals)
	list := len(rec(recBoundSheet, uint32(0), byte(0), byte(0), short("一")))
	start := len(first) + count*list + len(end)
	data = data[:start]
	for i := range count {
		copy(data[len(first)+i*list+4:], pack(uint32(len(data))))
		data = append(data, begin(biff8, worksheet)...)
	}
	return append(data, bytes.Repeat(end, count)...)
}

// Word documents and others that only hold a workbook somewhere are not claimed.
func TestMatch(t *testing.T) {
	for want, datas := range map[bool][][]byte{
		true: {
			one().file(), one().bytes(), one().file()[:600],
			sheettest.Compound(map[string][]byte{"WORKBOOK": nil}), rec(biff2, 0, worksheet), rec(biff3, 0, 0x100, 0),
		},
		false: {
			nil, []byte("\x09\x08"), []byte("\x09\x08\x10\x00\x00\x06\x77\x00"), []byte("\x09\x00\x04\x00\x20\x20\xff\x20"), []byte("PK\x03\x04"),
			sheettest.Compound(map[string][]byte{"WordDocument": nil, "Data": cfb.Name("Workbook")}),
			bytes.Replace(sheettest.Compound(map[string][]byte{"EncryptedPackage": nil}), []byte("\x09\x00\x06\x00"), []byte("\x55\x00\x06\x00"), 1),
		},
	} {
		for _, data := range datas {
			assert.Equal(t, want, Decoder().Match(sheets.Source{Data: data}), "%.40q", data)
		}
	}
}

// rich is a workbook with every record that is read.
func rich() stream {
	return linked(
		rec(recRow, 0, 0, 1, 300, 0, 0, 0x20, 0), rec(recColInfo, 0, 0, 2000, 0, 1, 0),
		number(0, 0, 1.5), rec(recRK, 0, 1, 0, uint32(2)), rec(recMulRK, 0, 2, 0, uint32(2), 0, uint32(2), 3),
		label(0, 4, "甲"), rec(recLabelSST, 0, 5, 0, uint32(0)), rec(recBoolErr, 0, 6, 0, byte(1), byte(0)),
		formula(0, 7, 2, area(0, 0, 0, 2), byte(ptgAttr), byte(attrSum), 0),
		result(1, 0, special(0, 0), ref(0, 0)), rec(recString, long("乙")),
		formula(1, 1, 2, byte(ptgExp), 1, 1), rec(recSharedFormula, 1, 2, byte(1), byte(1), 0, 5, byte(0x4C), -1, 0xC000),
		formula(2, 1, 2, byte(ptgExp), 1, 1),
		formula(2, 2, 2, byte(ptgExp), 2, 2), rec(recArray, 2, 2, byte(2), byte(2), 0, uint32(0), 5, byte(0x44), 0, 0),
		formula(2, 3, 2, byte(ptgTable), 2, 3), rec(recTable, 2, 2, byte(3), byte(3), 4, 6, 1, 7, 2),
		rec(recMulBlank, 3, 0, 0, 0, 1), rec(recBlank, 3, 2, 0), rec(recRString, 3, 3, 0, 1, byte(8), 1, "r", 0, 5),
		rec(recMergedCells, 1, 5, 6, 0, 1),
	).with(rec(recCodePage, 1200), rec(recDateMode, 0), rec(recFormat, 164, long("0.0")), sst("丙", "d"))
}

// A record that is cut off, at whichever of its bytes, is an error or says what it said.
func TestShortRecords(t *testing.T) {
	whole := rich().bytes()
	want, err := read(whole)
	require.NoError(t, err)
	shortened, failed := 0, 0
	for at := 0; at < len(whole); at += 4 + int(le16(whole[at+2:])) {
		for cut := 1; cut <= int(le16(whole[at+2:])); cut++ {
			data := slices.Clone(whole)
			copy(data[at+2:], pack(int(le16(whole[at+2:]))-cut))
			end := at + 4 + int(le16(whole[at+2:]))
			data = slices.Delete(data, end-cut, end)
			// What follows moves, so that the sheets are elsewhere.
			for p := 0; p+8 < len(data) && le16(data[p:]) != recEOF; p += 4 + int(le16(data[p+2:])) {
				if le16(data[p:]) == recBoundSheet && le16(data[p+2:]) >= 4 && int(le16(data[p+4:])) > at {
					copy(data[p+4:], pack(int(le16(data[p+4:]))-cut))
				}
			}
			shortened++
			got, err := read(data)
			if err != nil {
				failed++
				continue
			}
			requireSame(t, want, got)
		}
	}
	assert.Greater(t, failed, shortened*3/4)
}

// requireSame asks that what a damaged file says of cells it says truly: each cell has
// the value that it had.
func requireSame(t *testing.T, want, got *sheets.Book) {
	t.Helper()
	for i, s := range got.Sheets {
		for _, c := range s.Cells.All() {
			was := want.Sheets[i].At(int(c.Row), int(c.Col))
			require.NotNil(t, was, "%v", c)
			require.Equal(t, was.Raw, c.Raw)
		}
	}
}

// A file that is cut off is never read as a shorter one.
func TestCutOffFiles(t *testing.T) {
	data := rich().file()
	want, err := read(data)
	require.NoError(t, err)
	for n := 8; n < len(data); n++ {
		book, err := read(data[:n])
		if err == nil {
			for i, s := range book.Sheets {
				require.Equal(t, lines(want.Sheets[i]), lines(s), n)
			}
		}
	}
	bare := rich().bytes()
	for n := 8; n < len(bare); n++ {
		_, err := read(bare[:n])
		require.Error(t, err, n)
	}
}

func TestLimits(t *testing.T) {
	src := func(l sheets.Limits) sheets.Source {
		base := sheets.DefaultLimits
		for _, p := range []struct{ to, from *int }{{&base.Cells, &l.Cells}, {&base.Merges, &l.Merges}, {&base.Sheets, &l.Sheets}, {&base.Spans, &l.Spans}} {
			if *p.from > 0 {
				*p.to = *p.from
			}
		}
		if l.Text > 0 {
			base.Text = l.Text
		}
		s := rich().with(rec(recFont, 0, 0, 0, 400, 0, 0, 0), rec(recFont, 0, 0, 0, 400, 0, 0, 0))
		s.parts = append(s.parts, part{name: "E", body: slices.Concat(
			rec(recColInfo, 0, 0, 2000, 0, 1, 0), rec(recColInfo, 1, 1, 2000, 0, 1, 0), rec(recMergedCells, 1, 5, 6, 0, 1),
		)})
		return sheets.Source{Data: s.file(), Limits: base}
	}
	for want, l := range map[string]sheets.Limits{
		"more than 5 cells":         {Cells: 5},
		"more than 3 B of text":     {Text: 3},
		"more than 1 merged ranges": {Merges: 1},
		"more than 2 sheets":        {Sheets: 2},
		"refers to more than 2":     {Spans: 2},
	} {
		_, err := sheets.Open(t.Context(), src(l), []sheets.Decoder{Decoder()})
		assert.ErrorContains(t, err, want)
	}
}

// Reading stops soon after it is asked to, also while many cells are sorted.
func TestStop(t *testing.T) {
	var cells bytes.Buffer
	for row := 65535; row >= 0; row-- {
		cells.Write(rec(recMulRK, row, 0, 0, uint32(2), 0, uint32(2), 0, uint32(2), 2))
	}
	src := sheets.Source{Data: one(cells.Bytes()).bytes()}
	gone := errors.New("gone")
	for _, after := range []time.Duration{0, time.Millisecond, 20 * time.Millisecond} {
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(after, func() { cancel(gone) })
		_, err := sheets.Open(ctx, src, []sheets.Decoder{Decoder()})
		if err != nil {
			require.ErrorIs(t, err, gone)
		}
	}
}
