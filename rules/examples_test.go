package rules_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	pretty "github.com/jedib0t/go-pretty/v6/table"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

var update = flag.Bool("update", false, "write what comes out to the rules' documents")

// Every rule's document holds an example in each language, and below it what the
// program says of it, to the letter.
//
// An example is one table or more, each of them a sheet as in package sheettest.
// A line in bold right before a table names its sheet, **budget.xlsx / Sheet1** one
// of another file than the first, and **notice.docx** the file of the paragraphs
// that follow, which are block quotes. A line (hidden: row 5, column C) below a
// table hides parts of it, (hidden: sheet) all of it.
func TestExamples(t *testing.T) {
	for _, rule := range rules.All {
		path := strings.ReplaceAll(rule.ID, "-", "_") + ".md"
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		doc := string(data)
		for l, heading := range map[lang.Lang]string{lang.EN: "## Example", lang.ZH: "## 举例"} {
			t.Run(rule.ID+"/"+l.Name(), func(t *testing.T) {
				_, section, found := strings.Cut(doc, heading+"\n")
				require.True(t, found, "no %s", heading)
				section, _, _ = strings.Cut(section, "\n## ")
				fresh := said.ReplaceAllLiteralString(section, "```text\n"+say(t, rule, readExample(t, section), l)+"```")
				fresh = aligned(fresh)
				if *update {
					doc = strings.Replace(doc, section, fresh, 1)
					require.NoError(t, os.WriteFile(path, []byte(doc), 0o644))
				}
				assert.Regexp(t, said, fresh, "a block ```text is to hold what the program says")
				assert.True(t, *update || section == fresh, "%s is out of date: go test ./rules -update\n%s", path, fresh)
			})
		}
	}
}

var (
	said   = regexp.MustCompile("(?s)```text\n.*?```")
	bold   = regexp.MustCompile(`^\*\*(.+)\*\*$`)
	hidden = regexp.MustCompile(`^[(（](?:hidden|隐藏)[:：](.+)[)）]$`)
	ruled  = regexp.MustCompile(`^\|[-:| ]+\|$`) // below the head of a table
	grid   = regexp.MustCompile(`(?m)^\|.*\|\n\|[-:| ]+\|\n(?:\|.*\|\n)*`)
)

// readExample makes the files of an example.
func readExample(t *testing.T, section string) []*sheets.Book {
	t.Helper()
	var books []*sheets.Book
	book := func(name string) *sheets.Book {
		for _, b := range books {
			if b.Name == name {
				return b
			}
		}
		b := &sheets.Book{Name: name, Format: strings.TrimPrefix(filepath.Ext(name), "."), Styles: []sheets.Style{{Format: "General", Decimals: -1}}}
		books = append(books, b)
		return b
	}
	file, name := "example.xlsx", ""
	var rows [][]string
	for line := range strings.Lines(said.ReplaceAllString(section, "") + "\n\n") {
		line = strings.TrimSpace(line)
		switch {
		case ruled.MatchString(line) && len(rows) == 1:
		case strings.HasPrefix(line, "|"):
			rows = append(rows, cells(line))
			continue
		case rows != nil:
			b := book(file)
			if name == "" {
				name = "Sheet" + strconv.Itoa(len(b.Sheets)+1)
			}
			b.Sheets = append(b.Sheets, sheettest.Sheet(name, rows, true))
			name, rows = "", nil
		}
		if m := bold.FindStringSubmatch(line); m != nil {
			named, sheet, both := strings.Cut(m[1], " / ")
			switch {
			case both:
				file, name = named, sheet
			case filepath.Ext(named) != "":
				file = named
			default:
				name = named
			}
		}
		if m := hidden.FindStringSubmatch(line); m != nil {
			tables := book(file).Sheets
			require.Empty(t, sheettest.Hide(tables[len(tables)-1], m[1]), "what is hidden?")
		}
		if text, quoted := strings.CutPrefix(line, ">"); quoted && strings.TrimSpace(text) != "" {
			b := book(file)
			b.Prose = append(b.Prose, sheets.Paragraph{Number: len(b.Prose) + 1, Text: strings.TrimSpace(text)})
		}
	}
	require.NotEmpty(t, books, "no table")
	return books
}

// cells are those of one line of a table.
func cells(line string) []string {
	row := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
	for i, text := range row {
		row[i] = strings.TrimSpace(text)
	}
	return row
}

// say is what the program says of the files, without its summary. Among it must be
// what the rule has to say.
func say(t *testing.T, rule *checker.Rule, books []*sheets.Book, l lang.Lang) string {
	t.Helper()
	o := checker.Options{Rules: rules.All}
	var examined []checker.Examined
	for _, b := range books {
		examined = append(examined, checker.ExamineBook(t.Context(), b, o))
	}
	r := &checker.Report{Rules: rules.All, Files: checker.Join(t.Context(), examined, o)}
	var fired []string
	for _, f := range r.Files {
		require.Nil(t, f.Err)
		for _, x := range f.Findings {
			fired = append(fired, x.Rule.ID)
		}
	}
	assert.Contains(t, fired, rule.ID)
	read := func(f *checker.File) (*report.Source, error) {
		for _, b := range books {
			if b.Name == f.Path {
				return &report.Source{Book: b}, nil
			}
		}
		return nil, errors.New("no such book")
	}
	var out bytes.Buffer
	require.NoError(t, report.Text(&out, r, report.Options{Lang: l, Width: 80, Source: read}))
	text := out.String()
	return text[:strings.LastIndex(text, "\n\n")+1]
}

// aligned sets the columns of a section's tables, as they are read in a terminal,
// too.
func aligned(section string) string {
	return grid.ReplaceAllStringFunc(section, func(lines string) string {
		w := pretty.NewWriter()
		w.Style().Markdown.PadContent = true
		for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
			var row pretty.Row
			for _, text := range cells(line) {
				row = append(row, text)
			}
			switch i {
			case 0:
				w.AppendHeader(row)
			case 1: // the rule
			default:
				w.AppendRow(row)
			}
		}
		return w.RenderMarkdown() + "\n"
	})
}

func TestReadExample(t *testing.T) {
	books := readExample(t, strings.ReplaceAll(`
**Annex 1**

| Item | Total |
| --- | --- |
| Parks | =SUM(C2:D2) → 12 |

(hidden: row 2, column B)

> Parks: 12.
> Roads: 3.

**plan.csv / plan**

| 事项 | 合计 |
|---|---|
| 公园 | '12 |

（隐藏：第 1 行、B 列、工作表）

**notice.docx**

> 公园 12 个。

'''text
| no table |
'''
`, "'''", "```"))
	require.Len(t, books, 3)
	annex, plan := books[0].Sheets[0], books[1].Sheets[0]
	assert.Equal(t, []string{"example.xlsx", "Annex 1", "plan.csv", "plan", "notice.docx"},
		[]string{books[0].Name, annex.Name, books[1].Name, plan.Name, books[2].Name})
	assert.Equal(t, "SUM(C2:D2)", annex.Formulas[[2]int32{2, 2}].Text)
	assert.Equal(t, "12", annex.At(2, 2).Raw)
	assert.Equal(t, map[int]sheets.Line{2: {Hidden: true}}, annex.Rows)
	assert.True(t, annex.Col(2).Hidden)
	assert.False(t, annex.Col(1).Hidden)
	assert.Equal(t, []sheets.Paragraph{{Number: 1, Text: "Parks: 12."}, {Number: 2, Text: "Roads: 3."}}, books[0].Prose)
	assert.Equal(t, sheets.Text, plan.At(2, 2).Kind)
	assert.True(t, plan.Rows[1].Hidden)
	assert.Equal(t, sheets.Hidden, plan.State)
	assert.Equal(t, "公园 12 个。", books[2].Prose[0].Text)
	assert.Empty(t, books[2].Sheets)
}
