package web_test

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"crossfoot/fixtures/browser"
)

// leaves says whether the page lets itself be closed without a question.
func leaves(ctx context.Context, t *testing.T) bool {
	t.Helper()
	return eval[bool](ctx, t, `dispatchEvent(new Event('beforeunload', { cancelable: true }))`)
}

// TestPageKeeps keeps what was confirmed while the files are those of before, and asks
// where it would be lost.
func TestPageKeeps(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	notice, mended := fixture(t, "notice.xlsx"), fixture(t, "notice-mended.xlsx")
	check(ctx, t, notice)
	browser.Do(ctx, t, click("#finding-5"), click("[data-at=right]"))
	assert.Equal(t, "为什么无需改动？", says(ctx, t, "label[for=note]"), "no figure is right there")
	browser.Do(ctx, t, chromedp.SendKeys(chromedp.ID("note"), "两表顺序不同"+kb.Enter))
	assert.Equal(t, "已核实 1 处", says(ctx, t, ".fold"))
	assert.False(t, leaves(ctx, t))

	// The corrected workbook, under its name or another one, is no other workbook.
	for _, name := range []string{"notice.xlsx", "notice（改）.xlsx"} {
		check(ctx, t, file{name, mended.Data})
		assert.Equal(t, "已核实 1 处", says(ctx, t, ".fold"), name)
		assert.Contains(t, says(ctx, t, ".notice.told"), map[string]string{"notice.xlsx": "与上次相比：已改好 5 处，没有新问题。", "notice（改）.xlsx": "没有变化"}[name])
	}
	check(ctx, t, notice)
	assert.Equal(t, "与“notice（改）.xlsx”相比：已改好 0 处，新出现 5 处。", says(ctx, t, ".notice.told bdi"))
	assert.Equal(t, "已核实 1 处", says(ctx, t, ".fold"))

	// Another workbook, be it made from the same form, and the beginning would lose it.
	answer := func(value string) chromedp.Action[chromedp.Void] { return click("#ask [data-answer=" + value + "]") }
	for _, lose := range []func(){
		func() { drop(ctx, t, file{"pasted.tsv", []byte(slip)}) },
		func() { drop(ctx, t, file{"普陀区.xlsx", notice.Data}) },
		func() { browser.Do(ctx, t, click(".brand")) },
	} {
		lose()
		until(ctx, t, `document.querySelector('#ask')`)
		assert.Equal(t, "有 1 处核实说明未下载，仍要离开？ 下载后离开 仍要离开 取消", says(ctx, t, "#ask"))
		usable(ctx, t, "a question")
		browser.Do(ctx, t, click("#ask [data-answer='']"))
		until(ctx, t, `!document.querySelector('#ask') && !document.querySelector('.notice.busy')`)
		assert.Equal(t, "notice.xlsx", says(ctx, t, ".bar h1"))
		assert.Equal(t, "已核实 1 处", says(ctx, t, ".fold"))
	}

	// The marked copy cannot be dropped again; the list of what was confirmed can.
	download(ctx, t, "html")
	assert.False(t, leaves(ctx, t))
	download(ctx, t, "baseline")
	assert.True(t, leaves(ctx, t))
	browser.Do(ctx, t, click(".brand"), chromedp.WaitVisible(chromedp.ID("choose-button")))

	check(ctx, t, notice)
	assert.Empty(t, says(ctx, t, ".fold"))
	browser.Do(ctx, t, click("[data-at=right]"), chromedp.SendKeys(chromedp.ID("note"), "两区共建"+kb.Enter))
	drop(ctx, t, file{"pasted.tsv", []byte(slip)})
	browser.Do(ctx, t, answer("leave"))
	until(ctx, t, `document.querySelector('.bar h1').innerText === 'pasted.tsv'`)
	assert.True(t, leaves(ctx, t))
}

// TestPageNext confirms one finding after another with the keyboard.
func TestPageNext(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, fixture(t, "notice.xlsx"))
	assert.Equal(t, []string{"1 error", "3 warnings", "2 info"}, all(ctx, t, ".chip"))
	assert.Equal(t, "1 of 6", says(ctx, t, ".steps .count"))
	for i, want := range []string{"1 of 5", "1 of 4", "1 of 3", "1 of 2", "1 of 1"} {
		browser.Do(ctx, t, click("[data-at=right]"), chromedp.SendKeys(chromedp.ID("note"), "as agreed"+kb.Enter))
		assert.Equal(t, want, says(ctx, t, ".steps .count"))
		assert.Equal(t, "list", eval[string](ctx, t, `document.activeElement.id`))
		assert.Equal(t, i+1, eval[int](ctx, t, `parseInt(document.querySelector('.fold').innerText)`))
		assert.Empty(t, says(ctx, t, "p.word"), "the next one is not confirmed")
	}
	browser.Do(ctx, t, key(kb.Enter))
	assert.Equal(t, "5 confirmed", says(ctx, t, ".fold"), "Enter takes nothing back")

	// What is confirmed is no error any more, in the sheet or beside it.
	unfold(ctx, t)
	browser.Do(ctx, t, click("#finding-0"))
	assert.Equal(t, "confirmed 1 of 5", says(ctx, t, ".steps .count"))
	until(ctx, t, `document.querySelector('.cell.lit.total.settled')?.innerText === '60'`)
	assert.Equal(t, eval[string](ctx, t, `getComputedStyle(document.querySelector('.chip:disabled')).color`),
		eval[string](ctx, t, `getComputedStyle(document.querySelector('.box.total')).borderColor`))
	assert.Equal(t, eval[string](ctx, t, `getComputedStyle(document.querySelector('.box.total')).backgroundColor`),
		eval[string](ctx, t, `getComputedStyle(document.querySelector('.cell.settled')).backgroundColor`))
	usable(ctx, t, "a confirmed finding")
}

// TestPageStale names what was confirmed and is found no more.
func TestPageStale(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, file{"ok.tsv", []byte("a\tb\n1\t2\n")}, file{"crossfoot-accepted.yaml", []byte(
		"accepted:\n  - id: 0123456789abcdef\n    file: ok.tsv\n    sheet: 附表1\n    item: 新建步道\n    note: 两区共建\n    by: 李丽\n    date: 2024-02-01\n")})
	assert.Equal(t, "以前核实过的 1 处现已不存在，可从核实说明中删去 ok.tsv 附表1 新建步道 · 已核实：两区共建（李丽）", says(ctx, t, ".stale"))
}

// TestPageUndecided leads to the sums that could not be decided.
func TestPageUndecided(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, fixture(t, "notice.xlsx"))
	browser.Do(ctx, t, click("[data-at=tab-unchecked]"))
	assert.Contains(t, says(ctx, t, ".panel"), "1 sum could not be decided It may not be meant as a sum, or a part cannot be read.")
	ref := eval[string](ctx, t, `document.querySelector('.panel ul.left .link').innerText.split(' ').pop()`)
	browser.Do(ctx, t, click(".panel ul.left .link"))
	until(ctx, t, `document.querySelector('.cellbar .address').innerText === `+quote(t, ref))
}

// TestPageCopy offers a marked copy where there can be one, and says what it is.
func TestPageCopy(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, file{"cut.xlsx", []byte("PK\x03\x04")})
	assert.True(t, eval[bool](ctx, t, `document.querySelector('[data-format=xlsx]').disabled`))
	assert.Contains(t, says(ctx, t, ".failed"), "无法读取的文件没有标注副本。")
	assert.Equal(t, "文件无法读取，没有可以显示的内容。", says(ctx, t, ".sheetpane > .note"))
	usable(ctx, t, "nothing to copy")
	check(ctx, t, file{"pasted.tsv", []byte(slip)})
	assert.Equal(t, "下载标注副本（Excel）", says(ctx, t, "[data-format=xlsx]"))
	assert.Equal(t, "pasted.tsv-核对.xlsx", download(ctx, t, "xlsx").Name)
	check(ctx, t, fixture(t, "notice.xlsx"))
	assert.Equal(t, "下载标注副本", says(ctx, t, "[data-format=xlsx]"))
}

// TestPageElsewhere says where the cells of a finding are that are in another sheet or
// file.
func TestPageElsewhere(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, fixture(t, "notice.xlsx"))
	browser.Do(ctx, t, click("#finding-5"))
	for _, text := range all(ctx, t, ".detail .place") {
		assert.Regexp(t, `^(附表1!)?[A-Z]+[0-9]+ `, text)
	}
	assert.Contains(t, says(ctx, t, ".detail .boxes"), "附表1!")
}
