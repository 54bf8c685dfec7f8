package xls

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// Whatever the bytes, there is an error or a book that is as promised.
func FuzzDecode(f *testing.F) {
	f.Add(rich().bytes())
	f.Add(rich().file())
	f.Add(one(number(0, 0, 1)).bytes())
	f.Add(stream{version: biff5, globals: rec(recCodePage, 936), parts: []part{{name: "S", body: rec(recLabel, 0, 0, 0, 2, "\xba\xcf")}}}.bytes())
	files, err := filepath.Glob("../../fixtures/*.xls")
	require.NoError(f, err)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := read(data)
		if err != nil {
			return
		}
		for _, s := range book.Sheets {
			assert.Len(t, s.Formulas, len(slices.DeleteFunc(s.Cells.List(), func(c sheets.Cell) bool { return !c.Formula })))
			for i, c := range s.Cells.All() {
				require.True(t, c.Raw != "" || c.Formula)
				require.Less(t, int(c.Style), len(book.Styles))
				if i > 0 {
					require.Less(t, address(s.Cells.At(i-1)), address(c))
				}
			}
		}
	})
}

// What a workbook says comes back as it was put in, whichever records say it.
func TestRoundTrip(t *testing.T) {
	texts := []string{"合计", "a", "é", "两\n行", "😀", repeat("长", 3000)}
	rapid.Check(t, func(t *rapid.T) {
		type place struct{ row, col int }
		want := map[place]sheets.Cell{}
		var records [][]byte
		for range rapid.IntRange(0, 30).Draw(t, "cells") {
			at := place{rapid.IntRange(0, 40).Draw(t, "row"), rapid.IntRange(0, 10).Draw(t, "col")}
			if _, taken := want[at]; taken {
				continue
			}
			c := sheets.Cell{Row: int32(at.row + 1), Col: int32(at.col + 1), Style: uint32(rapid.IntRange(0, 1).Draw(t, "style"))}
			record := []any{at.row, at.col, int(c.Style)}
			v := float64(rapid.Int32Range(-1<<29, 1<<29-1).Draw(t, "value"))
			c.Kind = sheets.Number
			if c.Style == 1 {
				c.Kind = sheets.Date
			}
			text := rapid.IntRange(0, len(texts)-1).Draw(t, "text")
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				v /= 8
				records = append(records, rec(recNumber, append(record, v)...))
			case 1:
				records = append(records, rec(recRK, append(record, uint32(int32(v))<<2|3)...))
				v /= 100
			case 2:
				records = append(records, rec(recRK, append(record, uint32(int32(v))<<2|2)...))
			case 3:
				records = append(records, rec(recLabelSST, append(record, uint32(text))...))
				c.Kind, c.Raw = sheets.Text, texts[text]
			case 4:
				records = append(records, rec(recFormula, append(record, special(0, 0), 0, uint32(0), 3, byte(ptgInt), 1)...), rec(recString, long(texts[text])))
				c.Kind, c.Raw, c.Formula = sheets.Text, texts[text], true
			case 5:
				records = append(records, rec(recBoolErr, append(record, byte(1), byte(0))...))
				c.Kind, c.Raw = sheets.Bool, "TRUE"
			}
			if c.Raw == "" {
				c.Raw = digits(v)
			}
			want[at] = c
		}
		book, err := read(sheettest.Compound(map[string][]byte{"Workbook": one(records...).with(splitTexts(t, texts)).bytes()}))
		require.NoError(t, err)
		require.Equal(t, len(want), book.Sheets[0].Cells.Len())
		for _, c := range book.Sheets[0].Cells.All() {
			require.Equal(t, want[place{int(c.Row) - 1, int(c.Col) - 1}], c)
		}
	})
}

// splitTexts is a list of shared texts that goes on in another record at random places
// within their characters.
func splitTexts(t *rapid.T, texts []string) []byte {
	var out []byte
	now := pack(uint32(len(texts)), uint32(len(texts)))
	typ := uint16(recSST)
	for _, text := range texts {
		b := uni(text)
		now = append(now, pack(chars(text), b[0])...)
		size := 1 + int(b[0])
		for b = append([]byte(nil), b...); len(b) > 1; {
			n := min(len(b)-1, size*rapid.IntRange(1, 1000).Draw(t, "split"))
			now = append(now, b[1:1+n]...)
			b = slices.Delete(b, 1, 1+n)
			if len(b) > 1 {
				out = append(out, rec(typ, now)...)
				typ, now = recContinue, []byte{b[0]}
			}
		}
	}
	return append(out, rec(typ, now)...)
}
