package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/cmd/internal/web"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/html"
	"crossfoot/sheets/markdown"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xlsx"
)

// config is that of the program, with a format of the kind that copies files.
func config() web.Config {
	return web.Config{
		Rules:    rules.All,
		Decoders: append([]sheets.Decoder{xlsx.Decoder(), docx.Decoder(), html.Decoder(), markdown.Decoder()}, text.Decoders()...),
		Formats: []web.Format{
			{Named: report.Named{Name: "text", Write: report.Text}, Type: "text/plain; charset=utf-8", Extension: ".txt"},
			{Named: report.Named{Name: "json", Write: report.JSON}, Type: "application/json", Extension: ".json"},
			{Named: report.Named{Name: "copy", Write: copyOf}, Type: "application/octet-stream", Extension: ".bin", Each: true},
		},
		Version: "test",
		Now:     func() time.Time { return time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC) },
	}
}

// copyOf writes a file as it was sent.
func copyOf(w io.Writer, r *checker.Report, o report.Options) error {
	source, err := o.Source(&r.Files[0])
	if err == nil {
		_, err = w.Write(source.Data)
	}
	return err
}

// start serves for as long as a test runs.
func start(t *testing.T, c web.Config) string {
	t.Helper()
	if c.Errors == nil {
		c.Errors = t.Output()
	}
	before := goleak.IgnoreCurrent()
	server := httptest.NewServer(web.Handler(c))
	t.Cleanup(func() { // nothing goes on once all is answered
		http.DefaultClient.CloseIdleConnections()
		server.Close()
		goleak.VerifyNone(t, before)
	})
	return server.URL
}

// part is one part of a form.
type part struct{ name, file, content string }

func sample(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../../fixtures/" + name)
	require.NoError(t, err)
	return string(data)
}

// form is the body of a request and its content type.
func form(t *testing.T, parts ...part) (*bytes.Buffer, string) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, p := range parts {
		head := textproto.MIMEHeader{}
		head.Set("Content-Disposition", multipart.FileContentDisposition(p.name, p.file))
		if p.file == "" {
			head.Set("Content-Disposition", `form-data; name="`+p.name+`"`)
		}
		to, err := w.CreatePart(head)
		require.NoError(t, err)
		_, err = io.WriteString(to, p.content)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return &body, w.FormDataContentType()
}

// send posts parts to a path and gives the answer with its body.
func send(t *testing.T, url string, parts ...part) (*http.Response, string) {
	t.Helper()
	body, media := form(t, parts...)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, body)
	require.NoError(t, err)
	request.Header.Set("Content-Type", media)
	return do(t, request)
}

func do(t *testing.T, request *http.Request) (*http.Response, string) {
	t.Helper()
	answer, err := http.DefaultTransport.RoundTrip(request) // which follows no redirect
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer, string(body)
}

func get(t *testing.T, url string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	require.NoError(t, err)
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			request.Host = headers[i+1]
		}
		request.Header.Set(headers[i], headers[i+1])
	}
	return do(t, request)
}

// failure is the code and the sentence of a refusal.
func failure(t *testing.T, body string) (code, message string) {
	t.Helper()
	var f struct {
		Error struct{ Code, Message string }
	}
	require.NoError(t, json.Unmarshal([]byte(body), &f), body)
	return f.Error.Code, f.Error.Message
}

// reported is a report in JSON, as far as the tests look at it.
type reported struct {
	Summary struct{ Error, Warning, Info, Confirmed, Stale int }
	Files   []struct {
		Path  string
		Error *string
	}
	Findings []struct {
		ID, Rule, File, Message string
		Confirmed               *struct{ Note, By, Date string }
	}
	Relations []any
	RulesFile *struct {
		Path    string
		Skipped []string
	}
}

func decode[T any](t *testing.T, body string) (v T) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(body), &v), "%.200s", body)
	return v
}

func TestPageAndParts(t *testing.T) {
	url := start(t, config())
	page, body := get(t, url+"/")
	assert.Equal(t, http.StatusOK, page.StatusCode)
	assert.Equal(t, "text/html; charset=utf-8", page.Header.Get("Content-Type"))
	assert.Contains(t, body, "crossfoot")

	again, body := get(t, url+"/", "If-None-Match", page.Header.Get("ETag"))
	assert.Equal(t, http.StatusNotModified, again.StatusCode)
	assert.Empty(t, body)

	style, _ := get(t, url+"/static/app.css")
	assert.Equal(t, "text/css; charset=utf-8", style.Header.Get("Content-Type"))

	for _, path := range []string{"/static/", "/static/none.js", "/static/%2e%2e/web.go", "/index.html", "/none"} {
		answer, _ := get(t, url+path)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, path)
	}
}

func TestHeaders(t *testing.T) {
	url := start(t, config())
	for _, path := range []string{"/", "/none", "/healthz", "/metrics", "/api/check", "/api/about"} {
		answer, _ := get(t, url+path)
		for name, want := range map[string]string{
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
				"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		} {
			assert.Equal(t, want, answer.Header.Get(name), "%s of %s", name, path)
		}
		assert.NotEmpty(t, answer.Header.Get("Permissions-Policy"), path)
		assert.Empty(t, answer.Header.Get("Access-Control-Allow-Origin"), path)
	}
	for _, path := range []string{"/metrics", "/api/about", "/none"} {
		answer, _ := get(t, url+path)
		assert.Equal(t, "no-store", answer.Header.Get("Cache-Control"), path)
	}
}

func TestAbout(t *testing.T) {
	c := config()
	c.Limits.Upload = 7 << 20
	_, body := get(t, start(t, c)+"/api/about", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
	about := decode[struct {
		Version, Lang string
		Formats       []struct{ Name, Type, Extension string }
		Limits        struct{ Bytes, Files, Cells int }
	}](t, body)
	assert.Equal(t, "test", about.Version)
	assert.Equal(t, "zh", about.Lang)
	assert.Equal(t, 7<<20, about.Limits.Bytes)
	assert.Equal(t, 50, about.Limits.Files)
	var names []string
	for _, f := range about.Formats {
		names = append(names, f.Name)
	}
	assert.Equal(t, []string{"text", "json", "copy", "page", "baseline"}, names)
}

func TestMetrics(t *testing.T) {
	url := start(t, config())
	answer, _ := send(t, url+"/api/check", part{"file", "notice.xlsx", sample(t, "notice.xlsx")}, part{"file", "b.xlsx", "PK\x03\x04"})
	require.Equal(t, http.StatusOK, answer.StatusCode)
	send(t, url+"/api/check")
	get(t, url+"/made-up-by-a-client")
	_, body := get(t, url+"/metrics")
	for _, line := range []string{
		`crossfoot_http_requests_total{route="POST /api/check",status="200"} 1`,
		`crossfoot_http_requests_total{route="/",status="404"} 1`,
		`crossfoot_files_total{outcome="checked"} 1`,
		`crossfoot_files_total{outcome="unreadable"} 1`,
		`crossfoot_findings_total{rule="sum-mismatch",severity="error"} 1`,
		`crossfoot_rejected_total{reason="no-file"} 1`,
		`crossfoot_http_requests_in_flight 1`,
		`crossfoot_http_request_duration_seconds_count{route="POST /api/check"} 2`,
		"go_goroutines ", "process_start_time_seconds ",
	} {
		assert.Contains(t, body, line)
	}
	assert.NotContains(t, body, "made-up-by-a-client")
}

func TestHealth(t *testing.T) {
	c := config()
	c.Token = "a token that is long enough"
	answer, body := get(t, start(t, c)+"/healthz", "Host", "probe.internal")
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	assert.Equal(t, "ok\n", body)
}

// TestAccessLog has a line for each request, and in it nothing that a client has sent.
func TestAccessLog(t *testing.T) {
	var log bytes.Buffer
	c := config()
	c.Access = &log
	server := httptest.NewServer(web.Handler(c))
	send(t, server.URL+"/api/check?format=text", part{"file", "secret.csv", "a,b\n1,2\n"})
	get(t, server.URL+"/secret")
	http.DefaultClient.CloseIdleConnections()
	server.Close()
	assert.Regexp(t, `^2026-11-28T09:00:00Z "POST /api/check" 200 \d+ bytes \d+\.\d{3} s
2026-11-28T09:00:00Z "/" 404 \d+ bytes \d+\.\d{3} s
$`, log.String())
}
