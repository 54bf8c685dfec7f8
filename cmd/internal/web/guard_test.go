package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/cmd/internal/web"
	"crossfoot/sheets/lang"
)

// TestHosts lets nobody in who calls this computer by a name of theirs: that is how
// another web page would get to read the answers (DNS rebinding).
func TestHosts(t *testing.T) {
	c := config()
	c.Hosts = []string{"Check.Example.org", "192.168.1.5"}
	url := start(t, c)
	for host, want := range map[string]int{
		"localhost":             http.StatusOK,
		"LOCALHOST:8080":        http.StatusOK,
		"127.0.0.1:1":           http.StatusOK,
		"127.9.9.9":             http.StatusOK,
		"[::1]:8080":            http.StatusOK,
		"check.example.org":     http.StatusOK,
		"check.example.org:443": http.StatusOK,
		"192.168.1.5:8080":      http.StatusOK,

		"evil.example":             http.StatusMisdirectedRequest,
		"evil.example:80":          http.StatusMisdirectedRequest,
		"localhost.evil.example":   http.StatusMisdirectedRequest,
		"127.0.0.1.evil.example":   http.StatusMisdirectedRequest,
		"192.168.1.6":              http.StatusMisdirectedRequest,
		"0.0.0.0":                  http.StatusMisdirectedRequest,
		"localhost.":               http.StatusMisdirectedRequest,
		"x.check.example.org":      http.StatusMisdirectedRequest,
		"[fe80::1%25lo]":           http.StatusMisdirectedRequest,
		"check.example.org@evil.x": http.StatusMisdirectedRequest,
	} {
		for _, path := range []string{"/", "/api/about", "/metrics"} {
			answer, _ := get(t, url+path, "Host", host)
			assert.Equal(t, want, answer.StatusCode, "%s of %s", path, host)
		}
	}
	answer, body := get(t, url+"/", "Host", "evil.example", "Accept-Language", "zh")
	assert.Equal(t, http.StatusMisdirectedRequest, answer.StatusCode)
	code, message := failure(t, body)
	assert.Equal(t, "wrong-host", code)
	assert.Contains(t, message, "--host")
}

// TestLocalAddress is the address at which a request has arrived: nobody can give it
// another name without a name.
func TestLocalAddress(t *testing.T) {
	handler := web.Handler(config())
	for host, want := range map[string]int{"192.0.2.7:8080": http.StatusOK, "192.0.2.8:8080": http.StatusMisdirectedRequest} {
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Host = host
		request = request.WithContext(arrivedAt(request.Context(), "192.0.2.7:8080"))
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		assert.Equal(t, want, answer.Code, host)
	}
}

func TestCrossSite(t *testing.T) {
	url := start(t, config())
	own := strings.TrimPrefix(url, "http://")
	for _, c := range []struct {
		name, value string
		want        int
	}{
		{"Sec-Fetch-Site", "cross-site", http.StatusForbidden},
		{"Sec-Fetch-Site", "same-site", http.StatusForbidden},
		{"Origin", "http://evil.example", http.StatusForbidden},
		{"Origin", "http://localhost:1", http.StatusForbidden},
		{"Origin", "null", http.StatusForbidden},
		{"Sec-Fetch-Site", "same-origin", http.StatusOK},
		{"Sec-Fetch-Site", "none", http.StatusOK},
		{"Origin", "http://" + own, http.StatusOK},
		{"User-Agent", "curl/8", http.StatusOK},
	} {
		body, media := form(t, part{"file", "a.csv", "a,b\n1,2\n"})
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/api/check", body)
		require.NoError(t, err)
		request.Header.Set("Content-Type", media)
		request.Header.Set(c.name, c.value)
		answer, text := do(t, request)
		assert.Equal(t, c.want, answer.StatusCode, "%s: %s", c.name, c.value)
		if c.want == http.StatusForbidden {
			code, _ := failure(t, text)
			assert.Equal(t, "cross-site", code)
		}
	}
}

func TestToken(t *testing.T) {
	c := config()
	c.Token = "correct horse battery staple"
	url := start(t, c)
	for _, path := range []string{"/", "/static/app.js", "/api/about", "/metrics", "/none", "/?token=wrong", "/api/about?token=correct+horse+battery+staple"} {
		answer, body := get(t, url+path)
		assert.Equal(t, http.StatusUnauthorized, answer.StatusCode, path)
		assert.Contains(t, answer.Header.Get("WWW-Authenticate"), "Bearer", path)
		code, _ := failure(t, body)
		assert.Equal(t, "unauthorized", code)
		assert.Empty(t, answer.Cookies())
		assert.NotContains(t, body, c.Token)
	}
	answer, body := send(t, url+"/api/check", part{"file", "a.csv", "a,b\n1,2\n"})
	assert.Equal(t, http.StatusUnauthorized, answer.StatusCode, body)

	for header, want := range map[string]int{
		"Bearer " + c.Token:       http.StatusOK,
		"bearer  " + c.Token:      http.StatusOK,
		"Bearer " + c.Token[1:]:   http.StatusUnauthorized,
		"Bearer " + c.Token + "x": http.StatusUnauthorized,
		"Bearer":                  http.StatusUnauthorized,
		"Bearer ":                 http.StatusUnauthorized,
		"Basic " + c.Token:        http.StatusUnauthorized,
	} {
		answer, _ := get(t, url+"/api/about", "Authorization", header)
		assert.Equal(t, want, answer.StatusCode, header)
	}
	answer, _ = get(t, url+"/metrics", "Authorization", "Bearer "+c.Token)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
}

// TestTokenInAddress is how a person gets in: the token goes into a cookie that no
// script can read, and out of the address.
func TestTokenInAddress(t *testing.T) {
	c := config()
	c.Token = "correct-horse-battery-staple"
	url := start(t, c)
	answer, _ := get(t, url+"/?token="+c.Token+"&x=1")
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	assert.Equal(t, "/?x=1", answer.Header.Get("Location"))
	assert.Equal(t, "no-store", answer.Header.Get("Cache-Control"))
	require.Len(t, answer.Cookies(), 1)
	cookie := answer.Cookies()[0]
	assert.True(t, cookie.HttpOnly)
	assert.Equal(t, http.SameSiteStrictMode, cookie.SameSite)
	assert.Equal(t, "/", cookie.Path)

	for _, path := range []string{"/", "/api/about", "/metrics"} {
		answer, _ = get(t, url+path, "Cookie", cookie.Name+"="+cookie.Value)
		assert.Equal(t, http.StatusOK, answer.StatusCode, path)
	}
	answer, _ = get(t, url+"/", "Cookie", cookie.Name+"=x")
	assert.Equal(t, http.StatusUnauthorized, answer.StatusCode)
	answer, _ = get(t, url+"/?token="+c.Token, "Cookie", cookie.Name+"="+cookie.Value)
	assert.Equal(t, "/", answer.Header.Get("Location"), "out of the address again")

	// An address with a token is an address, even where none is asked for.
	answer, _ = get(t, start(t, config())+"/?token=x")
	assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	assert.Empty(t, answer.Cookies())
}

// TestRefusedInBrowser is a sentence, not JSON.
func TestRefusedInBrowser(t *testing.T) {
	c := config()
	c.Token, c.Lang = "correct-horse-battery-staple", lang.ZH
	answer, body := get(t, start(t, c)+"/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
	assert.Equal(t, http.StatusUnauthorized, answer.StatusCode)
	assert.Equal(t, "text/plain; charset=utf-8", answer.Header.Get("Content-Type"))
	assert.True(t, strings.HasPrefix(body, "需要访问口令"), body)
}
