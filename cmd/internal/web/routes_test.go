package web_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/cmd/internal/web"
)

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
