package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	english "golang.org/x/text/language"
	"golang.org/x/text/message"

	"crossfoot/cmd/internal/web"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
)

// running is the command serve while it runs.
type running struct {
	said   string // its first line
	url    *url.URL
	stop   context.CancelFunc
	status chan int
	stderr *bytes.Buffer
}

var address = regexp.MustCompile(`http://[^ ]+`)

// startServe runs the command until the test ends, or stops it.
func startServe(t *testing.T, env map[string]string, args ...string) running {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	from, to := io.Pipe()
	r := running{stop: stop, status: make(chan int, 1), stderr: &bytes.Buffer{}}
	p := &program{
		rules: rules.All, decoders: decoders.All(), stdin: strings.NewReader(""), stdout: to, stderr: r.stderr,
		getenv: func(name string) string { return env[name] }, now: time.Now,
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.status <- p.run(ctx, append([]string{"crossfoot", "serve"}, args...))
		to.Close()
	}()
	t.Cleanup(func() {
		stop()
		<-done
	})
	line, err := bufio.NewReader(from).ReadString('\n')
	require.NoError(t, err, r.stderr)
	r.said = line
	r.url, err = url.Parse(address.FindString(line))
	require.NoError(t, err)
	return r
}

func (r running) get(t *testing.T, path string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.url.Scheme+"://127.0.0.1:"+r.url.Port()+path, nil)
	require.NoError(t, err)
	request.Close = true // so that nothing is open when the server stops
	answer, err := http.DefaultTransport.RoundTrip(request)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(body)
}

func TestServe(t *testing.T) {
	r := startServe(t, nil, "--max-size", "3", "--log")
	assert.Regexp(t, `^crossfoot is at http://127\.0\.0\.1:\d+/ \(Ctrl-C stops it\)\n$`, r.said)
	status, body := r.get(t, "/")
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, "<title>crossfoot</title>")
	status, body = r.get(t, "/api/about")
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, `"bytes":3145728`)
	r.stop()
	assert.Equal(t, exitClean, <-r.status, "to be stopped is how it ends")
	assert.Regexp(t, `(?m)^\S+ "GET /{\$}" 200 `, r.stderr.String())
}

// TestServeUsualPort starts two servers, of which one can have the usual port at most.
func TestServeUsualPort(t *testing.T) {
	first := startServe(t, nil, "--no-open")
	second := startServe(t, nil, "--no-open")
	assert.NotEqual(t, first.url.Port(), second.url.Port())
	assert.NotEqual(t, usualPort, second.url.Port())
	for _, r := range []running{first, second} {
		code, body := r.get(t, "/healthz")
		assert.Equal(t, "200 ok\n", fmt.Sprint(code, " ", body))
	}
}

// TestServeOthers asks for a token, which the printed address holds.
func TestServeOthers(t *testing.T) {
	r := startServe(t, nil, "--listen", "0.0.0.0:0", "--host", "check.example.org", "--lang", "zh")
	assert.Regexp(t, `^请在浏览器中打开 http://check\.example\.org:\d+/\?token=[A-Z2-7]{26}#lang=zh（按 Ctrl-C 停止）\n$`, r.said)
	status, body := r.get(t, "/")
	assert.Equal(t, http.StatusUnauthorized, status)
	assert.Contains(t, body, "访问口令")
	status, _ = r.get(t, "/?"+r.url.RawQuery)
	assert.Equal(t, http.StatusSeeOther, status)

	r = startServe(t, nil, "--listen", "localhost:0", "--token", "0123456789abcdef")
	assert.Contains(t, r.said, "/?token=0123456789abcdef ")
}

func TestServeMisuse(t *testing.T) {
	busy := startServe(t, nil)
	for _, c := range []struct {
		args   []string
		en, zh string
	}{
		{[]string{"a.xlsx"}, "it takes no file; open the page and drop it there (see: crossfoot serve --help)", "该命令不需要文件，请把文件拖进网页（用法见：crossfoot serve --help）"},
		{[]string{"--port", "x"}, `--port cannot be "x" (see: crossfoot serve --help)`, `--port 不能是 "x"（用法见：crossfoot serve --help）`},
		{[]string{"--port", "65536"}, "--port must be between 0 and 65535 (see: crossfoot serve --help)", "--port 应在 0 到 65535 之间（用法见：crossfoot serve --help）"},
		{[]string{"--max-size", "0"}, "--max-size must be between 1 and 1024 (see: crossfoot serve --help)", "--max-size 应在 1 到 1024 之间（用法见：crossfoot serve --help）"},
		{[]string{"--listen", "8080"}, `--listen cannot be "8080"; write HOST:PORT, as in 192.168.1.5:8080 (see: crossfoot serve --help)`, `--listen 不能是 "8080"；请写明地址和端口，如 192.168.1.5:8080（用法见：crossfoot serve --help）`},
		{[]string{"--listen", ":1", "--port", "1"}, "--listen names a port already; leave --port out (see: crossfoot serve --help)", "--listen 已包含端口，请去掉 --port（用法见：crossfoot serve --help）"},
		{[]string{"--token", "short"}, "--token needs at least 16 characters (see: crossfoot serve --help)", "--token 至少要 16 个字符（用法见：crossfoot serve --help）"},
		{
			[]string{"--port", busy.url.Port()},
			"127.0.0.1:" + busy.url.Port() + " cannot be served on: another program uses it; choose another with --port or --listen",
			"无法在 127.0.0.1:" + busy.url.Port() + " 提供服务：已被其他程序占用；请用 --port 或 --listen 另选",
		},
	} {
		for l, want := range map[string]string{"en": c.en, "zh": c.zh} {
			r := newToy(t, nil).run(append([]string{"serve", "--lang", l}, c.args...)...)
			assert.Equal(t, exitUsage, r.code, c.args)
			assert.Equal(t, "crossfoot: "+want+"\n", r.stderr)
			assert.Empty(t, r.stdout)
		}
	}
}

// TestServedFormats are all that there are, each with what a browser is to take it for.
func TestServedFormats(t *testing.T) {
	all := served()
	require.Len(t, all, len(formats()))
	for _, f := range all {
		assert.NotEmpty(t, f.Type, f.Name)
		assert.NotEmpty(t, f.Extension, f.Name)
	}
}

func TestDoubleClicked(t *testing.T) {
	alone := []string{"crossfoot"}
	for _, c := range []struct {
		name string
		desktop
		args []string
		want bool
	}{
		{"Explorer", desktop{ownConsole: true, terminal: true, screen: true}, alone, true},
		{"a file manager on Linux", desktop{screen: true}, alone, true},
		{"a shell", desktop{terminal: true, screen: true}, alone, false},
		{"a service", desktop{}, alone, false},
		{"a script with a command", desktop{screen: true}, []string{"crossfoot", "rules"}, false},
		{"a file dropped on it", desktop{ownConsole: true, screen: true}, []string{"crossfoot", "a.xlsx"}, false},
	} {
		assert.Equal(t, c.want, c.doubleClicked(c.args), c.name)
	}
}

// curl is a call of the API as the manual shows it, with what comes back.
var curl = regexp.MustCompile("(?s)```console\n\\$ curl -s -F file=@(\\S+) 'http://127\\.0\\.0\\.1:8080([^']*)'\n(.*?)```")

// TestReadmeAPI does what the manual's calls do.
func TestReadmeAPI(t *testing.T) {
	const manual = "../internal/web/README.md"
	server := httptest.NewServer(web.Handler(web.Config{Rules: rules.All, Decoders: decoders.All(), Formats: served()}))
	defer server.Close()
	data, err := os.ReadFile(manual)
	require.NoError(t, err)
	calls := 0
	fresh := curl.ReplaceAllStringFunc(string(data), func(block string) string {
		calls++
		call := curl.FindStringSubmatch(block)
		head, _, _ := strings.Cut(block, "\n$")
		command, _, _ := strings.Cut(strings.TrimPrefix(block, head+"\n"), "\n")
		return head + "\n" + command + "\n" + post(t, server.URL+call[2], "../../"+call[1]) + "```"
	})
	assert.Equal(t, 2, calls, "one in each language")
	if *update {
		require.NoError(t, os.WriteFile(manual, []byte(fresh), 0o644))
		return
	}
	assert.Equal(t, fresh, string(data))
}

// TestReadmeLimits compares the manuals' tables of limits with those that there are.
func TestReadmeLimits(t *testing.T) {
	text := content(t, "..", "internal/web/README.md") + content(t, "../..", "sheets/README.md")
	l, d := web.DefaultLimits, sheets.DefaultLimits
	number := message.NewPrinter(english.English).Sprint
	for _, row := range []string{
		fmt.Sprintf("| %d MiB (`--max-size`) |", l.Upload>>20), fmt.Sprintf("| %d MiB（`--max-size`） |", l.Upload>>20),
		fmt.Sprintf("| files in a request | %d |", l.Files), fmt.Sprintf("| 一次请求的文件数 | %d |", l.Files),
		fmt.Sprintf("| time to send | %.0f min |", l.Receive.Minutes()), fmt.Sprintf("| 上传时间 | %.0f 分钟 |", l.Receive.Minutes()),
		fmt.Sprintf("| %d; %d, of %d MiB together |", l.Running, l.Waiting, l.Memory>>20), fmt.Sprintf("| %d；%d，合计 %d MiB |", l.Running, l.Waiting, l.Memory>>20),
		fmt.Sprintf("| %.0f min, %.0f min |", l.Wait.Minutes(), l.Check.Minutes()), fmt.Sprintf("| %.0f 分钟、%.0f 分钟 |", l.Wait.Minutes(), l.Check.Minutes()),
		fmt.Sprintf("| %s; %s (`--limit`) |", number(l.Book.Cells), sheets.Size(l.Book.Text)), fmt.Sprintf("| %s；%s（`--limit`） |", number(l.Book.Cells), sheets.Size(l.Book.Text)),
		fmt.Sprintf("| %s | %s |\n| `text`", sheets.Size(d.Bytes), sheets.Size(l.Book.Bytes)),
		fmt.Sprintf("| %s | %s |\n| `cells`", sheets.Size(d.Text), sheets.Size(l.Book.Text)),
		fmt.Sprintf("| %s | %s |\n| `merges`", number(d.Cells), number(l.Book.Cells)),
		fmt.Sprintf("| %s | %s |\n| `sheets`", number(d.Merges), number(l.Book.Merges)),
		fmt.Sprintf("| %s | %s |\n| `lists`", number(d.Sheets), number(l.Book.Sheets)),
		fmt.Sprintf("| %s | %s |\n| `time`", number(d.Spans), number(l.Book.Spans)),
		fmt.Sprintf("| %.0f min | %.0f min |", usualLimits().check.Time.Minutes(), l.Check.Minutes()),
		fmt.Sprintf("| `GOMEMLIMIT` | %s |", sheets.Size(l.Heap)),
		fmt.Sprintf("| cells in `page` | %s |", number(l.Cells)), fmt.Sprintf("| `page` 中的单元格数 | %s |", number(l.Cells)),
		fmt.Sprintf("%d MiB unless you say otherwise, %d at most", l.Upload>>20, maxSizeMost), fmt.Sprintf("默认 %d，最大 %d。", l.Upload>>20, maxSizeMost),
	} {
		assert.Contains(t, text, row)
	}
}

// post sends a file as curl -F does.
func post(t *testing.T, to, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", filepath.Base(file))
	require.NoError(t, err)
	_, err = part.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, to, &form)
	require.NoError(t, err)
	request.Header.Set("Content-Type", w.FormDataContentType())
	answer, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, answer.StatusCode)
	return string(body)
}
