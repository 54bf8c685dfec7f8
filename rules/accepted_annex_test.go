package rules_test

import (
	"fmt"
	"os"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/xlsx"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// withItem puts an item of its own before a row of a sheet of the annexes.
func withItem(book *sheets.Book, sheet string, at int, item string) *sheets.Book {
	row := []string{"", "", item, "60", "10", "20", "5", "4", "21", "/", "/", "/", "/", "/"}
	return edited(book, func(s *sheets.Sheet) {
		if s.Name != sheet {
			return
		}
		sheettest.EditCells(s, func(c *sheets.Cell) {
			if int(c.Row) >= at {
				c.Row++
			}
		})
		for i := range s.Merges {
			if s.Merges[i].Top >= at {
				s.Merges[i].Top++
			}
			if s.Merges[i].Bottom >= at {
				s.Merges[i].Bottom++
			}
		}
		for col, text := range row {
			if text != "" {
				s.Cells.Add(sheets.Cell{Row: int32(at), Col: int32(col + 1), Raw: text})
			}
		}
		sheettest.EditCells(s, func(*sheets.Cell) {})
	})
}

// withColumns puts the annexes' columns of entities into another order.
func withColumns(book *sheets.Book, order []int) *sheets.Book {
	const first = 5
	return edited(book, func(s *sheets.Sheet) {
		sheettest.EditCells(s, func(c *sheets.Cell) {
			if c.Row > 2 && first <= c.Col && int(c.Col) < first+len(order) {
				c.Col = int32(first + order[c.Col-first])
			}
		})
	})
}

// TestWhatIsAcceptedInTheAnnexesIsKnownAgain edits the annexes in every way at once.
// What is found then is what was accepted, but for the order of the columns, of which
// both annexes may be the odd one.
func TestWhatIsAcceptedInTheAnnexesIsKnownAgain(t *testing.T) {
	data, err := os.ReadFile("../fixtures/notice.xlsx")
	require.NoError(t, err)
	book, err := sheets.Open(t.Context(), sheets.Source{Name: "notice.xlsx", Data: data, Limits: sheets.DefaultLimits}, []sheets.Decoder{xlsx.Decoder()})
	require.NoError(t, err)
	check := func(book *sheets.Book) *checker.Report {
		return &checker.Report{Files: checktest.CheckBooks([]*sheets.Book{book}, checker.Options{Rules: rules.All})}
	}
	before := check(book)
	entries := acceptEverything(t, before, map[string]bool{})
	require.Len(t, entries, 6)
	ids := allIDs(before)

	rapid.Check(t, func(t *rapid.T) {
		same, now := true, book
		for i := range rapid.IntRange(0, 4).Draw(t, "items") {
			sheet, last := "附表1", 67
			if rapid.Bool().Draw(t, "annex 2") {
				sheet, last = "附表2", 24
			}
			now = withItem(now, sheet, rapid.IntRange(4, last).Draw(t, "row"), fmt.Sprintf("新增%c类设施", 'A'+i))
		}
		now = withColumns(now, rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).Draw(t, "columns"))
		if rapid.Bool().Draw(t, "sheets renamed") {
			now, same = renamed(now, now.Name, func(name string) string { return "2024年" + name }), false
		}
		if rapid.Bool().Draw(t, "file renamed") {
			now, same = renamed(now, "定稿.xlsx", func(name string) string { return name }), false
		}
		r := check(now)
		for _, e := range accept.Apply(r, entries) {
			assert.Equal(t, "column-order", e.Rule)
		}
		confirmed := 0
		for _, x := range r.Files[0].Findings {
			if x.Rule.ID == "column-order" {
				continue
			}
			if x.Confirmed == nil { // rows that a new item sets apart may come to another by chance
				assert.Equal(t, checker.Info, x.Severity, "%s %s %s", x.Cell.Ref, x.Rule.ID, accept.Figures(&x))
				continue
			}
			confirmed++
			if same {
				assert.Contains(t, ids, x.ID)
			}
		}
		assert.Equal(t, 5, confirmed)
	})
}
