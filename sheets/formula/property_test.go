package formula_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"crossfoot/fixtures/seeds"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// drawFormula makes a formula over B2:D9 of one's own sheet and A1:A3 of Other. What
// stands within functions is kept plain: excelize refuses some of what is not, and
// makes ROUND((-(SUM(B2:B9)))/B3,0) zero.
func drawFormula(t *rapid.T, depth int) string {
	cell := rapid.SampledFrom([]string{"B2", "C3", "$D$4", "B9", "Other!A2", "7", "2.5"})
	if depth == 0 {
		switch rapid.IntRange(0, 3).Draw(t, "function") {
		case 0:
			return rapid.SampledFrom([]string{"SUM(B2:B9)", "SUM(C2:D5,B3)", "SUM(Other!A:A)"}).Draw(t, "sum")
		case 1:
			return fmt.Sprintf("ROUND(%s/%s,%d)", cell.Draw(t, "dividend"), cell.Draw(t, "divisor"), rapid.IntRange(-2, 3).Draw(t, "places"))
		}
		return cell.Draw(t, "operand")
	}
	a, b := drawFormula(t, depth-1), drawFormula(t, depth-1)
	switch rapid.IntRange(0, 5).Draw(t, "operation") {
	case 0, 1:
		return a + "+" + b
	case 2:
		return a + "-(" + b + ")"
	case 3:
		return "(" + a + ")*(" + b + ")"
	case 4:
		return "(" + a + ")/(" + b + ")"
	}
	return "-(" + a + ")"
}

// What a formula gives is what excelize reckons in doubles.
func TestValueIsThatOfAnotherProgram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.IntRange(-1_000_000, 1_000_000)
		other := excelize.NewFile()
		defer func() { assert.NoError(t, other.Close()) }()
		_, err := other.NewSheet("Other")
		require.NoError(t, err)
		var grids [2][][]string
		for s, sheet := range []struct {
			name                     string
			top, left, bottom, right int
		}{{"Sheet1", 2, 2, 9, 4}, {"Other", 1, 1, 3, 1}} {
			for row := 1; row <= sheet.bottom; row++ {
				var cells []string
				for col := 1; col <= sheet.right; col++ {
					text := ""
					if row >= sheet.top && col >= sheet.left {
						text = strconv.FormatFloat(float64(cents.Draw(t, "cents"))/100, 'f', -1, 64)
						value, err := strconv.ParseFloat(text, 64)
						require.NoError(t, err)
						require.NoError(t, other.SetCellValue(sheet.name, sheets.Ref{Row: row, Col: col}.String(), value))
					}
					cells = append(cells, text)
				}
				grids[s] = append(grids[s], cells)
			}
		}
		book := sheettest.Book(sheettest.Sheet("Sheet1", grids[0], true))
		book.Sheets = append(book.Sheets, sheettest.Sheet("Other", grids[1], true))
		text := drawFormula(t, 3)
		require.NoError(t, other.SetCellFormula("Sheet1", "A1", text))
		got, why := work(book, sheets.Formula{Text: text})
		if why != "" {
			assert.Contains(t, []formula.Reason{formula.Zero, formula.TooLarge}, why, text)
			return
		}
		want, err := other.CalcCellValue("Sheet1", "A1", excelize.Options{RawCellValue: true})
		require.NoError(t, err, text)
		assert.True(t, got.Agrees(figure.FromNumber(want, false)), "%s gives %s ± %g, not %s", text, got.Value, got.Slack, want)
	})
}

// Sums of a long column are those of its cells, whether they are kept or not.
func TestRunningTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(1, 200).Draw(t, "rows")
		grid := make([][]string, rows)
		for i := range grid {
			grid[i] = []string{rapid.SampledFrom([]string{"", "x", "1", "0.1", "-2.5", "12345678901.5"}).Draw(t, "cell"), "0"}
		}
		sheet := sheettest.Sheet("Sheet1", grid, true)
		book := sheettest.Book(sheet)
		e := formula.NewEvaluator(book)
		sheet.Formulas = map[[2]int32]sheets.Formula{}
		for range 100 {
			from := rapid.IntRange(1, rows).Draw(t, "from")
			to := rapid.IntRange(from, rows).Draw(t, "to")
			var parts []string
			for row := from; row <= to; row++ {
				parts = append(parts, fmt.Sprintf("SUM(A%d)", row))
			}
			cell := sheet.At(1, 2)
			sheet.Formulas[[2]int32{1, 2}] = sheets.Formula{Text: fmt.Sprintf("SUM(A%d:A%d)", from, to)}
			got, why := e.Value(sheet, *cell)
			require.Empty(t, why)
			sheet.Formulas[[2]int32{1, 2}] = sheets.Formula{Text: strings.Join(parts, "+")}
			want, why := e.Value(sheet, *cell)
			require.Empty(t, why)
			assert.True(t, got.Value.Equal(want.Value), "A%d:A%d", from, to)
		}
	})
}

var formulas = regexp.MustCompile(`=(.+) →`)

// Untrusted workbooks hold any text as a formula.
func FuzzFormula(f *testing.F) {
	for _, grid := range seeds.Grids(f) {
		for _, row := range grid {
			for _, cell := range row {
				if m := formulas.FindStringSubmatch(cell); m != nil {
					f.Add(m[1], 0, 0)
				}
			}
		}
	}
	for _, seed := range []string{
		"-D4+SUM(A1:A3,B7)-C2", "SUM(", "--D4%%", "SUM(A1)SUM(A2)", "SUMIFS('a b'!A:A,B:B,\"x\")", "SUBTOTAL(109,A1:B2)", "{1,2}", "A1#", "ROUND(1/3,20)", "1E300*1E300",
	} {
		f.Add(seed, 1, -1)
	}
	f.Fuzz(func(t *testing.T, text string, rows, cols int) {
		addends, ok := formula.Exprs{}.Addends(sheets.Formula{Text: text, DRow: int32(rows), DCol: int32(cols)})
		assert.True(t, !ok || len(addends) > 0, "a sum of nothing")
		for _, a := range addends {
			assert.Equal(t, 1, a.Weight*a.Weight)
			assert.True(t, a.Range.Top <= a.Range.Bottom && a.Range.Left <= a.Range.Right)
		}
		work(book(), sheets.Formula{Text: text, DRow: int32(rows), DCol: int32(cols)})
	})
}
