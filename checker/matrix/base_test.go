package matrix

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/sheets/sheettest"
)

// Where every figure is a multiple of a number that tables are rounded to, that
// is the unit.
func TestCommonBase(t *testing.T) {
	base := func(step string, values ...string) int64 {
		lines := []string{"item | a | b | c"}
		for i := 0; i+2 < len(values); i += 3 {
			lines = append(lines, "x | "+values[i]+step+" | "+values[i+1]+step+" | "+values[i+2]+step)
		}
		return New(t.Context(), sheettest.Table(t, lines...)).Base
	}
	values := []string{"17", "23", "41", "5", "61", "19", "7", "83", "29", "31", "37", "43", "47", "53", "59"}
	assert.EqualValues(t, 1, base("", values...))
	assert.EqualValues(t, 10, base("0", values...))
	assert.EqualValues(t, 100, base("00", values...))
	assert.EqualValues(t, 1000, base("000", values...))
	assert.EqualValues(t, 1000, base("0000", values...), "not more than that")
	assert.EqualValues(t, 1, base("0", values[:9]...), "too few figures to tell")
	assert.EqualValues(t, 1, base(".0", values...), "decimals say it themselves")
}

// Columns or rows of another kind, a third of all, do not hide the base of the others, nor have
// they that base.
func TestCommonBaseBesideOtherLines(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		base := rapid.SampledFrom([]int{3, 5, 10, 100, 1000}).Draw(t, "base")
		lines, other := 3*rapid.IntRange(1, 4).Draw(t, "lines"), rapid.IntRange(0, 2).Draw(t, "other")
		rows := [][]int{}
		for range rapid.IntRange(8, 20).Draw(t, "positions") {
			row := []int{}
			for line := range lines {
				factor := rapid.IntRange(0, 6).Draw(t, "figure")
				if line%3 == other {
					row = append(row, 2+30*factor) // of none of the bases
					continue
				}
				row = append(row, base*(7*(len(rows)*lines+line)+factor))
			}
			rows = append(rows, row)
		}
		if rapid.Bool().Draw(t, "rows") {
			rows = transposed(rows)
		}
		text := []string{"item" + strings.Repeat(" | x", len(rows[0]))}
		for _, row := range rows {
			text = append(text, "x")
			for _, x := range row {
				text[len(text)-1] += fmt.Sprint(" | ", x)
			}
		}
		n := New(t.Context(), sheettest.Table(tt, text...))
		assert.Zero(t, n.Base%int64(base))
		assert.EqualValues(t, 1, n.BaseOf(int64(base)+1))
	})
}

func transposed(rows [][]int) [][]int {
	out := make([][]int, len(rows[0]))
	for _, row := range rows {
		for c, x := range row {
			out[c] = append(out[c], x)
		}
	}
	return out
}

// A slip does not hide that a table's figures are rounded.
func TestCommonBaseDespiteSlips(t *testing.T) {
	rows := []string{
		"item | a | b | c | d",
		"w | 2565 | 410 | 1985 | 775", "x | 9380 | 4470 | 4915 | 60", "y | 1680 | 1395 | 285 | 930",
		"z | 3400 | 2755 | 645 | 15", "u | 815 | 2240 | 7105 | 350",
	}
	assert.EqualValues(t, 5, New(t.Context(), sheettest.Table(t, rows...)).Base)
	rows[3] = "y | 1683 | 1395 | 285 | 930"
	assert.EqualValues(t, 5, New(t.Context(), sheettest.Table(t, rows...)).Base)
	rows[4] = "z | 3400 | 2751 | 642 | 15"
	assert.EqualValues(t, 1, New(t.Context(), sheettest.Table(t, rows...)).Base)
}
