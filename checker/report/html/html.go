// Package html writes a report as one page to read, to print and to sign: what was
// found, each with room for a note, and the tables themselves with the doubtful cells
// marked in their places.
//
// In goes a checker.Report, and through Options.Source the workbooks it is about; out
// comes one HTML file that needs nothing else. It holds no script, and its policy
// forbids the browser to load or run anything, so that a text from a workbook that got
// through the escaping would still do nothing.
package html

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"sync"

	"crossfoot/checker"
	"crossfoot/checker/report"
)

//go:embed page.css
var style string

//go:embed page.tmpl
var layout string

// page is the layout. Its own texts stand in it in both languages, side by side.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"of": func(d *document, of any) inside { return inside{d, of} },
	}).Parse(layout))
})

// inside is what a template inside the page is about, and the page, whose language it
// needs.
type inside struct {
	Page *document
	Of   any
}

// policy is the Content-Security-Policy: nothing but the page's own style.
func policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// Write is the report.Format. The page does not depend on the time or the machine.
func Write(w io.Writer, r *checker.Report, o report.Options) error {
	out := bufio.NewWriter(w)
	if err := page().Execute(out, newDocument(r, o)); err != nil {
		return err
	}
	return out.Flush()
}
