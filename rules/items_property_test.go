package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// register is a table of numbered items, some of them in sections, of which the
// numbers may begin anew.
type register struct {
	head    string
	inFront string // what stands behind a number in front of its item, "" for numbers of their own
	lines   []entry
}

// entry is a section's heading, or an item with its number and figures.
type entry struct {
	heading string
	number  int
	item    string
	figures [2]int
}

// large is a figure so large that hardly any comes to others by chance. It is no year: two of them in
// the first item would make it the heads' second row.
func large(rng *rand.Rand) int { return 100_000 + rng.IntN(900_000) }

func drawRegister(t *rapid.T) register {
	r := register{head: rapid.SampledFrom([]string{"序号", "编号", "No.", "#"}).Draw(t, "head")}
	r.inFront = rapid.SampledFrom([]string{"", "", ".", "、", ")"}).Draw(t, "behind the number")
	anew := rapid.Bool().Draw(t, "anew in each section")
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 29))
	n := 0
	for s := range rapid.IntRange(1, 3).Draw(t, "sections") {
		if s > 0 || rapid.Bool().Draw(t, "heading") {
			r.lines = append(r.lines, entry{heading: fmt.Sprintf("第%c部分", []rune("甲乙丙")[s])})
		}
		if anew {
			n = 0
		}
		for range rapid.IntRange(7, 15).Draw(t, "items") {
			n++
			verb := someItems[len(r.lines)%len(someItems)]
			r.lines = append(r.lines, entry{
				number: n, item: fmt.Sprintf("%s第%c批项目", verb, []rune("甲乙丙丁戊己庚辛壬癸")[len(r.lines)/len(someItems)]),
				figures: [2]int{large(rng), large(rng)},
			})
		}
	}
	return r
}

// grid lays the register out.
func (r register) grid() (grid [][]string) {
	grid = [][]string{{r.head, "事项", "计划", "完成"}}
	for _, e := range r.lines {
		row := []string{strconv.Itoa(e.number), e.item, strconv.Itoa(e.figures[0]), strconv.Itoa(e.figures[1])}
		if e.heading != "" {
			row = []string{e.heading, "", "", ""}
		}
		if r.inFront != "" {
			if row = row[1:]; e.heading != "" {
				row[0] = e.heading
			} else {
				row[0] = strconv.Itoa(e.number) + r.inFront + row[0]
			}
		}
		grid = append(grid, row)
	}
	if r.inFront != "" {
		grid[0] = grid[0][1:]
	}
	return grid
}

// found are the findings of one rule about a register.
func (r register) found(t *rapid.T, rule string) (out []checker.Finding) {
	f := checktest.Fixture{Name: "register", Grid: r.grid(), Typed: rapid.Bool().Draw(t, "typed")}
	file := checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0]
	for _, x := range file.Findings {
		if x.Rule.ID == rule {
			out = append(out, x)
		}
	}
	return out
}

func (r register) String() string {
	var b strings.Builder
	for _, row := range r.grid() {
		b.WriteString(strings.Join(row, " | ") + "\n")
	}
	return b.String()
}

// within draws an item that has another one before and behind it in its section.
func (r register) within(t *rapid.T) int {
	var at []int
	for i := 1; i+1 < len(r.lines); i++ {
		if r.lines[i-1].number > 0 && r.lines[i].number > 1 && r.lines[i+1].number > 0 {
			at = append(at, i)
		}
	}
	return rapid.SampledFrom(at).Draw(t, "line")
}

// Registers whose numbers run on and whose items differ are left in peace.
func TestRegistersAreLeftInPeace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRegister(t)
		assert.Empty(t, show(r.found(t, "serial-number")), "%v", r)
		assert.Empty(t, show(r.found(t, "duplicate-item")), "%v", r)
	})
}

// A number that is left out, or there twice, is found where it is.
func TestOneNumberOutOfOrderIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRegister(t)
		i := r.within(t)
		want := strconv.Itoa(r.lines[i].number)
		switch rapid.SampledFrom([]string{"left out", "repeated", "inserted"}).Draw(t, "slip") {
		case "left out":
			r.lines = slices.Delete(r.lines, i, i+1)
		case "repeated":
			r.lines[i].number--
		default:
			e := r.lines[i]
			e.item = "临时增加的一个事项"
			r.lines = slices.Insert(r.lines, i+1, e)
			i, want = i+1, ""
		}
		found := r.found(t, "serial-number")
		if assert.Len(t, found, 1, "%v%v", r, show(found)) {
			assert.Equal(t, i+2, found[0].Cell.Ref.Row, "%v", r)
			assert.Equal(t, want, found[0].Want, "%v", r)
		}
	})
}

// A row that is copied within its section is found, whether or not its figures are
// changed, and nothing else is.
func TestOneCopiedItemIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRegister(t)
		i := r.within(t)
		to := i + 2 // behind the next item
		e := r.lines[i]
		e.number = r.lines[i+1].number + 1
		changed := rapid.Bool().Draw(t, "changed")
		if changed {
			e.figures[1] += rapid.IntRange(1, 99).Draw(t, "by")
		}
		r.lines = slices.Insert(r.lines, to, e)
		found := r.found(t, "duplicate-item")
		if assert.Len(t, found, 1, "%v%v", r, show(found)) {
			assert.Equal(t, to+2, found[0].Cell.Ref.Row, "%v", r)
			assert.Equal(t, changed, found[0].Arithmetic != "", "%v", r)
		}
	})
}
