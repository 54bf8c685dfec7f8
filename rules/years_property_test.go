package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// yearHeads are how a form calls last year's column and its own, of a year.
var yearHeads = []func(year int) (last, own string){
	func(int) (string, string) { return "上年决算数", "本年决算数" },
	func(int) (string, string) { return "上年决算数", "决算数" },
	func(y int) (string, string) {
		return fmt.Sprintf("%d年决算数", y-1), fmt.Sprintf("%d年决算数", y)
	},
	func(int) (string, string) { return "去年决算", "今年决算" },
}

// yearForm is a form of a year: a column for the year before and one for its own.
func yearForm(year, heads int, items []string, last, own []int) [][]string {
	a, b := yearHeads[heads](year)
	grid := [][]string{{fmt.Sprintf("%d年度支出表", year)}, {"科目", a, b}}
	sums := [2]int{}
	for i, item := range items {
		grid = append(grid, []string{item, strconv.Itoa(last[i]), strconv.Itoa(own[i])})
		sums[0], sums[1] = sums[0]+last[i], sums[1]+own[i]
	}
	return append(grid, []string{"合计", strconv.Itoa(sums[0]), strconv.Itoa(sums[1])})
}

// What this year's form says of last year is held against last year's form, whatever the
// columns are called, and nothing else is.
func TestLastYearsColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.Permutation(someItems).Draw(t, "items")[:rapid.IntRange(6, len(someItems)).Draw(t, "rows")]
		var years [3][]int
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 29)) // a column of few different figures tells nothing
		for y := range years {
			for range items {
				years[y] = append(years[y], 1000+rng.IntN(99000))
			}
		}
		heads := rapid.IntRange(0, len(yearHeads)-1)
		h1, h2 := heads.Draw(t, "heads"), heads.Draw(t, "heads of the next year")
		apart := rapid.Bool().Draw(t, "in two files")
		first := yearForm(2022, h1, items, years[0], years[1])
		assert.Empty(t, betweenTables(apart, first, yearForm(2023, h2, items, years[1], years[2])))

		wrong := slices.Clone(years[1])
		i := rapid.IntRange(0, len(items)-1).Draw(t, "wrong")
		wrong[i] += rapid.IntRange(1, wrong[i]/4).Draw(t, "by")
		found := betweenTables(apart, first, yearForm(2023, h2, items, wrong, years[2]))
		if assert.Len(t, found, 2, "the figure, and the total that follows it") {
			assert.Equal(t, "cross-table-mismatch", found[0].Rule.ID)
			at := []string{fmt.Sprintf("B%d", i+3), fmt.Sprintf("C%d", i+3)} // in either of the two
			assert.Contains(t, at, found[0].Cell.Ref.String())
			assert.Contains(t, at, found[0].Related[0].Ref.String())
		}
		assert.Empty(t, betweenTables(apart, first, yearForm(2024, h2, items, wrong, years[2])), "there is a year between")
	})
}
