package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// heading is a row of an outline: its places in the levels above it and its own, counted
// from 1, its amount, and which rows stand right below it.
type heading struct {
	path   []int
	amount int
	below  []int
}

// drawOutline draws an outline of two levels or three whose amounts add up.
func drawOutline(t *rapid.T) (rows []heading, deepest int) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 13))
	deepest = rapid.IntRange(2, 3).Draw(t, "levels")
	var add func(path []int) int
	add = func(path []int) int {
		at := len(rows)
		rows = append(rows, heading{path: path})
		if len(path) == deepest {
			rows[at].amount = 1000 + rng.IntN(90_000)
			return at
		}
		for n := range 2 + rng.IntN(3) {
			below := add(append(slices.Clip(path), n+1))
			rows[at].below = append(rows[at].below, below)
			rows[at].amount += rows[below].amount
		}
		return at
	}
	for n := range rapid.IntRange(5, 7).Draw(t, "groups") {
		add([]int{n + 1})
	}
	return rows, deepest
}

// outlineLayouts write the labels of a row whose place in the outline is known, and the
// heads above them.
var outlineLayouts = map[string]struct {
	heads func(deepest int) []string
	cells func(path []int, name string, deepest int) []string
}{
	"numbers beside": {
		func(int) []string { return []string{"序号", "项目"} },
		func(path []int, name string, _ int) []string { return []string{joined(path, "%d", "."), name} },
	},
	"numbers in front": {
		func(int) []string { return []string{"Item"} },
		func(path []int, name string, _ int) []string { return []string{joined(path, "%d", ".") + " " + name} },
	},
	"letters and numbers beside": {
		func(int) []string { return []string{"No.", "Item"} },
		func(path []int, name string, _ int) []string { return []string{"A" + joined(path, "%d", "."), name} },
	},
	"Roman numbers beside": {
		func(int) []string { return []string{"No.", "Item"} },
		func(path []int, name string, _ int) []string {
			top := []string{"I", "II", "III", "IV", "V", "VI", "VII"}[path[0]-1]
			return []string{strings.TrimSuffix(top+"."+joined(path[1:], "%d", "."), "."), name}
		},
	},
	"letters in front": {
		func(int) []string { return []string{"Item"} },
		func(path []int, name string, _ int) []string {
			last := path[len(path)-1]
			mark := []string{fmt.Sprintf("%d.", last), fmt.Sprintf("(%c)", 'a'+last-1), []string{"i)", "ii)", "iii)", "iv)"}[(last-1)%4]}[len(path)-1]
			return []string{mark + " " + name}
		},
	},
	"codes beside": {
		func(int) []string { return []string{"科目编码", "科目名称"} },
		func(path []int, name string, _ int) []string {
			return []string{strconv.Itoa(200+path[0]) + joined(path[1:], "%02d", ""), name}
		},
	},
	"steps": {
		func(deepest int) []string { return []string{"类", "款", "项"}[:deepest] },
		func(path []int, name string, deepest int) []string {
			cells := make([]string, deepest)
			cells[len(path)-1] = name
			return cells
		},
	},
	"indented": {
		func(int) []string { return []string{"Item"} },
		func(path []int, name string, _ int) []string {
			return []string{strings.Repeat("　", len(path)-1) + name}
		},
	},
}

func joined(path []int, format, between string) string {
	texts := make([]string, len(path))
	for i, n := range path {
		texts[i] = fmt.Sprintf(format, n)
	}
	return strings.Join(texts, between)
}

// In an outline of one column, however it is shown, nothing is found if it adds up, and a
// wrong sum is, although each sum is seen but once.
func TestOutlinesOfOneColumn(t *testing.T) {
	for name, layout := range outlineLayouts {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				rows, deepest := drawOutline(t)
				write := func() [][]string {
					grid := [][]string{append(layout.heads(deepest), "Amount")}
					for i, r := range rows {
						grid = append(grid, append(layout.cells(r.path, fmt.Sprint("Name", i), deepest), strconv.Itoa(r.amount)))
					}
					return grid
				}
				assert.Empty(t, show(checkGrid(write())))
				var sums []int
				for i, r := range rows {
					if len(r.below) > 1 {
						sums = append(sums, i)
					}
				}
				at := rapid.SampledFrom(sums).Draw(t, "wrong")
				rows[at].amount += rapid.SampledFrom([]int{900, 2000, 30_000}).Draw(t, "off")
				assert.NotEmpty(t, checkGrid(write()), "%v", write())
			})
		})
	}
}
