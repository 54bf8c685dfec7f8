package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/html"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

func read(t *testing.T, name, text string) (*sheets.Book, error) {
	t.Helper()
	return sheets.Open(t.Context(), sheets.Source{Name: name, Data: []byte(text), Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder()})
}

// Headings, paragraphs and tables are what Markdown says they are.
func TestRead(t *testing.T) {
	book, err := read(t, "plan.md", `
2025 works
==========

The county will build *12* playgrounds
and 30 km of paths.

## Annex

Table 1: Tasks

| Task | Total |
| :--- | ---: |
| Playgrounds | 12 |
| Paths | 30 |

- one
- two <script>alert(1)</script>
`)
	require.NoError(t, err)
	assert.Equal(t, "md", book.Format)
	var prose []string
	for _, p := range book.Prose {
		prose = append(prose, fmt.Sprintf("%d %s", p.Level, p.Text))
	}
	assert.Equal(t, []string{"1 2025 works", "0 The county will build 12 playgrounds and 30 km of paths.", "2 Annex", "0 Table 1: Tasks", "0 one", "0 two"}, prose)
	require.Len(t, book.Sheets, 1)
	assert.Equal(t, "Table 1", book.Sheets[0].Name)
	assert.Equal(t, "30", book.Sheets[0].At(3, 2).Raw)
}

// A text that begins with HTML is Markdown all the same, with the tables of both.
func TestBeginsWithHTML(t *testing.T) {
	const table = "\n\n| Task | Total |\n| --- | ---: |\n| Paths | ~~28~~ 30 |\n"
	for begin, tables := range map[string]int{
		`<h1 align="center">Report</h1>`:                                      1,
		"<!-- markdownlint-disable -->":                                       1,
		"\ufeff<!-- a --><!-- b -->\n# Report":                                1,
		"<p align=center>\n  <img src=a.png>\n</p>":                           1,
		"<div>\n\n<table><tr><td>a<td>b</tr><tr><td>1<td>2</table>\n\n</div>": 2,
		"<https://example.org/>":                                              1,
	} {
		book, err := sheets.Open(t.Context(), sheets.Source{Name: "a.md", Data: []byte(begin + table), Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder(), html.Decoder()})
		require.NoError(t, err, begin)
		assert.Equal(t, "md", book.Format, begin)
		require.Len(t, book.Sheets, tables, begin)
		assert.Equal(t, "30", book.Sheets[tables-1].At(2, 2).Raw, begin)
	}
	for _, page := range []string{
		"<!DOCTYPE html><html><body><table><tr><td>a<td>1</table></body></html>",
		"<!-- saved -->\n<HTML><table><tr><td>a<td>1</table></HTML>",
		"<?xml version='1.0'?>\n<html><table><tr><td>a</td><td>1</td></tr></table></html>",
	} {
		book, err := sheets.Open(t.Context(), sheets.Source{Name: "a.md", Data: []byte(page), Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder(), html.Decoder()})
		require.NoError(t, err, page)
		assert.Equal(t, "html", book.Format, page)
	}
}

// Cells beyond those of the head are in no page, and the report says so.
func TestBeyondTheHead(t *testing.T) {
	for rows, said := range map[string]string{
		"| a | 3 | 1 |\n| b | 5 |\n| c |\n":               "",
		"| a | 3 | 1 | |\n| b | 3 | 1 ||\n":               "",
		"| a | 3 | 1\n  a | 3 |\n":                        "",
		"| a | `3\\|4` | 1 |\n| a | 3 | 1\\|2 |\n":        "",
		"| a | 3 | |  \r\n| b |||\r\n":                    "",
		"| a | 3 | 1 | 2 |\n":                             "line 5: the row",
		"| a | 3 | 1 |\n| a | 3 | | 2\n":                  "line 6: the row",
		"| a | `3|4` | 1 |\n| b | 3 | 1 |\n|b|3||1|\n|\n": "line 5: the row has more cells than the head of its table; Markdown does not show those beyond, and they are not read (2 such rows)",
	} {
		book, err := read(t, "a.md", "# Plan\n\n| Item | Total | A |\n|---|---|---|\n"+rows)
		require.NoError(t, err)
		var notes []string
		for _, n := range book.Notes {
			notes = append(notes, n.In(lang.EN))
		}
		if said == "" {
			assert.Empty(t, notes, rows)
		} else if assert.Len(t, notes, 1, rows) {
			assert.Contains(t, notes[0], said)
		}
	}
}

func TestWhatIsMarkdown(t *testing.T) {
	for name, text := range map[string]string{"a.txt": "# Plan", "a.md": "\x00\x01\x02", "a.MD": "", "b.md": "<?xml version='1.0'?><a/>", "c.md": "{}"} {
		_, err := read(t, name, text)
		require.Error(t, err, name)
	}
	_, err := read(t, "a.md", strings.Repeat("x", most+1))
	assert.ErrorContains(t, err, "larger")
}

// FuzzDecode reads a text: it is refused with a reason, or gives a book that keeps
// what it promises.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{"# a\n\n| b | c |\n|---|---|\n| 1 | 2 |\n", "> 1\n> > 2\n\n\t3\n", "<table><tr><td>1</table>\n\n* a\n  1. b\n", "[a](b 'c')\\\n~~d~~ `e`"} {
		f.Add([]byte(text))
	}
	limits := sheets.DefaultLimits
	limits.Bytes = 1 << 24
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheets.Open(t.Context(), sheets.Source{Name: "a.md", Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
		if err != nil {
			assert.NotEmpty(t, err.Error())
			return
		}
		sheettest.Promised(t, book)
	})
}
