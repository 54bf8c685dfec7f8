package web_test

import (
	"archive/zip"
	"io"
	"net/http"
	neturl "net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker/accept"
)

func TestFormats(t *testing.T) {
	url := start(t, config())
	notice := part{"file", "通知.xlsx", sample(t, "notice.xlsx")}
	for _, c := range []struct{ query, media, name, within string }{
		{"", "application/json", "%E9%80%9A%E7%9F%A5-checked.json", `"schema": "crossfoot/report/v1"`},
		{"?format=text", "text/plain; charset=utf-8", "%E9%80%9A%E7%9F%A5-checked.txt", "27 + 34 = 61 ≠ 60"},
		{"?format=text&lang=zh", "text/plain; charset=utf-8", "%E9%80%9A%E7%9F%A5-%E6%A0%B8%E5%AF%B9.txt", "合计不符"},
		{"?format=baseline", "application/yaml", "crossfoot-accepted.yaml", "accepted: []"},
		{"?format=copy", "application/octet-stream", "%E9%80%9A%E7%9F%A5-checked.bin", "PK"},
	} {
		answer, body := send(t, url+"/api/check"+c.query, notice)
		assert.Equal(t, http.StatusOK, answer.StatusCode, c.query)
		assert.Equal(t, c.media, answer.Header.Get("Content-Type"), c.query)
		assert.Equal(t, "no-store", answer.Header.Get("Cache-Control"), c.query)
		disposition := answer.Header.Get("Content-Disposition")
		assert.True(t, strings.HasPrefix(disposition, "attachment; "), disposition)
		assert.True(t, strings.HasSuffix(disposition, "filename*=UTF-8''"+c.name), disposition)
		assert.Contains(t, body, c.within, c.query)
	}
}

// TestParametersInForm are as good as those in the address, and the language is also
// that of the browser.
func TestParametersInForm(t *testing.T) {
	url := start(t, config())
	notice := part{"file", "notice.xlsx", sample(t, "notice.xlsx")}
	_, body := send(t, url+"/api/check", part{"format", "", "text"}, part{"lang", "", "zh"}, notice)
	assert.Contains(t, body, "合计不符")

	r := decode[reported](t, second(send(t, url+"/api/check", notice, part{"relations", "", "1"})))
	assert.NotEmpty(t, r.Relations)
	r = decode[reported](t, second(send(t, url+"/api/check", notice)))
	assert.Nil(t, r.Relations)

	content, media := form(t, notice)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/api/check?format=text", content)
	require.NoError(t, err)
	request.Header.Set("Content-Type", media)
	request.Header.Set("Accept-Language", "fr;q=0.3, zh-TW, en;q=0.5")
	_, body = do(t, request)
	assert.Contains(t, body, "合计不符")
}

func second[A, B any](_ A, b B) B { return b }

func TestUnreadableIsPartOfTheReport(t *testing.T) {
	url := start(t, config())
	answer, body := send(t, url+"/api/check?lang=zh",
		part{"file", "notice.xlsx", sample(t, "notice.xlsx")}, part{"file", "broken.xlsx", "PK\x03\x04 no archive"}, part{"file", "empty.csv", ""})
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	r := decode[reported](t, body)
	require.Len(t, r.Files, 3)
	assert.Nil(t, r.Files[0].Error)
	require.NotNil(t, r.Files[1].Error)
	assert.NotEmpty(t, *r.Files[1].Error)
	require.NotNil(t, r.Files[2].Error)
	assert.Contains(t, *r.Files[2].Error, "文件是空的")
	assert.Equal(t, 1, r.Summary.Error)

	answer, body = send(t, url+"/api/check?lang=en&format=text", part{"file", "empty.csv", ""})
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	assert.Equal(t, "empty.csv: the file is empty; send it again or export it anew\n", body)
}

// TestTogether compares a table with a text that comes with it.
func TestTogether(t *testing.T) {
	url := start(t, config())
	works := sample(t, "text/works.md")
	prose, table, found := strings.Cut(works, "\n|")
	require.True(t, found, "the fixture has its text before its table")
	_, body := send(t, url+"/api/check", part{"file", "table.md", "|" + table}, part{"text", "", prose})
	r := decode[reported](t, body)
	require.Len(t, r.Files, 2)
	assert.Equal(t, "text.txt", r.Files[0].Path, "texts come first")
	assert.Contains(t, rulesOf(r), "prose-mismatch")
}

func rulesOf(r reported) (ids []string) {
	for _, f := range r.Findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestPasted(t *testing.T) {
	url := start(t, config())
	pasted := "\tNorth\tSouth\tTotal\nA\t1\t2\t3\nB\t3\t4\t7\nC\t5\t6\t12\nD\t7\t9\t16\nE\t8\t9\t17\nF\t2\t9\t11\n"
	r := decode[reported](t, second(send(t, url+"/api/check", part{"file", "", pasted})))
	require.Len(t, r.Files, 1)
	assert.Equal(t, "pasted.tsv", r.Files[0].Path)
	assert.Equal(t, []string{"sum-mismatch"}, rulesOf(r))
}

// TestConfirmed takes a finding's confirmation in the page, writes the list of them, and
// finds it again in the list.
func TestConfirmed(t *testing.T) {
	url := start(t, config())
	notice := part{"file", "notice.xlsx", sample(t, "notice.xlsx")}
	r := decode[reported](t, second(send(t, url+"/api/check", notice)))
	require.NotEmpty(t, r.Findings)
	id := r.Findings[0].ID
	confirm := part{"confirm", "", `[{"id": "` + id + `", "note": "共建的 1 公里只计一次", "by": "李莉"}, {"id": "0000000000000000", "note": "gone", "by": "x"}]`}

	answer, body := send(t, url+"/api/check", notice, confirm)
	require.Equal(t, http.StatusOK, answer.StatusCode, body)
	r = decode[reported](t, body)
	assert.Zero(t, r.Summary.Error)
	assert.Equal(t, 1, r.Summary.Confirmed)
	assert.Equal(t, 1, r.Summary.Stale, "the other is said to match no finding")
	require.NotNil(t, r.Findings[0].Confirmed)
	assert.Equal(t, "2026-11-28", r.Findings[0].Confirmed.Date)

	_, list := send(t, url+"/api/check?format=baseline", notice, confirm)
	entries, err := accept.Read([]byte(list), "list")
	require.NoError(t, err)
	require.Len(t, entries, 2)
	assert.Contains(t, list, "27 + 34")

	r = decode[reported](t, second(send(t, url+"/api/check", notice, part{"accepted", "crossfoot-accepted.yaml", list})))
	assert.Equal(t, 1, r.Summary.Confirmed)
}

func TestRulesFile(t *testing.T) {
	url := start(t, config())
	_, body := send(t, url+"/api/check", part{"config", "crossfoot.yaml", sample(t, "rules-file/budget.yaml")},
		part{"file", "budget.csv", sample(t, "rules-file/budget.csv")}, part{"file", "x-draft.csv", "a,b\n1,2\n"})
	r := decode[reported](t, body)
	assert.Contains(t, rulesOf(r), "reserve", "its own check")
	require.NotNil(t, r.RulesFile)
	assert.Equal(t, []string{"x-draft.csv"}, r.RulesFile.Skipped)
	assert.Len(t, r.Files, 1)

	_, metrics := get(t, url+"/metrics")
	assert.Contains(t, metrics, `crossfoot_findings_total{rule="custom",severity="warning"} 1`)
}

// TestCopies are the files themselves: one as it is, several in an archive, with names
// that are safe and unlike each other, and a word for those of which there is none.
func TestCopies(t *testing.T) {
	url := start(t, config())
	csv := func(n string) string { return "a,b\n" + n + ",2\n" }
	answer, body := send(t, url+"/api/check?format=copy",
		part{"file", "2023/plan.csv", csv("1")}, part{"file", "2024/plan.csv", csv("2")}, part{"file", `..\..\evil:*.csv`, csv("3")}, part{"file", "bad.xlsx", "PK\x03\x04"})
	assert.Equal(t, "application/zip", answer.Header.Get("Content-Type"))
	assert.Contains(t, answer.Header.Get("Content-Disposition"), `filename="plan and 3 more-checked.zip"`)
	archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	require.NoError(t, err)
	contents := map[string]string{}
	for _, f := range archive.File {
		from, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(from)
		require.NoError(t, err)
		contents[f.Name] = string(data)
		assert.True(t, config().Now().Equal(f.Modified), "%s: %s", f.Name, f.Modified)
	}
	assert.Regexp(t, `^bad\.xlsx: [^:]+\r\n$`, contents["without a copy.txt"])
	delete(contents, "without a copy.txt")
	assert.Equal(t, map[string]string{
		"plan-checked.bin": csv("1"), "plan-checked (2).bin": csv("2"), "evil__-checked.bin": csv("3"),
	}, contents)

	answer, body = send(t, url+"/api/check?format=copy", part{"file", "bad.xlsx", "PK\x03\x04"})
	assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	code, message := failure(t, body)
	assert.Equal(t, "no-copy", code)
	assert.Equal(t, 1, strings.Count(message, "bad.xlsx"), message)

	answer, _ = send(t, url+"/api/check?format=text&lang=zh", part{"file", "区县1.csv", csv("1")}, part{"file", "区县2.csv", csv("2")}, part{"file", "区县3.csv", csv("3")})
	assert.Contains(t, answer.Header.Get("Content-Disposition"), neturl.PathEscape("区县1等3个文件-核对.txt"))
}

// TestPassword opens a workbook with the password that comes in the form, and only there.
func TestPassword(t *testing.T) {
	url := start(t, config())
	locked := part{"file", "locked.xlsx", sample(t, "../sheets/locked/testdata/agile.xlsx")}
	for _, c := range []struct {
		query    string
		password []part
		within   string
	}{
		{"?format=json", nil, `"locked": true`},
		{"?format=json&password=geheim+%E5%AF%86%E7%A0%81", nil, `"locked": true`},
		{"?format=json", []part{{"password", "", "geheim"}}, `"locked": true`},
		{"?format=text", []part{{"password", "", "geheim 密码"}}, "3 sums in 1 table"},
	} {
		answer, body := send(t, url+"/api/check"+c.query, append(c.password, locked)...)
		assert.Equal(t, http.StatusOK, answer.StatusCode)
		assert.Contains(t, body, c.within)
		assert.NotContains(t, body, "geheim")
	}
}
