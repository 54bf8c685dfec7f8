package marked_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/checker/report/marked"
	"crossfoot/fixtures/office"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

func open(t testing.TB, name string, data []byte) *sheets.Book {
	book, err := sheets.Open(t.Context(), sheets.Source{Name: name, Data: data, Limits: sheets.DefaultLimits}, decoders.All())
	require.NoError(t, err)
	return book
}

// sumRule is a rule for findings by hand.
var sumRule = &checker.Rule{ID: "sum-mismatch", Says: checker.Saying(lang.Text{EN: "total does not match its parts", ZH: "合计不符"}, lang.Text{}), Severity: checker.Error}

func at(sheet string, row, col int) checker.Place {
	return checker.Place{Ref: sheets.Ref{Sheet: sheet, Row: row, Col: col}, Item: "项目", Entity: "列"}
}

func finding(severity checker.Severity, cell checker.Place, suspects ...checker.Place) checker.Finding {
	x := checker.Finding{
		Rule: sumRule, Severity: severity, ID: cell.Ref.Address(), Cell: cell, Arithmetic: "1 + 1 = 2 ≠ 3",
		Message: lang.New("<the> parts & “the” total", "分项 <与> 合计 & “其他”"),
	}
	for _, s := range suspects {
		x.Suspects = append(x.Suspects, checker.Suspect{Cell: s, From: "1", To: "2", Why: checker.ReasonNamed("one-digit")})
	}
	return x
}

// richFindings are about the workbook rich: cells of all kinds, and cells that are none.
func richFindings() []checker.Finding {
	return []checker.Finding{
		finding(checker.Error, at("附表1", 7, 2), at("附表1", 4, 3), at("附表1", 5, 3)), // has a note
		finding(checker.Warning, at("附表1", 6, 5)),                                 // within a merged range
		finding(checker.Info, at("附表1", 3, 2)),                                    // white on blue
		finding(checker.Warning, at("附表1", 5, 7)),                                 // blank, behind the others
		finding(checker.Warning, at("附表1", 12, 3)),                                // in a row with a style
		finding(checker.Warning, at("附表1", 300, 8)),                               // beyond the used range, in a column with a style
		finding(checker.Error, at("附表2", 3, 3), at("附表2", 2, 3)),
		finding(checker.Info, at("隐藏", 2, 2)),
		finding(checker.Info, checker.Place{Ref: sheets.Ref{Sheet: "附表2"}}),
		finding(checker.Info, checker.Place{Ref: sheets.Ref{Row: 12}}),
		finding(checker.Info, at("没有", 1, 1)),
	}
}

// copyOf is the marked copy of a workbook with these findings.
func copyOf(t testing.TB, name string, data []byte, l lang.Lang, findings []checker.Finding) []byte {
	book := open(t, name, data)
	r := &checker.Report{Version: "1.2.3", Files: []checker.File{{Path: "dir/" + name, SHA256: "e3b0", Format: book.Format, Findings: findings}}}
	out, err := marked.Copy(&r.Files[0], r, &report.Source{Data: data, Book: book}, report.Options{Lang: l})
	require.NoError(t, err)
	return out
}

// The cells of all sheets read as before, with our reader and with excelize.
func TestCellsStay(t *testing.T) {
	for _, macros := range []bool{false, true} {
		before := rich(t, macros)
		after := copyOf(t, "rich.xlsx", before, lang.ZH, richFindings())
		sameBook(t, open(t, "a.xlsx", before), open(t, "a.xlsx", after))

		old, err := excelize.OpenReader(bytes.NewReader(before))
		require.NoError(t, err)
		f, err := excelize.OpenReader(bytes.NewReader(after))
		require.NoError(t, err)
		assert.Equal(t, append([]string{"核对报告"}, old.GetSheetList()...), f.GetSheetList())
		for _, sheet := range []string{"附表1", "附表2", "透视", "隐藏"} {
			want, err := old.GetRows(sheet)
			require.NoError(t, err)
			got, err := f.GetRows(sheet)
			require.NoError(t, err)
			assert.Equal(t, trimmed(want), trimmed(got), sheet)
		}
		assert.Equal(t, "=1+1", must(f.GetCellValue("附表1", "E5")))
		assert.Equal(t, "C4+D4", must(f.GetCellFormula("附表1", "B4")))
		assert.Equal(t, 0, f.GetActiveSheetIndex())
		for _, name := range f.GetDefinedName() {
			if name.Name == "本表" {
				assert.Equal(t, "附表2", name.Scope)
			}
		}
		require.NoError(t, old.Close())
		require.NoError(t, f.Close())
	}
}

// sameBook compares the sheets of a workbook with those of its copy.
func sameBook(t assert.TestingT, before, after *sheets.Book) {
	if !assert.Len(t, after.Sheets, len(before.Sheets)+1) {
		return
	}
	for i, s := range before.Sheets {
		o := after.Sheets[i+1]
		assert.Equal(t, s.Name, o.Name)
		assert.Equal(t, s.State, o.State)
		assert.Equal(t, s.Merges, o.Merges)
		assert.Equal(t, s.Formulas, o.Formulas)
		assert.Equal(t, s.Rows, o.Rows)
		assert.Equal(t, s.Cols, o.Cols)
		if !assert.Equal(t, s.Cells.Len(), o.Cells.Len()) {
			return
		}
		for j, c := range s.Cells.All() {
			d := o.Cells.At(j)
			assert.Equal(t, before.Text(c), after.Text(d))
			assert.Equal(t, before.Style(c).Format, after.Style(d).Format)
			c.Style, d.Style = 0, 0
			assert.Equal(t, c, d)
		}
	}
}

// trimmed leaves out the empty ends of rows and the empty rows at the end, which cells
// with nothing but a colour make.
func trimmed(rows [][]string) [][]string {
	for i, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		rows[i] = row
	}
	for len(rows) > 0 && len(rows[len(rows)-1]) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

func must[T any](value T, err error) T {
	if err != nil {
		return *new(T)
	}
	return value
}

// Checking a copy finds what checking the original finds.
func TestCheckedAgain(t *testing.T) {
	for _, path := range []string{"notice.xlsx", "notice-mended.xlsx"} {
		data, err := os.ReadFile(filepath.Join("../../../fixtures", path))
		require.NoError(t, err)
		o := checker.Options{Decoders: decoders.All(), Rules: rules.All}
		before := checker.Check(t.Context(), sheets.Source{Name: path, Data: data}, o)
		out := copyOf(t, path, data, lang.ZH, before.Findings)
		after := checker.Check(t.Context(), sheets.Source{Name: path, Data: out}, o)
		require.Nil(t, after.Err)
		assert.NotEmpty(t, before.Tables)
		var again []checker.Finding
		for _, x := range after.Findings {
			if x.Cell.Ref.Sheet != "核对报告" {
				again = append(again, x)
			}
		}
		assert.Equal(t, said(before.Findings), said(again))
	}
}

func said(findings []checker.Finding) (all []string) {
	for _, x := range findings {
		all = append(all, strings.Join([]string{x.ID, x.Rule.ID, x.Cell.Ref.Address(), x.Arithmetic}, " "))
	}
	return all
}

// The notes, the colours and the list, as another program reads them.
func TestMarks(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(copyOf(t, "rich.xlsx", rich(t, false), lang.EN, richFindings())))
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()

	notes := map[string]string{}
	comments, err := f.GetComments("附表1")
	require.NoError(t, err)
	for _, c := range comments {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		notes[c.Cell] = text
	}
	own := "[error] total does not match its parts\n1 + 1 = 2 ≠ 3\n<the> parts & “the” total\none of these: C4 1 → 2 or C5 1 → 2 (one digit is wrong)"
	suspect := "[suspect] total does not match its parts\nwould be right as 2 (one digit is wrong)\nsee 附表1!B7: 1 + 1 = 2 ≠ 3"
	warning := "[warning] total does not match its parts\n1 + 1 = 2 ≠ 3\n<the> parts & “the” total"
	assert.Equal(t, map[string]string{
		"B7": "以前的批注 <1>\n————————\n" + own, "A9": "加粗 普通",
		"C4": suspect, "C5": suspect, "E5": warning, "G5": warning, "C12": warning, "H300": warning,
		"B3": strings.Replace(warning, "warning", "info", 1),
	}, notes)

	fill := func(cell string) string {
		style, err := f.GetStyle(must(f.GetCellStyle("附表1", cell)))
		require.NoError(t, err)
		return strings.Join(style.Fill.Color, " ")
	}
	assert.Equal(t, "FFC7CE", fill("B7"))
	assert.Equal(t, "FFD58A", fill("E5"))
	assert.Equal(t, "DDEBF7", fill("B3"))
	assert.Equal(t, "D6D04A", fill("C4"))
	assert.Equal(t, "FFD58A", fill("H300"))
	assert.Equal(t, "1F4E78", fill("A3"))
	style, err := f.GetStyle(must(f.GetCellStyle("附表1", "B3")))
	require.NoError(t, err)
	assert.True(t, style.Font.Bold)
	assert.Empty(t, style.Font.Color, "white on light blue cannot be read")
	for _, cell := range []string{"B7", "H300"} {
		style, err = f.GetStyle(must(f.GetCellStyle("附表1", cell)))
		require.NoError(t, err)
		assert.Equal(t, 4, style.NumFmt)
	}

	rows, err := f.GetRows("Check report")
	require.NoError(t, err)
	var list [][]string
	for i, row := range rows {
		if len(row) > 2 && row[0] == "No." {
			list = rows[i+1 : i+1+len(richFindings())]
		}
	}
	require.NotEmpty(t, list)
	assert.Equal(t, []string{
		"1", "error", "附表1!B7", "项目", "列", "total does not match its parts\n[sum-mismatch]", "1 + 1 = 2 ≠ 3",
		"<the> parts & “the” total", "one of these: C4 1 → 2 or C5 1 → 2 (one digit is wrong)",
	}, trimmed(list)[0])
	links := map[string]string{}
	for i, row := range list {
		if linked, target, err := f.GetCellHyperLink("Check report", "C"+strconv.Itoa(i+headRow(rows)+1)); assert.NoError(t, err) && linked {
			links[row[2]] = target
		}
	}
	assert.Equal(t, map[string]string{
		"附表1!B7": "'附表1'!B7", "附表1!E6": "'附表1'!E5", "附表1!B3": "'附表1'!B3", "附表1!G5": "'附表1'!G5", "附表1!C12": "'附表1'!C12",
		"附表1!H300": "'附表1'!H300", "附表2!C3": "'附表2'!C3", "隐藏!B2": "'隐藏'!B2", "附表2": "'附表2'!A1",
	}, links)
}

func headRow(rows [][]string) int {
	for i, row := range rows {
		if len(row) > 0 && row[0] == "No." {
			return i + 1
		}
	}
	return 0
}

// LibreOffice opens the copy and keeps what is in it.
func TestLibreOffice(t *testing.T) {
	before := filepath.Join(t.TempDir(), "before.xlsx")
	after := filepath.Join(t.TempDir(), "after.xlsx")
	data := rich(t, false)
	require.NoError(t, os.WriteFile(before, data, 0o666))
	require.NoError(t, os.WriteFile(after, copyOf(t, "rich.xlsx", data, lang.ZH, richFindings()), 0o666))
	saved := office.Convert(t, "xlsx", "", before, after)
	old, err := excelize.OpenFile(saved[0])
	require.NoError(t, err)
	f, err := excelize.OpenFile(saved[1])
	require.NoError(t, err)
	assert.Equal(t, append([]string{"核对报告"}, old.GetSheetList()...), f.GetSheetList())
	for _, sheet := range []string{"附表1", "附表2", "隐藏"} {
		assert.Equal(t, trimmed(must(old.GetRows(sheet))), trimmed(must(f.GetRows(sheet))), sheet)
		assert.Equal(t, must(old.GetMergeCells(sheet)), must(f.GetMergeCells(sheet)))
	}
	comments, err := f.GetComments("附表1")
	require.NoError(t, err)
	assert.Len(t, comments, 9)
	charts := func(f *excelize.File) (n int) {
		f.Pkg.Range(func(name, _ any) bool {
			if strings.HasPrefix(name.(string), "xl/charts/chart") {
				n++
			}
			return true
		})
		return n
	}
	assert.Equal(t, 2, charts(f))
	assert.Equal(t, charts(old), charts(f))
	require.NoError(t, old.Close())
	require.NoError(t, f.Close())
}
