package relation

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"
)

// The benchmarks below show how discovery grows with the table: ns/cell should
// stay about the same from one size to the next. Tables of small or sparse
// figures matter most, since sums come up in them by chance everywhere.

// numbersTable makes a table of numbers with a column of labels, and heads that
// say nothing. value gives the figure of a row and a column, counted from 0; blank
// where it says false.
func numbersTable(b *testing.B, rows, cols int, value func(r, c int) (int64, bool)) *table.Table {
	b.Helper()
	sheet := &sheets.Sheet{Name: "bench"}
	sheet.Cells.Add(sheets.Cell{Row: 1, Col: 1, Raw: "item"})
	for c := range cols {
		sheet.Cells.Add(sheets.Cell{Row: 1, Col: int32(c + 2), Raw: "H" + strconv.Itoa(c)})
	}
	for r := range rows {
		sheet.Cells.Add(sheets.Cell{Row: int32(r + 2), Col: 1, Raw: "item " + strconv.Itoa(r) + "x"})
		for c := range cols {
			if x, ok := value(r, c); ok {
				sheet.Cells.Add(sheets.Cell{Row: int32(r + 2), Col: int32(c + 2), Kind: sheets.Number, Raw: strconv.FormatInt(x, 10)})
			}
		}
	}
	tables, _ := sheettest.Find(sheet)
	if len(tables) != 1 || len(tables[0].Rows) != rows || len(tables[0].Columns) != cols {
		b.Fatalf("the sheet is not read as one table of %d × %d", rows, cols)
	}
	return tables[0]
}

// allocation is a table with its total in the first column.
func allocation(seed uint64, rows, cols int, part func(*rand.Rand) int64) [][]int64 {
	rng := rand.New(rand.NewPCG(seed, 1))
	out := make([][]int64, rows)
	for r := range out {
		out[r] = make([]int64, cols)
		for c := 1; c < cols; c++ {
			out[r][c] = part(rng)
			out[r][0] += out[r][c]
		}
	}
	return out
}

func benchmark(b *testing.B, values [][]int64) {
	b.Helper()
	rows, cols := len(values), len(values[0])
	t := numbersTable(b, rows, cols, func(r, c int) (int64, bool) { return values[r][c], true })
	b.ReportAllocs()
	patterns := 0
	for b.Loop() {
		patterns = len(Find(t).Patterns)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows*cols), "ns/cell")
	b.ReportMetric(float64(patterns), "patterns")
}

func large(rng *rand.Rand) int64 { return rng.Int64N(1_000_000) + 10 }

func BenchmarkRows(b *testing.B) {
	for _, rows := range []int{1000, 4000, 16_000, 64_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) { benchmark(b, allocation(1, rows, 12, large)) })
	}
}

// BenchmarkSmall has the size of most tables.
func BenchmarkSmall(b *testing.B) {
	for _, size := range []struct{ rows, cols int }{{10, 5}, {60, 15}, {60, 60}} {
		b.Run(fmt.Sprintf("%d×%d", size.rows, size.cols), func(b *testing.B) { benchmark(b, allocation(1, size.rows, size.cols, large)) })
	}
}

func BenchmarkColumns(b *testing.B) {
	for _, cols := range []int{50, 100, 200} {
		b.Run(fmt.Sprint(cols), func(b *testing.B) { benchmark(b, allocation(1, 400, cols, large)) })
	}
}

// BenchmarkSections has a subtotal row above every ten rows and a grand total.
func BenchmarkSections(b *testing.B) {
	for _, rows := range []int{1000, 4000, 16_000} {
		values := allocation(1, rows, 12, large)
		for c := range 12 {
			values[0][c] = 0
			for r := 1; r+10 < rows; r += 11 {
				values[r][c] = 0
				for i := r + 1; i <= r+10; i++ {
					values[r][c] += values[i][c]
				}
				values[0][c] += values[r][c]
			}
		}
		b.Run(fmt.Sprint(rows), func(b *testing.B) { benchmark(b, values) })
	}
}

// BenchmarkChance has tables in which sums come up by chance.
func BenchmarkChance(b *testing.B) {
	shapes := []struct {
		name string
		part func(*rand.Rand) int64
	}{
		{"zeros", func(rng *rand.Rand) int64 {
			if rng.IntN(50) > 0 {
				return 0
			}
			return rng.Int64N(900) + 1
		}},
		{"ones", func(*rand.Rand) int64 { return 1 }},
		{"small", func(rng *rand.Rand) int64 { return rng.Int64N(4) }},
		{"signs", func(rng *rand.Rand) int64 { return rng.Int64N(7) - 3 }},
	}
	sizes := []struct{ rows, cols int }{{1000, 12}, {4000, 12}, {16_000, 12}, {400, 50}, {400, 100}, {400, 200}, {200, 200}}
	for _, shape := range shapes {
		for _, size := range sizes {
			b.Run(fmt.Sprintf("%s/%d×%d", shape.name, size.rows, size.cols), func(b *testing.B) {
				benchmark(b, allocation(1, size.rows, size.cols, shape.part))
			})
		}
	}
}
