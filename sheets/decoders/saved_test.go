package decoders_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/fixtures/annex"
	"crossfoot/fixtures/annex/annextest"
	"crossfoot/fixtures/office"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
)

// A workbook is read alike whatever format LibreOffice saves it in.
func TestOfficeSavesTheSame(t *testing.T) {
	rich := filepath.Join(t.TempDir(), "rich.xlsx")
	writeRich(t, rich)
	const notice = "../../fixtures/notice.xlsx"
	// It works formulas out, so that its own .xlsx is the one to compare with.
	want := said(open(t, office.Convert(t, "xlsx", "", rich)[0]), true)
	assert.Contains(t, want, `附表 1 A6 1 "1246915.7475926" false 0 false false -1 1246915.74759265 =SUM(A3:C3,$D3) 0`)
	for _, ext := range []string{"ods", "fods"} {
		saved := office.Convert(t, ext, "", rich, notice)
		assert.Equal(t, want, said(open(t, saved[0]), true), ext)
		assert.Equal(t, said(open(t, notice), true), said(open(t, saved[1]), true), ext)
	}
}

// The notice is the same in all formats, to LibreOffice too.
func TestNoticeInEveryFormat(t *testing.T) {
	want := said(open(t, "../../fixtures/notice.xlsx"), false)
	paths := []string{"../../fixtures/notice.ods", "../../fixtures/notice-2003.xml"}
	for _, path := range append(paths, office.Convert(t, "xlsx", "", paths...)...) {
		assert.Equal(t, want, said(open(t, path), false), path)
	}
}

// What LibreOffice saves as Excel 2003's XML is read as what it saved, unless cells are
// merged downwards: then it writes cells where Excel allows none.
func TestOfficeSavesXML(t *testing.T) {
	dir := t.TempDir()
	whole := annex.Sheets(annextest.Annexes(t))
	flat := annex.Sheets(annextest.Annexes(t))
	for i := range flat {
		flat[i].Merges = slices.DeleteFunc(flat[i].Merges, func(m annex.Merge) bool { return m.Top < m.Bottom })
	}
	var paths []string
	for name, list := range map[string][]annex.Sheet{"whole.ods": whole, "flat.ods": flat} {
		data, err := annex.ODS(list)
		require.NoError(t, err)
		paths = append(paths, filepath.Join(dir, name))
		require.NoError(t, os.WriteFile(paths[len(paths)-1], data, 0o666))
	}
	for i, saved := range office.Convert(t, "xml:MS Excel 2003 XML", "", paths...) {
		if filepath.Base(saved) == "flat.xml" {
			assert.Equal(t, said(open(t, paths[i]), false), said(open(t, saved), false))
			continue
		}
		data, err := os.ReadFile(saved)
		require.NoError(t, err)
		_, err = sheets.Open(t.Context(), sheets.Source{Data: data}, decoders.All())
		assert.ErrorContains(t, err, "sheet “附表1”, cell A5: a merged cell above covers this cell")
	}
}

// said is what a book says, line by line, with the looks of its cells or without.
func said(b *sheets.Book, looks bool) []string {
	var all []string
	for _, s := range b.Sheets {
		all = append(all, fmt.Sprintf("%s %v %v", s.Name, s.State, s.Merges))
		bottom, right := 0, 0
		for _, c := range s.Cells.All() {
			bottom, right = int(c.Row), max(right, int(c.Col))
			raw := c.Raw
			if c.Kind == sheets.Number || c.Kind == sheets.Date {
				// LibreOffice saves 15 digits.
				n, err := strconv.ParseFloat(raw, 64)
				if err == nil {
					raw = strconv.FormatFloat(n, 'g', 14, 64)
				}
			}
			line := fmt.Sprintf("%s %s %v %q", s.Name, sheets.Ref{Row: int(c.Row), Col: int(c.Col)}, c.Kind, raw)
			if looks {
				style := b.Style(c)
				if line += fmt.Sprintf(" %v %d", style.Bold, style.Indent); c.Kind == sheets.Number || c.Kind == sheets.Date {
					line += fmt.Sprintf(" %v %v %d %s", style.Percent, style.Date, style.Decimals, b.Text(c))
				}
			}
			if c.Formula {
				f := s.Formulas[[2]int32{c.Row, c.Col}]
				line += fmt.Sprintf(" =%s %v", f.String(), f.Array)
			}
			all = append(all, line)
		}
		for row := 1; row <= bottom; row++ {
			if line := s.Rows[row]; line != (sheets.Line{}) {
				all = append(all, fmt.Sprintf("%s row %d %v", s.Name, row, line))
			}
		}
		for col := 1; col <= right; col++ {
			if line := s.Col(col); line != (sheets.Line{}) {
				all = append(all, fmt.Sprintf("%s column %d %v", s.Name, col, line))
			}
		}
	}
	return all
}

// writeRich writes a workbook with what worksheets can have.
func writeRich(t *testing.T, path string) {
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetName("Sheet1", "附表 1"))
	for _, name := range []string{"It's 2", "隐藏"} {
		_, err := f.NewSheet(name)
		require.NoError(t, err)
	}
	const s = "附表 1"
	style := func(code string, bold bool, indent int) int {
		look := &excelize.Style{Font: &excelize.Font{Bold: bold, Size: 11, Family: "Calibri"}}
		if code != "" {
			look.CustomNumFmt = &code
		}
		if indent > 0 {
			look.Alignment = &excelize.Alignment{Horizontal: "left", Indent: indent}
		}
		id, err := f.NewStyle(look)
		require.NoError(t, err)
		return id
	}
	put := func(sheet, ref string, value any, look int) {
		require.NoError(t, f.SetCellValue(sheet, ref, value))
		require.NoError(t, f.SetCellStyle(sheet, ref, ref, look))
	}
	put(s, "A1", "2023年任务分解", style("", true, 0))
	require.NoError(t, f.MergeCell(s, "A1", "E1"))
	put(s, "A2", "序号\n编号", 0)
	put(s, "B2", "a  b\t<&>\"' ", 0)
	put(s, "C2", "  其中：", style("", false, 1))
	put(s, "A3", 1234567.891, style("#,##0.00", false, 0))
	put(s, "B3", -0.285, style("0.0%", false, 0))
	put(s, "C3", math.Pi, 0)
	put(s, "D3", 12345, style(`0.00_);[Red]\(0.00\)`, false, 0))
	put(s, "E3", -12345.678, style(`0.00;\(0.00\)`, true, 0))
	put(s, "F3", 0, style(`#,##0;-#,##0;"无"`, false, 0))
	put(s, "A4", time.Date(2021, 1, 5, 0, 0, 0, 0, time.UTC), style("yyyy-mm-dd", false, 0))
	put(s, "B4", time.Date(2021, 1, 5, 18, 30, 0, 0, time.UTC), style("yyyy/m/d h:mm", false, 0))
	put(s, "C4", 0.75, style("h:mm:ss", false, 0))
	put(s, "D4", 44200, style(`yyyy"年"m"月"d"日"`, false, 0))
	put(s, "E4", 12.5, style(`0.0"元/m²"`, false, 0))
	put(s, "F4", 1e-7, style("0.00E+00", false, 0))
	put(s, "A5", "1.50", 0) // a number as text
	for i, formula := range []string{"SUM(A3:C3,$D3)", "'It''s 2'!A1*2", "SUM('附表 1'!A3:B3)/2", `IF(A3>1,"a;b""c",0)`, "ROUND(C3,2)%", "1/0"} {
		require.NoError(t, f.SetCellFormula(s, sheets.Ref{Row: 6, Col: 1 + i}.String(), formula))
	}
	for i := range 4 { // rows that are alike
		for col := 1; col <= 3; col++ {
			put(s, sheets.Ref{Row: 8 + i, Col: col}.String(), 7, 0)
		}
	}
	require.NoError(t, f.MergeCell(s, "D8", "E11"))
	put(s, "D8", "合并", 0)
	require.NoError(t, f.SetRowVisible(s, 9, false))
	require.NoError(t, f.SetRowOutlineLevel(s, 10, 2))
	require.NoError(t, f.SetColVisible(s, "B", false))
	require.NoError(t, f.SetColOutlineLevel(s, "C", 1))
	put("It's 2", "A1", 12, 0)
	put("It's 2", "C1048576", "the last", 0)
	put("It's 2", "XFD7", 1, 0)
	put("隐藏", "B2", strings.Repeat("长", 300), 0)
	require.NoError(t, f.SetSheetVisible("隐藏", false))
	require.NoError(t, f.UpdateLinkedValue())
	require.NoError(t, f.SaveAs(path))
}
