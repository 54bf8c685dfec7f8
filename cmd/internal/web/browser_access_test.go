package web_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/browser"
)

// TestPageUsable has axe-core look at each state of the page, light and dark, wide and
// as narrow as a telephone.
func TestPageUsable(t *testing.T) {
	ctx, _ := visit(t, 1280, 800, "zh-CN")
	look := func(state string) {
		for _, scheme := range []string{"dark", "light"} {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
			})
			require.NoError(t, err)
			usable(ctx, t, state+", "+scheme)
			assert.LessOrEqual(t, eval[int](ctx, t, `document.documentElement.scrollWidth - innerWidth`), 0, "%s: nothing stands beyond the edge", state)
			if dir := os.Getenv("LOOK"); dir != "" {
				browser.Screenshot(ctx, t, filepath.Join(dir, state+"-"+scheme+".png"))
			}
		}
	}
	look("beginning")
	check(ctx, t, fixture(t, "notice.xlsx"), file{"broken.xlsx", []byte("PK")})
	look("findings")
	browser.Do(ctx, t, click(".change"))
	look("change")
	browser.Do(ctx, t, click("[data-at=right]"))
	look("note")
	browser.Do(ctx, t, chromedp.SendKeys(chromedp.ID("note"), "两区共建"+kb.Enter))
	look("confirmed")
	browser.Do(ctx, t, click(".menu summary"))
	look("downloads")
	browser.Do(ctx, t, key(kb.Escape), click("[data-at=tab-sums]"))
	look("sums")
	browser.Do(ctx, t, click("[data-at=tab-unchecked]"))
	look("unchecked")
	browser.Do(ctx, t, click("#top .icon"))
	look("keys")
	browser.Do(ctx, t, key(kb.Escape), click("[data-at=tab-findings]"), chromedp.EmulateViewport(375, 700))
	look("narrow")
	assert.Zero(t, eval[int](ctx, t, `document.querySelector('.grid').offsetHeight`), "the findings come first")
	browser.Do(ctx, t, click("#finding-2"))
	until(ctx, t, `document.querySelector('.cell.lit.total')?.innerText === '78'`)
	look("narrow sheet")
	assert.Zero(t, eval[int](ctx, t, `document.querySelector('.list').offsetHeight`))
	browser.Do(ctx, t, run("history.back()"))
	until(ctx, t, `document.querySelector('.list').offsetHeight > 0`)
}

// TestScreenshots keeps the pictures of the page in the README: with -update it takes
// them anew, otherwise it looks whether the page still shows what they show.
func TestScreenshots(t *testing.T) {
	for language, want := range map[string][]string{
		"en": {"Get the marked copy", "A total is not the sum of its parts", "27 定海区 + 34 普陀区 = 61 ≠ 60 拟下达舟山指标", "F53 27 → 26"},
		"zh": {"下载标注副本", "合计不符", "27 定海区 + 34 普陀区 = 61 ≠ 60 拟下达舟山指标", "F53 27 → 26"},
	} {
		t.Run(language, func(t *testing.T) {
			ctx, _ := visit(t, 1280, 800, language)
			check(ctx, t, fixture(t, "notice.xlsx"))
			until(ctx, t, `document.querySelector('.cell.lit.total')?.innerText === '60'`)
			page := says(ctx, t, "body")
			for _, text := range want {
				assert.Contains(t, page, text)
			}
			path := "../../../fixtures/screenshots/page-" + language + ".png"
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
				browser.Screenshot(ctx, t, path)
			}
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			picture, err := png.DecodeConfig(bytes.NewReader(data))
			require.NoError(t, err)
			assert.Equal(t, "1280×800", quote(t, picture.Width)+"×"+quote(t, picture.Height))
		})
	}
}
