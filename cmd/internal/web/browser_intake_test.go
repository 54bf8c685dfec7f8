package web_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/cmd/internal/web"
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
	assert.Equal(t, "Since the last check: 5 gone, 0 new.", says(ctx, t, ".notice.told bdi"))
	check(ctx, t, fixture(t, "notice.xlsx"))
	assert.Equal(t, "Since the last check: 0 gone, 5 new.", says(ctx, t, ".notice.told bdi"))
	assert.Len(t, all(ctx, t, ".option .new"), 5)

	// Another workbook is another check.
	check(ctx, t, file{"pasted.tsv", []byte(slip)})
	assert.Empty(t, says(ctx, t, ".notice"))
	assert.Empty(t, all(ctx, t, ".option .new"))
	check(ctx, t, file{"ok.tsv", []byte(strings.Replace(slip, "60", "61", 1))})
	assert.Equal(t, "Everything that could be checked adds up.", says(ctx, t, ".clean"))
}

// TestPageTwoTabs checks two workbooks at the same time.
func TestPageTwoTabs(t *testing.T) {
	one, server := visit(t, 1280, 800, "en-GB")
	two, cancel := chromedp.NewContext(one)
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

// answer is what comes in place of a check.
type answer struct {
	status int
	body   string
}

// TestPageTrouble meets a server that refuses, and one that has stopped.
func TestPageTrouble(t *testing.T) {
	var instead atomic.Pointer[answer]
	handler := web.Handler(pageConfig())
	ctx, server := visitAt(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a := instead.Load(); a != nil {
			w.WriteHeader(a.status)
			_, _ = w.Write([]byte(a.body)) // the page will tell
			return
		}
		handler.ServeHTTP(w, r)
	}), 1280, 800, "zh-CN")
	_, err := chromedp.Call(ctx, log.Disable, cdp.Empty{}) // which tells of every answer that is an error
	require.NoError(t, err)
	drop(ctx, t, file{"空.xlsx", []byte{}})
	until(ctx, t, `document.querySelector('.notice.trouble')`)
	assert.Contains(t, says(ctx, t, ".notice.trouble"), "“空.xlsx”是空文件或文件夹")
	drop(ctx, t, file{"accepted.yaml", []byte("accepted: []\n")})
	until(ctx, t, `document.querySelector('.notice.trouble')?.innerText.includes('一起放入')`)
	usable(ctx, t, "trouble")

	// What a proxy or a busy server says, without a server for it.
	for _, a := range []struct {
		answer
		want  string
		again bool
	}{
		{answer{413, "<html>"}, "文件太大。请只放入要核对的工作簿，或分几次放入。", false},
		{answer{503, "<html>"}, "正在核对的文件较多，请稍等片刻再试。", true},
		{answer{502, "<html>"}, "没有得到核对结果（502）。请再试一次。", true},
		{answer{429, `{"error":{"message":"正在检查的文件太多，请稍后再试。","code":"busy"}}`}, "正在检查的文件太多，请稍后再试。", true},
	} {
		instead.Store(&a.answer)
		drop(ctx, t, file{"pasted.tsv", []byte(slip)})
		until(ctx, t, `document.querySelector('.notice.trouble bdi')?.innerText === `+quote(t, a.want))
		assert.Equal(t, a.again, strings.Contains(says(ctx, t, ".notice.trouble"), "再试一次 ×"))
	}
	instead.Store(nil)

	server.CloseClientConnections()
	server.Close()
	drop(ctx, t, file{"pasted.tsv", []byte(slip)})
	until(ctx, t, `document.querySelector('.notice.trouble')?.innerText.includes('程序可能已经关闭')`)
	require.Contains(t, says(ctx, t, ".notice.trouble"), "再试一次")
}
