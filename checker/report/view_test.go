package report_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

// annex is a table with heads of two lines, of which one is merged, and labels in two
// columns.
func annex() (*sheets.Book, checker.Table) {
	s := sheettest.Sheet(sheet, sheettest.Grid(
		"2025年任务分解 | | | | | | |",
		"序号 | 事项 | 合计 | 市辖区 | | 县 | | 责任单位",
		" | | | 定海区 | 普陀区 | 岱山县 | 嵊泗县 |",
		"1 | 新建口袋公园 | 9 | 4 | 3 | / | 2 | 市住建局",
		"2 | 新建“环浙步道”2500公里 | 60 | 27 | 34 | / | / | 市体育局",
		"3 | 新增养老床位 | 45 | 20 | 15 | 10 | | 市民政局",
		"4 | 其他 | 114 | | | | | ",
	), true)
	s.Merges = []sheets.Range{{Top: 2, Left: 4, Bottom: 2, Right: 5}, {Top: 2, Left: 6, Bottom: 2, Right: 7}}
	return sheettest.Book(s), checker.Table{Sheet: sheet, Range: "A2:H7", Heads: []int{2, 3}, Labels: []string{"B"}}
}

// spot is a place of a table.
func spot(row, col int, text, item, entity string) checker.Place {
	return checker.Place{Ref: at(row, col), Text: text, Item: item, Entity: entity}
}

func acrossAnnex() checker.Finding {
	x := trail()
	const item = "2 新建“环浙步道”2500公里"
	x.Cell = spot(5, 3, "60", item, "合计")
	x.Cell.Serial = "2"
	x.Related = []checker.Place{spot(5, 4, "27", item, "市辖区 / 定海区"), spot(5, 5, "34", item, "市辖区 / 普陀区"), spot(5, 6, "/", item, "县 / 岱山县")}
	x.Suspects = []checker.Suspect{{Cell: x.Related[0], From: "27", To: "26", Why: oneDigit}, {Cell: x.Related[1], From: "34", To: "33", Why: oneDigit}}
	return x
}

func downAnnex() checker.Finding {
	x := trail()
	x.ID, x.Group, x.Suspects = "down", "", nil
	x.Cell = spot(7, 3, "114", "其他", "合计")
	x.Related = []checker.Place{spot(4, 3, "9", "新建口袋公园", "合计"), spot(6, 3, "45", "新增养老床位", "合计")}
	x.Arithmetic = "9 + 45 = 54 ≠ 114"
	return x
}

func blankInAnnex() checker.Finding {
	return checker.Finding{Rule: blank, Severity: checker.Warning, ID: "blank", Cell: spot(6, 7, "", "3 新增养老床位", "县 / 嵊泗县"), Message: lang.New("fill it in", "请填写")}
}

// shown is the report of findings in a book that is at hand.
func shown(t *testing.T, book *sheets.Book, table checker.Table, o report.Options, findings ...checker.Finding) string {
	t.Helper()
	o.Source = func(*checker.File) (*report.Source, error) { return &report.Source{Book: book}, nil }
	return write(t, report.Text, &checker.Report{Files: []checker.File{{Path: "a.xlsx", Tables: []checker.Table{table}, Findings: findings}}}, o)
}

func TestFindingsInTheirSheetGolden(t *testing.T) {
	book, table := annex()
	for name, o := range map[string]report.Options{
		"sheet.en.txt": {}, "sheet.zh.txt": {Lang: lang.ZH}, "sheet.color.txt": {Color: true},
		"sheet.60.txt": {Width: 60}, "sheet.40.txt": {Width: 40},
	} {
		golden(t, name, shown(t, book, table, o, acrossAnnex(), downAnnex(), blankInAnnex()))
	}
}

// TestSourceIsAskedForOnce reads a file again only for findings that are shown in full,
// and once for all of them.
func TestSourceIsAskedForOnce(t *testing.T) {
	book, table := annex()
	asked := 0
	o := report.Options{Source: func(*checker.File) (*report.Source, error) { asked++; return &report.Source{Book: book}, nil }}
	f := checker.File{Path: "a.xlsx", Tables: []checker.Table{table}}
	of := func(findings ...checker.Finding) *checker.Report {
		f.Findings = findings
		return &checker.Report{Files: []checker.File{f}}
	}
	write(t, report.Text, of(), o)
	var many []checker.Finding
	for i := range 25 {
		x := acrossAnnex()
		x.ID, x.Group = fmt.Sprint(i), ""
		many = append(many, x)
	}
	write(t, report.Text, of(many...), o)
	o.Quiet = true
	write(t, report.Text, of(acrossAnnex()), o)
	o.Quiet, o.Summary = false, true
	write(t, report.Text, of(acrossAnnex()), o)
	assert.Zero(t, asked)
	o.Summary = false
	write(t, report.Text, of(acrossAnnex(), downAnnex()), o)
	assert.Equal(t, 1, asked)
}

// TestWithoutTheSheet shows the cells of a finding alone where the file is not to be
// had, or is another than it says.
func TestWithoutTheSheet(t *testing.T) {
	book, table := annex()
	r := &checker.Report{Files: []checker.File{{Path: "a.xlsx", Tables: []checker.Table{table}, Findings: []checker.Finding{acrossAnnex()}}}}
	alone := write(t, report.Text, r, report.Options{})
	assert.Regexp(t, `\n +C5 +D5 +E5\n`, alone)
	assert.NotContains(t, alone, "^^")
	gone := func(*checker.File) (*report.Source, error) { return nil, errors.New("gone") }
	said := "\n  rows are not shown as they stand in their sheet: gone\n"
	assert.Equal(t, alone, strings.Replace(write(t, report.Text, r, report.Options{Source: gone}), said, "", 1))
	assert.Contains(t, write(t, report.Text, r, report.Options{Source: gone}), said)
	book.Sheets[0].Name = "other"
	assert.Equal(t, alone, shown(t, book, table, report.Options{}, acrossAnnex()))
}

// TestLongSum shows both ends of a sum that has no room, and the cells that may be wrong.
func TestLongSum(t *testing.T) {
	lines := make([]string, 2)
	x := trail()
	x.Cell, x.Related, x.Suspects = spot(2, 2, "1000", "Places", "Total"), nil, nil
	for i := range 60 {
		lines[0] += fmt.Sprintf(" | School %d", i+1)
		lines[1] += " | 10"
		x.Related = append(x.Related, spot(2, 3+i, "10", "Places", fmt.Sprintf("School %d", i+1)))
	}
	x.Suspects = []checker.Suspect{{Cell: x.Related[30], From: "10", To: "410", Why: oneDigit}}
	book := sheettest.Book(sheettest.Sheet(sheet, sheettest.Grid("Item | Total"+lines[0], "Places | 1000"+lines[1]), true))
	out := shown(t, book, checker.Table{Sheet: sheet, Range: "A1:BJ2", Heads: []int{1}, Labels: []string{"A"}}, report.Options{Width: 80}, x)
	row := strings.Split(out, "\n")[5]
	assert.Equal(t, "  2  Places   1000        10        10  …       10?  …        10        10", row)
}

// TestMergedFiguresAreShownOnce leaves out the rows over which a figure of the sum is merged.
func TestMergedFiguresAreShownOnce(t *testing.T) {
	s := sheettest.Sheet(sheet, sheettest.Grid("Office | Work | Cost | Of all",
		"Parks | Trees | 3 | 9", " | Paths | 6 | ", "Roads | Bridges | 5 | 7", " | Signs | 2 | ", "All | | 16 | 17"), true)
	s.Merges = []sheets.Range{
		{Top: 2, Left: 1, Bottom: 3, Right: 1},
		{Top: 2, Left: 4, Bottom: 3, Right: 4},
		{Top: 4, Left: 1, Bottom: 5, Right: 1},
		{Top: 4, Left: 4, Bottom: 5, Right: 4},
	}
	x := trail()
	x.Cell, x.Suspects = spot(6, 4, "17", "All", "Of all"), nil
	x.Related = []checker.Place{spot(2, 4, "9", "Parks", "Of all"), spot(4, 4, "7", "Roads", "Of all")}
	out := shown(t, sheettest.Book(s), checker.Table{Sheet: sheet, Range: "A1:D6", Heads: []int{1}, Labels: []string{"A", "B"}}, report.Options{}, x)
	assert.Equal(t, []string{"     A            D", "  1  Office  Of all", "  2  Parks        9|", "  4  Roads        7|", "  6  All         17"}, strings.Split(out, "\n")[3:8])
}

// TestExcerptsKeepTheirWidth draws tables and terminals: no line of an excerpt is wider
// than the terminal, and what a cell says cannot leave its line.
func TestExcerptsKeepTheirWidth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text1 := rapid.SampledFrom([]string{"", "/", "12", "1,234.5", "合计", "新建“环浙步道”2500公里", "27万\n人", "a long text of several words", "\x1b[31m", "\u202e", "（空白）"})
		rows, cols := rapid.IntRange(2, 30).Draw(rt, "rows"), rapid.IntRange(2, 30).Draw(rt, "cols")
		s := &sheets.Sheet{Name: sheet}
		for r := 1; r <= rows; r++ {
			for c := 1; c <= cols; c++ {
				if v := text1.Draw(rt, "text"); v != "" {
					s.Cells.Add(sheets.Cell{Row: int32(r), Col: int32(c), Raw: v})
				}
			}
		}
		read := func(r, c int) checker.Place {
			p := spot(r, c, "", "3 合计", "市辖区 / 定海区")
			if cell := s.At(r, c); cell != nil {
				p.Text = cell.Raw
			}
			return p
		}
		x := trail()
		row, col := rapid.IntRange(1, rows).Draw(rt, "row"), rapid.IntRange(1, cols).Draw(rt, "col")
		x.Cell, x.Related, x.Suspects = read(row, col), nil, nil
		across := rapid.Bool().Draw(rt, "across")
		for i := 1; i <= max(rows, cols); i++ {
			p := read(min(i, rows), col)
			if across {
				p = read(row, min(i, cols))
			}
			if p.Ref != x.Cell.Ref && rapid.Bool().Draw(rt, "part") {
				x.Related = append(x.Related, p)
				if rapid.IntRange(0, 5).Draw(rt, "suspect") == 0 {
					x.Suspects = append(x.Suspects, checker.Suspect{Cell: p, From: p.Text, To: "1", Why: oneDigit})
				}
			}
		}
		table := checker.Table{
			Sheet: sheet, Range: sheets.Range{Top: 1, Left: 1, Bottom: rows, Right: cols}.String(),
			Heads: []int{1, 2}[:rapid.IntRange(0, 2).Draw(rt, "heads")], Labels: []string{"A", "B"}[:rapid.IntRange(0, 2).Draw(rt, "labels")],
		}
		width := rapid.IntRange(30, 160).Draw(rt, "width")
		out := shown(t, &sheets.Book{Sheets: []*sheets.Sheet{s}}, table, report.Options{Width: width}, x)
		assert.NotContains(rt, out, "\x1b")
		assert.NotContains(rt, out, "\u202e")
		lines := strings.Split(out, "\n")
		inExcerpt := strings.Contains(out, "^")
		for _, line := range lines[3:] {
			if inExcerpt {
				require.LessOrEqual(rt, text.StringWidth(line), width, out)
			}
			if strings.Contains(line, "^") {
				break
			}
		}
	})
}

// TestNamesInANarrowTerminal keeps files of one kind apart where their names are cut.
func TestNamesInANarrowTerminal(t *testing.T) {
	r := clear()
	f := r.Files[0]
	r.Files = nil
	for _, name := range []string{"定海区保障性住房任务分解表.xlsx", "普陀区保障性住房任务分解表.xlsx", "普陀区保障性住房任务分解表2.xlsx"} {
		f.Path, f.SHA256 = "上报/2026年/"+name, name
		r.Files = append(r.Files, f)
	}
	for _, width := range []int{40, 50, 60, 70} {
		names := map[string]bool{}
		for line := range strings.Lines(write(t, report.Text, r, report.Options{Lang: lang.ZH, Summary: true, Width: width})) {
			if name, _, ok := strings.Cut(line, ".xlsx"); ok {
				names[name] = true
			}
		}
		assert.Len(t, names, 3, width)
	}
}

// TestBriefGolden is for those who want less: a line for each finding, or for each file.
func TestBriefGolden(t *testing.T) {
	r := accepted()
	r.Files = append(r.Files, clear().Files...)
	r.Files[2].Path = "in/a folder/其他/" + strings.Repeat("很长的名字", 12) + ".xlsx"
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		golden(t, "quiet."+l.Name()+".txt", write(t, report.Text, r, report.Options{Lang: l, Quiet: true}))
		golden(t, "summary."+l.Name()+".txt", write(t, report.Text, r, report.Options{Lang: l, Summary: true}))
	}
	assert.Empty(t, write(t, report.Text, clear(), report.Options{Quiet: true}))
}
