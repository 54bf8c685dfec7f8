package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A column of counts is one of figures, or else is said to be doubtful, whatever its numbers
// look like and wherever it stands; with its total it is one of figures.
func TestCountsAreNotLost(t *testing.T) {
	counts := map[string]func(*rapid.T) int{
		"few":      func(t *rapid.T) int { return rapid.IntRange(1, 5).Draw(t, "count") },
		"hundreds": func(t *rapid.T) int { return rapid.IntRange(100, 199).Draw(t, "count") },
		"round":    func(t *rapid.T) int { return 10 * rapid.IntRange(10, 30).Draw(t, "count") },
		"years":    func(t *rapid.T) int { return rapid.IntRange(1900, 2090).Draw(t, "count") },
		"long":     func(t *rapid.T) int { return 100 * rapid.IntRange(1000, 9999).Draw(t, "count") },
	}
	looked := 0
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]string{"few", "hundreds", "round", "years", "long"}).Draw(t, "kind")
		total := rapid.Bool().Draw(t, "total")
		list := rapid.SliceOfN(rapid.Custom(counts[kind]), 6, 14).Draw(t, "counts")
		if rapid.Bool().Draw(t, "sorted") {
			slices.Sort(list)
		}
		if likeCodes(kind, list) {
			return // they may well be what they look like
		}
		looked++
		rows := [][]string{{"名称", "人口", "面积"}}
		sum := 0
		for i, n := range list {
			rows = append(rows, []string{fmt.Sprintf("%c村", rune('甲'+i)), fmt.Sprint(3000 - 17*i*i), fmt.Sprintf("%d.%d", 400-i*i, i%9+1)})
			sum += n
		}
		if total {
			list = append(list, sum)
			rows = append(rows, []string{"合计", "99999", "99999.9"})
		}
		at := rapid.IntRange(0, 2).Draw(t, "at")
		for i, row := range rows {
			cell := "户数"
			if i > 0 {
				cell = fmt.Sprint(list[i-1])
			}
			rows[i] = slices.Insert(row, at, cell)
		}
		tables, _ := sheettest.Find(sheettest.Sheet("s", rows, true))
		require.Len(t, tables, 1)
		is := func(c table.Column) bool { return c.Col == at+1 }
		figures, doubtful := slices.ContainsFunc(tables[0].Columns, is), slices.ContainsFunc(tables[0].Doubtful, is)
		assert.True(t, figures || doubtful && !total, "%v at %d", list, at)
		assert.NotEqual(t, figures, doubtful)
	})
	assert.Positive(t, looked)
}

// likeCodes says whether counts may well be what they look like.
func likeCodes(kind string, list []int) bool {
	ups, same := 0, 0
	for i := 1; i < len(list); i++ {
		switch list[i] - list[i-1] {
		case 0:
			same++
		case 1:
			ups++
		}
	}
	falling, distinct := slices.Clone(list), slices.Clone(list)
	slices.Reverse(falling)
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	switch rising := slices.IsSorted(list); kind {
	case "few":
		return 3*ups >= 2*(len(list)-1)
	case "years":
		return rising || slices.IsSorted(falling) || 2*(ups+same) >= len(list)-1 || 2*len(distinct) <= len(list)
	default:
		narrow := 10*(slices.Max(list)-slices.Min(list)) <= slices.Min(list)
		return rising && (narrow || 2*ups >= len(list)-1)
	}
}

// Codes of places are an outline whether a head says so or not, and never doubtful.
func TestCodesAreKnown(t *testing.T) {
	for _, head := range []string{"行政区划代码", "甲"} {
		lines := []string{head + " | 地区 | 人口 | 面积"}
		for i, code := range strings.Fields("340000 340100 340102 340103 340104 340200 340202 340203") {
			lines = append(lines, fmt.Sprintf("%s | %c地 | %d | %d", code, rune('甲'+i), 3000-100*i, 700-10*i*i))
		}
		tab := sheettest.Table(t, lines...)
		assert.Empty(t, tab.Doubtful)
		assert.Equal(t, 3, tab.Columns[0].Col)
		assert.Equal(t, int16(3), tab.Rows[2].Level, head)
	}
}
