package html_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	xhtml "golang.org/x/net/html"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/checker/report/html"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

const fixtures = "../../../fixtures/"

// source is a file to check: one of the fixtures, or what it holds.
type source struct {
	name string
	data string
}

func fixture(t *testing.T, name string) source {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(fixtures, filepath.FromSlash(name)))
	require.NoError(t, err)
	return source{filepath.Base(name), string(data)}
}

// check checks files together, as the command does, and gives the report with what it
// takes to show their cells.
func check(t *testing.T, sources ...source) (*checker.Report, report.Options) {
	t.Helper()
	o := checker.Options{Rules: rules.All, Decoders: decoders.All()}
	batch := checker.NewBatch(len(sources), o)
	books := make(map[string]*sheets.Book)
	for i, s := range sources {
		book, err := sheets.Open(t.Context(), sheets.Source{Name: s.name, Data: []byte(s.data), Limits: sheets.DefaultLimits}, decoders.All())
		if err != nil {
			require.NoError(t, batch.Put(t.Context(), i, checker.Refused(s.name, err)))
			continue
		}
		books[s.name] = book
		require.NoError(t, batch.Put(t.Context(), i, checker.ExamineBook(t.Context(), book, o)))
	}
	r := &checker.Report{Version: "1.2.3", Rules: rules.All, Files: batch.Join(t.Context())}
	return r, report.Options{Source: func(f *checker.File) (*report.Source, error) {
		return &report.Source{Book: books[f.Path]}, nil
	}}
}

func write(t *testing.T, r *checker.Report, o report.Options) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, html.Write(&out, r, o))
	return out.String()
}

// node is an element of a page, for tests to look into.
type node struct{ *xhtml.Node }

func parse(t *testing.T, page string) node {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(page))
	require.NoError(t, err)
	return node{root}
}

// all are the elements below with this name, and this class if one is given ("td.own"),
// in the order of the document.
func (n node) all(selector string) (found []node) {
	name, class, _ := strings.Cut(selector, ".")
	for d := range n.Descendants() {
		e := node{d}
		if d.Type == xhtml.ElementNode && (name == "" || d.Data == name) && (class == "" || e.has(class)) {
			found = append(found, e)
		}
	}
	return found
}

func (n node) has(class string) bool {
	return strings.Contains(" "+n.attr("class")+" ", " "+class+" ")
}

func (n node) attr(name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// byID is the element with an id; a nil Node if there is none.
func (n node) byID(id string) node {
	for d := range n.Descendants() {
		if (node{d}).attr("id") == id {
			return node{d}
		}
	}
	return node{}
}

// text is what an element says, with single spaces.
func (n node) text() string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == xhtml.TextNode && d.Parent.Data != "style":
			b.WriteString(d.Data)
		case d.Type == xhtml.ElementNode && (d.Data == "p" || d.Data == "br" || d.Data == "td" || d.Data == "th" || d.Data == "dt" || d.Data == "dd"):
			b.WriteString(" ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

var languages = []lang.Lang{lang.EN, lang.ZH}

var update = flag.Bool("update", false, "write what comes out to the golden files")
