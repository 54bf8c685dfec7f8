package formula_test

import (
	"fmt"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/formula"
)

// A running total over many rows, written out in each cell or shared by all.
func BenchmarkRunningTotal(b *testing.B) {
	const rows = 300_000
	for _, shared := range []bool{false, true} {
		b.Run(fmt.Sprintf("shared=%v", shared), func(b *testing.B) {
			sheet := &sheets.Sheet{Name: "Sheet1", Formulas: map[[2]int32]sheets.Formula{}}
			for r := int32(1); r <= rows; r++ {
				sheet.Cells.Add(sheets.Cell{Row: r, Col: 1, Kind: sheets.Number, Raw: fmt.Sprintf("%d.%02d", r%5000, r%100)})
				sheet.Cells.Add(sheets.Cell{Row: r, Col: 2, Kind: sheets.Number, Raw: "0", Formula: true})
				f := sheets.Formula{Text: "SUM(A$1:A1)", DRow: r - 1}
				if !shared {
					f = sheets.Formula{Text: fmt.Sprintf("SUM(A$1:A%d)", r)}
				}
				sheet.Formulas[[2]int32{r, 2}] = f
			}
			book := &sheets.Book{Sheets: []*sheets.Sheet{sheet}}
			b.ReportAllocs()
			for b.Loop() {
				e := formula.NewEvaluator(book)
				for i := range sheet.Cells.All() {
					if c := sheet.Cells.At(i); c.Formula {
						if _, why := e.Value(sheet, c); why != "" {
							b.Fatal(why)
						}
					}
				}
			}
		})
	}
}
