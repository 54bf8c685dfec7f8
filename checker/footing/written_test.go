package footing

import (
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/require"
)

// Zeros that only the number format shows are decimals shown, where the others need them;
// with a format that leaves it to the value, 45 shows none.
func TestZerosThatTheFormatShows(t *testing.T) {
	for decimals, want := range map[int]Status{2: Broken, 5: Rounding, -1: Rounding} {
		book := &sheets.Book{Styles: []sheets.Style{{Format: "General", Decimals: decimals}}}
		sheet := &sheets.Sheet{Name: "s"}
		add := func(row, col int32, kind sheets.Kind, raw string) {
			sheet.Cells.Add(sheets.Cell{Row: row, Col: col, Kind: kind, Raw: raw})
		}
		for c, head := range []string{"item", "sum", "a", "b"} {
			add(1, int32(c)+1, sheets.Text, head)
		}
		for r, line := range [][]string{{"x", "59.73", "45", "15"}, {"y", "80", "60", "20"}, {"z", "413.25", "380.25", "33"}} {
			for c, raw := range line {
				kind := sheets.Number
				if c == 0 {
					kind = sheets.Text
				}
				add(int32(r)+2, int32(c)+1, kind, raw)
			}
		}
		book.Sheets = []*sheets.Sheet{sheet}
		tables, _ := table.Find(book, sheet)
		require.Len(t, tables, 1)
		assertStatuses(t, unsearched(tables[0]), sumAcross(t, tables[0], "sum", "a", "b"), map[string]Status{"x": want})
	}
}
