package between

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/sheettest"
)

// form is a grid of figures with a name for each row and column, as a table.
type form struct {
	figures map[[2]string]string
	view    *View
}

// drawnForm is a form, with some figures of another one where that has them.
func drawnForm(other form) *rapid.Generator[form] {
	figure := rapid.SampledFrom([]string{"1234", "56.5", "56.50", "57", "560", "0", "/", "7", "88.25", "90000", "411", "3.1e25", "12/34"})
	return rapid.Custom(func(t *rapid.T) form {
		rows := rapid.Permutation([]string{"新建公园", "改造公路", "健身步道", "公办学校", "保障住房", "合计"}).Draw(t, "rows")[:rapid.IntRange(2, 6).Draw(t, "of rows")]
		cols := rapid.Permutation([]string{"定海区", "普陀区", "岱山县", "高新区", "总数"}).Draw(t, "columns")[:rapid.IntRange(1, 5).Draw(t, "of columns")]
		taken := rapid.IntRange(0, 4).Draw(t, "taken over, of five")
		f := form{figures: map[[2]string]string{}}
		grid := [][]string{append([]string{"事项"}, cols...)}
		for _, r := range rows {
			line := []string{r}
			for _, c := range cols {
				x, ok := other.figures[[2]string{r, c}]
				if !ok || rapid.IntRange(0, 4).Draw(t, "taken") >= taken {
					x = figure.Draw(t, r+c)
				}
				f.figures[[2]string{r, c}] = x
				line = append(line, x)
			}
			grid = append(grid, line)
		}
		if rapid.Bool().Draw(t, "turned") {
			turned := make([][]string, len(grid[0]))
			for c := range turned {
				for r := range grid {
					turned[c] = append(turned[c], grid[r][c])
				}
			}
			grid = turned
		}
		if rapid.IntRange(0, 3).Draw(t, "with a unit") == 0 {
			grid = append([][]string{{"单位：" + rapid.SampledFrom([]string{"元", "千元", "万元"}).Draw(t, "unit")}}, grid...)
		}
		if tables, _ := sheettest.Find(sheettest.Sheet("表", grid, true)); len(tables) == 1 {
			f.view = newView(0, "a.xlsx", nil, &checker.Sums{Analysis: relation.Find(tables[0])}, newSpellings(), nil)
		}
		return f
	}).Filter(func(f form) bool { return f.view != nil }) // some are no table, or several
}

// Tables that are not laid over each other would not have been found to state the same.
func TestNothingInCommon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := drawnForm(form{}).Draw(t, "first")
		a, b := first.view, drawnForm(first).Draw(t, "second").view
		found := compare(nil, a, b, shiftOf(a, b))
		assert.True(t, len(found.twins)+len(found.strays) == 0 || mayAgree(a, b, shiftOf(a, b)), "%v", found)
	})
}

// Three figures in one line are enough to look closer, wherever the other table has them;
// the same three in as many lines are not.
func TestMayAgree(t *testing.T) {
	view := func(lines ...string) *View {
		s := &checker.Sums{Analysis: relation.Find(sheettest.Table(t, lines...))}
		return newView(0, "a.xlsx", nil, s, newSpellings(), nil)
	}
	a := view("Item | North | South | West", "Parks | 412 | 533 | 977", "Roads | 23 | 88 | 61", "Wells | 19 | 35 | 46")
	row := view("Region | 2019 | Parks | 2023", "North | 5 | 412 | 6", "South | 4 | 533 | 9", "West | 7 | 977 | 3")
	strewn := view("Item | North | South | West", "Parks | 412 | 3 | 9", "Roads | 1 | 88 | 7", "Wells | 5 | 8 | 46")
	for other, want := range map[*View]bool{a: true, row: true, strewn: false} {
		assert.Equal(t, want, mayAgree(a, other, 0))
		assert.Equal(t, want, mayAgree(other, a, 0))
		assert.False(t, mayAgree(a, other, 3), "in other units")
	}
}
