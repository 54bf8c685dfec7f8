package relation

import (
	"fmt"
	"testing"

	"crossfoot/sheets"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A total of parts on both sides, one of them subtracted, found by elimination:
// no run of columns gives it.
func TestScatteredTotals(t *testing.T) {
	tab := read(t,
		"item | opening | price | in | year's result | out",
		"a | 812 | 91 | 377 | 1066 | 123",
		"b | 4471 | 17 | 912 | 5049 | 334",
		"c | 390 | 54 | 1288 | 971 | 707",
		"d | 2754 | 38 | 645 | 2901 | 498",
		"e | 1519 | 76 | 208 | 1646 | 81",
		"f | 683 | 29 | 951 | 1368 | 266",
		"g | 3312 | 45 | 119 | 3259 | 172",
		"h | 247 | 63 | 538 | 395 | 390",
		"i | 5096 | 12 | 774 | 5315 | 555",
	)
	assert.Equal(t, []string{"out = + opening + in - year's result"}, patterns(Find(tab), Across))
}

// One wrong figure is not in all of the samples, so that it does not hide the sum.
func TestScatteredTotalsWithASlip(t *testing.T) {
	tab := read(t,
		"item | qq | tt | rr | ww | uu | ee",
		"a | 812 | 500 | 1280 | 91 | 154 | 377",
		"b | 4471 | 77 | 5400 | 17 | 191 | 912",
		"c | 390 | 12 | 1732 | 54 | 302 | 1288",
		"d | 2754 | 4100 | 3437 | 38 | 487 | 645",
		"e | 1519 | 66 | 1813 | 76 | 746 | 208",
		"f | 683 | 901 | 1663 | 29 | 302 | 951",
		"g | 3312 | 250 | 3476 | 45 | 709 | 119",
		"h | 247 | 33 | 848 | 63 | 413 | 538",
		"i | 5096 | 470 | 5882 | 12 | 191 | 774",
		"j | 177 | 1969 | 283 | 40 | 626 | 66",
		"k | 2940 | 4478 | 3766 | 811 | 153 | 15",
		"l | 608 | 3050 | 1971 | 73 | 638 | 1290",
		"m | 99 | 3903 | 1050 | 520 | 660 | 431",
		"n | 1745 | 4778 | 2135 | 302 | 87 | 88",
		"o | 863 | 4981 | 3094 | 27 | 33 | 2204",
		"p | 5120 | 3863 | 5657 | 196 | 285 | 341",
	)
	a := Find(tab)
	require.Equal(t, []string{"rr = + qq + ww + ee"}, patterns(a, Across))
	assert.Equal(t, []string{"D6"}, a.broken())
}

// A pair of columns far apart, in a table with too few rows for elimination.
func TestPairs(t *testing.T) {
	tab := read(t,
		"item | day | x | y | z | w | night | v | both",
		"a | 812 | 91 | 37 | 66 | 5 | 123 | 408 | 935",
		"b | 4471 | 17 | 91 | 49 | 61 | 334 | 22 | 4805",
		"c | 390 | 54 | 12 | 71 | 83 | 707 | 190 | 1097",
		"d | 2754 | 38 | 64 | 29 | 14 | 498 | 57 | 3252",
	)
	assert.Equal(t, []string{"both = + day + night"}, patterns(Find(tab), Across))
}

// Only the layout can tell what a sum is that is seen once: the label of the
// last row, and the rows above it.
func TestNaturalRanges(t *testing.T) {
	tab := read(t, "地区 | 人数", "定海区 | 1204", "普陀区 | 873", "岱山县 | 388", "嵊泗县 | 216", "合计 | 2681")
	assert.Equal(t, []string{"合计 = + 定海区 + 普陀区 + 岱山县 + 嵊泗县"}, patterns(Find(tab), Down))
	tab = read(t, "地区 | 人数", "定海区 | 120", "普陀区 | 87", "岱山县 | 38", "嵊泗县 | 21", "排名 | 266")
	assert.Empty(t, patterns(Find(tab), Down), "without a word for it, it could be chance")
}

// A broken sum that is the only one of its kind is shown by its label and by the
// slip that explains it.
func TestLoneSums(t *testing.T) {
	a := Find(read(t, "地区 | 人数", "定海区 | 1204", "普陀区 | 873", "岱山县 | 388", "嵊泗县 | 216", "合计 | 2861"))
	require.Len(t, a.Reported(), 1)
	assert.Equal(t, Broken, a.Reported()[0].Status)
	assert.Less(t, a.Reported()[0].Odds, OddsError, "a warning, since nothing else speaks for the sum")
	a = Find(read(t, "地区 | 人数", "定海区 | 1204", "普陀区 | 873", "岱山县 | 388", "嵊泗县 | 216", "合计 | 5793"))
	assert.Empty(t, a.Reported(), "no slip explains it, so that it was something else")
}

// A list may be long, if its end is called its total.
func TestLoneSumsOfLongLists(t *testing.T) {
	lines, sum := []string{"项目 | 金额"}, 0
	for i := range 3000 {
		x := 100 + i*7919%9001
		lines, sum = append(lines, fmt.Sprintf("项目甲%d | %d", i, x)), sum+x
	}
	for _, off := range []int{0, 900} {
		a := Find(read(t, append(lines, fmt.Sprintf("合计 | %d", sum+off))...))
		require.Len(t, a.Patterns, 1)
		assert.Len(t, a.Patterns[0].Parts, 3000)
		assert.Len(t, a.Reported(), min(off, 1))
	}
}

// Rows that are indented under another are its parts.
func TestIndentedRows(t *testing.T) {
	tab := read(t, "科目 | 2022 | 2023", "支出 | 900 | 1000", "教育 | 520 | 590", "卫生 | 380 | 410", "收入 | 700 | 800", "税收 | 640 | 733", "其他 | 60 | 67")
	for _, r := range []int{1, 2, 4, 5} {
		tab.Rows[r].Indent = 2
	}
	assert.Equal(t, []string{"支出 = + 教育 + 卫生", "收入 = + 税收 + 其他"}, patterns(Find(tab), Down))
}

// regions is a city, its regions and their counties.
var regions = []string{
	"地区 | 2021 | 2022 | 2023",
	"全市 | 2681 | 2739 | 2846",
	"东片 | 2077 | 2110 | 2191", "定海区 | 1204 | 1233 | 1279", "普陀区 | 873 | 877 | 912",
	"西片 | 604 | 629 | 655", "岱山县 | 388 | 402 | 417", "嵊泗县 | 216 | 227 | 238",
}

// That the country is the sum of its counties is implied by its regions: the
// error would be told twice.
func TestPrimaryPatterns(t *testing.T) {
	tab := read(t, regions...)
	assert.Equal(t, []string{"东片 = + 定海区 + 普陀区", "全市 = + 东片 + 西片", "西片 = + 岱山县 + 嵊泗县"}, patterns(Find(tab), Down))
}

// Differences are told the way people read them: the last line is worked out.
func TestOrient(t *testing.T) {
	rows := []string{"a | 812 | 377 | 435", "b | 4471 | 4912 | -441", "c | 1390 | 288 | 1102", "d | 2754 | 645 | 2109", "e | 1519 | 1608 | -89"}
	signed := Find(read(t, append([]string{"item | qq | ww | ee"}, rows...)...))
	assert.Equal(t, []string{"ee = + qq - ww"}, patterns(signed, Across), "it is negative at times")
	labelled := Find(read(t, "项目 | 收入 | 支出 | 结余", "a | 812 | 377 | 435", "b | 4471 | 3912 | 559", "c | 1390 | 288 | 1102", "d | 2754 | 645 | 2109"))
	assert.Equal(t, []string{"结余 = + 收入 - 支出"}, patterns(labelled, Across), "its label says so")
	plain := Find(read(t, "项目 | 合计 | 男 | 女", "a | 812 | 377 | 435", "b | 4471 | 3912 | 559", "c | 1390 | 288 | 1102", "d | 2754 | 645 | 2109"))
	assert.Equal(t, []string{"合计 = + 男 + 女"}, patterns(plain, Across))
}

// Figures that do not add up claim no sums.
func TestNoPatterns(t *testing.T) {
	tables := map[string][]string{
		"rates":  {"县 | 入学率 | 巩固率 | 升学率", "a | 99.4% | 100.0% | 97.1%", "b | 99.1% | 98.2% | 96.8%", "c | 98.7% | 99.9% | 98.2%"},
		"small":  {"楼 | 电梯 | 消防栓 | 监控", "a | 2 | 6 | 9", "b | 1 | 3 | 5", "c | 3 | 8 | 14", "d | 2 | 4 | 6", "e | 2 | 7 | 13"},
		"ones":   {"x | a | b | c", "a | 1 | 1 | 1", "b | 1 | 1 | 1", "c | 1 | 1 | 1", "d | 1 | 1 | 1"},
		"scores": {"学生 | 语文 | 数学 | 英语", "a | 108 | 115 | 112", "b | 97 | 88 | 103", "c | 101 | 119 | 96", "d | 89 | 76 | 81"},
		"zeros":  {"x | a | b | c", "a | 0 | 12 | 12", "b | 0 | 40 | 40", "c | 0 | 7 | 7", "d | 0 | 31 | 31"},
	}
	for name, lines := range tables {
		t.Run(name, func(t *testing.T) {
			a := Find(read(t, lines...))
			assert.Empty(t, patterns(a, Across))
			assert.Empty(t, patterns(a, Down))
		})
	}
}

// A formula says what is meant, even where it is seen only once.
func TestStatedSums(t *testing.T) {
	tab := read(t, "item | a | b", "w | 51 | 8", "x | 23 | 17", "y | 74 | 9", "z | 5 | 4")
	assert.Empty(t, patterns(Find(tab), Down))
	cell := tab.Cell(2, 0)
	cell.Formula = true
	tab.Sheet.Cells.Set(tab.Sheet.Cells.Find(int(cell.Row), int(cell.Col)), *cell)
	tab.Sheet.Formulas = map[[2]int32]sheets.Formula{{cell.Row, cell.Col}: {Text: "SUM(B2:B3)"}}
	a := Find(tab)
	require.Equal(t, []string{"y = + w + x"}, patterns(a, Down))
	assert.True(t, a.Patterns[0].ByFormula())
}
