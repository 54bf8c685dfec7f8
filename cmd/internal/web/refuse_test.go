package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRefused has every request that cannot be used, with its status, its code and a
// sentence in both languages.
func TestRefused(t *testing.T) {
	c := config()
	c.Limits.Files, c.Limits.Upload = 3, 1<<20
	url := start(t, c)
	big := part{"file", "big.csv", strings.Repeat("1,2\n", 1<<18)}
	for name, c := range map[string]struct {
		query  string
		parts  []part
		status int
		code   string
		en, zh string
	}{
		"no file":        {"", nil, 400, "no-file", "Send at least one file to check.", "请至少发送一个要检查的文件。"},
		"none chosen":    {"", []part{{"file", "", ""}}, 400, "no-file", "Send at least one file to check.", "请至少发送一个要检查的文件。"},
		"too many":       {"", []part{table, table, table, table}, 413, "too-many-files", "Send at most 3 files at once.", "一次最多发送 3 个文件。"},
		"too large":      {"", []part{big}, 413, "too-large", "The files are larger than 1 MiB together; send fewer at once.", "文件合计超过 1 MiB，请分批检查。"},
		"format":         {"?format=pdf", []part{table}, 400, "bad-parameter", `format cannot be "pdf"; it can be page, baseline, `, `format 不能是 "pdf"；可以是 page、baseline、`},
		"format in form": {"", []part{table, {"format", "", "pdf"}}, 400, "bad-parameter", `format cannot be "pdf"; it can be page, baseline, `, `format 不能是 "pdf"；可以是 page、baseline、`},
		"relations":      {"?relations=maybe", []part{table}, 400, "bad-parameter", `relations cannot be "maybe"; it can be 1, 0.`, `relations 不能是 "maybe"；可以是 1、0。`},
		"unknown part":   {"", []part{table, {"files", "", "x"}}, 400, "bad-parameter", `There is no parameter "files".`, `没有参数 "files"。`},
		"confirm": {
			"",
			[]part{table, {"confirm", "", "{}"}},
			400, "bad-confirm", `The part "confirm" must be a JSON list of {"id", "note", "by"}.`,
			`confirm 部分应是由 {"id", "note", "by"} 组成的 JSON 列表。`,
		},
		"confirm without note": {
			"",
			[]part{table, {"confirm", "", `[{"id": "x", "note": " "}]`}},
			400, "bad-confirm",
			"Each confirmation needs the id of a finding and a note.", "每条核实说明都要有问题的 id 和说明。",
		},
		"accepted": {
			"",
			[]part{table, {"accepted", "list.yaml", "x: 1"}},
			400, "bad-accepted",
			"list.yaml: line 1 does not belong to a list of accepted findings; mend it, or write one with crossfoot accept.",
			"list.yaml：第 1 行不符合核实说明文件的格式；请改正，或用 crossfoot accept 重新生成。",
		},
		"config": {"", []part{table, {"config", "crossfoot.yaml", "tabels: []\n"}}, 400, "bad-config", "crossfoot.yaml:1:1: ", "crossfoot.yaml:1:1："},
		"two configs": {
			"",
			[]part{table, {"config", "", ""}, {"config", "", ""}},
			400, "bad-config",
			"Send one rules file only.", "只能发送一个规则文件。",
		},
	} {
		for l, want := range map[string]string{"en": c.en, "zh": c.zh} {
			query := c.query + "?lang=" + l
			if c.query != "" {
				query = c.query + "&lang=" + l
			}
			answer, body := send(t, url+"/api/check"+query, c.parts...)
			assert.Equal(t, c.status, answer.StatusCode, name)
			code, message := failure(t, body)
			assert.Equal(t, c.code, code, name)
			assert.True(t, strings.HasPrefix(message, want), "%s: %s", name, message)
			assert.Equal(t, "no-store", answer.Header.Get("Cache-Control"), name)
		}
	}
}

func TestRefusedForms(t *testing.T) {
	c := config()
	c.Limits.Upload = 1 << 20
	url := start(t, c)
	whole, media := form(t, table)
	head, _, found := strings.Cut(whole.String(), "a,b")
	require.True(t, found)
	for name, c := range map[string]struct {
		media  string
		body   io.Reader
		status int
		code   string
	}{
		"json":             {"application/json", strings.NewReader("{}"), 415, "not-multipart"},
		"no type":          {"", strings.NewReader("{}"), 415, "not-multipart"},
		"no boundary":      {"multipart/form-data", strings.NewReader("{}"), 415, "not-multipart"},
		"empty":            {media, strings.NewReader(""), 400, "no-file"},
		"cut off":          {media, strings.NewReader(whole.String()[:whole.Len()-10]), 400, "bad-multipart"},
		"other boundary":   {media + "x", strings.NewReader(whole.String()), 400, "no-file"},
		"endless headers":  {"multipart/form-data; boundary=x", strings.NewReader("--x\r\n" + strings.Repeat("A: b\r\n", 20000) + "\r\n"), 400, "bad-multipart"},
		"unknown length":   {media, io.MultiReader(strings.NewReader(whole.String())), 200, ""},
		"unknown too long": {media, io.MultiReader(strings.NewReader(head), strings.NewReader(strings.Repeat("1,2\n", 1<<20))), 413, "too-large"},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/api/check", c.body)
		require.NoError(t, err)
		request.Header.Set("Content-Type", c.media)
		answer, body := do(t, request)
		assert.Equal(t, c.status, answer.StatusCode, "%s: %s", name, body)
		if c.code != "" {
			code, _ := failure(t, body)
			assert.Equal(t, c.code, code, name)
		}
	}
}

func TestMethods(t *testing.T) {
	url := start(t, config())
	for path, allow := range map[string]string{"/": "GET, HEAD", "/api/about": "GET, HEAD", "/healthz": "GET, HEAD", "/static/app.js": "GET, HEAD"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, url+path, nil)
		require.NoError(t, err)
		answer, body := do(t, request)
		assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode, path)
		assert.Equal(t, allow, answer.Header.Get("Allow"), path)
		code, _ := failure(t, body)
		assert.Equal(t, "method", code)
	}
	answer, _ := get(t, url+"/api/check")
	assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode)
	assert.Equal(t, "POST", answer.Header.Get("Allow"))
}
