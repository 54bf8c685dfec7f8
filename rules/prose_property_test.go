package rules_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// wording is a way to write the figures of a table as a text. Its verbs are given an
// item's name, its figure and its unit.
type wording struct {
	items, units, entities []string
	head                   []string
	total                  []string // how to state a total
	share                  string   // how to state the share of one: entity, item, figure, unit
	join, end              string
}

var wordings = []wording{
	{
		items: someItems, units: []string{"张", "个", "所", "公里", "公里", "套", "家", "个", "公里", "家"}, entities: someEntities,
		head:  []string{"事项", "合计"},
		total: []string{"%s%s%s", "全市%s%s%s", "完成%s%s%s", "计划%s%s%s", "%s达到%s%s"},
		share: "%s%s%s%s", join: ",", end: "。",
	},
	{
		items: []string{"street trees planted", "bus shelters repaired", "council homes insulated", "nurses trained", "playgrounds renewed", "potholes filled", "benches painted", "culverts rebuilt"},
		units: make([]string, 8), entities: []string{"Ashby", "Brent", "Colne", "Dunmore", "Elham"},
		head:  []string{"Measure", "Total"},
		total: []string{"%[2]s %[1]s", "the county saw %[2]s %[1]s", "there were %[2]s %[1]s", "a total of %[2]s %[1]s"},
		share: "in %[1]s there were %[3]s %[2]s", join: "; ", end: ". ",
	},
}

// told is a table, a text about it, and where in the text its figures stand.
type told struct {
	grid  [][]string
	parts []string // of the text, every other one a figure
	cells []string // of the figures
}

// tell lays out a table and states its figures: all totals, and some shares.
func tell(t *rapid.T) told {
	w := rapid.SampledFrom(wordings).Draw(t, "wording")
	order := rapid.Permutation(indices(len(w.items))).Draw(t, "items")[:rapid.IntRange(6, len(w.items)).Draw(t, "rows")]
	entities := rapid.Permutation(w.entities).Draw(t, "entities")[:rapid.IntRange(3, min(5, len(w.entities))).Draw(t, "columns")]
	d := told{grid: [][]string{slices.Concat(w.head, entities)}}
	const here = "\x00" // where the figure goes
	// say writes a figure and its words; in English a sentence begins with a capital.
	say := func(pattern string, cell, figure string, args ...any) {
		before, after, _ := strings.Cut(fmt.Sprintf(pattern, args...), here)
		last := len(d.parts) - 1
		if last < 0 {
			d.parts, last = []string{""}, 0
		}
		if said := d.parts[last]; before != "" && (said == "" && last == 0 || strings.HasSuffix(said, ". ")) {
			before = strings.ToUpper(string([]rune(before)[:1])) + string([]rune(before)[1:])
		}
		d.parts[last] += before
		d.parts = append(d.parts, figure, after)
		d.cells = append(d.cells, cell)
	}
	var shares []func()
	for r, i := range order {
		row, sum := []string{w.items[i], ""}, 0
		for c, e := range entities {
			n := rapid.IntRange(100, 999).Draw(t, "figure")
			row, sum = append(row, strconv.Itoa(n)), sum+n
			if c == r%len(entities) && r < 3 {
				cell := sheets.Ref{Row: r + 2, Col: c + 3}.String()
				shares = append(shares, func() { say(w.share+w.end, cell, d.grid[r+1][c+2], e, w.items[i], here, w.units[i]) })
			}
		}
		if 1900 <= sum && sum <= 2100 {
			sum += 300 // 1950 trees could be a year in English
			row[2] = strconv.Itoa(sum - total(row[3:]))
		}
		row[1] = strconv.Itoa(sum)
		d.grid = append(d.grid, row)
		pattern := rapid.SampledFrom(w.total).Draw(t, "total")
		end := rapid.SampledFrom([]string{w.join, w.end}).Draw(t, "end")
		if r == len(order)-1 {
			end = w.end
		}
		args := []any{w.items[i], here}
		if w.units[i] != "" {
			args = append(args, w.units[i])
		}
		say(pattern+end, sheets.Ref{Row: r + 2, Col: 2}.String(), strconv.Itoa(sum), args...)
	}
	for _, s := range shares {
		s()
	}
	return d
}

// total is the sum of some cells.
func total(cells []string) (sum int) {
	for _, c := range cells {
		n, _ := strconv.Atoi(c)
		sum += n
	}
	return sum
}

func indices(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// proseFindings are what the rules between text and tables find.
func (d told) proseFindings(parts []string) (found []checker.Finding, agree int) {
	f := checktest.Fixture{Name: "S", Grid: d.grid, Texts: map[string][]sheets.Paragraph{"": {{Number: 1, Text: strings.Join(parts, "")}}}}
	for _, file := range checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All}) {
		agree += file.Text.Agree
		for _, x := range file.Findings {
			if x.Rule.ID == "prose-mismatch" || x.Rule.ID == "owner-mismatch" {
				found = append(found, x)
			}
		}
	}
	return found, agree
}

// A text that states a table's figures in any of several wordings agrees with it.
func TestTextsThatAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := tell(t)
		found, agree := d.proseFindings(d.parts)
		assert.Empty(t, found, strings.Join(d.parts, ""))
		assert.GreaterOrEqual(t, agree, len(d.grid)-1, strings.Join(d.parts, ""))
	})
}

// One figure of the text that is changed is found at its cell, and quoted.
func TestTextsThatDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := tell(t)
		i := rapid.IntRange(0, len(d.grid)-2).Draw(t, "which") // a total
		parts := slices.Clone(d.parts)
		n, err := strconv.Atoi(parts[2*i+1])
		require.NoError(t, err)
		clear := func(change int) bool { // it is not meant for another cell of the row, and no year
			changed := strconv.Itoa(n + change)
			return !slices.Contains(d.grid[i+1], changed) && (len(changed) != 4 || changed[:2] < "19" || changed[:2] > "21")
		}
		changed := strconv.Itoa(n + rapid.SampledFrom([]int{-90, -9, -1, 1, 10, 100}).Filter(clear).Draw(t, "change"))
		parts[2*i+1] = changed
		found, _ := d.proseFindings(parts)
		text := strings.Join(parts, "")
		if assert.Len(t, found, 1, text) {
			assert.Equal(t, d.cells[i], found[0].Cell.Ref.String(), text)
			assert.Contains(t, found[0].Related[0].Text, changed, text)
		}
	})
}
