package rules_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// facts are figures of items and entities, from which tables are laid out.
type facts struct {
	items, entities []string
	figures         map[[2]string]int // by item, then entity
}

var (
	someItems    = []string{"新增床位", "改造小区", "公办学校", "健身步道", "农村公路", "保障住房", "文化驿站", "零工市场", "供水管网", "托育机构"}
	someEntities = []string{"定海区", "普陀区", "岱山县", "嵊泗县", "高新区", "新城管委会", "普朱管委会", "金塘管委会"}
)

func drawFacts(t *rapid.T, least, most int) facts {
	f := facts{figures: map[[2]string]int{}}
	f.items = rapid.Permutation(someItems).Draw(t, "items")[:rapid.IntRange(5, len(someItems)).Draw(t, "rows")]
	f.entities = rapid.Permutation(someEntities).Draw(t, "entities")[:rapid.IntRange(5, len(someEntities)).Draw(t, "columns")]
	for _, i := range f.items {
		for _, e := range f.entities {
			f.figures[[2]string{i, e}] = rapid.IntRange(least, most).Draw(t, i+e)
		}
	}
	return f
}

// table lays facts out, items down and entities across or the other way round, with
// the total of each item.
func (f facts) table(items, entities []string, crossed bool) [][]string {
	grid := [][]string{append([]string{"事项", "合计"}, entities...)}
	for _, i := range items {
		row, sum := []string{i, ""}, 0
		for _, e := range entities {
			row, sum = append(row, strconv.Itoa(f.figures[[2]string{i, e}])), sum+f.figures[[2]string{i, e}]
		}
		row[1] = strconv.Itoa(sum)
		grid = append(grid, row)
	}
	if !crossed {
		return grid
	}
	turned := make([][]string, len(grid[0]))
	for c := range turned {
		for r := range grid {
			turned[c] = append(turned[c], grid[r][c])
		}
	}
	return turned
}

// betweenTables are the findings of the rules between tables about the sheets of
// one workbook, or each in a file of its own.
func betweenTables(apart bool, grids ...[][]string) (found []checker.Finding) {
	f := checktest.Fixture{Typed: true}
	for i, g := range grids {
		sheet := checktest.Sheet{Name: fmt.Sprintf("附表%d", i+1), Grid: g}
		if apart {
			sheet.File = fmt.Sprintf("附件%d.xlsx", i+1)
		}
		f.More = append(f.More, sheet)
	}
	for _, file := range checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All}) {
		for _, x := range file.Findings {
			if x.Rule.Run == nil {
				found = append(found, x)
			}
		}
	}
	return found
}

// other is a second table that states the same facts in another order, for some of
// the items, and some more.
func (f facts) other(t *rapid.T) (grid [][]string, items []string, crossed bool) {
	items = rapid.Permutation(f.items).Draw(t, "order of items")[:rapid.IntRange(3, len(f.items)).Draw(t, "items in both")]
	entities := rapid.Permutation(f.entities).Draw(t, "order of entities")
	crossed = rapid.Bool().Draw(t, "crossed")
	return f.table(items, entities, crossed), items, crossed
}

// Tables that state the same facts differ in the order of their columns at most.
func TestSameFactsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t, 3, 9999)
		second, _, _ := f.other(t)
		for _, x := range betweenTables(rapid.Bool().Draw(t, "apart"), f.table(f.items, f.entities, false), second) {
			assert.Equal(t, "column-order", x.Rule.ID, "%v", x.Arithmetic)
		}
	})
}

// distinct makes all figures different, so that few of them say that two lines are
// the same: where all are 3, nothing does.
func (f facts) distinct() {
	n := len(f.items) * len(f.entities)
	for i, item := range f.items {
		for j, entity := range f.entities {
			k := [2]string{item, entity}
			f.figures[k] = f.figures[k]*n + i*len(f.entities) + j
		}
	}
}

// A fact that is changed in one of two tables is found, and only that one, with the
// totals that count it.
func TestOneContradictionIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t, 3, 9999)
		f.distinct()
		apart := rapid.Bool().Draw(t, "apart")
		first := f.table(f.items, f.entities, false)
		changed := facts{f.items, f.entities, map[[2]string]int{}}
		maps.Copy(changed.figures, f.figures)
		items := rapid.Permutation(f.items).Draw(t, "order of items")[:rapid.IntRange(3, len(f.items)-1).Draw(t, "items in both")]
		item := rapid.SampledFrom(items).Draw(t, "item")
		entity := rapid.SampledFrom(f.entities).Draw(t, "entity")
		key := [2]string{item, entity}
		changed.figures[key] += max(1, changed.figures[key]/rapid.IntRange(5, 50).Draw(t, "by one in"))
		second := changed.table(items, rapid.Permutation(f.entities).Draw(t, "order of entities"), rapid.Bool().Draw(t, "crossed"))
		now := strconv.Itoa(changed.figures[key])
		hit := false
		for _, x := range betweenTables(apart, first, second) {
			if x.Rule.ID != "cross-table-mismatch" {
				continue
			}
			about := []string{x.Cell.Item, x.Cell.Entity}
			assert.Contains(t, about, item, "%v", x.Arithmetic)
			hit = hit || slices.Contains([]string{x.Got, x.Related[0].Text}, now) && slices.Contains(about, entity)
		}
		assert.True(t, hit, "%v: %v\n%v", key, first, second)
	})
}

// Tables that have names in common and nothing else are left in peace: the same
// form, filled in by others, with small figures that agree here and there.
func TestOtherFactsAreLeftInPeace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.SampledFrom([]int{4, 20, 300, 9999}).Draw(t, "most")
		f := drawFacts(t, 0, most)
		g := facts{f.items, f.entities, map[[2]string]int{}}
		for k := range f.figures {
			g.figures[k] = rapid.IntRange(0, most).Draw(t, "other "+k[0]+k[1])
		}
		second, _, _ := g.other(t)
		for _, x := range betweenTables(rapid.Bool().Draw(t, "apart"), f.table(f.items, f.entities, false), second) {
			assert.Equal(t, "column-order", x.Rule.ID, "%v", x.Arithmetic)
		}
	})
}
