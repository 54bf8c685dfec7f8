package rules_test

import (
	"fmt"
	"testing"

	"crossfoot/checker"
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
