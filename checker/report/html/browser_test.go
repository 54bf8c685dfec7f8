package html_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/browser"
	"crossfoot/sheets/lang"
)

func TestMain(m *testing.M) { browser.Main(m) }

// open writes a page to a file and opens it as a clerk does who gets it by mail.
func open(ctx context.Context, t *testing.T, page string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
	url := "file://" + filepath.ToSlash(path)
	browser.Do(ctx, t, chromedp.Navigate(url))
	return url
}

// media emulates a medium, "" for the usual one, and a colour scheme.
func media(ctx context.Context, t *testing.T, medium, scheme string) {
	t.Helper()
	browser.Do(ctx, t, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	})
}

func evaluate[T any](ctx context.Context, t *testing.T, script string) T {
	t.Helper()
	return browser.Get(ctx, t, chromedp.Evaluate[T](script))
}

// TestEverybodyCanUseIt asks axe-core, on wide and narrow windows, light and dark, and
// looks whether a narrow one must be scrolled sideways.
func TestEverybodyCanUseIt(t *testing.T) {
	r, o := check(t, fixture(t, "text/notice.md"), fixture(t, "text/works.md"), source{"wide.csv", wide(9, 36, 7)}, source{"broken.xlsx", "no workbook"})
	o.Lang = lang.ZH
	ctx := browser.New(t, 1280, 800, "zh-CN")
	open(ctx, t, write(t, r, o))
	for _, width := range []int64{1280, 375, 320} {
		browser.Do(ctx, t, chromedp.EmulateViewport(width, 800))
		for _, scheme := range []string{"light", "dark"} {
			media(ctx, t, "screen", scheme)
			assert.Empty(t, browser.Axe(ctx, t), "%d pixels, %s", width, scheme)
		}
		assert.True(t, evaluate[bool](ctx, t, "document.scrollingElement.scrollWidth <= innerWidth"), "%d pixels: must be scrolled sideways", width)
	}
}

// TestArithmeticBesideCell moves the focus to a number in a table, as the Tab key does.
func TestArithmeticBesideCell(t *testing.T) {
	r, o := check(t, fixture(t, "notice.xlsx"))
	ctx := browser.New(t, 1000, 700, "en")
	open(ctx, t, write(t, r, o))
	const tip = "document.querySelector('td.own.error .tip')"
	require.Equal(t, "none", evaluate[string](ctx, t, "getComputedStyle("+tip+").display"))
	browser.Do(ctx, t, chromedp.Evaluate[chromedp.Void]("document.querySelector('td.own.error .ref').focus()"))
	assert.Contains(t, evaluate[string](ctx, t, tip+".innerText"), "27 + 34 = 61 ≠ 60")
	box := browser.Get(ctx, t, chromedp.Evaluate[struct{ Left, Top, Right, Bottom float64 }](`(async () => {
		for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
		return `+tip+`.getBoundingClientRect().toJSON();
	})()`, chromedp.EvalAwaitPromise))
	assert.True(t, box.Left >= 0 && box.Left < box.Right && box.Right <= 1000 && box.Top >= 0 && box.Top < box.Bottom && box.Bottom <= 700,
		"it can be seen as a whole: %+v", box)
}

// TestPrint prints a wide table and a usual one: sheets of A4, and nothing that reaches
// beyond them.
func TestPrint(t *testing.T) {
	ctx := browser.New(t, 1280, 800, "en")
	for name, s := range map[string]source{
		"across the sheet": fixture(t, "notice.xlsx"),
		"upright":          fixture(t, "text/works.md"),
		"in parts":         {"wide.csv", wide(30, 36, 7)},
	} {
		r, o := check(t, s)
		page := write(t, r, o)
		open(ctx, t, page)
		pdf := browser.Get(ctx, t, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		boxes := regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`).FindAllStringSubmatch(string(pdf), -1)
		require.NotEmpty(t, boxes, name)
		across := false
		for _, box := range boxes {
			var w, h float64
			fmt.Sscan(box[1]+" "+box[2], &w, &h)
			assert.InDelta(t, 210*297, w*h*(25.4/72)*(25.4/72), 100, "%s: a page of A4", name)
			across = across || w > h
		}
		assert.Equal(t, name != "upright", across, name)

		// The width between the margins, in CSS pixels of 1/96 inch.
		width := int64(687) // 182 mm
		if across {
			width = 1031 // 273 mm
		}
		media(ctx, t, "print", "light")
		browser.Do(ctx, t, chromedp.EmulateViewport(width, 800))
		assert.Empty(t, evaluate[[]string](ctx, t, `[...document.querySelectorAll(".sheets *")]
			.filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))`), "%s: cut off", name)
		seen := evaluate[string](ctx, t, "document.body.innerText")
		for _, x := range r.Files[0].Findings {
			assert.Contains(t, seen, strings.TrimSpace(x.Message.In(o.Lang)), name)
			assert.GreaterOrEqual(t, strings.Count(seen, x.Arithmetic), 2, "%s: in the list and below the table: %s", name, x.Arithmetic)
		}
		media(ctx, t, "", "light")
	}
}

// TestHostileInBrowser opens the report on a workbook whose texts try to run and to
// load something.
func TestHostileInBrowser(t *testing.T) {
	r, o := check(t, hostile())
	ctx := browser.New(t, 800, 600, "en")
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	browser.Do(ctx, t, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
		return chromedp.Void{}, err
	})
	url := open(ctx, t, write(t, r, o))
	assert.Equal(t, "undefined", evaluate[string](ctx, t, "typeof window.taken"))
	assert.Contains(t, evaluate[string](ctx, t, "document.body.innerText"), "<script>window.taken", "it is shown as it is written")

	// A load of the test's own comes last: what comes before it is the page's.
	browser.Do(ctx, t, chromedp.Navigate("about:blank"), chromedp.Navigate("data:text/html,end"))
	var urls []string
	for e, err := range requests {
		require.NoError(t, err)
		if strings.HasPrefix(e.Request.URL, "data:") {
			break
		}
		urls = append(urls, e.Request.URL)
	}
	assert.Equal(t, []string{url}, urls)
}

// TestSignature prints a list of findings that leaves no room for the lines to sign: they
// take the last finding with them to their page.
func TestSignature(t *testing.T) {
	r, o := check(t, fixture(t, "notice.xlsx"))
	ctx := browser.New(t, 687, 994, "en") // a page of A4 between its margins
	open(ctx, t, write(t, r, o))
	media(ctx, t, "print", "light")
	// A link leaves the place that it leads to in the PDF, with its page.
	last := evaluate[string](ctx, t, `(() => {
		document.querySelector('.sheets').remove();
		const rows = [...document.querySelectorAll('.findings tbody tr')], sign = document.querySelector('.sign');
		rows.slice(0, -2).forEach(row => row.remove());
		sign.id = 'sign';
		document.querySelector('.subject').insertAdjacentHTML('afterend', '<a href="#sign">1</a><a href="#' + rows.at(-1).id + '">2</a><div id="room"></div>');
		document.getElementById('room').style.height = innerHeight - sign.getBoundingClientRect().top - 20 + 'px';
		return rows.at(-1).id;
	})()`)
	for _, kept := range []bool{false, true} {
		browser.Do(ctx, t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.getElementById('sign').style.breakBefore = %t ? '' : 'auto'", kept)))
		pdf := string(browser.Get(ctx, t, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize())))
		page := func(id string) string {
			found := regexp.MustCompile(`/` + id + ` \[(\d+) 0 R`).FindStringSubmatch(pdf)
			require.NotNil(t, found, id)
			return found[1]
		}
		assert.Equal(t, kept, page(last) == page("sign"))
	}
}
