package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawPages draws a list that a total closes or opens, perhaps with totals at its right, and where
// one of its figures was changed afterwards, which column that is in, or 0.
func drawPages(t *rapid.T) (grid [][]string, wrong int) {
	rows, cols := rapid.IntRange(8, 18).Draw(t, "rows"), rapid.IntRange(3, 5).Draw(t, "columns")
	across, first := rapid.Bool().Draw(t, "totals at the right"), rapid.Bool().Draw(t, "total first")
	head, total := []string{"单位"}, make([]int, cols)
	for c := range cols {
		head = append(head, []string{"学校", "医院", "公园", "道路", "桥梁"}[c])
	}
	body := amountsOf(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 31)), rows, cols) // equal figures by the dozen say other things
	for _, row := range body {
		for c, x := range row {
			total[c] += x
		}
	}
	names := make([]string, rows)
	for r := range names {
		names[r] = fmt.Sprintf("第%d中心", r*7%rows+21)
	}
	if first {
		body, names = slices.Insert(body, 0, total), slices.Insert(names, 0, "合计")
	} else {
		body, names = append(body, total), append(names, "合计")
	}
	if across {
		head = append(head, "合计")
		for r, row := range body {
			sum := 0
			for _, x := range row {
				sum += x
			}
			body[r] = append(slices.Clone(row), sum)
		}
	}
	if rapid.Bool().Draw(t, "slip") {
		r := rapid.IntRange(0, len(body)-1).Draw(t, "at row")
		wrong = rapid.IntRange(1, cols).Draw(t, "at column")
		body[r] = slices.Clone(body[r])
		body[r][wrong-1] += 10 * rapid.IntRange(1, 9).Draw(t, "by")
	}
	grid = [][]string{head}
	for r, row := range body {
		line := []string{names[r]}
		for _, x := range row {
			line = append(line, strconv.Itoa(x))
		}
		grid = append(grid, line)
	}
	return grid, wrong
}

// inPages deals the rows of a list out to pages, each with the heads. Called are the pages.
func inPages(grid [][]string, called func(page int) string, ends ...int) (f checktest.Fixture, at map[string]string) {
	f.Typed, at = true, map[string]string{}
	from := 1
	for page, to := range append(ends, len(grid)) {
		s := checktest.Sheet{Name: called(page), Grid: [][]string{grid[0]}}
		for r := from; r < to; r++ {
			s.Grid = append(s.Grid, grid[r])
			for c := range grid[r] {
				at[fmt.Sprintf("%s!%c%d", s.Name, 'A'+c, len(s.Grid))] = fmt.Sprintf("%c%d", 'A'+c, r+1)
			}
		}
		f.More, from = append(f.More, s), to
	}
	return f, at
}

// sumsFound are the findings about sums: their cells, which are looked up where the pages
// are dealt out, what they say, and the first suspect.
func sumsFound(f checktest.Fixture, at map[string]string) (found []string) {
	place := func(p checker.Place) string {
		if at == nil {
			return p.Ref.String()
		}
		return at[p.Ref.Sheet+"!"+p.Ref.String()]
	}
	for _, file := range checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All}) {
		for _, x := range file.Findings {
			s := fmt.Sprint(place(x.Cell), " ", x.Rule.ID, " ", x.Severity.Name(), " ", x.Arithmetic)
			for _, r := range x.Related {
				s += " " + place(r)
			}
			for _, r := range x.Suspects {
				s += " " + place(r.Cell) + "?" + r.To
			}
			found = append(found, s)
		}
	}
	slices.Sort(found)
	return found
}

// A table that goes on on other pages says what it says on one.
func TestPages(t *testing.T) {
	slips, without := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		grid, wrong := drawPages(t)
		whole := sumsFound(checktest.Fixture{Name: "whole", Grid: grid, Typed: true}, nil)
		ends := []int{rapid.IntRange(4, len(grid)-3).Draw(t, "the first ends")}
		if left := len(grid) - ends[0]; left > 6 && rapid.Bool().Draw(t, "three") {
			ends = append(ends, ends[0]+3)
		}
		f, at := inPages(grid, func(page int) string { return []string{"表3", "续表3", "表3（续）"}[page] }, ends...)
		assert.Equal(t, whole, sumsFound(f, at))
		if wrong > 0 && len(whole) > 0 {
			slips++
		}

		f, at = inPages(grid, func(page int) string { return []string{"甲", "乙", "丙"}[page] }, ends...)
		found := sumsFound(f, at)
		if assert.Subset(t, whole, found, "no word says that they are one") && wrong > 0 && len(found) > 0 {
			without++
		}
	})
	assert.Positive(t, slips)
	assert.Positive(t, without)
}
