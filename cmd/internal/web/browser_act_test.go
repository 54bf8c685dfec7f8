package web_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker/accept"
	"crossfoot/checker/report"
	"crossfoot/fixtures/browser"
	"crossfoot/rules"
	"crossfoot/sheets"
)

// TestPageSuspects shows what the change of a suspect would do.
func TestPageSuspects(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, fixture(t, "notice.xlsx"))
	for _, want := range []struct{ button, boxes, row string }{
		{"D53 60 → 61", "27 定海区 + 34 普陀区 = 61 = 60 61 拟下达舟山指标", "60 61 27 34"},
		{"F53 27 → 26", "27 26 定海区 + 34 普陀区 = 60 = 60 拟下达舟山指标", "60 27 26 34"},
		{"G53 34 → 33", "27 定海区 + 34 33 普陀区 = 60 = 60 拟下达舟山指标", "60 27 34 33"},
	} {
		browser.Do(ctx, t, run(`[...document.querySelectorAll('.change')].find(b => b.innerText === `+quote(t, want.button)+`).click()`))
		assert.Equal(t, want.boxes, says(ctx, t, ".detail .boxes"))
		assert.Equal(t, want.row, cell(ctx, t, 53, 4)+" "+cell(ctx, t, 53, 6)+" "+cell(ctx, t, 53, 7))
		assert.Contains(t, says(ctx, t, ".preview"), "合计就相符了")
	}
	browser.Do(ctx, t, click(".change[aria-pressed=true]"))
	assert.Equal(t, "27 定海区 + 34 普陀区 = 61 ≠ 60 拟下达舟山指标", says(ctx, t, ".detail .boxes"))
	assert.Equal(t, "34", cell(ctx, t, 53, 7))

	// Decimals are exact: floats would make 78.80000000000001 of these.
	browser.Do(ctx, t, click("#finding-2"), click(".change"))
	assert.Equal(t, "31.1 定海区 + 26.2 普陀区 + 14 岱山县 + 7.5 嵊泗县 = 78.8 = 78 78.8 拟下达舟山指标", says(ctx, t, ".detail .boxes"))

	// A slip that breaks a row and a column is one slip.
	check(ctx, t, file{"slip.tsv", []byte("Item\tTotal\tNorth\tSouth\nSchools\t61\t27\t34\nClinics\t12\t9\t5\nBuses\t30\t18\t12\nParks\t9\t4\t5\nAll\t112\t56\t56\n")})
	assert.Equal(t, []string{
		"错误 合计不符 B3 Clinics — Total 9 + 5 = 14 ≠ 12",
		"错误 合计不符 C6 All — North 27 + 9 + 18 + 4 = 58 ≠ 56 同一处错误引起",
	}, all(ctx, t, ".option"))
	browser.Do(ctx, t, click("#finding-1"), click(".change"))
	assert.Equal(t, "27 Schools + 9 7 Clinics + 18 Buses + 4 Parks = 56 = 56 All", says(ctx, t, ".detail .boxes"))
	assert.Equal(t, "9 7", cell(ctx, t, 3, 3))
}

// TestPageTitle lets a title run on over the cells beside it: the column under it is as wide as its
// own texts.
func TestPageTitle(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	widths := []int{}
	for _, title := range []string{"表", "2025年度全市一般公共预算支出执行情况统计汇总表"} {
		check(ctx, t, file{"plan.tsv", []byte(title + "\n事项\t合计\t甲\t乙\n学校\t61\t27\t34\n医院\t12\t7\t5\n公园\t30\t18\t13\n道路\t9\t4\t5\n")})
		widths = append(widths, eval[int](ctx, t, `document.querySelector('.cell[data-row="3"][data-col="1"]').offsetWidth`))
		assert.Equal(t, title, cell(ctx, t, 1, 1))
	}
	assert.Equal(t, widths[0], widths[1])
}

// TestPageWide has a sum of more cells than there is room for: the page says how many it leaves
// out, and a suspect among them is brought into sight with its change.
func TestPageWide(t *testing.T) {
	ctx, _ := visit(t, 1366, 768, "zh-CN")
	const entities, wrong = 180, 77
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("事项\t合计")
	for i := range entities {
		fmt.Fprintf(&b, "\t第%d社区", i+1)
	}
	sums := make([]int, entities+1)
	for row := range 8 {
		line, total := "", 0
		for i := range entities {
			x := 10 + random.IntN(90)
			sums[i+1] += x
			total += x
			if row == 3 && i == wrong {
				x += 5
			}
			line += fmt.Sprintf("\t%d", x)
		}
		sums[0] += total
		fmt.Fprintf(&b, "\n事项%c\t%d%s", 'A'+rune(row), total, line)
	}
	b.WriteString("\n合计")
	for _, x := range sums {
		fmt.Fprintf(&b, "\t%d", x)
	}
	check(ctx, t, file{"wide.tsv", []byte(b.String())})
	browser.Do(ctx, t, click("#finding-1"))
	assert.Equal(t, "另有 160 处", says(ctx, t, ".boxes .count"))
	column := sheets.ColName(3 + wrong)
	assert.Contains(t, says(ctx, t, ".change"), column+"5 ")
	browser.Do(ctx, t, click(".change"))
	assert.Equal(t, column+"5", says(ctx, t, ".cellbar .address"))
	until(ctx, t, fmt.Sprintf(`document.querySelector('.cell.changed[data-col="%d"]')`, 3+wrong))
}

// TestPageUnderstood shows the sums that were found, and what is in none.
func TestPageUnderstood(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, fixture(t, "notice.xlsx"))
	browser.Do(ctx, t, click("[data-at=tab-sums]"))
	assert.Contains(t, says(ctx, t, ".sum-line .equation"), "D 拟下达舟山指标 = E 市本级 + F 定海区")
	kinds := func(row, col int) string {
		return eval[string](ctx, t, fmt.Sprintf(`[...document.querySelector('.cell[data-row="%d"][data-col="%d"]').classList].filter(c => c.startsWith('sum-')).join(' ')`, row, col))
	}
	assert.Equal(t, "sum-total", kinds(53, 4))
	assert.Equal(t, "sum-part", kinds(53, 6))
	assert.Empty(t, kinds(53, 3), "a label is in no sum")
	assert.Empty(t, kinds(56, 4), "nor is a rate")
	browser.Do(ctx, t, run(`document.querySelectorAll('.sum-line')[1].click()`))
	until(ctx, t, `document.querySelector('.sheettab[aria-pressed=true]').innerText === '附表2'`)
	assert.Equal(t, "sum-total", kinds(4, 4))
	assert.Equal(t, "true", eval[string](ctx, t, `document.querySelectorAll('.sum-line')[1].getAttribute('aria-pressed')`))

	browser.Do(ctx, t, click("[data-at=tab-unchecked]"))
	assert.Contains(t, says(ctx, t, ".panel"), "36 of 327 figures stand in no sum")
	browser.Do(ctx, t, run(`[...document.querySelectorAll('.outside .link')].find(b => b.innerText.startsWith('62 ')).click()`))
	until(ctx, t, `document.querySelector('.cellbar .address').innerText.endsWith('62')`)
	assert.Equal(t, "附表1", says(ctx, t, ".sheettab[aria-pressed=true]"))

	// What was not read is named with its reason.
	check(ctx, t, file{"note.txt", []byte("今年新建学校60所，新增床位1200张。\n")})
	assert.Equal(t, "No sums were found that could be checked, so nothing was checked. Why?", says(ctx, t, ".nothing"))
	browser.Do(ctx, t, click(".nothing .link"))
	assert.Contains(t, says(ctx, t, ".panel .left"), "there is text, but no table to compare it with")
	usable(ctx, t, "nothing but text")
}

// TestPageConfirm says of a finding that it is right, takes it back, says it again, and
// reads what it downloads.
func TestPageConfirm(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, fixture(t, "notice.xlsx"))
	confirm := func(note string) {
		browser.Do(ctx, t, click("#finding-0"), click("[data-at=right]"), chromedp.SendKeys(chromedp.ID("note"), note),
			chromedp.SetValue(chromedp.ID("by"), "李丽"), click("form.word [type=submit]"))
		unfold(ctx, t)
		browser.Do(ctx, t, click("#finding-0"))
	}
	confirm("其中 1 公里两区共建")
	assert.Equal(t, "错误 0", says(ctx, t, ".chip.error"))
	assert.Equal(t, "已核实 1 处", says(ctx, t, ".fold"))
	assert.Equal(t, "已核实：其中 1 公里两区共建（李丽） 撤销核实", says(ctx, t, "p.word"))
	assert.Empty(t, eval[int](ctx, t, `document.querySelectorAll('.cell.has.error').length`))
	browser.Do(ctx, t, click("p.word button"))
	assert.Equal(t, "错误 1", says(ctx, t, ".chip.error"))
	browser.Do(ctx, t, click("[data-at=right]"))
	assert.Equal(t, "李丽", eval[string](ctx, t, `document.getElementById('by').value`), "the name is remembered")
	browser.Do(ctx, t, click("form.word .quiet"))
	confirm("其中 1 公里两区共建")

	baseline := download(ctx, t, "baseline")
	assert.Equal(t, "crossfoot-accepted.yaml", baseline.Name)
	entries, err := accept.Read(baseline.Data, baseline.Name)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	assert.Equal(t, "其中 1 公里两区共建 李丽 新建“环浙步道”2500公里", entries[0].Note+" "+entries[0].By+" "+entries[0].Item)

	data := download(ctx, t, "json")
	replayed, err := report.Read(data.Data, rules.All)
	require.NoError(t, err)
	require.Len(t, replayed.Files, 1)
	assert.Len(t, replayed.Files[0].Findings, 6)
	require.NotNil(t, replayed.Files[0].Findings[0].Confirmed)
	assert.Equal(t, "李丽", replayed.Files[0].Findings[0].Confirmed.By)

	// What was downloaded is dropped with the workbook the next time.
	browser.Do(ctx, t, click(".brand"))
	check(ctx, t, fixture(t, "notice.xlsx"), baseline)
	assert.Equal(t, "错误 0", says(ctx, t, ".chip.error"))
	assert.Equal(t, "已核实 1 处", says(ctx, t, ".fold"))
}

// TestPageSlip says of a finding that it is right where another follows from it.
func TestPageSlip(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"slip.csv", []byte("District,North,South,West,Total\nSchools,27,13,21,61\nClinics,9,4,3,16\n" +
		"Parks,12,6,9,21\nRoads,30,10,10,50\nWells,15,5,5,25\nTotal,93,38,42,173\n")})
	assert.Equal(t, "2 errors", says(ctx, t, ".chip.error"))
	browser.Do(ctx, t, click("#finding-0"), click("[data-at=right]"), chromedp.SendKeys(chromedp.ID("note"), "shared"), click("form.word [type=submit]"))
	assert.Equal(t, "2 confirmed", says(ctx, t, ".fold"))
	assert.Equal(t, "0 errors", says(ctx, t, ".chip.error"))
	unfold(ctx, t)
	browser.Do(ctx, t, click("#finding-0"), click("p.word button"))
	assert.Equal(t, "2 errors", says(ctx, t, ".chip.error"))
}

// TestPageReports downloads the copy of the workbook and the report to print.
func TestPageReports(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, fixture(t, "notice.xlsx"))
	page := download(ctx, t, "html")
	assert.Equal(t, "notice-核对.html", page.Name)
	assert.Contains(t, string(page.Data), "合计不符")

	marked := download(ctx, t, "xlsx")
	assert.Equal(t, "notice-核对.xlsx", marked.Name)
	path := filepath.Join(t.TempDir(), marked.Name)
	require.NoError(t, os.WriteFile(path, marked.Data, 0o600))
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer book.Close()
	assert.Equal(t, []string{"核对报告", "附表1", "附表2"}, book.GetSheetList())
	notes, err := book.GetComments("附表1")
	require.NoError(t, err)
	assert.Len(t, notes, 7, "five findings and two suspects")
	value, err := book.GetCellValue("附表1", "D53")
	require.NoError(t, err)
	assert.Equal(t, "60", value)
}

// unfold shows the findings that are confirmed.
func unfold(ctx context.Context, t *testing.T) {
	t.Helper()
	browser.Do(ctx, t, run(`document.querySelector('.fold[aria-expanded=false]')?.click()`))
}

// download presses the button for a format and gives what the browser has saved.
func download(ctx context.Context, t *testing.T, format string) file {
	t.Helper()
	dir := t.TempDir()
	_, err := chromedp.Call(ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
	})
	require.NoError(t, err)
	browser.Do(ctx, t, run(`document.querySelector('[data-format=`+format+`]').click()`))
	until(ctx, t, `/已下载|Downloaded/.test(document.querySelector('.notice.told')?.innerText) || document.querySelector('.notice.trouble')`)
	require.Empty(t, says(ctx, t, ".notice.trouble"))
	var found []string
	require.Eventually(t, func() bool {
		found, _ = filepath.Glob(filepath.Join(dir, "*"))
		return len(found) == 1 && filepath.Ext(found[0]) != ".crdownload"
	}, 20*time.Second, 20*time.Millisecond)
	data, err := os.ReadFile(found[0])
	require.NoError(t, err)
	browser.Do(ctx, t, click(".notice .icon"))
	return file{filepath.Base(found[0]), data}
}
