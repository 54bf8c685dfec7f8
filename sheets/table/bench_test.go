package table_test

import (
	"fmt"
	"strconv"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"
)

// typed is a sheet as a workbook has it: a head, running numbers, names, and
// stored numbers with a total.
func typed(rows, cols int) *sheets.Sheet {
	sheet := &sheets.Sheet{Name: "typed"}
	add := func(r, c int, kind sheets.Kind, raw string) {
		sheet.Cells.Add(sheets.Cell{Row: int32(r), Col: int32(c), Kind: kind, Raw: raw})
	}
	for c := 1; c <= cols; c++ {
		add(1, c, sheets.Text, "列"+strconv.Itoa(c)+"目标")
	}
	for r := 2; r <= rows+1; r++ {
		add(r, 1, sheets.Number, strconv.Itoa(r-1))
		add(r, 2, sheets.Text, "新建学校"+strconv.Itoa(r)+"所")
		for c := 3; c <= cols; c++ {
			add(r, c, sheets.Number, strconv.Itoa((r*7919+c*104729)%100000))
		}
	}
	return sheet
}

func BenchmarkFind(b *testing.B) {
	for _, rows := range []int{50, 20_000, 300_000} {
		b.Run(fmt.Sprintf("%dx15", rows), func(b *testing.B) {
			sheet := typed(rows, 15)
			book := sheettest.Book(sheet)
			b.ReportAllocs()
			for b.Loop() {
				tables, loose := table.Find(book, sheet)
				if len(tables) != 1 || len(loose) > 0 || len(tables[0].Rows) != rows {
					b.Fatal(len(tables), loose)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(sheet.Cells.Len()), "ns/cell")
		})
	}
}
