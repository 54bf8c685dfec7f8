// Package web serves the page on which a workbook is checked in a browser, and the
// same to other programs.
//
// In go files that somebody has sent, with the rules and formats that the driver
// hands in; out comes the page's data or a report in one of the formats. Nothing is
// kept after the answer, and nothing is written to the disk. It is the outermost
// package beside the command, which opens the address and stops the server.
//
// A request goes through gate.go, which lets in only so many at once, upload.go, which takes it apart
// (names.go, lists.go), and check.go, which has examine.go check its files and gives the answer
// (answer.go, page.go, grid.go) or says in a sentence why there is none (fault.go). holding.go bounds what
// its books hold. serve.go runs the server, guard.go keeps other sites out, assets.go has the parts of the
// page, and observe.go and metrics.go tell what is going on.
package web

import (
	"io"
	"net/http"
	"time"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/cmd/internal/guard"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Config is what the server works with.
type Config struct {
	Rules    []*checker.Rule
	Decoders []sheets.Decoder
	Formats  []Format // besides page and baseline; json is the default
	Version  string   // of the program
	Lang     lang.Lang
	Limits   Limits           // those that are zero are DefaultLimits'
	Token    string           // that a client must know; "" if none is needed
	Hosts    []string         // names and addresses by which the server is called, besides those of this computer
	Errors   io.Writer        // where faults of the program are told; nil for nowhere
	Access   io.Writer        // where each request is told; nil for nowhere
	Now      func() time.Time // nil for the clock
}

// Format is a format as a download.
type Format struct {
	report.Named
	Type      string // its media type
	Extension string // of a file's name, with its dot

	// Copy names the copy of a file, for a format that writes one file of a report as a
	// copy of it; several come in a .zip. Nil for the others.
	Copy func(f *checker.File, l lang.Lang) string
}

// Limits bound what clients may take.
type Limits struct {
	Upload  int64 // bytes of a request, all its files together
	Memory  int64 // bytes of the requests that are inside at once
	Files   int   // in a request
	Running int   // checks at once
	Waiting int   // requests that are being received or wait for their turn, besides those that run

	Receive time.Duration // for an upload to arrive
	Wait    time.Duration // for a turn
	Check   time.Duration // for the check itself

	Book  sheets.Limits // of each file; Book.Cells of all files of a request together
	Cells int           // that are sent to the page
	Heap  int64         // bytes in use by the program, above which the largest file that is being checked is given up
}

// DefaultLimits are for a computer that also has other work.
var DefaultLimits = Limits{
	Upload: 100 << 20, Memory: 512 << 20, Files: 50, Running: 2, Waiting: 14,
	Receive: 2 * time.Minute, Wait: time.Minute, Check: 2 * time.Minute,
	Book:  sheets.Limits{Bytes: 512 << 20, Text: 256 << 20, Cells: 5_000_000, Merges: 200_000, Sheets: 1000, Spans: 200_000},
	Cells: 2_000_000,
	Heap:  4 << 30,
}

// orDefault puts the default where a limit is not given.
func (l Limits) orDefault() Limits {
	d := DefaultLimits
	fill(&l.Upload, d.Upload)
	fill(&l.Memory, d.Memory)
	fill(&l.Files, d.Files)
	fill(&l.Running, d.Running)
	fill(&l.Waiting, d.Waiting)
	fill(&l.Receive, d.Receive)
	fill(&l.Wait, d.Wait)
	fill(&l.Check, d.Check)
	fill(&l.Cells, d.Cells)
	fill(&l.Heap, d.Heap)
	fill(&l.Book, d.Book)
	l.Book.File, l.Memory = l.Upload, max(l.Memory, l.Upload)
	return l
}

func fill[T comparable](value *T, instead T) {
	var zero T
	if *value == zero {
		*value = instead
	}
}

// server answers requests.
type server struct {
	Config
	gate    *gate
	watch   *guard.Guard
	metrics *metrics
	assets  map[string]asset
}

// Handler serves the page at /, its parts below /static/, and the API: POST
// /api/check, GET /api/about, GET /healthz and GET /metrics.
func Handler(c Config) http.Handler {
	c.Limits = c.Limits.orDefault()
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Errors == nil {
		c.Errors = io.Discard
	}
	g := newGate(c.Limits)
	s := &server{Config: c, gate: g, watch: guard.New(guard.Limits{Memory: c.Limits.Heap}), metrics: newMetrics(c.Rules, g), assets: assets(c.Decoders)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page)
	mux.HandleFunc("GET /static/{name...}", s.static)
	mux.HandleFunc("POST /api/check", s.check)
	mux.HandleFunc("GET /api/about", s.about)
	mux.Handle("GET /metrics", unkept(s.metrics.handler()))
	mux.HandleFunc("GET /healthz", healthy)
	for path, methods := range map[string]string{
		"/{$}": "GET, HEAD", "/static/": "GET, HEAD", "/api/check": "POST",
		"/api/about": "GET, HEAD", "/metrics": "GET, HEAD", "/healthz": "GET, HEAD",
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", methods)
			s.refuse(w, r, s.language(r), wrongMethod(methods))
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.refuse(w, r, s.language(r), notFound) })
	return s.observe(mux, s.recovered(headers(s.guard(mux))))
}

// healthy says that the server runs.
func healthy(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, "ok\n") // there is nobody left to tell
}
