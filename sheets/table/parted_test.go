package table_test

import (
	"fmt"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Whatever a first row holds below a head, it is figures if its thousands are parted: as text, or
// by the number format in which it is stored.
func TestPartedThousandsAreNoYears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "columns")
		typed := rapid.Bool().Draw(t, "typed")
		grid := [][]string{{""}, {"Men"}, {"Women"}, {"Children"}}
		for c := range n {
			x := rapid.IntRange(1900, 2100).Draw(t, "figure")
			text := fmt.Sprintf("%d,%03d", x/1000, x%1000)
			if typed {
				text = fmt.Sprint(x)
			}
			grid[0], grid[1] = append(grid[0], string(rune('A'+c))), append(grid[1], text)
			grid[2], grid[3] = append(grid[2], "622"), append(grid[3], "713")
		}
		sheet := sheettest.Sheet("grid", grid, typed)
		book := sheettest.Book(sheet)
		book.Styles = append(book.Styles, sheets.Style{Format: "#,##0"})
		sheettest.EditCells(sheet, func(c *sheets.Cell) {
			if typed && c.Kind == sheets.Number {
				c.Style = 1
			}
		})
		tables, _ := table.Find(book, sheet)
		if assert.Len(t, tables, 1) {
			assert.Len(t, tables[0].Rows, 3, "%v", grid)
		}
	})
}
