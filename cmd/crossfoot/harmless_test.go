package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crossfoot/sheets"
	"crossfoot/sheets/xlsx"
)

// harmless says of every format why what stands in it does no harm to whoever reads it. A
// new format needs one.
var harmless = map[string]func(t *testing.T, out string){
	"text":           plainLines,
	"json":           harmlessJSON,
	"ndjson":         harmlessNDJSON,
	"sarif":          harmlessSARIF,
	"junit":          harmlessXML,
	"github":         harmlessCommands,
	"github-summary": harmlessMarkdown,
	"gitlab":         harmlessJSON,
	"markdown":       harmlessMarkdown,
	"csv":            harmlessCSV,
	"html":           harmlessPage,
	"xlsx":           harmlessWorkbook,
}

// quiet refuses what a terminal or an editor would obey, but for line ends.
func quiet(t *testing.T, out string) {
	t.Helper()
	require.True(t, utf8.ValidString(out))
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029') {
			require.Failf(t, "control character", "%U", r)
		}
	}
}

// plainLines refuses that, and what a CI system would obey that reads along.
func plainLines(t *testing.T, out string) {
	t.Helper()
	quiet(t, out)
	for line := range strings.Lines(out) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
		require.NotContains(t, line, "##[")
		require.NotContains(t, line, "##vso[")
	}
}

// harmlessCommands lets the program's own commands through, and no others.
func harmlessCommands(t *testing.T, out string) {
	var others strings.Builder
	for line := range strings.Lines(out) {
		if ownCommand.MatchString(line) {
			quiet(t, line)
		} else {
			others.WriteString(line)
		}
	}
	plainLines(t, others.String())
}

// A value has no colon and no comma (docs.github.com, workflow commands).
var ownCommand = regexp.MustCompile(`^::(error|warning|notice) ([a-zA-Z]+=[^:,]*)(,[a-zA-Z]+=[^:,]*)*::[^\r\n]*\n$`)

func harmlessJSON(t *testing.T, out string) {
	plainLines(t, out)
	require.True(t, json.Valid([]byte(out)))
}

func harmlessNDJSON(t *testing.T, out string) {
	for line := range strings.Lines(out) {
		harmlessJSON(t, line)
	}
}

// harmlessSARIF sees that a viewer opens nothing but the files by their relative names.
func harmlessSARIF(t *testing.T, out string) {
	harmlessJSON(t, out)
	for _, m := range regexp.MustCompile(`"(?:uri|helpUri|informationUri)":\s*("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(out, -1) {
		var text string
		require.NoError(t, json.Unmarshal([]byte(m[1]), &text))
		u, err := url.Parse(text)
		require.NoError(t, err, text)
		if strings.Contains(u.String(), alive) {
			assert.Empty(t, u.Scheme+u.Host+u.RawQuery+u.Fragment, text)
		}
	}
}

// harmlessXML sees that what is well-formed is the format's own elements.
func harmlessXML(t *testing.T, out string) {
	plainLines(t, out)
	d := xml.NewDecoder(strings.NewReader(out))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			assert.Contains(t, []string{"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out", "system-err", "properties", "property"}, token.Name.Local)
		case xml.Comment, xml.Directive:
			assert.Fail(t, "a comment or a directive")
		}
	}
}

// harmlessMarkdown renders it as a viewer does that lets raw HTML through.
func harmlessMarkdown(t *testing.T, out string) {
	plainLines(t, out)
	var page bytes.Buffer
	require.NoError(t, goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(gmhtml.WithUnsafe())).Convert([]byte(out), &page))
	passive(t, page.String())
}

// harmlessPage sees that a page runs nothing, loads nothing and leads nowhere.
func harmlessPage(t *testing.T, out string) {
	quiet(t, out)
	passive(t, out)
}

func passive(t *testing.T, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Script, atom.Img, atom.Iframe, atom.Link, atom.Object, atom.Embed, atom.Base, atom.Form, atom.Video, atom.Audio:
			require.Fail(t, "an element that does something", n.Data)
		}
		for _, a := range n.Attr {
			require.False(t, strings.HasPrefix(a.Key, "on"), "%s has %s", n.Data, a.Key)
			if a.Key == "href" {
				assert.True(t, strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "mailto:"), "%s", a.Val)
			}
			require.NotContains(t, []string{"src", "srcset", "action", "formaction", "background", "data"}, a.Key)
		}
	}
}

// harmlessCSV sees that no cell begins as a formula does, in any country's Excel.
func harmlessCSV(t *testing.T, out string) {
	body := strings.TrimPrefix(strings.ReplaceAll(out, "\r\n", "\n"), "\ufeff")
	plainLines(t, body)
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows {
		for _, cell := range row {
			for part := range strings.SplitSeq(cell, ";") {
				start := strings.TrimLeftFunc(part, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.C, r) || r == '"' })
				if start != "" && !regexp.MustCompile(`^-?[0-9.]+$`).MatchString(part) {
					assert.NotContains(t, "=+-@＝＋－＠", string([]rune(start)[0]), "%q may be a formula", cell)
				}
			}
		}
	}
}

// harmlessWorkbook sees that the list of what was found holds texts and numbers, and that
// the copy has no links, connections, names or formulas that the workbook had not.
func harmlessWorkbook(t *testing.T, out string) {
	book, err := sheets.Open(t.Context(), sheets.Source{Data: []byte(out)}, []sheets.Decoder{xlsx.Decoder()})
	require.NoError(t, err)
	require.True(t, book.Sheets[0].Report)
	for _, c := range book.Sheets[0].Cells.All() {
		require.False(t, c.Formula, "%s", c.Raw)
		for _, r := range c.Raw {
			require.False(t, r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r), "%q", c.Raw)
		}
	}
	z, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	require.NoError(t, err)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		part, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotContains(t, string(part), `TargetMode="External"`, f.Name)
		require.NotContains(t, string(part), "<script", f.Name)
		assert.NotRegexp(t, "externalLink|vbaProject|connections|oleObject", f.Name)
	}
}
