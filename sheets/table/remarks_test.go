package table_test

import (
	"strconv"
	"testing"

	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// A remark behind some of a column's figures changes none of them, nor where they stand.
func TestRemarksBehindFigures(tb *testing.T) {
	rapid.Check(tb, func(t *rapid.T) {
		rows := rapid.IntRange(6, 12).Draw(t, "rows")
		remark := rapid.SampledFrom([]string{"（其中，灾情6万元）", " (of which 3 new)", " (+5.5%)", "（追加5）", " *(a 20 + b 30)*", " ✅", "(预计)", "r", "E", "柜", " 坛"}).Draw(t, "remark")
		bare, worn := []string{"项目 | 金额 | 面积"}, []string{"项目 | 金额 | 面积"}
		wearing := rapid.SliceOfNDistinct(rapid.IntRange(0, rows-1), 1, rows/2-1, rapid.ID).Draw(t, "wearing")
		for r := range rows {
			text := strconv.Itoa([]int{211, 911, 2211}[r%3] + rapid.IntRange(0, 600).Draw(t, "figure"))
			line := func(text string) string {
				return "Road " + string(rune(65+r)) + " | " + text + " | " + strconv.Itoa(37*r+11)
			}
			bare = append(bare, line(text))
			for _, w := range wearing {
				if w == r {
					text += remark
				}
			}
			worn = append(worn, line(text))
		}
		a, b := sheettest.Table(tb, bare...), sheettest.Table(tb, worn...)
		assert.Len(t, b.Rows, len(a.Rows), "%q", worn)
		for r := range a.Rows {
			assert.True(t, a.At(r, 0).Value().Equal(b.At(r, 0).Value()), "%q row %d", worn, r)
		}
	})
}

// Several remarks in the first row below the heads are those of figures if they are like what
// stands below them; numbers that are small or count on are heads.
func TestRemarksInFirstRow(t *testing.T) {
	for _, x := range []struct {
		first string
		rows  int
	}{
		{"Ilton | 313 (12 in 2021) | 403 (2 closed)", 4},
		{"Sex | 1 (men, of age) | 2 (women, of age)", 3},
		{"Age | 312 (boys, new) | 313 (girls, new)", 3},
		{"Ilton | 9313 (12 in 2021) | 403 (2 closed)", 3},
		{"名称 | 1柜 | 2柜", 3},
		{"名称 | 101柜 | 103柜", 3},
	} {
		table := sheettest.Table(t, "Place | Men | Women", x.first, "Kirkby | 211 | 512", "Ashby | 517 | 311", "Total | 1041 | 1226")
		assert.Len(t, table.Rows, x.rows, x.first)
	}
}

// A row of numbers with units right under words of their own is taken for heads where plain numbers
// follow, but that they are not checked is said; heads below heads for several of them are heads.
func TestHeadsThatMayBeFigures(t *testing.T) {
	for _, x := range []struct {
		heads, first string
		loose        int
	}{
		{"Item | East | West", "母猪 | 7头 | 9头", 1},
		{"Item | East | West", "集装箱 | 7柜 | 9柜", 1},
		{"Item | East | East", "母猪 | 7头 | 9头", 0},
		{"Item | East | ", "Flats | 1 bed | 2 beds", 0},
		{"Item | East | West", "Age | 8及以下 | 9及以上", 0},
	} {
		grid := sheettest.Grid(x.heads, x.first, "Kirkby | 211 | 512", "Ashby | 517 | 311", "Total | 728 | 823")
		tables, loose := sheettest.Find(sheettest.Sheet("s", grid, false))
		assert.Len(t, tables, 1, x.first)
		assert.Len(t, tables[0].Rows, 3, x.first)
		if assert.Len(t, loose, x.loose, x.first) && x.loose > 0 {
			assert.Equal(t, "B2:C2", loose[0].Range.String())
			assert.Equal(t, 2, loose[0].Figures)
		}
	}
}
