package relation

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// plainCounts draws a plain list of counts with a total that comes to them, as rows or as columns;
// total is where that stands among them.
func plainCounts(t *rapid.T) (counts []int, total int) {
	counts = rapid.SliceOfN(rapid.IntRange(11, 99), 4, 7).Draw(t, "counts")
	sum := 0
	for _, n := range counts {
		sum += n
	}
	total = rapid.SampledFrom([]int{0, len(counts)}).Draw(t, "total")
	return slices.Insert(counts, total, sum), total
}

// A plain list of counts is taken at its word: whatever figure of it is wrong, it is told, and if
// none is, nothing.
func TestPlainCountsAreTakenAtTheirWord(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		counts, total := plainCounts(t)
		across := rapid.Bool().Draw(t, "across")
		assert.Empty(t, Find(read(tt, plainRows(counts, total, across)...)).Breaches)
		wrong := rapid.IntRange(0, len(counts)-1).Draw(t, "wrong")
		counts[wrong] += rapid.IntRange(1, 9).Draw(t, "more")
		if someCome(counts, total) || counts[total] == wholeOf {
			return // by chance, the total is right for some of the list, or is 100 of which it may have some
		}
		told := slices.ContainsFunc(Find(read(tt, plainRows(counts, total, across)...)).Breaches, func(b *Breach) bool {
			return b.Status == Broken && b.Odds >= OddsWarning && b.Pattern.Total == total
		})
		assert.True(t, told, counts)
	})
}

// A row or a column of it in which nobody has filled anything in is one of its parts.
func TestPlainCountsUnfilled(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		counts, total := plainCounts(t)
		across := rapid.Bool().Draw(t, "across")
		from, to := 1, len(counts)-2
		if total == 0 {
			from++
		}
		blank := rapid.IntRange(from, to).Draw(t, "blank")
		counts[blank] = 0
		if someCome(counts, total) {
			return
		}
		a := Find(read(tt, plainRows(counts, total, across)...))
		told := slices.ContainsFunc(a.Breaches, func(b *Breach) bool {
			return b.Status == Broken && b.Odds >= OddsWarning && slices.ContainsFunc(b.Pattern.Parts, func(l Line) bool { return l.Index == blank })
		})
		assert.True(t, told, counts)
	})
}

// someCome says whether some of a list's counts come to its total.
func someCome(counts []int, total int) bool {
	for chosen := range 1 << len(counts) {
		sum := 0
		for i, n := range counts {
			if i != total && chosen>>i&1 != 0 {
				sum += n
			}
		}
		if sum == counts[total] {
			return true
		}
	}
	return false
}

// plainRows is a list as a table, with nothing where a count is 0.
func plainRows(counts []int, total int, across bool) []string {
	names, cells := []string{}, []string{}
	for i, n := range counts {
		name, cell := string([]rune("甲乙丙丁戊己庚辛壬癸")[i])+"区", fmt.Sprint(n)
		if i == total {
			name = "合计"
		}
		if n == 0 {
			cell = ""
		}
		names, cells = append(names, name), append(cells, cell)
	}
	if across {
		return []string{"项目 | " + strings.Join(names, " | "), "学校 | " + strings.Join(cells, " | ")}
	}
	rows := []string{"单位 | 学校数"}
	for i, name := range names {
		rows = append(rows, name+" | "+cells[i])
	}
	return rows
}
