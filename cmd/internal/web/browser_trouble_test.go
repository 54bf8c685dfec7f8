package web_test

import (
	"bytes"
	"io"
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

// TestPageWait waits for a check that takes long, and gives it up.
func TestPageWait(t *testing.T) {
	waiting, gone := make(chan struct{}), make(chan struct{})
	handler := web.Handler(pageConfig())
	ctx, _ := visitAt(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			handler.ServeHTTP(w, r)
			return
		}
		_, _ = io.Copy(io.Discard, r.Body) // a connection that ends is what is waited for
		close(waiting)
		<-r.Context().Done()
		close(gone)
	}), 1280, 800, "zh-CN")
	drop(ctx, t, file{"pasted.tsv", []byte(slip)})
	<-waiting
	until(ctx, t, `document.querySelector('.notice.busy')?.innerText.includes('正在核对')`)
	usable(ctx, t, "a check goes on")
	browser.Do(ctx, t, click(".notice.busy button"))
	<-gone
	assert.Empty(t, says(ctx, t, ".notice"))
	assert.Equal(t, "已取消。", says(ctx, t, "#live"))
}

// TestPageTooLarge sends more than the server takes.
func TestPageTooLarge(t *testing.T) {
	config := pageConfig()
	config.Limits.Upload = 1 << 20
	ctx, _ := visitAt(t, web.Handler(config), 1280, 800, "zh-CN")
	_, err := chromedp.Call(ctx, log.Disable, cdp.Empty{})
	require.NoError(t, err)
	drop(ctx, t, file{"大.csv", bytes.Repeat([]byte("a,1,2,3\n"), 1<<18)})
	until(ctx, t, `document.querySelector('.notice.trouble')`)
	assert.Regexp(t, "文件合计超过 1 MiB，请分批检查。|文件太大。", says(ctx, t, ".notice.trouble"))
}
