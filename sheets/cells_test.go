package sheets

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// What is packed comes out as it was, whatever it is: texts of every length, far
// addresses, texts that cells share and texts that are changed once they are copied.
func TestCells(t *testing.T) {
	shared := []string{"", "合计", "定海区", strings.Repeat("长", 40), strings.Repeat("x", 1<<16)}
	rapid.Check(t, func(t *rapid.T) {
		var cells Cells
		var want []Cell
		if rapid.Bool().Draw(t, "in memory that is used again") {
			cells.Grow(40)
		}
		row, col := 1, 0
		for range rapid.IntRange(0, 40).Draw(t, "cells") {
			if col++; rapid.Bool().Draw(t, "gap") {
				col += rapid.IntRange(0, MaxCol).Draw(t, "columns")
			}
			if col > MaxCol {
				row, col = min(row+rapid.IntRange(1, MaxRow/30).Draw(t, "rows"), MaxRow-41+len(want)), 1
			}
			cell := Cell{
				Row: int32(row), Col: int32(col), Style: uint32(rapid.IntRange(0, MaxStyles-1).Draw(t, "style")),
				Kind: Kind(rapid.IntRange(0, int(Missing)).Draw(t, "kind")), Formula: rapid.Bool().Draw(t, "formula"),
			}
			if rapid.Bool().Draw(t, "shared") {
				cell.Raw = rapid.SampledFrom(shared).Draw(t, "text")
				cells.Add(cell)
			} else {
				text := bytes.Repeat([]byte("7"), rapid.OneOf(rapid.IntRange(0, 20), rapid.IntRange(0, 9000)).Draw(t, "length"))
				if rapid.Bool().Draw(t, "number") {
					text = []byte(rapid.SampledFrom(append(decimals, "134217727", "134217728", "-134217728", "-134217729", "1234567890.12")).Draw(t, "digits"))
				}
				cells.Copy(cell, text)
				cell.Raw = string(text)
				clear(text)
			}
			want = append(want, cell)
		}
		if n := len(want); n > 0 {
			i := rapid.IntRange(0, n-1).Draw(t, "set")
			raw, was := cells.Raw(i), want[i].Raw
			want[i].Raw = rapid.SampledFrom(shared).Draw(t, "set to")
			cells.Set(i, want[i])
			assert.Equal(t, was, raw, "what was read is not changed")
		}
		cells.Clip()
		assert.Equal(t, want, cells.List())
		packed := Pack(want...)
		assert.Equal(t, want, packed.List())
		for i, c := range cells.All() {
			require.Equal(t, want[i], c)
			again := Cell{int32(cells.Row(i)), int32(cells.Col(i)), cells.Raw(i), uint32(cells.Style(i)), cells.Kind(i), cells.Formula(i)}
			require.Equal(t, c, again)
			require.Equal(t, i, cells.Find(int(c.Row), int(c.Col)))
			require.Equal(t, slices.IndexFunc(append(want, Cell{Row: c.Row + 1}), func(x Cell) bool { return x.Row > c.Row }), cells.Find(int(c.Row)+1, 0))
		}
	})
}

// Where there is no room for more pieces, texts and numbers of many digits are kept
// elsewhere.
func TestCellsBeyondPieces(t *testing.T) {
	full := Cells{pieces: make([][]byte, 1<<16)}
	var want []Cell
	for i, text := range []string{"定海区教育局", "123456789012", "-0.5", ""} {
		for k, kind := range []Kind{Text, Number} {
			cell := Cell{Row: int32(2*i + k + 1), Col: 1, Kind: kind}
			full.Copy(cell, []byte(text))
			cell.Raw = text
			want = append(want, cell)
			if d, ok := ParseDecimal(text); ok && kind == Number {
				cell.Col++
				full.AddDecimal(cell, d)
				want = append(want, cell)
			}
		}
	}
	assert.Equal(t, want, full.List())
	assert.Len(t, full.pieces, 1<<16)
}

// A text that many cells refer to is kept once, and a number of up to eight digits takes no
// room beside its cell.
func TestCellsAreSmall(t *testing.T) {
	var cells Cells
	name := strings.Repeat("定海区", 3)
	for i := range int32(1000) {
		cells.Add(Cell{Row: i + 1, Col: 1, Raw: name})
		cells.Copy(Cell{Row: i + 1, Col: 2, Kind: Number}, []byte("12345.67"))
	}
	assert.Equal(t, 1, cells.texts.Len())
	assert.Empty(t, cells.pieces)
}

// A book with more styles than a cell can name is refused.
func TestMostStyles(t *testing.T) {
	for styles, refused := range map[int]bool{MaxStyles: false, MaxStyles + 1: true} {
		d := Decoder{
			Name: "made", Match: func(Source) bool { return true },
			Decode: func(context.Context, Source) (*Book, error) { return &Book{Styles: make([]Style, styles)}, nil },
		}
		_, err := Open(t.Context(), Source{Name: "a", Data: []byte("a")}, []Decoder{d})
		if refused {
			assert.ErrorContains(t, err, "1048576 styles")
		} else {
			assert.NoError(t, err)
		}
	}
}

// What a column says again and again is copied once.
func TestCopyAgain(t *testing.T) {
	for name, grow := range map[string]int{"few": 300, "many": fewCells + 1} {
		t.Run(name, func(t *testing.T) {
			var c Cells
			c.Grow(grow)
			for i := range int32(300) {
				c.Copy(Cell{Row: i + 1, Col: 1}, []byte("市教育局"))
				c.Copy(Cell{Row: i + 1, Col: 2}, []byte("市民政局"))
			}
			c.Clip()
			assert.Len(t, bytes.Join(c.pieces, nil), 2*len("-市教育局"))
			assert.Equal(t, "市民政局", c.Raw(599))
		})
	}
}

// Sheets that are made one after the other, in the same memory, do not share it when they
// are done.
func TestClip(t *testing.T) {
	var all [4]Cells
	for round := range all {
		c := &all[round]
		c.Grow(2)
		for i := range int32(5 * round) {
			c.Copy(Cell{Row: i + 1, Col: int32(round) + 1}, []byte(strings.Repeat("合", round)+"计"))
		}
		c.Clip()
	}
	assert.Equal(t, Cells{}, all[0], "an empty sheet is as it was")
	for round := range all {
		assert.Equal(t, 5*round, all[round].Len())
		for i, cell := range all[round].All() {
			assert.Equal(t, Cell{Row: int32(i) + 1, Col: int32(round) + 1, Raw: strings.Repeat("合", round) + "计"}, cell)
		}
	}
}
