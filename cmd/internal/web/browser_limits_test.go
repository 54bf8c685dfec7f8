package web_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/fixtures/browser"
)

// workbook makes a workbook of one sheet.
func workbook(t *testing.T, sheet string, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetName("Sheet1", sheet))
	for i, row := range rows {
		require.NoError(t, f.SetSheetRow(sheet, "A"+strconv.Itoa(i+1), &row))
	}
	data, err := f.WriteToBuffer()
	require.NoError(t, err)
	require.NoError(t, f.Close())
	return data.Bytes()
}

// TestPageHostile shows a workbook that tries to be a script, in every place that the
// page shows a text of it.
func TestPageHostile(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	const (
		image  = `<img src=x onerror=window.hit=1>`
		script = `<script>window.hit=1</script>`
		turn   = "\u202e\u2066evil\u2067"
	)
	data := workbook(t, `<svg onload=hit=1>'"&`, [][]any{
		{image + turn},
		{"Item", "Total" + script, "North" + image, "South" + turn},
		{script, 60, 27, 34},
		{image + strings.Repeat("wide", 2000), 12, 7, 5},
		{turn, 30, 18, 12},
		{`=HYPERLINK("http://example.invalid/")`, 9, 4, 5},
		{"javascript:window.hit=1", 7, 3, 4},
	})
	check(ctx, t, file{`"><img src=x onerror=window.hit=1>` + turn + `.xlsx`, data})
	assert.Contains(t, says(ctx, t, ".option"), "27 + 34 = 61 ≠ 60")
	assert.Contains(t, says(ctx, t, ".bar h1"), "<img src=x onerror=window.hit=1>")
	assert.Equal(t, script, cell(ctx, t, 3, 1))
	assert.Contains(t, says(ctx, t, ".detail .boxes"), "North<img")
	for _, step := range []string{"[data-at=tab-sums]", "[data-at=tab-unchecked]", "[data-at=tab-findings]", "[data-at=right]"} {
		browser.Do(ctx, t, click(step))
	}
	browser.Do(ctx, t, chromedp.SendKeys(chromedp.ID("note"), image+kb.Enter))
	assert.Contains(t, says(ctx, t, "p.word"), image)
	assert.Equal(t, []string{"undefined", "0", "1"}, eval[[]string](ctx, t,
		`[typeof window.hit, String(document.querySelectorAll('main img, main svg, main script, main a').length), String(document.images.length)]`))
	assert.Zero(t, eval[int](ctx, t, `Math.max(0, document.documentElement.scrollWidth - innerWidth)`), "nothing pushes the page aside")
}

// TestPageLast reaches the last row and column that a workbook can have: no browser
// scrolls as far as a million rows are high.
func TestPageLast(t *testing.T) {
	f := excelize.NewFile()
	for ref, value := range map[string]any{
		"A1": "Item", "B1": "Total", "C1": "North", "D1": "South", "A2": "Schools", "B2": 61, "C2": 27, "D2": 34,
		"A3": "Parks", "B3": 9, "C3": 4, "D3": 5, "A1048576": "the end", "XFD1": "the edge",
	} {
		require.NoError(t, f.SetCellValue("Sheet1", ref, value))
	}
	require.NoError(t, f.SetRowVisible("Sheet1", 3, false))
	data, err := f.WriteToBuffer()
	require.NoError(t, err)
	require.NoError(t, f.Close())
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"last.xlsx", data.Bytes()})
	assert.Equal(t, "27", cell(ctx, t, 2, 3))
	assert.Empty(t, cell(ctx, t, 3, 3), "a hidden row is hidden")
	browser.Do(ctx, t, click(".sheettabs .link"))
	assert.Equal(t, "4", cell(ctx, t, 3, 3))

	browser.Do(ctx, t, run(`document.querySelector('.grid').focus()`), chromedp.KeyEvent(kb.ArrowDown, chromedp.KeyModifiers(2)))
	assert.Equal(t, "the end", cell(ctx, t, 1<<20, 1))
	assert.Equal(t, "A1048576", says(ctx, t, ".cellbar .address"))
	browser.Do(ctx, t, run(`document.querySelector('.grid').scrollTop = 0`), chromedp.KeyEvent(kb.Home, chromedp.KeyModifiers(2)), key(kb.End))
	assert.Equal(t, "XFD1 the edge", says(ctx, t, ".cellbar .address")+" "+says(ctx, t, ".cellbar .content"))
	assert.Equal(t, "the edge", cell(ctx, t, 1, 1<<14))
	assert.Less(t, eval[int](ctx, t, `document.querySelectorAll('.grid *').length`), 1500)

	assert.Less(t, eval[int](ctx, t, `document.querySelector('.grid').scrollHeight`), 16_000_000)
	browser.Do(ctx, t, run(`{ const g = document.querySelector('.grid'); g.scrollTo(0, g.scrollHeight); }`))
	until(ctx, t, `document.querySelector('.cell[data-row="1048576"]')`)
}

// TestPageMany lists the first of very many findings; every count is of all of them.
func TestPageMany(t *testing.T) {
	var csv bytes.Buffer
	csv.WriteString("Item,Total,North,South\n")
	for row := range 1200 {
		n, s := row*7919%97+103, row*104729%89+202
		csv.WriteString("item " + strconv.Itoa(row) + "," + strconv.Itoa(n+s) + "," + strconv.Itoa(n) + "," + strconv.Itoa(s) + "\n")
	}
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"many.csv", csv.Bytes()}, file{"crossfoot.yaml", []byte("checks:\n  - {id: small, title: too small, severity: warning, expr: Total >= 1000}\n")})
	assert.Len(t, all(ctx, t, ".option"), 1000)
	assert.Equal(t, "many 1200 findings", says(ctx, t, ".list .group"))
	assert.Equal(t, "Findings 1200", says(ctx, t, "[data-at=tab-findings]"))
	assert.Equal(t, "1 of 1200", says(ctx, t, ".steps .count"))
	assert.Equal(t, "200 more are not listed; search or filter to see them.", says(ctx, t, "#findings > .note"))
}

// TestPageLong scrolls a sheet of 100,000 rows, of which only those in sight are in the
// page.
func TestPageLong(t *testing.T) {
	const last = 100_000
	var csv bytes.Buffer
	csv.WriteString("Item,Total,North,South\n")
	for row := 2; row <= last; row++ {
		n, s := row%97+3, row%89+2
		total := n + s
		if row == last-1 {
			total++
		}
		csv.WriteString("item " + strconv.Itoa(row) + "," + strconv.Itoa(total) + "," + strconv.Itoa(n) + "," + strconv.Itoa(s) + "\n")
	}
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"long.csv", csv.Bytes()})
	until(ctx, t, `document.querySelector('.cell.lit.total')`)
	assert.Equal(t, "B99999", says(ctx, t, ".cellbar .address"), "the finding is in sight")
	assert.Equal(t, "item 99999", cell(ctx, t, last-1, 1))
	assert.Equal(t, "Total", cell(ctx, t, 1, 2), "and so are the heads")
	drawn := func() int { return eval[int](ctx, t, `document.querySelectorAll('.grid .row').length`) }
	assert.Less(t, drawn(), 60)

	for _, share := range []float64{0, 0.25, 0.5, 1} {
		browser.Do(ctx, t, run(`{ const g = document.querySelector('.grid'); g.scrollTop = `+quote(t, share)+` * g.scrollHeight; }`))
		row := int(share*last) + 1
		until(ctx, t, `[...document.querySelectorAll('.row:not(.frozen) .number')].some(n => Math.abs(Number(n.innerText) - `+strconv.Itoa(row)+`) < 100)`)
		assert.Less(t, drawn(), 60)
	}
	assert.Equal(t, "item 100000", cell(ctx, t, last, 1))
	browser.Do(ctx, t, click(".grid"), chromedp.KeyEvent(kb.Home, chromedp.KeyModifiers(2)))
	assert.Equal(t, "A1", says(ctx, t, ".cellbar .address"))
	browser.Do(ctx, t, chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(2)))
	assert.Equal(t, "D100000", says(ctx, t, ".cellbar .address"))
}
