package html

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, cause string }{
		"nothing in it":    {"<html><body></body></html>", "neither text nor a table"},
		"frames":           {"<html><frameset><frame src=a.htm></frameset></html>", "neither text nor a table"},
		"encoding":         {"<html><p>\xff\xfe\xfd\x80", "neither UTF-8 nor GB18030"},
		"nested too deep":  {"<html>" + strings.Repeat("<div>", 600), "nested too deep"},
		"too wide":         {"<table><tr>" + strings.Repeat("<td>1", sheets.MaxCol+1) + "</table>", "more than 16384 columns"},
		"too wide by span": {"<table><tr>" + strings.Repeat("<td colspan=1000>1", 18) + "</table>", "more than 16384 columns"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(c.data)
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
}

func TestLimits(t *testing.T) {
	const spans = `<table><tr><td colspan=4>a<td>b</table>`
	const data = `<table><tr><td colspan=2>a<tr><td>1<td>2<tr><td colspan=2>b</table><p>x` + square
	for name, c := range map[string]struct {
		data  string
		lower func(*sheets.Limits)
		cause string
	}{
		"bytes":  {data, func(l *sheets.Limits) { l.Bytes = heaviest * 10 }, "larger than 10 B"},
		"cells":  {data, func(l *sheets.Limits) { l.Cells = 7 }, "more than 7 cells"},
		"text":   {data, func(l *sheets.Limits) { l.Text = 1 }, "more than 1 B of text"},
		"places": {spans, func(l *sheets.Limits) { l.Cells = 2 }, "cover too many places"},
		"merges": {data, func(l *sheets.Limits) { l.Merges = 1 }, "more than 1 merged cells"},
		"tables": {data, func(l *sheets.Limits) { l.Sheets = 1 }, "more than 1 tables"},
	} {
		t.Run(name, func(t *testing.T) {
			limits := sheets.DefaultLimits
			c.lower(&limits)
			_, err := sheets.Open(t.Context(), sheets.Source{Data: []byte(c.data), Limits: limits}, []sheets.Decoder{Decoder()})
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
	_, err := sheets.Open(t.Context(), sheets.Source{Data: []byte(data)}, []sheets.Decoder{Decoder()})
	assert.NoError(t, err, "no limits are the usual ones")
}

// Pages that are made to grow beyond all memory, or to take time beyond all measure,
// are read or refused within what a test may take.
func TestBombs(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 30_000) }
	attributes := func(tag string) string {
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, "<%s a%d=''>", tag, i)
		}
		return b.String()
	}
	for name, data := range map[string]string{
		"looks in every paragraph": "<p>x" + attributes("b") + many("<p>"),
		"bodies":                   "<p>x" + attributes("body"),
		"text in pieces":           "<p>" + many("text</x>"),
		"text out of place":        "<table>" + many("text<td>"),
		"tables in a text":         "<table><tr><td>5<td>" + many("text ") + many("<table></table>") + "<tr><td>1",
		"wide cells above":         "<table><tr>" + strings.Repeat("<td rowspan=60000>1", 10_000) + many("<tr><td>2"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := read(data); err != nil {
				sheettest.Refusal(t, err)
			}
		})
	}
}

// A page that is cut off in a table or a tag is refused; any other says nothing that it
// did not say before.
func TestCutOff(t *testing.T) {
	data, err := os.ReadFile("../../fixtures/notice.html")
	require.NoError(t, err)
	whole, err := read(string(data))
	require.NoError(t, err)
	for cut := len(data) / 4; cut < len(data); cut += len(data) / 97 {
		before := strings.ToValidUTF8(string(data[:cut]), "")
		book, err := read(before)
		if strings.LastIndex(before, "<table") > strings.LastIndex(before, "</table>") || strings.LastIndex(before, "<") > strings.LastIndex(before, ">") {
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), "cut off")
			continue
		}
		require.NoError(t, err)
		for i, s := range book.Sheets {
			assert.Equal(t, whole.Sheets[i].Cells.List(), s.Cells.List())
		}
		for i, p := range book.Prose[:len(book.Prose)-1] {
			assert.Equal(t, whole.Prose[i], p)
		}
	}
}

func TestWhole(t *testing.T) {
	const table = "<table><tr><td>1<td>2</table>"
	for page, cause := range map[string]string{
		table:                    "",
		table + "</body></html>": "",
		"<table><tr><td>" + table + "<tr><td>1<td>2<tr><td>3<td>4</table>": "",
		"<table><table><tr><td>1<td>2</table>":                             "", // a browser closes the first
		table + "<p>x</td></tr></table>":                                   "", // nor does it mind
		"<script>'<table><tr>'</script><p>x":                               "",
		"<!--<table><tr>--><p>x<!-->y":                                     "",
		"<p>1 < 2":                                                         "",
		"<p>x<":                                                            "",
		"<table><tr><td>1<td>2":                                            "last table is not closed",
		"<table><tr><td>1<td>2</tr>\n":                                     "last table is not closed",
		"<table><tr><td>1<tr><td>2</tabel>":                                "last table is not closed",
		"<table><tr><td>" + table + "<tr><td>3":                            "last table is not closed",
		table + "<table":                                                   "ends within a tag",
		table + "<p class='x":                                              "ends within a tag",
		"<style>p {}</stile>" + table:                                      "<style> is not closed",
		"<p>x<script>if (a) b" + table:                                     "<script> is not closed",
		"<p>x<!-- y -- >" + table:                                          "<!-- is not closed",
	} {
		_, err := read(page)
		if cause == "" {
			assert.NoError(t, err, page)
		} else {
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), cause, page)
		}
	}
}
