package xls

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
)

// linked is a workbook of sheets S, B 2, C and 2024, with names and another workbook
// that its formulas may refer to.
func linked(cells ...[]byte) stream {
	s := one(cells...).with(
		rec(recSupBook, 4, 0x0401),
		rec(recSupBook, 1, 0x3A01), rec(recExternName, 0, uint32(0), short("EDATE"), byte(0)),
		rec(recSupBook, 2, long("\x01other.xls"), long("Q1"), long("Q 2")), rec(recExternName, 0, uint32(0), short("RATE1")),
		rec(recExternSheet, 8, 0, 0, 0, 0, 1, 2, 0, 3, 3, 0, -1, -1, 1, -2, -2, 2, 0, 0, 2, 1, 1, 0, 9, 9),
		rec(recName, 0, byte(0), byte(5), 0, 0, 0, uint32(0), uni("TOTAL")),
		rec(recName, 0, byte(0), byte(7), 0, 0, 0, uint32(0), uni("TAX2024")),
		rec(recName, 0x20, byte(0), byte(1), 0, 0, 0, uint32(0), uni("\x06")),
		rec(recName, 0, byte(0), byte(12), 0, 0, 0, uint32(0), uni("_xlfn.SUMIFS")),
		rec(recName, 0, byte(0), byte(13), 0, 0, 0, uint32(0), uni("_xlfn.TEXTJOI")),
	)
	s.parts = append(s.parts, part{name: "B 2"}, part{name: "C"}, part{name: "2024"})
	return s
}

// Formulas are put together from their operations as Excel shows them.
func TestFormulaTexts(t *testing.T) {
	const (
		add, sub, mul, div = byte(0x03), byte(0x04), byte(0x05), byte(0x06)
		fixed              = 0
	)
	name := func(n int) []byte { return pack(byte(0x43), n, 0) }
	call := func(args byte, number int) []byte { return pack(byte(0x42), args, number) }
	num := func(v int) []byte { return pack(byte(ptgInt), v) }
	text := func(s string) []byte { return pack(byte(ptgText), short(s)) }
	attr := func(what byte, n int) []byte { return pack(byte(ptgAttr), what, n) }
	for _, c := range []struct {
		want   string
		tokens [][]byte
		extra  []byte
	}{
		{"A1+B2*2", [][]byte{ref(0, 0), ref(1, 1), num(2), {mul}, {add}}, nil},
		{"(A1-B2)/$C$3", [][]byte{ref(0, 0), ref(1, 1), {sub}, {ptgParen}, pack(byte(0x44), 2, 2), {div}}, nil},
		{"$A1^A$1&\"a\"\"b\"", [][]byte{pack(byte(0x44), 0, 0x8000), pack(byte(0x44), 0, 0x4000), {0x07}, text(`a"b`), {0x08}}, nil},
		{"-A1%", [][]byte{ref(0, 0), {ptgPercent}, {ptgMinus}}, nil},
		{"+A1<=1.5", [][]byte{ref(0, 0), {ptgPlus}, pack(byte(ptgNumber), 1.5), {0x0A}}, nil},
		{"IF(A1<>\"\",TRUE,#N/A)", [][]byte{ref(0, 0), text(""), {0x0E}, attr(0x02, 7), {ptgBool, 1}, attr(0x08, 9), {ptgError, 0x2A}, attr(0x08, 3), call(3, 1)}, nil},
		{"SUM(D4:D9)", [][]byte{area(3, 3, 8, 3), attr(attrSum, 0)}, nil},
		{"SUM(D4:D9,F1)", [][]byte{area(3, 3, 8, 3), ref(0, 5), call(2, 4)}, nil},
		{"SUBTOTAL(9,D4:D9)", [][]byte{num(9), area(3, 3, 8, 3), call(2, 344)}, nil},
		{"ROUND(A1,2)", [][]byte{ref(0, 0), num(2), pack(byte(0x41), 27)}, nil},
		{"SUMIF(A:A,\"x\",3:4)", [][]byte{area(0, 0, 65535, 0), text("x"), area(2, 0, 3, 255), call(3, 345)}, nil},
		{"PI()", [][]byte{pack(byte(0x41), 19)}, nil},
		{"NOW()", [][]byte{attr(0x01, 0), pack(byte(0x41), 74)}, nil},
		{"CHOOSE(A1,1,,2)", [][]byte{ref(0, 0), attr(attrChoose, 3), pack(1, 2, 3, 4), num(1), attr(0x08, 1), {ptgMissing}, num(2), call(4, 100)}, nil},
		{"A1 B2,C3:D4", [][]byte{ref(0, 0), ref(1, 1), {ptgIntersect}, ref(2, 2), ref(3, 3), {ptgRange}, {ptgUnion}}, nil},
		{"SUM((A1,B2))", [][]byte{pack(byte(0x26), uint32(0), 9), ref(0, 0), ref(1, 1), {ptgUnion}, {ptgParen}, call(1, 4)}, pack(1, 0, 0, 0, 0)},
		{"{1,\"x\";TRUE,#REF!}", [][]byte{pack(byte(0x60), make([]byte, 7))}, pack(byte(1), 1, byte(1), 1.0, byte(2), long("x"), byte(4), byte(1), make([]byte, 7), byte(16), byte(0x17), make([]byte, 7))},
		{"#REF!+SUM(#REF!)", [][]byte{pack(byte(0x2A), uint32(0)), pack(byte(0x2B), uint32(0), uint32(0)), call(1, 4), {add}}, nil},
		{"S!A1", [][]byte{pack(byte(0x5A), 0, 0, 0xC000)}, nil},
		{"'B 2:C'!$A$1", [][]byte{pack(byte(0x5A), 1, 0, fixed)}, nil},
		{"SUM('2024'!A1:B2)", [][]byte{pack(byte(0x3B), 2, 0, 1, 0xC000, 0xC001), call(1, 4)}, nil},
		{"#REF!+S!#REF!", [][]byte{pack(byte(0x5A), 3, 0, 0), pack(byte(0x5C), 0, 0, 0), {add}}, nil},
		{"'[1]Q1'!A1+'[1]Q 2'!A1", [][]byte{pack(byte(0x5A), 5, 0, 0xC000), pack(byte(0x5A), 6, 0, 0xC000), {add}}, nil},
		{"[1]!RATE1", [][]byte{pack(byte(0x59), 5, 1, 0)}, nil},
		{"TOTAL+_TAX2024+_xlnm.Print_Area", [][]byte{name(1), name(2), {add}, name(3), {add}}, nil},
		{"EDATE(A1,1)", [][]byte{pack(byte(0x39), 4, 1, 0), ref(0, 0), num(1), call(3, userDefined)}, nil},
		{"SUMIFS(A1)", [][]byte{name(4), ref(0, 0), call(2, userDefined)}, nil},
		{"_xlfn.TEXTJOI()", [][]byte{name(5), call(1, userDefined)}, nil},
		{"A1", [][]byte{attr(0x40, 0x0100), ref(0, 0)}, nil},
		// What is not known, or does not add up.
		{"", nil, nil},
		{"", [][]byte{{0x18, 0x19}}, nil},
		{"", [][]byte{{0xA4}}, nil},
		{"", [][]byte{ref(0, 0), {add}}, nil},
		{"", [][]byte{ref(0, 0), ref(0, 0)}, nil},
		{"", [][]byte{{0x44, 0}}, nil},
		{"", [][]byte{ref(0, 256)}, nil},
		{"", [][]byte{name(9)}, nil},
		{"", [][]byte{name(0)}, nil},
		{"", [][]byte{pack(byte(0x5A), 7, 0, 0)}, nil},
		{"", [][]byte{pack(byte(0x5A), 8, 0, 0)}, nil},
		{"", [][]byte{pack(byte(0x59), 5, 2, 0)}, nil},
		{"", [][]byte{num(1), call(1, userDefined)}, nil},
		{"", [][]byte{call(0, 255)}, nil},
		{"", [][]byte{call(0, 53)}, nil},
		{"", [][]byte{pack(byte(0x60), make([]byte, 7))}, pack(byte(1))},
	} {
		code := slices.Concat(c.tokens...)
		record := rec(recFormula, 0, 0, 0, 5.0, 0, uint32(0), len(code), code, c.extra)
		sheet := open(t, linked(record)).Sheets[0]
		assert.Equal(t, c.want, sheet.Formulas[[2]int32{1, 1}].Text, "% x", code)
		assert.Equal(t, "A1 n 5 ="+c.want, lines(sheet)[0])
	}
}

// A formula's value is what the file stores for it.
func TestFormulaValues(t *testing.T) {
	sum := pack(area(0, 0, 1, 0), byte(ptgAttr), byte(attrSum), 0)
	sheet := open(t, one(
		formula(0, 0, 0.5, sum),
		result(1, 0, special(0, 0), ref(0, 0)), rec(recString, long("合计")),
		result(2, 0, special(1, 1), ref(0, 0)),
		result(3, 0, special(2, 0x07), ref(0, 0)),
		result(4, 0, special(3, 0), ref(0, 0)),
		result(5, 0, special(3, 0), sum),
		result(6, 0, special(3, 0), ref(0, 0), ref(0, 0), byte(0x05)),
		result(7, 0, special(0, 0), ref(0, 0)),
		result(8, 0, special(0, 0), ref(0, 0)), rec(recString, 3, byte(0), "ab"), rec(recContinue, byte(1), 0x5408),
		rec(recFormula, 9, 0, 1, 2.0, 0, uint32(0), 5, ref(0, 0)),
		rec(recFormula4, 10, 0, 0, 3.0, 0, uint32(0), 5, ref(0, 0)),
	)).Sheets[0]
	assert.Equal(t, []string{
		"A1 n 0.5 =SUM(A1:A2)", "A2 t 合计 =A1", "A3 b TRUE =A1", "A4 e #DIV/0! =A1", "A5 t  =A1",
		"A6 -  =SUM(A1:A2)", "A7 -  =A1*A1", "A8 -  =A1", "A9 t ab合 =A1", "A10 d 2 =A1", "A11 n 3 =A1",
	}, lines(sheet))
}

// Cells that share a formula each have it with its references moved.
func TestSharedFormulas(t *testing.T) {
	exp := func(row, col int) []byte { return pack(byte(ptgExp), row, col) }
	distance := func(rows, cols int) []byte { return pack(byte(0x4C), rows, cols&0xFF|0xC000) }
	share := func(top, bottom int, left, right byte, tokens ...any) []byte {
		code := pack(tokens...)
		return rec(recSharedFormula, top, bottom, left, right, byte(0), byte(1), len(code), code)
	}
	array := func(top, bottom int, left, right byte, tokens ...any) []byte {
		code := pack(tokens...)
		return rec(recArray, top, bottom, left, right, 0, uint32(0), len(code), code)
	}
	t.Run("moved", func(t *testing.T) {
		sheet := open(t, one(
			formula(1, 1, 1, exp(1, 1)), share(1, 3, 1, 2, distance(-1, -1), pack(byte(0x44), 0, 0), byte(0x03)),
			formula(1, 2, 2, exp(1, 1)), formula(2, 1, 3, exp(1, 1)), formula(3, 2, 4, exp(1, 1)),
			formula(4, 1, 5, exp(1, 1)), // outside
			formula(5, 1, 6, exp(5, 1)), // of nothing
		)).Sheets[0]
		assert.Equal(t, []string{
			"B2 n 1 =A1+$A$1", "C2 n 2 =B1+$A$1", "B3 n 3 =A2+$A$1", "C4 n 4 =B3+$A$1", "B5 n 5 =", "B6 n 6 =",
		}, lines(sheet))
	})
	t.Run("areas", func(t *testing.T) {
		sheet := open(t, one(
			formula(5, 3, 1, exp(5, 3)),
			share(5, 6, 3, 3, pack(byte(0x2D), -4, -1, 0xC000, 0xC0FE), byte(ptgAttr), byte(attrSum), 0), formula(6, 3, 1, exp(5, 3)),
		)).Sheets[0]
		assert.Equal(t, []string{"D6 n 1 =SUM(D2:B5)", "D7 n 1 =SUM(D3:B6)"}, lines(sheet))
	})
	// References that come round from one edge to the other cannot be told as moved.
	t.Run("round the edge", func(t *testing.T) {
		sheet := open(t, one(
			formula(1, 0, 1, exp(1, 0)), share(0, 1, 0, 0, distance(-1, 0)), formula(0, 0, 2, exp(1, 0)),
			formula(1, 5, 1, exp(1, 5)), share(1, 1, 5, 5, distance(0, -6)),
		)).Sheets[0]
		assert.Equal(t, []string{"A1 n 2 =", "A2 n 1 =A1", "F2 n 1 ="}, lines(sheet))
	})
	t.Run("a reference that should not move", func(t *testing.T) {
		sheet := open(t, one(formula(1, 1, 1, exp(1, 1)), share(1, 1, 1, 1, ref(0, 0)))).Sheets[0]
		assert.Equal(t, []string{"B2 n 1 ="}, lines(sheet))
	})
	t.Run("arrays", func(t *testing.T) {
		sheet := open(t, one(
			formula(0, 0, 1, exp(0, 0)), array(0, 1, 0, 1, area(4, 4, 5, 5)), formula(0, 1, 2, exp(0, 0)),
			result(1, 0, special(0, 0), exp(0, 0)), rec(recString, long("x")), result(1, 1, special(3, 0), exp(0, 0)),
			formula(2, 0, 3, byte(ptgTable), 2, 0), rec(recTable, 2, 2, byte(0), byte(0), 0x0C, 6, 1, 7, 2),
			formula(3, 0, 3, byte(ptgTable), 3, 0), rec(recTable, 3, 3, byte(0), byte(0), 0x04, 6, 1, 7, 2),
			formula(4, 0, 3, byte(ptgTable), 4, 0), rec(recTable, 4, 4, byte(0), byte(0), 0, 6, 1, 7, 2),
		)).Sheets[0]
		assert.Equal(t, []string{
			"A1 n 1 =E5:F6 in A1:B2", "B1 n 2", "A2 t x", "A3 n 3 =TABLE(B7,C8) in A3", "A4 n 3 =TABLE(B7,) in A4", "A5 n 3 =TABLE(,B7) in A5",
		}, lines(sheet))
	})
}

// Before BIFF8 references and names take other bytes.
func TestFormulasOfBIFF5(t *testing.T) {
	tab := func(ptg byte, workbook, first, last int, where ...any) []byte {
		return pack(ptg, workbook, make([]byte, 8), first, last, pack(where...))
	}
	for want, tokens := range map[string][]byte{
		"A1+$B$2":            pack(byte(0x44), 0xC000, byte(0), byte(0x44), 1, byte(1), byte(0x03)),
		"SUM(A$1:B2)":        pack(byte(0x25), 0x4000, 0xC001, byte(0), byte(1), byte(ptgAttr), byte(attrSum), 0),
		"SUM(A:B)":           pack(byte(0x25), 0xC000, 0xFFFF, byte(0), byte(1), byte(ptgAttr), byte(attrSum), 0),
		"S!A1":               tab(0x5A, -1, 0, 0, 0xC000, byte(0)),
		"SUM('S:T 2'!A1:A2)": pack(tab(0x3B, -1, 0, 1, 0xC000, 0xC001, byte(0), byte(0)), byte(ptgAttr), byte(attrSum), 0),
		"#REF!":              tab(0x5A, -1, -1, -1, 0xC000, byte(0)),
		"":                   tab(0x5A, 1, 0, 0, 0xC000, byte(0)),
		"N*\"a\"":            pack(byte(0x43), 1, make([]byte, 12), byte(ptgText), byte(1), "a", byte(0x05)),
		"ADD.IN(#REF!)":      pack(byte(0x39), 1, make([]byte, 8), 1, make([]byte, 12), byte(0x2A), make([]byte, 3), byte(0x42), byte(2), userDefined),
		"{1,2}":              pack(byte(0x60), make([]byte, 7)),
	} {
		record := rec(recFormula, 0, 0, 0, 5.0, 0, uint32(0), len(tokens), tokens, pack(byte(2), 1, byte(1), 1.0, byte(1), 2.0))
		book := open(t, stream{
			version: biff5,
			globals: slices.Concat(
				rec(recXF, 0, 0, 0, make([]byte, 10)),
				rec(recExternSheet, byte(1), byte(0x3A)), rec(recExternName, 0, uint32(0), byte(6), "ADD.IN"),
				rec(recName, 0, byte(0), byte(1), 0, 0, 0, uint32(0), "N"),
			),
			parts: []part{{name: "S", body: record}, {name: "T 2"}},
		})
		assert.Equal(t, want, book.Sheets[0].Formulas[[2]int32{1, 1}].Text, "% x", tokens)
	}
}

// A formula of names that are longer than it is does not grow without end.
func TestLongFormulas(t *testing.T) {
	name := repeat("n", 255)
	var tokens []byte
	for i := range 1000 {
		if tokens = append(tokens, pack(byte(0x43), 1, 0)...); i > 0 {
			tokens = append(tokens, 0x03)
		}
	}
	names := rec(recName, 0, byte(0), byte(255), 0, 0, 0, uint32(0), uni(name))
	sheet := open(t, one(formula(0, 0, 1, tokens)).with(names)).Sheets[0]
	assert.Equal(t, []string{"A1 n 1 ="}, lines(sheet))

	var cells []byte
	for row := range 500 {
		cells = append(cells, formula(row, 0, 1, tokens[:5+6*100])...)
	}
	_, err := read(one(cells).with(names).file())
	require.ErrorContains(t, err, "too long")
}

// Whatever the operations, there is a text or none, and it is written in their time.
func TestAnyFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tokens := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "tokens")
		book, err := read(linked(formula(0, 0, 1, tokens)).bytes())
		require.NoError(t, err)
		assert.LessOrEqual(t, len(book.Sheets[0].Formulas[[2]int32{1, 1}].Text), maxFormula)
		assert.Equal(t, sheets.Number, book.Sheets[0].Cells.At(0).Kind)
	})
}
