package rules_test

import (
	"fmt"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A table that gathers the sheets of three districts, one formula of which is given.
func TestGatheredSheets(t *testing.T) {
	for text, want := range map[string][]string{
		"North!C4+South!C4+East!C4":      nil,
		"North!C4+East!C4":               {"C4"}, // one is left out
		"North!C4+South!C3+East!C4":      {"C4"}, // the row above
		"North!C4+North!C4+East!C4":      {"C4"},
		"SUM(North!C4,South!C4,East!C4)": nil,
		"East!C4+South!C4+North!C4":      nil,
		"North!D4":                       nil, // something else
	} {
		t.Run(text, func(t *testing.T) {
			amount := func(sheet, row, col int) int { return 1000*sheet + 37*row*row + 11*col }
			names := []string{"North", "South", "East"}
			book := &sheets.Book{Name: "all.xlsx", Format: "xlsx", Styles: []sheets.Style{{Format: "General", Decimals: -1}}}
			all := [][]string{{"Item", "Parks", "Schools", "Roads"}}
			for row := 2; row <= 5; row++ {
				cells := []string{fmt.Sprint("Item ", row)}
				for col := 2; col <= 4; col++ {
					at := sheets.Ref{Row: row, Col: col}
					sum := fmt.Sprintf("North!%s+South!%[1]s+East!%[1]s", at)
					if at.String() == "C4" {
						sum = text
					}
					cells = append(cells, fmt.Sprintf("=%s → %d", sum, amount(1, row, col)+amount(2, row, col)+amount(3, row, col)))
				}
				all = append(all, cells)
			}
			book.Sheets = append(book.Sheets, sheettest.Sheet("All", all, true))
			for s, name := range names {
				grid := [][]string{all[0]}
				for row := 2; row <= 5; row++ {
					cells := []string{all[row-1][0]}
					for col := 2; col <= 4; col++ {
						cells = append(cells, fmt.Sprint(amount(s+1, row, col)))
					}
					grid = append(grid, cells)
				}
				book.Sheets = append(book.Sheets, sheettest.Sheet(name, grid, true))
			}
			file, err := checker.CheckBook(t.Context(), book, checker.Options{Rules: rules.All})
			require.NoError(t, err)
			var found []string
			for _, f := range file.Findings {
				if f.Rule.ID == "formula-range" {
					found = append(found, f.Cell.Ref.String())
				}
			}
			assert.Equal(t, want, found)
		})
	}
}

// A formula that lacks a row stands for the slip, and not the total beside it, which takes in
// what it gives.
func TestShortFormulaLeads(t *testing.T) {
	grid := [][]string{{"Town", "Funds", "Central", "Province", "County"}}
	column := func(name string, to int) string { return fmt.Sprintf("SUM(%s2:%[1]s%d)", name, to) }
	var sums [4]int
	for i := range 6 {
		central, province, county := 171+37*i*i, 83+59*i, 264-31*i
		row := i + 2
		grid = append(grid, []string{
			fmt.Sprint("Town ", i+1), fmt.Sprintf("=SUM(C%d:E%[1]d) → %d", row, central+province+county),
			fmt.Sprint(central), fmt.Sprint(province), fmt.Sprint(county),
		})
		for k, x := range []int{central + province + county, central, province, county} {
			sums[k] += x
		}
	}
	short := sums[2] - 83 - 59*5
	grid = append(grid, []string{
		"Total", fmt.Sprintf("=%s → %d", column("B", 7), sums[0]), fmt.Sprintf("=%s → %d", column("C", 7), sums[1]),
		fmt.Sprintf("=%s → %d", column("D", 6), short), fmt.Sprintf("=%s → %d", column("E", 7), sums[3]),
	})
	f := checktest.Fixture{Name: "grid", Grid: grid, Typed: true}
	found := checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0].Findings
	require.Len(t, found, 3)
	for _, x := range found {
		assert.Equal(t, x.Rule.ID == "formula-range", x.Group == x.ID, x.Cell)
		assert.Equal(t, found[0].Group, x.Group)
	}
}
