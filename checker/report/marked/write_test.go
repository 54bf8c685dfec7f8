package marked_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/checker/report/marked"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

func TestWrite(t *testing.T) {
	data := rich(t, false)
	one := checker.File{Path: "a.xlsx", Findings: richFindings()}
	broken := checker.File{Path: "a.xlsx", Err: lang.New("cut off", "不完整")}
	source := func(*checker.File) (*report.Source, error) {
		return &report.Source{Data: data, Book: open(t, "a.xlsx", data)}, nil
	}
	gone := func(*checker.File) (*report.Source, error) { return nil, errors.New("it is gone") }
	for name, c := range map[string]struct {
		files  []checker.File
		source func(*checker.File) (*report.Source, error)
		want   string
	}{
		"one file":      {[]checker.File{one}, source, ""},
		"several":       {[]checker.File{one, one}, source, "2 files; use --annotate DIR"},
		"none":          {nil, source, "0 files"},
		"no source":     {[]checker.File{one}, nil, "the workbook itself is needed"},
		"source failed": {[]checker.File{one}, gone, "it is gone"},
		"unreadable":    {[]checker.File{broken}, source, "cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			err := marked.Write(&b, &checker.Report{Files: c.files}, report.Options{Source: c.source})
			if c.want == "" {
				require.NoError(t, err)
				open(t, "a.xlsx", b.Bytes())
				return
			}
			require.ErrorContains(t, err, c.want)
			assert.Empty(t, b.Bytes())
		})
	}
}

// sheetOf is a sheet of a copy as texts.
func sheetOf(t *testing.T, data []byte, name string) (texts []string, f *excelize.File) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	rows, err := f.GetRows(name)
	require.NoError(t, err)
	for _, row := range rows {
		texts = append(texts, strings.Trim(strings.Join(row, "|"), "|"))
	}
	return texts, f
}

// A copy is handed to somebody who sees no other file: it tells of its cells what was found in
// others, and does not say that nothing is wrong.
func TestCopyTellsWhatWasFoundElsewhere(t *testing.T) {
	data := rich(t, false)
	f := checker.File{Path: "in/rich.xlsx", Tables: []checker.Table{{Sheet: "附表1", Range: "A1:C9"}}, Counts: checker.Counts{Held: 3}}
	r := &checker.Report{Files: []checker.File{f}}
	copied := func(elsewhere map[string][]checker.Finding) string {
		out, err := marked.Copy(&r.Files[0], r, &report.Source{Data: data, Book: open(t, "rich.xlsx", data)}, report.Options{Elsewhere: elsewhere})
		require.NoError(t, err)
		texts, _ := sheetOf(t, out, "Check report")
		return strings.Join(texts, "\n")
	}
	assert.Contains(t, copied(nil), "nothing to list")
	told := copied(map[string][]checker.Finding{"in/rich.xlsx": {finding(checker.Warning, at("附表1", 7, 2))}, "in/other.xlsx": richFindings()})
	assert.Contains(t, told, "\n1|warning|附表1!B7|")
	assert.Contains(t, told, "Found||1 warning")
	assert.NotContains(t, told, "nothing")
}

// The page about the sample of the whole project, in both languages.
func TestPage(t *testing.T) {
	data, err := os.ReadFile("../../../fixtures/notice.xlsx")
	require.NoError(t, err)
	file := checker.Check(t.Context(), sheets.Source{Name: "dir/notice.xlsx", Data: data}, checker.Options{Decoders: decoders.All(), Rules: rules.All})
	file.Unread = []checker.Unread{{Sheet: "附表 3", Range: "A1:F9", Reason: lang.New("a chart, not a table", "图表，不是数据表")}}
	for i := range file.Findings {
		if file.Findings[i].Cell.Ref.String() == "I24" {
			file.Findings[i].Confirmed = &checker.Confirmation{Note: "本年\x00未安排", By: "李莉", Date: "2026-11-20"}
		}
	}
	r := &checker.Report{Version: "1.2.3", Files: []checker.File{file}}
	out, err := marked.Copy(&r.Files[0], r, &report.Source{Data: data, Book: open(t, "notice.xlsx", data)}, report.Options{Lang: lang.ZH})
	require.NoError(t, err)
	texts, f := sheetOf(t, out, "核对报告")
	all := strings.Join(texts, "\n")
	for _, want := range []string{
		"核对报告\n文件||notice.xlsx\n发现||错误 1 处、核实 2 处、提示 2 处（另有已核实 1 处）\n已检查||", "\n未检查||", "\n颜色||错误|核实（需核对确认）|提示|可能有误|",
		"序号|级别|单元格|项目|列|规则|算式|说明|可能有误的数据|核实说明\n1|错误|附表1!D53|37 新建“环浙步道”2500公里|拟下达舟山指标|合计不符\n[sum-mismatch]|27 + 34 = 61 ≠ 60|",
		"\n6|核实|附表1!I24|", "|本年\uFFFD未安排（李莉，2026-11-20）\n", "\n未检查||'附表 3'!A1:F9  图表，不是数据表\n",
		"\n备注||本文件是副本。", "由 crossfoot 1.2.3 生成；原文件未作改动，其 SHA-256 为 " + file.SHA256 + "。\n", "核对人：____", "|日期：____",
	} {
		assert.Contains(t, all, want)
	}
	note, err := f.GetComments("附表1")
	require.NoError(t, err)
	i := slices.IndexFunc(note, func(c excelize.Comment) bool { return c.Cell == "I24" })
	require.GreaterOrEqual(t, i, 0)
	style, err := f.GetStyle(must(f.GetCellStyle("附表1", "I24")))
	require.NoError(t, err)
	assert.Empty(t, style.Fill.Color, "what is confirmed is in doubt no more")
}

// A file that is no workbook becomes one, with its tables, its merged cells and the marks.
func TestRebuilt(t *testing.T) {
	for _, path := range []string{"notice.docx", "notice.html", "notice.txt", "notice.xls"} {
		t.Run(path, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../../fixtures", path))
			require.NoError(t, err)
			o := checker.Options{Decoders: decoders.All(), Rules: rules.All}
			before := checker.Check(t.Context(), sheets.Source{Name: path, Data: data, Limits: sheets.DefaultLimits}, o)
			out := copyOf(t, path, data, lang.EN, before.Findings)
			book, copied := open(t, path, data), open(t, "a.xlsx", out)
			require.NotZero(t, copied.Sheets[0].Cells.Len())
			for i, s := range book.Sheets {
				made := copied.Sheets[i+1]
				assert.Equal(t, s.Merges, made.Merges)
				assert.Equal(t, textsOf(book, s), textsOf(copied, made))
			}
			if len(before.Tables) > 0 {
				after := checker.Check(t.Context(), sheets.Source{Name: path, Data: out, Limits: sheets.DefaultLimits}, o)
				for _, x := range before.Findings {
					if x.Rule.ID == "prose-mismatch" {
						continue // the text is not in the copy
					}
					assert.True(t, slices.ContainsFunc(after.Findings, func(y checker.Finding) bool {
						return y.Cell.Ref.String() == x.Cell.Ref.String() && y.Rule == x.Rule && y.Arithmetic == x.Arithmetic
					}), "%s %s", x.Rule.ID, x.Cell.Ref)
				}
			}
			again := copyOf(t, path, data, lang.EN, before.Findings)
			assert.Equal(t, out, again)
		})
	}
}

// textsOf are the texts of a sheet's cells that have any.
func textsOf(b *sheets.Book, s *sheets.Sheet) map[string]string {
	texts := map[string]string{}
	for _, c := range s.Cells.All() {
		if text := b.Text(c); text != "" {
			texts[sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()] = text
		}
	}
	return texts
}

// A figure becomes a number where Excel shows it as it is written, and a text elsewhere.
func TestNumbers(t *testing.T) {
	figures := []string{"12", "-3.50", "1,234.5", "1,23", "007", "12%", "1e5", "1234567890123456789", "-0", "+5", ".5", "=1+1", "/", "0.10", "123,456,789.00", "-1,234"}
	var b strings.Builder
	for _, s := range figures {
		fmt.Fprintf(&b, "%s\t名\n", s)
	}
	out := open(t, "a.xlsx", copyOf(t, "a.tsv", []byte(b.String()), lang.ZH, nil))
	var numbers []string
	for i, s := range figures {
		c := out.Sheets[1].At(i+1, 1)
		require.NotNil(t, c, s)
		assert.Equal(t, s, out.Text(*c))
		if c.Kind == sheets.Number {
			numbers = append(numbers, s)
		}
	}
	assert.Equal(t, []string{"12", "-3.50", "1,234.5", "0.10", "123,456,789.00", "-1,234"}, numbers)
	assert.Nil(t, out.Sheets[1].Formulas)
}

// Thousands of findings: the copy opens, and what is left out is said.
func TestMany(t *testing.T) {
	f := excelize.NewFile()
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	require.NoError(t, f.Close())
	var findings []checker.Finding
	for i := range 21_000 {
		findings = append(findings, finding(checker.Error, at("Sheet1", 1+i/20, 1+i%20)))
	}
	for range 30 {
		findings = append(findings, finding(checker.Error, at("Sheet1", 1, 1)))
	}
	findings[0].Message = lang.New("%s", "%s", strings.Repeat("长", 40_000))
	out := copyOf(t, "a.xlsx", b.Bytes(), lang.EN, findings)
	book := open(t, "a.xlsx", out)
	require.Equal(t, "Check report", book.Sheets[0].Name)
	texts := slices.Collect(maps.Values(textsOf(book, book.Sheets[0])))
	assert.Contains(t, texts, "21030")
	all := strings.Join(texts, "\n")
	assert.Contains(t, all, "Sheet Sheet1 has 21000 marked cells; only the first 20000 have notes.")
	assert.Contains(t, all, "Texts that are too long end in “…”.")
	comments := content(t, entries(t, out)["xl/comments1.xml"])
	assert.Equal(t, 20_000, strings.Count(comments, "<comment "))
	first, _, _ := strings.Cut(comments, "</comment>")
	assert.Contains(t, first, "长…</t>")
}

// A workbook that has a sheet of the page's name keeps it.
func TestNameTaken(t *testing.T) {
	data := rich(t, false)
	twice := copyOf(t, "a.xlsx", copyOf(t, "a.xlsx", data, lang.ZH, richFindings()), lang.ZH, richFindings())
	book := open(t, "a.xlsx", twice)
	assert.Equal(t, "核对报告 (2)", book.Sheets[0].Name)
	assert.Equal(t, "核对报告", book.Sheets[1].Name)
	sameBook(t, open(t, "a.xlsx", copyOf(t, "a.xlsx", data, lang.ZH, richFindings())), book)
}

// TestSheetNames makes sheets of tables whose names are too long, and the same but for their
// ends: Excel counts a sheet's name in UTF-16, and takes no two alike.
func TestSheetNames(t *testing.T) {
	table := func(caption string) string {
		return "<table><caption>" + caption + "</caption><tr><td>Item<td>Total<td>A<td>B<tr><td>x<td>3<td>1<td>2<tr><td>y<td>7<td>3<td>4</table>"
	}
	long := strings.Repeat("表", 20) + strings.Repeat("𠀀", 10)
	out := open(t, "a.xlsx", copyOf(t, "a.html", []byte("<!doctype html>"+table(long+"1")+table(long+"2")+table("T")+table("t")), lang.ZH, nil))
	seen := map[string]bool{}
	for _, s := range out.Sheets {
		assert.LessOrEqual(t, len(utf16.Encode([]rune(s.Name))), 31, s.Name)
		seen[strings.ToLower(s.Name)] = true
	}
	assert.Len(t, seen, 5)
}
