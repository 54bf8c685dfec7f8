package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/cmd/internal/web"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

func arrivedAt(ctx context.Context, address string) context.Context {
	at, _ := net.ResolveTCPAddr("tcp", address)
	return context.WithValue(ctx, http.LocalAddrContextKey, at)
}

// slow is a rule that says when it begins, and waits until it may end.
type slow struct {
	begun chan struct{}
	end   chan struct{}
}

func newSlow() slow {
	return slow{begun: make(chan struct{}, 100), end: make(chan struct{})}
}

func (s slow) rule() *checker.Rule {
	return &checker.Rule{ID: "slow", Says: checker.Saying(lang.Text{EN: "slow", ZH: "慢"}, lang.Text{}), Run: func(*checker.Pass) error {
		s.begun <- struct{}{}
		<-s.end
		return nil
	}}
}

var table = part{"file", "a.csv", "a,b\n1,2\n3,4\n"}

// answered is what came back of a request that another goroutine sent.
type answered struct {
	status int
	body   string
	err    error
}

// background sends a request without waiting for its answer.
func background(ctx context.Context, t *testing.T, url string) <-chan answered {
	t.Helper()
	body, media := form(t, table)
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, body)
	require.NoError(t, err)
	request.Header.Set("Content-Type", media)
	done := make(chan answered, 1)
	go func() {
		answer, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			done <- answered{err: err}
			return
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		done <- answered{answer.StatusCode, string(text), err}
	}()
	return done
}

func TestFiftyOneFiles(t *testing.T) {
	url := start(t, config())
	answer, body := send(t, url+"/api/check", slices.Repeat([]part{table}, 50)...)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	r := decode[reported](t, body)
	require.Len(t, r.Files, 50)
	assert.Equal(t, "a (50).csv", r.Files[49].Path, "namesakes are told apart")
	answer, _ = send(t, url+"/api/check", slices.Repeat([]part{table}, 51)...)
	assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
}

// TestBomb is a small file that would become a large one.
func TestBomb(t *testing.T) {
	c := config()
	c.Limits.Book = web.DefaultLimits.Book
	c.Limits.Book.Bytes = 1 << 20
	var bomb bytes.Buffer
	archive := zip.NewWriter(&bomb)
	for name, content := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + strings.Repeat("<!-- boom -->", 1<<18) + `</workbook>`,
	} {
		to, err := archive.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(to, content)
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	answer, body := send(t, start(t, c)+"/api/check", part{"file", "bomb.xlsx", bomb.String()}, table)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	r := decode[reported](t, body)
	require.NotNil(t, r.Files[0].Error)
	assert.Nil(t, r.Files[1].Error)
}

// TestHeldTogether bounds what files hold together, not only each of them.
func TestHeldTogether(t *testing.T) {
	long := part{"file", "long.csv", "a,b\n" + strings.Repeat("x", 600_000) + ",1\n"}
	for want, c := range map[string]struct {
		limit func(*sheets.Limits)
		file  part
	}{
		"more than 10 cells together":      {func(l *sheets.Limits) { l.Cells = 10 }, table},
		"more than 1 MiB of text together": {func(l *sheets.Limits) { l.Text = 1 << 20 }, long},
	} {
		config := config()
		config.Limits.Book = web.DefaultLimits.Book
		c.limit(&config.Limits.Book)
		r := decode[reported](t, second(send(t, start(t, config)+"/api/check", c.file, c.file)))
		failed := 0
		for _, f := range r.Files {
			if f.Error != nil {
				failed++
				assert.Contains(t, *f.Error, want)
			}
		}
		assert.Equal(t, 1, failed, want)
	}
}

// TestSlowUpload gives up a client that does not send what it has promised.
func TestSlowUpload(t *testing.T) {
	c := config()
	c.Limits.Receive = 50 * time.Millisecond
	url := start(t, c)
	body, stop := io.Pipe()
	defer stop.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/api/check", body)
	require.NoError(t, err)
	whole, media := form(t, table)
	request.Header.Set("Content-Type", media)
	go func() { _, _ = stop.Write(whole.Bytes()[:100]) }()
	answer, text := do(t, request)
	assert.Equal(t, http.StatusRequestTimeout, answer.StatusCode)
	code, _ := failure(t, text)
	assert.Equal(t, "slow-upload", code)
}

// TestTwoAtOnce are checked at the same time.
func TestTwoAtOnce(t *testing.T) {
	s := newSlow()
	c := config()
	c.Rules = []*checker.Rule{s.rule()}
	c.Limits.Running = 2
	url := start(t, c)
	one, two := background(t.Context(), t, url+"/api/check"), background(t.Context(), t, url+"/api/check")
	<-s.begun
	<-s.begun // although the first has not ended
	close(s.end)
	for _, a := range []answered{<-one, <-two} {
		require.NoError(t, a.err)
		assert.Equal(t, http.StatusOK, a.status)
	}
}

// TestTooLong gives a check up that does not end, and its turn only when it has ended.
func TestTooLong(t *testing.T) {
	s := newSlow()
	defer close(s.end)
	c := config()
	c.Rules = []*checker.Rule{s.rule()}
	c.Limits.Running, c.Limits.Check, c.Limits.Wait = 1, 20*time.Millisecond, 20*time.Millisecond
	url := start(t, c)
	answer, body := send(t, url+"/api/check?lang=zh", table)
	assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	code, message := failure(t, body)
	assert.Equal(t, "timeout", code)
	assert.Equal(t, "检查时间过长，已中止；请分批检查，或拆成较小的文件。", message)

	answer, body = send(t, url+"/api/check", table)
	assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	assert.Equal(t, "30", answer.Header.Get("Retry-After"))
	code, _ = failure(t, body)
	assert.Equal(t, "busy", code, "the first still has the turn")
}

// TestCrowded sends those away for whom there is no place, and takes them again when
// there is.
func TestCrowded(t *testing.T) {
	s := newSlow()
	c := config()
	c.Rules = []*checker.Rule{s.rule()}
	c.Limits.Running, c.Limits.Waiting = 1, 1
	url := start(t, c)
	first := background(t.Context(), t, url+"/api/check")
	<-s.begun
	ctx, cancel := context.WithCancel(t.Context())
	second := background(ctx, t, url+"/api/check")
	for waits := false; !waits; {
		_, metrics := get(t, url+"/metrics")
		waits = strings.Contains(metrics, `crossfoot_checks{state="waiting"} 1`)
	}
	answer, _ := send(t, url+"/api/check", table)
	assert.Equal(t, http.StatusTooManyRequests, answer.StatusCode)
	assert.Equal(t, "10", answer.Header.Get("Retry-After"))
	cancel() // a client that goes leaves its place
	require.ErrorIs(t, (<-second).err, context.Canceled)
	close(s.end)
	assert.Equal(t, http.StatusOK, (<-first).status)
	answer, _ = send(t, url+"/api/check", table)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
}

// TestMemory counts what is held of all requests.
func TestMemory(t *testing.T) {
	s := newSlow()
	c := config()
	c.Rules = []*checker.Rule{s.rule()}
	c.Limits.Upload, c.Limits.Memory = 400, 400
	url := start(t, c)
	first := background(t.Context(), t, url+"/api/check")
	<-s.begun
	answer, _ := send(t, url+"/api/check", table)
	assert.Equal(t, http.StatusTooManyRequests, answer.StatusCode)
	close(s.end)
	assert.Equal(t, http.StatusOK, (<-first).status)
}

// TestFaults of the program are told to whoever runs it, and to the client only that
// there was one.
func TestFaults(t *testing.T) {
	boom := func(p *checker.Pass) error { return errors.New(p.Book.Sheets[9].Name) }
	var told bytes.Buffer
	c := config()
	c.Errors = &told
	c.Rules = []*checker.Rule{{ID: "boom", Run: boom}}
	answer, body := send(t, start(t, c)+"/api/check", table)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	r := decode[reported](t, body)
	require.NotNil(t, r.Files[0].Error)
	assert.Contains(t, *r.Files[0].Error, "crossfoot failed on this file")
	assert.Contains(t, told.String(), "index out of range")
	assert.Contains(t, told.String(), "limits_test.go")

	told.Reset()
	c = config()
	c.Errors = &told
	c.Formats = []web.Format{
		{Named: report.Named{Name: "json", Write: func(io.Writer, *checker.Report, report.Options) error { return boom(nil) }}},
		{Named: report.Named{Name: "text", Write: func(io.Writer, *checker.Report, report.Options) error { return errors.New("no ink") }}},
	}
	url := start(t, c)
	for format, cause := range map[string]string{"json": "nil pointer", "text": "no ink"} {
		answer, body = send(t, fmt.Sprintf("%s/api/check?format=%s", url, format), table)
		assert.Equal(t, http.StatusInternalServerError, answer.StatusCode)
		code, _ := failure(t, body)
		assert.Equal(t, "internal", code)
		assert.NotContains(t, body, cause)
		assert.Contains(t, told.String(), cause)
	}
}
