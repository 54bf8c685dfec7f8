package relation

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/seeds"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"
)

// FuzzFind looks for sums in any grid; a line is a row, a tab parts the cells. What is
// said to hold does, by the arithmetic of the figures in the table, and the same grid
// gives the same sums again.
func FuzzFind(f *testing.F) {
	for i, grid := range seeds.Grids(f) {
		var lines []string
		for _, row := range grid {
			lines = append(lines, strings.Join(row, "\t"))
		}
		f.Add(strings.Join(lines, "\n"), i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, typed bool) {
		if len(text) > 2000 {
			return
		}
		var grid [][]string
		for line := range strings.SplitSeq(text, "\n") {
			grid = append(grid, strings.Split(line, "\t"))
		}
		tables, _ := sheettest.Find(sheettest.Sheet("sheet", grid, typed))
		for _, tab := range tables {
			a := Find(tab)
			for _, r := range a.Relations() {
				require.NotContains(t, r.Parts, Term{r.Total, 1}, "%s is a part of itself", r.Total)
				if r.Status == Held {
					require.True(t, r.Difference.IsZero(), "%s", r.Total)
					adds(t, tab, r)
				}
			}
			for _, b := range a.Reported() {
				a.Changes(b)
			}
			require.Equal(t, a.Count(), Find(tab).Count())
		}
	})
}

// adds does the sum of a relation again. Some of its parts may be no numbers.
func adds(t *testing.T, tab *table.Table, r Relation) {
	sum := decimal.Zero
	for _, p := range r.Parts {
		value, ok := valueAt(tab, p.Ref)
		if !ok {
			return
		}
		sum = sum.Add(value.Mul(decimal.NewFromInt(int64(p.Weight))))
	}
	if total, ok := valueAt(tab, r.Total); ok {
		require.True(t, total.Equal(sum), "%s = %s, but its parts make %s", r.Total, total, sum)
	}
}

func valueAt(tab *table.Table, at sheets.Ref) (decimal.Decimal, bool) {
	for i, row := range tab.Rows {
		for j, column := range tab.Columns {
			if row.Row() == at.Row && column.Col == at.Col {
				f := tab.At(i, j)
				return f.Value(), f.IsNumber()
			}
		}
	}
	return decimal.Zero, false
}
