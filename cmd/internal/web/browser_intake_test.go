package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/browser"
)

const slip = "Item\tTotal\tNorth\tSouth\nSchools\t60\t27\t34\nClinics\t12\t7\t5\nBuses\t30\t18\t12\nParks\t9\t4\t5\n"

// TestPagePaste pastes a range from a spreadsheet, as text and as a table of HTML.
func TestPagePaste(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	paste := func(media, content string) {
		browser.Do(ctx, t, run(`{
			const clipboardData = new DataTransfer();
			clipboardData.setData(`+quote(t, media)+`, `+quote(t, content)+`);
			document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		}`))
	}
	paste("text/plain", slip)
	until(ctx, t, `document.querySelector('.result')`)
	assert.Equal(t, "pasted.tsv", says(ctx, t, ".bar h1"))
	assert.Contains(t, says(ctx, t, ".option"), "27 + 34 = 61 ≠ 60")

	browser.Do(ctx, t, click(".brand"))
	rows := strings.ReplaceAll(strings.ReplaceAll(strings.TrimSuffix(slip, "\n"), "\t", "</td><td>"), "\n", "</td></tr><tr><td>")
	paste("text/html", "<script>alert(1)</script><table><tr><td>"+rows+"</td></tr></table>")
	until(ctx, t, `document.querySelector('.result')`)
	assert.Contains(t, says(ctx, t, ".option"), "27 + 34 = 61 ≠ 60")

	// Cells that reach over others keep their places.
	browser.Do(ctx, t, click(".brand"))
	paste("text/html", "<table><tr><td rowspan=2>Item<td rowspan=2>Total<td colspan=2>District<tr><td>North<td>South<tr><td>"+
		strings.Join(strings.Split(rows, "</tr><tr><td>")[1:], "</tr><tr><td>")+"</table>")
	until(ctx, t, `document.querySelector('.result')`)
	assert.Equal(t, "South", cell(ctx, t, 2, 4))
	assert.Equal(t, "27 District / North + 34 District / South = 61 ≠ 60 Total", says(ctx, t, ".detail .boxes"))

	browser.Do(ctx, t, click(".brand"))
	paste("text/plain", "hello")
	assert.Contains(t, says(ctx, t, ".notice.trouble"), "There is no table in what you pasted.")
}

// TestPageExample tries the example in both languages.
func TestPageExample(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	browser.Do(ctx, t, click("#example"))
	until(ctx, t, `document.querySelector('.result')`)
	assert.Equal(t, "例子.xlsx", says(ctx, t, ".bar h1"))
	assert.Contains(t, says(ctx, t, ".option"), "27 + 34 = 61 ≠ 60")
	browser.Do(ctx, t, click(".brand"), click(".languages button:last-child"), click("#example"))
	until(ctx, t, `document.querySelector('.bar h1')?.innerText === 'example.xlsx'`)
	assert.Contains(t, says(ctx, t, ".option"), "27 + 34 = 61 ≠ 60")
}

// TestPageAgain drops the workbook once more, corrected: what is gone is counted.
func TestPageAgain(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, fixture(t, "notice.xlsx"))
	mended := fixture(t, "notice-mended.xlsx")
	check(ctx, t, file{"notice.xlsx", mended.Data})
	assert.Equal(t, "Since the last check: 5 put right, none new.", says(ctx, t, ".notice.told bdi"))
	check(ctx, t, fixture(t, "notice.xlsx"))
	assert.Equal(t, "Since the last check: 0 put right, 5 new.", says(ctx, t, ".notice.told bdi"))
	assert.Len(t, all(ctx, t, ".option .new"), 5)

	// So is a copy under another name.
	check(ctx, t, file{"notice (mended).xlsx", mended.Data})
	assert.Equal(t, "Compared with “notice.xlsx”: 5 put right, none new.", says(ctx, t, ".notice.told bdi"))

	// Another workbook is another check.
	check(ctx, t, file{"pasted.tsv", []byte(slip)})
	assert.Empty(t, says(ctx, t, ".notice"))
	assert.Empty(t, all(ctx, t, ".option .new"))
	check(ctx, t, file{"ok.tsv", []byte(strings.Replace(slip, "60", "61", 1))})
	assert.Equal(t, "Everything that could be checked adds up.", says(ctx, t, ".clean"))
}

// TestPageWorst opens the worst finding of several files, not the first.
func TestPageWorst(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	check(ctx, t, fixture(t, "notice-mended.xlsx"), file{"预算 2025.tsv", []byte(slip)})
	assert.Equal(t, []string{"提示", "核实"}, all(ctx, t, ".option .mark")[:2])
	assert.Contains(t, says(ctx, t, ".option[aria-selected=true]"), "27 + 34 = 61 ≠ 60")
	assert.Contains(t, says(ctx, t, ".detail .ref"), "'预算 2025'!B")
}

// TestPageAnother checks another table under the name of the one before, as all that is
// pasted has one name: it is no correction.
func TestPageAnother(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"pasted.tsv", []byte(slip)})
	for name, data := range map[string]string{
		"words":      "Item\tTotal\tNorth\tSouth\nHarbour\tnew\told\told\n",
		"same form":  "Item\tTotal\tNorth\tSouth\nSchools\t70\t31\t39\nClinics\t15\t6\t9\nBuses\t41\t20\t21\nParks\t7\t3\t4\n",
		"broken off": "PK\x03\x04",
	} {
		check(ctx, t, file{"pasted.tsv", []byte(data)})
		assert.Empty(t, says(ctx, t, ".notice"), name)
		check(ctx, t, file{"pasted.tsv", []byte(slip)})
		assert.Empty(t, says(ctx, t, ".notice"), name)
		assert.Empty(t, all(ctx, t, ".option .new"), name)
	}
	// With another row it is still the same table.
	check(ctx, t, file{"pasted.tsv", []byte(strings.Replace(slip, "60", "61", 1) + "Trams\t8\t3\t5\n")})
	assert.Equal(t, "Since the last check: 1 put right, none new.", says(ctx, t, ".notice.told bdi"))

	// Somebody says that a file is the one of before, and it is not.
	docx, err := filepath.Abs("../../../fixtures/notice.docx")
	require.NoError(t, err)
	browser.Do(ctx, t, run(`document.getElementById('choose').click = () => {}`), click("#again"),
		chromedp.SetUploadFiles(chromedp.ID("choose"), []string{docx}))
	until(ctx, t, `document.querySelector('.bar h1').innerText === 'notice.docx'`)
	assert.Equal(t, "This is not the table of the last check, so the two were not compared.", says(ctx, t, ".notice.told bdi"))
}

// TestPageOneOfSeveral drops one file of a set again.
func TestPageOneOfSeveral(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	check(ctx, t, file{"one.tsv", []byte(slip)}, fixture(t, "notice.xlsx"), fixture(t, "notice.docx"))
	check(ctx, t, file{"one.tsv", []byte(slip)})
	assert.Equal(t, "Taken anew: one.tsv; the other 2 stay as they were. Since the last check: nothing has changed.", says(ctx, t, ".notice.told bdi"))
	check(ctx, t, file{"one.tsv", []byte("PK\x03\x04")})
	assert.Equal(t, "Taken anew: one.tsv; the other 2 stay as they were. Since the last check: nothing has changed. Not compared: one.tsv.", says(ctx, t, ".notice.told bdi"))
}

// TestPageTwoTabs checks two workbooks at the same time.
func TestPageTwoTabs(t *testing.T) {
	one, server := visit(t, 1280, 800, "en-GB")
	two, cancel := chromedp.NewContext(one, chromedp.WithNewWindow(true)) // a tab behind another draws nothing
	defer cancel()
	browser.Do(two, t, chromedp.Navigate(server.URL), chromedp.WaitVisible(chromedp.ID("choose-button")))
	drop(one, t, fixture(t, "notice.xlsx"))
	drop(two, t, file{"pasted.tsv", []byte(slip)})
	until(one, t, `document.querySelector('.result')`)
	until(two, t, `document.querySelector('.result')`)
	assert.Equal(t, "notice.xlsx", says(one, t, ".bar h1"))
	assert.Equal(t, "pasted.tsv", says(two, t, ".bar h1"))
	assert.Len(t, all(one, t, ".option"), 6)
	assert.Len(t, all(two, t, ".option"), 1)
}

// TestPageFolder drops a folder as a file manager does: what can be checked in it is.
func TestPageFolder(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"notice.xlsx": fixture(t, "notice.xlsx").Data, "district/part.tsv": []byte(slip),
		"~$notice.xlsx": []byte("owner"), "photo.png": []byte("PNG"), ".hidden.csv": []byte("a,b\n"),
	} {
		path := filepath.Join(dir, "returns", name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o750))
		require.NoError(t, os.WriteFile(path, data, 0o600))
	}
	ctx, _ := visit(t, 1280, 800, "en-GB")
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		if kind == input.DispatchDragEventTypeDrop {
			until(ctx, t, `document.body.classList.contains('dropping')`)
			assert.Equal(t, `"Let go to check"`, eval[string](ctx, t, `getComputedStyle(document.body, '::after').content`))
		}
		_, err := chromedp.Call(ctx, input.DispatchDragEvent, input.DispatchDragEventParams{
			Type: kind, X: 640, Y: 700, // beside the field, as anywhere on the page will do
			Data: &input.DragData{Items: []*input.DragDataItem{}, Files: []string{filepath.Join(dir, "returns")}, DragOperationsMask: 1},
		})
		require.NoError(t, err)
	}
	until(ctx, t, `document.querySelector('.result')`)
	assert.False(t, eval[bool](ctx, t, `document.body.classList.contains('dropping')`))
	assert.Equal(t, "2 files", says(ctx, t, ".bar h1"))
	assert.ElementsMatch(t, []string{"notice.xlsx", "part.tsv"}, all(ctx, t, ".sheettabs option"))
}

// TestPageNotes drops a file whose name misleads: the page says so, and it counts as no
// finding.
func TestPageNotes(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	assert.Contains(t, says(ctx, t, ".kinds"), ".mhtml .csv .tsv .xml .md .txt，可一次放入多个。")
	check(ctx, t, file{"plan.xls", []byte(strings.ReplaceAll(slip, "60", "61"))})
	assert.Contains(t, says(ctx, t, ".bar"), "文件名以 .xls 结尾，内容其实是“制表符分隔的文本（TSV）”，已按此读取")
}

// TestPagePassword drops a workbook that has a password: the page asks for it, says when it
// is wrong, and keeps it nowhere but in its own memory.
func TestPagePassword(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "en-GB")
	locked := fixture(t, "../sheets/locked/testdata/agile.xlsx")
	locked.Name = "locked.xlsx"
	drop(ctx, t, locked)
	until(ctx, t, `document.querySelector('#ask[open] #password')`)
	usable(ctx, t, "asking for a password")
	assert.Contains(t, says(ctx, t, "#ask"), "“locked.xlsx” has a password")
	enter := func(word string) {
		browser.Do(ctx, t, run(`document.querySelector('#password').value = `+quote(t, word)), click("#ask [type=submit]"))
	}
	enter("geheim")
	until(ctx, t, `document.querySelector('#password-hint br')`)
	assert.Contains(t, says(ctx, t, "#ask"), "That password does not open it.")
	enter("geheim 密码")
	until(ctx, t, `document.querySelector('.result')`)
	assert.Contains(t, says(ctx, t, ".bar"), "3 sums in 1 table")
	assert.Equal(t, "Parks", cell(ctx, t, 2, 1))
	assert.NotContains(t, eval[string](ctx, t, `location.href + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie`), "geheim")

	// Another language checks the same files again, without a question.
	browser.Do(ctx, t, click(".languages button:first-child"))
	until(ctx, t, `document.querySelector('.bar').innerText.includes('3 个合计')`)

	// Whoever does not know it sees why the file was not read.
	browser.Do(ctx, t, click(".brand"))
	drop(ctx, t, locked)
	until(ctx, t, `document.querySelector('#ask[open]')`)
	browser.Do(ctx, t, click("#ask [type=button]"))
	until(ctx, t, `document.querySelector('.result')`)
	assert.Contains(t, says(ctx, t, ".failed"), "文件设有打开密码")
}
