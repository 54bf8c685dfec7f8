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
	"path"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/cmd/internal/web"
	"crossfoot/rules"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

// config is that of the program, with a format of the kind that copies files.
func config() web.Config {
	return web.Config{
		Rules:    rules.All,
		Decoders: decoders.All(),
		Formats: []web.Format{
			{Named: report.Named{Name: "text", Write: report.Text}, Type: "text/plain; charset=utf-8", Extension: ".txt"},
			{Named: report.Named{Name: "json", Write: report.JSON}, Type: "application/json", Extension: ".json"},
			{Named: report.Named{Name: "copy", Write: copyOf}, Type: "application/octet-stream", Extension: ".bin", Copy: copyName},
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

func copyName(f *checker.File, l lang.Lang) string {
	return strings.TrimSuffix(f.Path, path.Ext(f.Path)) + lang.Text{EN: "-checked", ZH: "-核对"}.In(l) + ".bin"
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
