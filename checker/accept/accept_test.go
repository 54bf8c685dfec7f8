package accept_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

var day = time.Date(2026, 11, 24, 23, 0, 0, 0, time.FixedZone("", 8*3600))

// plan is a table of items, each with a running number, a total and shares.
type plan struct {
	file, sheet string
	heads       []string // of the totals and the shares
	items       []string
	figures     [][]int
	words       bool // a column of words stands before the figures
	above       int  // lines of text above the table
}

func (p plan) book() *sheets.Book {
	var grid [][]string
	for i := range p.above {
		grid = append(grid, []string{fmt.Sprintf("第%d号文件附件", i)}, nil)
	}
	head := []string{"序号", "事项"}
	if p.words {
		head = append(head, "责任单位")
	}
	grid = append(grid, append(head, p.heads...))
	for r, item := range p.items {
		row := []string{fmt.Sprint(r + 1), item}
		if p.words {
			row = append(row, "市教育局")
		}
		for _, f := range p.figures[r] {
			row = append(row, fmt.Sprint(f))
		}
		grid = append(grid, row)
	}
	book := sheettest.Book(sheettest.Sheet(p.sheet, grid, true))
	book.Name = p.file
	return book
}

func (p plan) clone() plan {
	p.heads, p.items, p.figures = slices.Clone(p.heads), slices.Clone(p.items), slices.Clone(p.figures)
	for i := range p.figures {
		p.figures[i] = slices.Clone(p.figures[i])
	}
	return p
}

func (p plan) check(t require.TestingT) *checker.Report {
	file, err := checker.CheckBook(context.Background(), p.book(), checker.Options{Rules: rules.All})
	require.NoError(t, err)
	return &checker.Report{Rules: rules.All, Files: []checker.File{file}}
}

// row is a row of figures that adds up. They are as random as real ones, since among
// equal ones a slip could be explained in many ways.
func row(rng *rand.Rand) []int {
	row := make([]int, 5)
	for i := range row[1:] {
		row[i+1] = 100 + rng.IntN(900)
		row[0] += row[i+1]
	}
	return row
}

func random(t *rapid.T) *rand.Rand { return rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)) }

func drawPlan(t *rapid.T) (p plan, broken int) {
	rng := random(t)
	p = plan{file: "in/plan.xlsx", sheet: "附表1", heads: []string{"合计", "定海区", "普陀区", "岱山县", "嵊泗县"}}
	for i := range rapid.IntRange(8, 12).Draw(t, "rows") {
		p.items = append(p.items, fmt.Sprintf("新建%c类设施", 'A'+i))
		p.figures = append(p.figures, row(rng))
	}
	broken = rapid.IntRange(0, len(p.items)-1).Draw(t, "broken")
	p.figures[broken][0] += 100 * rapid.IntRange(1, 5).Draw(t, "off")
	return p, broken
}

// about are the findings about an item's total.
func about(r *checker.Report, item string) (out []checker.Finding) {
	for _, f := range r.Files[0].Findings {
		if f.Cell.Name() == item && f.Cell.Entity == "合计" && f.Rule.ID == "sum-mismatch" {
			out = append(out, f)
		}
	}
	return out
}

func acceptAll(r *checker.Report) []accept.Entry {
	var all []*checker.Finding
	for i := range r.Files {
		for j := range r.Files[i].Findings {
			all = append(all, &r.Files[i].Findings[j])
		}
	}
	return accept.Add(nil, r, all, "共建", "李莉", day)
}

// moves are the edits that a finding outlives, and whether its id does.
var moves = map[string]struct {
	edit  func(*rapid.T, plan) plan
	newID bool
}{
	"rows inserted": {edit: func(t *rapid.T, p plan) plan {
		rng := random(t)
		for i := range rapid.IntRange(1, 3).Draw(t, "inserted") {
			at := rapid.IntRange(0, len(p.items)).Draw(t, "at")
			p.items = slices.Insert(p.items, at, fmt.Sprintf("改建%c类设施", 'A'+i))
			p.figures = slices.Insert(p.figures, at, row(rng))
		}
		return p
	}},
	"columns reordered": {edit: func(t *rapid.T, p plan) plan {
		order := rapid.Permutation([]int{0, 1, 2, 3, 4}).Draw(t, "order")
		permute := func(i int) int { return order[i] }
		heads, figures := slices.Clone(p.heads), p.clone().figures
		for i := range heads {
			p.heads[i] = heads[permute(i)]
			for r := range figures {
				p.figures[r][i] = figures[r][permute(i)]
			}
		}
		return p
	}},
	"columns inserted": {edit: func(_ *rapid.T, p plan) plan { p.words = true; return p }},
	"lines above":      {edit: func(t *rapid.T, p plan) plan { p.above = rapid.IntRange(1, 3).Draw(t, "above"); return p }},
	"folder renamed":   {edit: func(_ *rapid.T, p plan) plan { p.file = `C:\2026\plan.xlsx`; return p }},
	"file renamed":     {edit: func(_ *rapid.T, p plan) plan { p.file = "in/plan (2).xlsx"; return p }, newID: true},
	"sheet renamed":    {edit: func(_ *rapid.T, p plan) plan { p.sheet = "表一"; return p }, newID: true},
	"both renamed":     {edit: func(_ *rapid.T, p plan) plan { p.file, p.sheet = "b.csv", "b"; return p }, newID: true},
}

func TestAcceptanceOutlivesEdits(t *testing.T) {
	for name, move := range moves {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			p, broken := drawPlan(t)
			r := p.check(t)
			before := about(r, p.items[broken])
			require.Len(t, before, 1)
			entries := acceptAll(r)

			edited := move.edit(t, p.clone()).check(t)
			stale := accept.Apply(edited, entries)
			after := about(edited, p.items[broken])
			require.Len(t, after, 1)
			assert.Equal(t, !move.newID, before[0].ID == after[0].ID)
			require.NotNil(t, after[0].Confirmed)
			assert.Equal(t, "共建", after[0].Confirmed.Note)
			assert.Equal(t, "2026-11-24", after[0].Confirmed.Date)
			assert.Empty(t, stale)
			_, counts := edited.Worst()
			assert.False(t, counts)
		}))
	}
}

func TestAcceptanceEndsWithItsFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, broken := drawPlan(t)
		r := p.check(t)
		was := about(r, p.items[broken])
		require.Len(t, was, 1)
		entries := acceptAll(r)

		changed := p.clone()
		changed.figures[broken][0]++
		again := changed.check(t)
		stale := accept.Apply(again, entries)
		now := about(again, p.items[broken])
		require.Len(t, now, 1)
		assert.Nil(t, now[0].Confirmed)
		require.NotNil(t, now[0].Outdated)
		assert.Equal(t, was[0].Arithmetic, now[0].Outdated.Figures)
		assert.Empty(t, stale, "it is not of no use, but out of date")

		mended := p.clone()
		mended.figures[broken][0] = 0
		for _, share := range mended.figures[broken][1:] {
			mended.figures[broken][0] += share
		}
		assert.Equal(t, entries, accept.Apply(mended.check(t), entries))

		// Even where the sum stays the same. Two figures that change places are the same ones.
		moved := p.clone()
		moved.figures[broken][1]++
		moved.figures[broken][2]--
		if moved.figures[broken][2] == p.figures[broken][1] {
			return
		}
		other := moved.check(t)
		accept.Apply(other, entries)
		for _, x := range about(other, p.items[broken]) {
			assert.Nil(t, x.Confirmed)
		}
	})
}
