package web_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"crossfoot/fixtures/browser"
)

// broken is a workbook that was cut off on its way.
func broken(t *testing.T, name string) file {
	t.Helper()
	return file{name, fixture(t, "notice.xlsx").Data[:9000]}
}

// TestPageAllClear drops files that are in order and files that were not checked: the
// all-clear is for those that were, and the others are named, for the eye and the ear.
func TestPageAllClear(t *testing.T) {
	right, words := file{"对.csv", []byte("事项,合计,东区,西区\n学校,61,27,34\n医院,12,7,5\n公交,30,18,12\n公园,9,4,5\n")}, file{"文字.csv", []byte("事项,说明\n学校,新建\n医院,改造\n")}
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	for name, test := range map[string]struct {
		files []file
		box   string // "" if there is none
		live  string
		panel string
		count string // of what was not checked
	}{
		"broken": {
			[]file{broken(t, "坏.xlsx")}, "", "没有核对：坏.xlsx。", "无法读取的文件 坏.xlsx：", "1",
		},
		"only words": {
			[]file{words}, "没有找到可以核对的合计，所以什么也没有核对。 为什么？", "没有找到可以核对的合计，所以什么也没有核对。", "没有找到数据表", "1",
		},
		"words and broken": {
			[]file{words, broken(t, "坏.xlsx")}, "没有找到可以核对的合计，所以什么也没有核对。没有核对：坏.xlsx。 为什么？", "没有找到可以核对的合计，所以什么也没有核对。没有核对：坏.xlsx。", "无法读取的文件 坏.xlsx：", "2",
		},
		"right": {
			[]file{right}, "没有发现不符之处。", "没有发现不符之处。", "所有数据都核对过了。", "0",
		},
		"right, words and broken": {
			[]file{right, words, broken(t, "坏.xlsx")}, "已核对的文件中没有发现不符之处。没有核对：坏.xlsx、文字.csv。", "已核对的文件中没有发现不符之处。没有核对：坏.xlsx、文字.csv。", "无法读取的文件 坏.xlsx：", "2",
		},
		"findings and broken": {
			[]file{fixture(t, "notice.xlsx"), broken(t, "坏.xlsx")}, "", "错误 1、核实 3、提示 2。没有核对：坏.xlsx。", "无法读取的文件 坏.xlsx：", "36",
		},
	} {
		check(ctx, t, test.files...)
		assert.Equal(t, test.box, says(ctx, t, "#findings > :is(.clean, .nothing)"), name)
		assert.Equal(t, test.live, eval[string](ctx, t, `document.getElementById('live').textContent.trim()`), name)
		browser.Do(ctx, t, click("[data-at=tab-unchecked]"))
		until(ctx, t, `document.querySelector('.panel')`)
		assert.Contains(t, says(ctx, t, ".panel"), test.panel, name)
		assert.Equal(t, test.count, says(ctx, t, ".tab[aria-pressed=true] .count"), name)
		browser.Do(ctx, t, click(".brand"), chromedp.WaitVisible(chromedp.ID("choose-button")))
	}

	// Where nothing was found there is nothing to mark: the report comes first.
	check(ctx, t, right)
	assert.Equal(t, "下载核对报告", says(ctx, t, ".actions .primary"))
	assert.Equal(t, "对-核对.html", download(ctx, t, "html").Name)
	usable(ctx, t, "an all-clear")
}
