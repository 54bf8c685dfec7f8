package web_test

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/browser"
)

// TestPageFindings is a clerk's first minute: she chooses the notice and sees what is
// wrong in it.
func TestPageFindings(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	assert.Equal(t, "zh-CN", eval[string](ctx, t, `document.documentElement.lang`))
	assert.Equal(t, "文件只在这台电脑上处理，不会外传，也不会保存。", says(ctx, t, ".local"))
	path, err := filepath.Abs("../../../fixtures/notice.xlsx")
	require.NoError(t, err)
	browser.Do(ctx, t, chromedp.SetUploadFiles(chromedp.ID("choose"), []string{path}))
	until(ctx, t, `document.querySelector('.result')`)

	assert.Equal(t, "notice.xlsx", says(ctx, t, ".bar h1"))
	assert.Equal(t, []string{"错误 1", "核实 3", "提示 2"}, all(ctx, t, ".chip"))
	assert.Equal(t, []string{"附表1 5 处", "附表2 1 处"}, all(ctx, t, ".list .group"))
	assert.Equal(t, "错误 合计不符 D53 37 新建“环浙步道”2500公里 — 拟下达舟山指标 27 + 34 = 61 ≠ 60", says(ctx, t, ".option"))

	// The first is chosen: its arithmetic, and the cells in the sheet.
	assert.Equal(t, "27 定海区 + 34 普陀区 = 61 ≠ 60 拟下达舟山指标", says(ctx, t, ".detail .boxes"))
	assert.Equal(t, []string{"D53 60 → 61", "F53 27 → 26", "G53 34 → 33"}, all(ctx, t, ".change"))
	assert.Equal(t, []string{"?"}, []string{eval[string](ctx, t, `getComputedStyle(document.querySelector('.cell.suspect'), '::before').content.slice(1, -1)`)})
	assert.Equal(t, []string{"60"}, all(ctx, t, ".cell.lit.total"))
	assert.Equal(t, []string{"27", "34"}, all(ctx, t, ".cell.lit.part"))
	assert.Equal(t, "D53 60 新建“环浙步道”2500公里 — 拟下达舟山指标", says(ctx, t, ".cellbar"))

	// Another finding lights other cells; a box leads to its cell.
	browser.Do(ctx, t, click("#finding-2"))
	until(ctx, t, `document.querySelector('.cell.lit.total')?.innerText === '78'`)
	assert.Equal(t, []string{"31.1", "26.2", "14", "7.5"}, all(ctx, t, ".cell.lit.part"))
	browser.Do(ctx, t, click(".box:nth-of-type(4)"))
	assert.Equal(t, "I43 7.5", says(ctx, t, ".cellbar .address")+" "+says(ctx, t, ".cellbar .content"))

	// So does a finding in the other sheet, and a cell that has a finding.
	browser.Do(ctx, t, click("#finding-5"))
	until(ctx, t, `document.querySelector('.sheettab[aria-pressed=true]').innerText === '附表2'`)
	assert.Equal(t, "新城 管委会", cell(ctx, t, 3, 11))
	browser.Do(ctx, t, click(".sheettab"))
	until(ctx, t, `document.querySelector('.cell[data-row="43"][data-col="4"]')`)
	browser.Do(ctx, t, click(`.cell[data-row="43"][data-col="4"]`))
	until(ctx, t, `document.querySelector('.option[aria-selected=true]').id === 'finding-2'`)
}

func TestPageFilters(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, fixture(t, "notice.xlsx"), file{"empty.csv", []byte("no figures\n")}, file{"broken.xlsx", []byte("PK")})
	assert.Equal(t, "3 files", says(ctx, t, ".bar h1"))
	assert.Contains(t, says(ctx, t, ".failed"), "broken.xlsx")
	assert.Len(t, all(ctx, t, ".option"), 6)

	browser.Do(ctx, t, click(".chip.warning"))
	until(ctx, t, `document.querySelectorAll('.option').length === 3`)
	assert.Contains(t, eval[string](ctx, t, "location.hash"), "severity=warning")
	browser.Do(ctx, t, click(".chip.error"))
	until(ctx, t, `document.querySelectorAll('.option').length === 4`)
	browser.Do(ctx, t, chromedp.SetValue(chromedp.CSS(".filters select"), "blank-cell"),
		run(`document.querySelector('.filters select').dispatchEvent(new Event('change'))`))
	until(ctx, t, `document.querySelectorAll('.option').length === 2`)
	browser.Do(ctx, t, chromedp.SendKeys(chromedp.ID("search"), "灌溉"))
	until(ctx, t, `document.querySelectorAll('.option').length === 1`)
	assert.Contains(t, says(ctx, t, ".option"), "E64")
	browser.Do(ctx, t, chromedp.SendKeys(chromedp.ID("search"), "没有"))
	until(ctx, t, `document.querySelectorAll('.option').length === 0`)
	assert.Equal(t, "No finding matches. Clear filters", says(ctx, t, "#findings .note"))
	browser.Do(ctx, t, click("#findings .link"))
	until(ctx, t, `document.querySelectorAll('.option').length === 6`)
	assert.Empty(t, eval[string](ctx, t, `document.getElementById('search').value`))

	// A finding is found by its cell and its figures as well.
	for query, want := range map[string]string{"d53": "D53", "31.1": "D43", "新城管委会": "K3"} {
		browser.Do(ctx, t, run(`{ const s = document.getElementById('search'); s.value = `+quote(t, query)+`; s.dispatchEvent(new Event('input')); }`))
		until(ctx, t, `document.querySelectorAll('.option').length === 1`)
		assert.Equal(t, want, says(ctx, t, ".option .ref"))
	}
}

// TestPageInSight goes through the findings with the keyboard: the chosen one is never below
// the name of its group, which stays at the top of the list. What could not be read comes first.
func TestPageInSight(t *testing.T) {
	ctx, _ := visit(t, 1280, 640, "zh-CN")
	files := []file{fixture(t, "notice.xlsx")}
	for _, name := range []string{"一.xlsx", "二.xlsx", "三.xlsx", "四.xlsx", "五.xlsx"} {
		files = append(files, broken(t, name))
	}
	check(ctx, t, files...)
	assert.Equal(t, "D53", says(ctx, t, ".option[aria-selected=true] .ref"))
	assert.Equal(t, 0, eval[int](ctx, t, `document.getElementById('findings').scrollTop`))
	for _, press := range []string{"j", "j", "j", "j", "j", "k", "k", "k", "k", "k"} {
		browser.Do(ctx, t, key(press))
		until(ctx, t, `document.querySelector('.option[aria-selected=true]').getBoundingClientRect().height > 0`)
		assert.LessOrEqual(t, eval[float64](ctx, t, `(() => {
			const option = document.querySelector('.option[aria-selected=true]');
			return option.parentElement.querySelector('.group').getBoundingClientRect().bottom - option.getBoundingClientRect().top;
		})()`), 0.5)
	}

	// The search leaves nothing beside the list that is not in it.
	press(ctx, t, "/")
	browser.Do(ctx, t, key("26.3"))
	until(ctx, t, `document.querySelectorAll('.option').length === 1`)
	assert.Equal(t, "D42", says(ctx, t, ".option[aria-selected=true] .ref"))
	assert.Contains(t, says(ctx, t, ".detail"), "26.3")
	assert.Equal(t, "search", eval[string](ctx, t, "document.activeElement.id"))
	browser.Do(ctx, t, key("没有"))
	until(ctx, t, `!document.querySelector('.detail')`)
}

// TestPageHeads shows heads of several words: no word is broken, and none is cut off.
func TestPageHeads(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"classes.csv", []byte("School,Classes,Grade 1,Grade 2,Grade 3,Grade 4,Establishment for the year\nOak,10,1,2,3,4,5\nElm,14,2,3,4,5,6\nAsh,18,3,4,5,6,7\n")})
	assert.Equal(t, []string{"School", "Classes", "Grade 1", "Grade 2", "Grade 3", "Grade 4", "Establishment for the year"}, all(ctx, t, ".cell.head"))
	assert.Empty(t, eval[[]string](ctx, t, `[...document.querySelectorAll('.cell.head')].filter(e => {
		const text = document.createRange();
		text.selectNodeContents(e);
		const seen = text.getBoundingClientRect(), cell = e.getBoundingClientRect();
		const words = e.innerText.match(/\S+/g).map(word => { // one that is broken takes two lines
			const r = document.createRange(), at = e.innerText.indexOf(word);
			r.setStart(e.firstChild, at);
			r.setEnd(e.firstChild, at + word.length);
			return r.getClientRects().length;
		});
		return seen.top < cell.top || seen.bottom > cell.bottom || seen.right > cell.right || words.some(n => n > 1);
	}).map(e => e.innerText)`))
}

// TestPageKeys uses no mouse at all.
func TestPageKeys(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, fixture(t, "notice.xlsx"))
	chosen := func() string { return says(ctx, t, ".option[aria-selected=true] .ref") }
	focus := func() string {
		return eval[string](ctx, t, `document.activeElement.id || document.activeElement.className`)
	}
	assert.Equal(t, "list", focus())
	assert.Equal(t, "D53", chosen())
	browser.Do(ctx, t, key("jj"))
	assert.Equal(t, "D43", chosen())
	assert.Equal(t, "finding-2", eval[string](ctx, t, `document.getElementById('list').getAttribute('aria-activedescendant')`))
	browser.Do(ctx, t, key("k"), key(kb.ArrowDown), key(kb.ArrowDown))
	assert.Equal(t, "E64", chosen())

	browser.Do(ctx, t, key(kb.Enter))
	assert.Equal(t, "grid", focus())
	assert.Equal(t, "E64", says(ctx, t, ".cellbar .address"))
	browser.Do(ctx, t, key(kb.ArrowLeft), key(kb.ArrowUp))
	assert.Equal(t, "D63", says(ctx, t, ".cellbar .address"))
	assert.Equal(t, "9", says(ctx, t, "#active-cell"))
	assert.Equal(t, "active-cell", eval[string](ctx, t, `document.activeElement.getAttribute('aria-activedescendant')`))
	browser.Do(ctx, t, key(kb.Home), key(kb.PageUp))
	assert.Equal(t, "A", says(ctx, t, ".cellbar .address")[:1])
	browser.Do(ctx, t, key(kb.Escape))
	assert.Equal(t, "list", focus())

	press(ctx, t, "/")
	browser.Do(ctx, t, key("26.3"))
	until(ctx, t, `document.querySelectorAll('.option').length === 1`)
	assert.Equal(t, "search", focus())
	browser.Do(ctx, t, key(kb.Enter))
	assert.Equal(t, "list", focus())
	assert.Equal(t, "D42", chosen())

	browser.Do(ctx, t, key("?"))
	assert.Contains(t, says(ctx, t, "dialog"), "j k next, previous finding")
	browser.Do(ctx, t, key("j"), key(kb.Escape))
	until(ctx, t, `!document.querySelector('dialog')`)
	assert.Equal(t, "D42", chosen(), "keys do not reach behind the dialog")
}

// TestPageAddress goes back and forward, and opens the page anew.
func TestPageAddress(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, fixture(t, "notice.xlsx"))
	browser.Do(ctx, t, click("#finding-2"), click("#finding-3"), click("[data-at=tab-unchecked]"))
	until(ctx, t, `document.querySelector('.outside')`)
	browser.Do(ctx, t, run("history.back()"))
	until(ctx, t, `document.querySelector('.option[aria-selected=true]')?.id === 'finding-3'`)
	browser.Do(ctx, t, run("history.back()"))
	until(ctx, t, `document.querySelector('.option[aria-selected=true]')?.id === 'finding-2' && document.querySelector('.cell.lit.total').innerText === '78'`)
	browser.Do(ctx, t, run("history.forward()"))
	until(ctx, t, `document.querySelector('.option[aria-selected=true]')?.id === 'finding-3'`)

	browser.Do(ctx, t, click(".languages button:last-child"))
	until(ctx, t, `document.querySelector('.option .rule').innerText === 'A total is not the sum of its parts'`)
	assert.Equal(t, "en", eval[string](ctx, t, `document.documentElement.lang`))
	assert.Equal(t, "finding-3", eval[string](ctx, t, `document.querySelector('.option[aria-selected=true]').id`))
	assert.Contains(t, eval[string](ctx, t, "location.hash"), "lang=en")

	browser.Do(ctx, t, chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS(".lost")))
	assert.Equal(t, "The page was opened anew. Files are kept nowhere, so please drop yours once more.", says(ctx, t, ".lost"))
	check(ctx, t, fixture(t, "notice.xlsx"))
	assert.Equal(t, "finding-3", eval[string](ctx, t, `document.querySelector('.option[aria-selected=true]').id`), "the finding is the one that the address names")
}
