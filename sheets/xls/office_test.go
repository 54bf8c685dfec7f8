package xls

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/fixtures/office"
	"crossfoot/sheets"
	"crossfoot/sheets/xlsx"
)

// readAs reads a workbook of either format.
func readAs(t *testing.T, path string) *sheets.Book {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	book, err := sheets.Open(t.Context(), sheets.Source{Name: path, Data: data, Limits: sheets.DefaultLimits}, []sheets.Decoder{xlsx.Decoder(), Decoder()})
	require.NoError(t, err)
	return book
}

// requireAlike asks that two workbooks say the same: all but the places of their styles.
func requireAlike(t *testing.T, want, got *sheets.Book) {
	t.Helper()
	require.Len(t, got.Sheets, len(want.Sheets))
	for i, w := range want.Sheets {
		g := got.Sheets[i]
		assert.Equal(t, w.Name, g.Name)
		assert.Equal(t, w.State, g.State, w.Name)
		assert.Equal(t, alike(w), alike(g), w.Name)
		assert.Equal(t, w.Merges, g.Merges, w.Name)
		hidden := func(s *sheets.Sheet) []sheets.Line {
			var all []sheets.Line
			for n := 1; n <= 300; n++ {
				all = append(all, s.Rows[n], s.Col(min(n, maxCols)))
			}
			return all
		}
		assert.Equal(t, hidden(w), hidden(g), w.Name)
		for j := range min(w.Cells.Len(), g.Cells.Len()) {
			ws, gs := want.Style(w.Cells.At(j)), got.Style(g.Cells.At(j))
			ws.Format, gs.Format = "", "" // programs write a code anew
			assert.Equal(t, ws, gs, "%s %v", w.Name, w.Cells.At(j))
			assert.Equal(t, want.Text(w.Cells.At(j)), got.Text(g.Cells.At(j)), "%s %v", w.Name, w.Cells.At(j))
		}
	}
}

// alike are a sheet's cells with what LibreOffice writes in two ways written in one.
func alike(s *sheets.Sheet) []string {
	all := lines(s)
	for i, c := range s.Cells.All() {
		if v, err := strconv.ParseFloat(c.Raw, 64); c.Kind == sheets.Number && err == nil {
			all[i] = strings.Replace(all[i], c.Raw, strconv.FormatFloat(v, 'g', 14, 64), 1)
		}
		all[i] = strings.NewReplacer("TRUE()", "TRUE", "FALSE()", "FALSE").Replace(all[i])
	}
	return all
}

// The fixture reads as the workbook that it was made from.
func TestNotice(t *testing.T) {
	requireAlike(t, readAs(t, "../../fixtures/notice.xlsx"), readAs(t, "../../fixtures/notice.xls"))
}

// What LibreOffice writes as .xls reads as what it writes of the same workbook as .xlsx.
func TestLibreOffice(t *testing.T) {
	f := excelize.NewFile()
	set := func(sheet, cell string, value any, formula string, style *excelize.Style) {
		require.NoError(t, f.SetCellValue(sheet, cell, value))
		if formula != "" {
			require.NoError(t, f.SetCellFormula(sheet, cell, formula))
		}
		if style != nil {
			id, err := f.NewStyle(style)
			require.NoError(t, err)
			require.NoError(t, f.SetCellStyle(sheet, cell, cell, id))
		}
	}
	code := func(code string) *excelize.Style { return &excelize.Style{CustomNumFmt: &code} }
	const one = "Sheet1"
	for _, name := range []string{"附表 2", "2024"} {
		_, err := f.NewSheet(name)
		require.NoError(t, err)
		set(name, "A1", 4, "", nil)
		set(name, "B2", 0.5, "", nil)
	}
	require.NoError(t, f.SetSheetVisible("2024", false))
	require.NoError(t, f.SetDefinedName(&excelize.DefinedName{Name: "合计数", RefersTo: "Sheet1!$A$1:$A$9"}))
	for row := 1; row <= 9; row++ {
		set(one, sheets.Ref{Row: row, Col: 1}.String(), row*row, "", code("#,##0"))
		set(one, sheets.Ref{Row: row, Col: 2}.String(), float64(row)/7, "", code("0.00%"))
	}
	set(one, "A10", "长"+repeat("文本", 9000), "", nil)
	set(one, "A11", "两\n行", "", &excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Indent: 3}})
	set(one, "A12", 45000.25, "", code("yyyy-mm-dd"))
	set(one, "A13", true, "", nil)
	set(one, "A14", -1234567.891, "", code(`#,##0.00"万元";[Red]-#,##0.00"万元"`))
	set(one, "A15", 1e-7, "", nil)
	set(one, "A16", 123456789012, "", nil)
	for i, text := range []string{
		"SUM(A1:A9)", "A1+A2-A3*A4/A5^2", "(A1+A2)*-A3", "SUM(A1:A3,A5,B1:B2)", "ROUND(B1*A1,2)", "SUBTOTAL(9,A1:A9)", "IF(A1>=2,\"是\",\"a\"\"b\")",
		"SUMIF(A1:A9,\">4\",B1:B9)", "'附表 2'!A1+'2024'!A1", "$A$1+A$1+$A1", "SUM(A:A)*0+1", "A1&\"/\"&B1", "1/0", "NA()",
		"TRUE", "10%", "SUM(合计数)", "AVERAGE(A1:A9)", "MAX(A1:A9)-MIN(A1:A9)", "CHOOSE(2,A1,A2)", "VLOOKUP(4,A1:B9,2,FALSE)", "INDEX(A1:B9,2,1)", "SUMPRODUCT(A1:A9,B1:B9)", "IFERROR(1/0,A2)",
		"SUMIFS(A1:A9,A1:A9,\">4\")", "A1<>A2", "ABS(-A2)", "DATE(2024,1,31)", "TEXT(A1,\"0.00\")", "LEFT(\"合计\",1)", "SUM({1,2;3,4})", "IF(A1=1,,2)",
	} {
		set(one, sheets.Ref{Row: i + 1, Col: 4}.String(), 0, text, nil)
	}
	for row := 2; row <= 9; row++ {
		set(one, sheets.Ref{Row: row, Col: 6}.String(), 0, "A"+string(rune('0'+row))+"+F"+string(rune('0'+row-1)), nil)
	}
	require.NoError(t, f.MergeCell(one, "H1", "J3"))
	require.NoError(t, f.MergeCell(one, "H5", "H6"))
	require.NoError(t, f.SetRowVisible(one, 4, false))
	require.NoError(t, f.SetRowOutlineLevel(one, 6, 2))
	require.NoError(t, f.SetColVisible(one, "L:N", false))
	require.NoError(t, f.SetColOutlineLevel(one, "P", 1))
	path := filepath.Join(t.TempDir(), "made.xlsx")
	require.NoError(t, f.SaveAs(path))
	require.NoError(t, f.Close())

	want := readAs(t, office.Convert(t, "xlsx", "", path)[0])
	require.Greater(t, want.Sheets[0].Cells.Len(), 60)
	requireAlike(t, want, readAs(t, office.Convert(t, "xls", "", path)[0]))
}
