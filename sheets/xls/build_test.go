package xls

import (
	"context"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// rec is one record: its number and its fields, put together from bytes (byte, []byte),
// numbers (uint16, uint32, float64) and texts (string, of bytes).
func rec(typ uint16, fields ...any) []byte {
	data := pack(fields...)
	out := binary.LittleEndian.AppendUint16(nil, typ)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(data)))
	return append(out, data...)
}

func pack(fields ...any) []byte {
	var out []byte
	for _, f := range fields {
		switch f := f.(type) {
		case byte:
			out = append(out, f)
		case []byte:
			out = append(out, f...)
		case string:
			out = append(out, f...)
		case uint16:
			out = binary.LittleEndian.AppendUint16(out, f)
		case int:
			out = binary.LittleEndian.AppendUint16(out, uint16(f))
		case uint32:
			out = binary.LittleEndian.AppendUint32(out, f)
		case float64:
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
		}
	}
	return out
}

// uni is a text of BIFF8 behind its length: flags and characters, narrow if they can be.
func uni(text string) []byte {
	units := utf16.Encode([]rune(text))
	if slices.Max(append(units, 0)) < 0x100 {
		out := []byte{0}
		for _, u := range units {
			out = append(out, byte(u))
		}
		return out
	}
	out := []byte{flagWide}
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func chars(text string) int { return len(utf16.Encode([]rune(text))) }

// short and long are texts of BIFF8 with their lengths.
func short(text string) []byte { return pack(byte(chars(text)), uni(text)) }
func long(text string) []byte  { return pack(chars(text), uni(text)) }

// part is one sheet of a workbook by hand.
type part struct {
	name  string
	state byte
	kind  int // what follows the record that begins it; a worksheet if 0
	body  []byte
}

// workbook is a stream by hand: its version, records that the sheets have in common
// and the sheets.
type stream struct {
	version int
	globals []byte
	parts   []part
}

func begin(version, what int) []byte { return rec(recBOF, version, what, 0, 0) }

var end = rec(recEOF)

// bytes is the stream, with the places of the sheets.
func (s stream) bytes() []byte {
	listed := map[int]byte{0x20: 2, 0x40: 1} // kinds of sheets other than worksheets, as the list has them
	list := func(at []int) []byte {
		var out []byte
		for i, p := range s.parts {
			name := short(p.name)
			if s.version == biff5 {
				name = pack(byte(len(p.name)), p.name)
			}
			out = append(out, rec(recBoundSheet, uint32(at[i]), p.state, listed[p.kind], name)...)
		}
		return out
	}
	at := make([]int, len(s.parts))
	size := len(begin(s.version, globals)) + len(s.globals) + len(list(at)) + len(end)
	var bodies []byte
	for i, p := range s.parts {
		at[i] = size + len(bodies)
		kind := p.kind
		if kind == 0 {
			kind = worksheet
		}
		bodies = slices.Concat(bodies, begin(s.version, kind), p.body, end)
	}
	return slices.Concat(begin(s.version, globals), s.globals, list(at), end, bodies)
}

// looks are two formats: 0 General and 1 a date.
var looks = slices.Concat(
	rec(recFont, 200, 0, 0, 400, make([]byte, 6), short("Arial")),
	rec(recXF, 0, 0, 0, make([]byte, 14)),
	rec(recXF, 0, 14, 0, make([]byte, 14)),
)

// sst is a list of shared texts.
func sst(texts ...string) []byte {
	fields := []any{uint32(len(texts)), uint32(len(texts))}
	for _, text := range texts {
		fields = append(fields, long(text))
	}
	return rec(recSST, fields...)
}

// one is a workbook of one sheet called S with these records.
func one(records ...[]byte) stream {
	return stream{version: biff8, globals: looks, parts: []part{{name: "S", body: slices.Concat(records...)}}}
}

// with is the same with more records that the sheets have in common.
func (s stream) with(records ...[]byte) stream {
	s.globals = slices.Concat(append([][]byte{s.globals}, records...)...)
	return s
}

func (s stream) file() []byte {
	name := "Workbook"
	if s.version == biff5 {
		name = "Book"
	}
	return sheettest.Compound(map[string][]byte{name: s.bytes()})
}

func read(data []byte) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: "a.xls", Data: data, Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder()})
}

// open reads a stream in its container.
func open(t testing.TB, s stream) *sheets.Book {
	t.Helper()
	book, err := read(s.file())
	require.NoError(t, err)
	return book
}

// kinds are the letters by which cells tell their kinds in lines.
var kinds = map[sheets.Kind]string{
	sheets.Text: "t", sheets.Number: "n", sheets.Date: "d", sheets.Bool: "b", sheets.ErrorValue: "e", sheets.Missing: "-",
}

// lines are a sheet's cells in their order: address, kind, value and formula.
func lines(s *sheets.Sheet) []string {
	var all []string
	for _, c := range s.Cells.All() {
		line := sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String() + " " + kinds[c.Kind] + " " + c.Raw
		if f := s.Formulas[[2]int32{c.Row, c.Col}]; c.Formula {
			line += " =" + f.String()
			if f.Array != (sheets.Range{}) {
				line += " in " + f.Array.String()
			}
		}
		all = append(all, line)
	}
	return all
}

// number, label and formula are records of cells, from row and column 0.
func number(row, col int, v float64) []byte { return rec(recNumber, row, col, 0, v) }

func label(row, col int, text string) []byte { return rec(recLabel, row, col, 0, long(text)) }

func formula(row, col int, v float64, tokens ...any) []byte {
	code := pack(tokens...)
	return rec(recFormula, row, col, 0, v, 0, uint32(0), len(code), code)
}

// result is a formula whose value is no number.
func result(row, col int, value []byte, tokens ...any) []byte {
	code := pack(tokens...)
	return rec(recFormula, row, col, 0, value, 0, uint32(0), len(code), code)
}

// special is a value that is no number: its type and, of some types, which.
func special(kind, which byte) []byte { return []byte{kind, 0, which, 0, 0, 0, 0xFF, 0xFF} }

// ref and area are operations: a reference whose row and column move with the formula.
func ref(row, col int) []byte { return pack(byte(0x44), row, col|0xC000) }

func area(top, left, bottom, right int) []byte {
	return pack(byte(0x25), top, bottom, left|0xC000, right|0xC000)
}

func repeat(text string, n int) string { return strings.Repeat(text, n) }
