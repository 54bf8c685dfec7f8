package web_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"crossfoot/checker/report"
	printed "crossfoot/checker/report/html"
	"crossfoot/checker/report/marked"
	"crossfoot/cmd/internal/web"
	"crossfoot/fixtures/browser"
	"crossfoot/rules"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

func TestMain(m *testing.M) { browser.Main(m) }

// pageConfig is what the command serves.
func pageConfig() web.Config {
	c := web.Config{
		Rules: rules.All, Version: "test", Errors: os.Stderr, Lang: lang.EN,
		Decoders: decoders.All(),
	}
	for _, f := range append([]report.Named{{Name: "html", Write: printed.Write}, {Name: "xlsx", Write: marked.Write}}, report.Formats...) {
		d := web.Format{Named: f, Type: "application/octet-stream", Extension: "." + f.Name}
		if f.Name == "xlsx" {
			d.Copy = marked.Name
		}
		c.Formats = append(c.Formats, d)
	}
	return c
}

// visit opens the page in a browser that prefers a language. A request to anywhere but
// the page's own server fails the test.
func visit(t *testing.T, width, height int, language string) (ctx context.Context, server *httptest.Server) {
	t.Helper()
	return visitAt(t, web.Handler(pageConfig()), width, height, language)
}

// visitAt opens the page of a handler.
func visitAt(t *testing.T, handler http.Handler, width, height int, language string) (ctx context.Context, server *httptest.Server) {
	t.Helper()
	server = httptest.NewServer(handler)
	t.Cleanup(server.Close)
	ctx = browser.New(t, width, height, language)
	watch(ctx, t, server.URL)
	browser.Do(ctx, t, chromedp.Navigate(server.URL), chromedp.WaitVisible(chromedp.ID("choose-button")))
	return ctx, server
}

func watch(ctx context.Context, t *testing.T, allowed string) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		defer close(done)
		for r, err := range requests {
			if err != nil {
				return
			}
			if url := r.Request.URL; !strings.HasPrefix(url, allowed) && !strings.HasPrefix(url, "blob:"+allowed) {
				t.Errorf("the page asks for %s", url)
			}
		}
	}()
	t.Cleanup(func() { cancel(); <-done })
}

// file is what somebody drops on the page.
type file struct {
	Name string `json:"name"`
	Data []byte `json:"data"` // which JSON writes as base64
}

func fixture(t *testing.T, name string) file {
	t.Helper()
	data, err := os.ReadFile("../../../fixtures/" + name)
	require.NoError(t, err)
	return file{name, data}
}

// drop lets files fall on the page, as from a folder.
func drop(ctx context.Context, t *testing.T, files ...file) {
	t.Helper()
	browser.Do(ctx, t, run(`{
		const transfer = new DataTransfer();
		for (const { name, data } of `+quote(t, files)+`) {
			transfer.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name));
		}
		for (const type of ['dragenter', 'dragover', 'drop']) {
			document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
		}
	}`))
}

// check drops files and waits for what is found in them.
func check(ctx context.Context, t *testing.T, files ...file) {
	t.Helper()
	browser.Do(ctx, t, run(`document.querySelector('.result')?.setAttribute('data-old', '')`))
	drop(ctx, t, files...)
	until(ctx, t, `document.querySelector('.result:not([data-old])') && !document.querySelector('.notice.busy')`)
}

// run runs a script in the page.
func run(script string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](script)
}

func quote(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

// eval is the value of a script in the page.
func eval[T any](ctx context.Context, t *testing.T, script string) T {
	t.Helper()
	return browser.Get(ctx, t, chromedp.Evaluate[T](script))
}

// until waits for something to become true in the page.
func until(ctx context.Context, t *testing.T, condition string) {
	t.Helper()
	met := browser.Get(ctx, t, chromedp.Evaluate[bool](`new Promise(done => {
		const end = Date.now() + 90_000;
		const look = () => (`+condition+`) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 20);
		look();
	})`, chromedp.EvalAwaitPromise))
	require.True(t, met, "this never came: %s\n%s", condition, says(ctx, t, "body"))
}

// says is the text of the first such element, as it is seen; "" if there is none.
func says(ctx context.Context, t *testing.T, selector string) string {
	t.Helper()
	if texts := all(ctx, t, selector); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// all are the texts of all such elements. What was just added has a text only when it
// has been drawn, which is so in the frame after the next.
func all(ctx context.Context, t *testing.T, selector string) []string {
	t.Helper()
	return browser.Get(ctx, t, chromedp.Evaluate[[]string](`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
		done([...document.querySelectorAll(`+quote(t, selector)+`)].map(e => e.innerText.replace(/\s+/g, ' ').trim())))))`, chromedp.EvalAwaitPromise))
}

// cell is what the sheet shows in a cell; "" if it is out of sight.
func cell(ctx context.Context, t *testing.T, row, col int) string {
	t.Helper()
	return says(ctx, t, `.cell[data-row="`+quote(t, row)+`"][data-col="`+quote(t, col)+`"]`)
}

func click(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Click(chromedp.CSS(selector))
}

func key(keys string) chromedp.Action[chromedp.Void] { return chromedp.KeyEvent(keys) }

// press presses one key as a keyboard does: a page that takes the key keeps its
// character from being typed, which chromedp.KeyEvent types all the same.
func press(ctx context.Context, t *testing.T, name string) {
	t.Helper()
	for _, params := range []input.DispatchKeyEventParams{
		{Type: input.DispatchKeyEventTypeKeyDown, Key: name, Text: name}, {Type: input.DispatchKeyEventTypeKeyUp, Key: name},
	} {
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, params)
		require.NoError(t, err)
	}
}

// usable fails the test if axe-core finds anything wrong with the page as it is.
func usable(ctx context.Context, t *testing.T, state string) {
	t.Helper()
	for _, v := range browser.Axe(ctx, t) {
		t.Errorf("%s: %s", state, v)
	}
}
