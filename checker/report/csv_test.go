package report_test

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/fixtures/office"
	"crossfoot/sheets/lang"
)

// TestFormulasInCSV names what is defused and what is not.
func TestFormulasInCSV(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "-1", "-1.50": "-1.50", "-1+1": "'-1+1", "@A1": "'@A1", "＝1": "'＝1", "\u3000＋1": "'＋1",
		"\u200b=1": "'\u200b=1", "27 + 34 = 61": "27 + 34 = 61", "a;=1": "a;'=1", "a; -1": "a;' -1", "-": "'-", "": "", "−1": "−1",
		"a\nb": "a b", "\t=1": "'=1", "\r@A1": "'@A1",
	} {
		x := trail()
		x.Got = text
		r := &checker.Report{Files: []checker.File{{Findings: []checker.Finding{x}}}}
		rows := csvRows(t, write(t, report.CSV, r, report.Options{}))
		assert.Equal(t, want, rows[1][8], "%q", text)
	}
}

func csvRows(t *testing.T, out string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\ufeff"))).ReadAll()
	require.NoError(t, err)
	return rows
}

// TestCSVInLibreOffice opens the list in a spreadsheet: the cells are those that were
// written, and none has become a formula, whatever separates the cells there.
func TestCSVInLibreOffice(t *testing.T) {
	folder := t.TempDir()
	lists := map[string]string{"canary": "a,b\r\n=1+1,x;=1+1\r\n"} // in which there are formulas
	for name, r := range map[string]*checker.Report{"accepted": accepted(), "hostile": hostile()} {
		lists[name] = write(t, report.CSV, r, report.Options{Lang: lang.ZH})
	}
	names, paths := slices.Sorted(maps.Keys(lists)), []string{}
	for _, name := range names {
		paths = append(paths, filepath.Join(folder, name+".csv"))
		require.NoError(t, os.WriteFile(paths[len(paths)-1], []byte(lists[name]), 0o644))
	}
	for separator, code := range map[string]string{"comma": "44", "semicolon": "59"} {
		// 76 is UTF-8; the last true has formulas evaluated, as a double click would.
		for i, saved := range office.Convert(t, "xlsx", "CSV:"+code+",34,76,1,,0,false,false,false,false,false,0,true", paths...) {
			name := names[i]
			cells, formulas := cellsOf(t, saved)
			switch {
			case name == "canary":
				assert.NotEmpty(t, formulas, "%s would have shown one", separator)
			case separator == "comma":
				assert.Equal(t, trimmed(csvRows(t, lists[name])), trimmed(cells), name)
				fallthrough
			default:
				assert.Empty(t, formulas, "%s with %s", name, separator)
			}
		}
	}
}

// cellsOf are what the first sheet of a workbook holds, and its formulas.
func cellsOf(t *testing.T, path string) (cells [][]string, formulas []string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer book.Close()
	sheet := book.GetSheetName(0)
	cells, err = book.GetRows(sheet, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	for i, row := range cells {
		for j := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			require.NoError(t, err)
			formula, err := book.GetCellFormula(sheet, at)
			require.NoError(t, err)
			if formula != "" {
				formulas = append(formulas, formula)
			}
		}
	}
	return cells, formulas
}

// trimmed drops the empty cells at the end of rows, which a workbook does not keep.
func trimmed(rows [][]string) (out [][]string) {
	for _, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		out = append(out, row)
	}
	return out
}
