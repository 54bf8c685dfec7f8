package html

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
)

// readTree reads a page, and leaves runs of rows out of its tree or not; ok says whether
// they stand where they can be left out.
func readTree(t require.TestingT, text string, leave bool) (book *sheets.Book, runs []run, ok bool) {
	ctx := context.Background()
	root, runs, err := parse(ctx, text, leave)
	require.NoError(t, err)
	r := newReader(ctx, sheets.DefaultLimits)
	r.runs = runs
	require.NoError(t, r.node(root))
	return r.book.Book(), runs, stood(root, runs)
}

func assertSame(t assert.TestingT, want, got *sheets.Book, text string) {
	assert.Equal(t, want.Prose, got.Prose, text)
	if !assert.Len(t, got.Sheets, len(want.Sheets), text) {
		return
	}
	for i, w := range want.Sheets {
		g := got.Sheets[i]
		assert.Equal(t, cells(w), cells(g), text)
		assert.Equal(t, []any{w.Name, w.Merges, w.Rows, w.Cols}, []any{g.Name, g.Merges, g.Rows, g.Cols}, text)
	}
}

// Whatever stands in a page, the same is read whether rows are left out of its tree or not.
func TestRunsReadAlike(t *testing.T) {
	pieces := []string{
		"<table>", "</table>", "<tbody>", "</tbody>", "<tr>", "</tr>", "<td>", "</td>", "<th colspan=2>", "</th>", "<td rowspan=2>", "<td hidden>", "<tr style='display:none'>",
		"<tr><td>1</td><td>2</td></tr>", "<tr><td>3<br>4</td>\n<td><b>5</b></td></tr>\n", "<tr><td rowspan=2>6</td></tr>", "<tr><td>7<td>8</tr>", "<tr><td><s>9</s>10<sup>1</sup></td></tr>",
		"11", " ", "\x00", "<b>", "</b>", "<p>", "<!-- c -->", "<select>", "</select>", "<math>", "</math>", "<svg>", "<sup>", "<del>", "<span>", "</span>", "<tr crossfoot-run=0></tr>",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := "<p>a<table><tr><td>1</td></tr>" + strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "") + "</table>"
		want, _, _ := readTree(t, text, false)
		if got, _, ok := readTree(t, text, true); ok {
			assertSame(t, want, got, text)
		}
	})
}

// The rows of a table are one run, though some words in them be bold, and each part of it
// another; rows in which something else stands are none.
func TestRuns(t *testing.T) {
	for text, want := range map[string][]int{
		"<tr><td>1</td></tr>\n<tr><td><b>2</b><br></td></tr>":                          {2},
		"<tbody><tr><td>1</td></tr></tbody><tbody><tr><td>2</td></tr></tbody>":         {1, 1},
		"<tr><td>1</td></tr><tr><td>2</tr><tr><td>3</td></tr>":                         {1, 1},
		"<tr><td><p>1</p></td></tr><tr><td>2</tr><tr>3<td></td></tr><tr><td/></tr>":    nil,
		"<tr><td><table><tr><td>1</td></tr><tr><td>2</td></tr></table></td></tr>":      {2},
		"<tr><td>1<!-- --></td></tr><tr><td>2\x00</td></tr><tr><td><b>3</td></b></tr>": nil,
	} {
		_, runs, ok := readTree(t, "<table>"+text+"</table>", true)
		assert.True(t, ok, text)
		var rows []int
		for _, r := range runs {
			rows = append(rows, r.rows)
		}
		assert.Equal(t, want, rows, text)
	}
}

// Rows that a browser takes for none, or that a page pretends to be left out, are told.
func TestRunsElsewhere(t *testing.T) {
	for _, text := range []string{
		"<p>a<tr><td>1</td></tr>", "<p>a<math><tr><td>1</td></tr></math>",
		"<table><tr crossfoot-run=0><td>1</table>", "<table><tr><td>1</td></tr><tr crossfoot-run=0><td>2</table>",
	} {
		_, _, ok := readTree(t, text, true)
		assert.False(t, ok, text)
		book, err := read(text)
		require.NoError(t, err, text)
		want, _, _ := readTree(t, text, false)
		assertSame(t, want, book, text)
	}
}
