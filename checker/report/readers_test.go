package report_test

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"crossfoot/checker"
)

// noControls refuses what a terminal or an editor would obey.
func noControls(t tester, out string) {
	t.Helper()
	require.True(t, utf8.ValidString(out))
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			require.Failf(t, "control character", "%U", r)
		}
	}
}

func readText(t tester, out string, _ *checker.Report) { noControls(t, out) }

func readJSON(t tester, out string, r *checker.Report) {
	noControls(t, out)
	var doc struct {
		Files    []any
		Findings []any
	}
	require.NoError(t, json.Unmarshal([]byte(out), &doc))
	n := tallyOf(r)
	assert.Len(t, doc.Files, len(r.Files))
	assert.Len(t, doc.Findings, n.found()+n.confirmed)
}

func readNDJSON(t tester, out string, r *checker.Report) {
	noControls(t, out)
	lines := slices.Collect(strings.Lines(out))
	require.Len(t, lines, len(r.Files)+1)
	n, findings := tallyOf(r), 0
	for _, line := range lines[:len(r.Files)] {
		var doc struct {
			File     struct{ Path *string }
			Findings []any
		}
		require.NoError(t, json.Unmarshal([]byte(line), &doc))
		assert.NotNil(t, doc.File.Path)
		findings += len(doc.Findings)
	}
	assert.Equal(t, n.found()+n.confirmed, findings)
	var last struct {
		File    any
		Tool    struct{ Version *string }
		Summary struct{ Files int }
	}
	require.NoError(t, json.Unmarshal([]byte(lines[len(r.Files)]), &last))
	assert.Nil(t, last.File)
	assert.NotNil(t, last.Tool.Version)
	assert.Equal(t, len(r.Files), last.Summary.Files)
}

// command is a workflow command as GitHub's runner reads it (actions/runner,
// ActionCommand.cs).
var command = regexp.MustCompile(`^::([a-z-]+)(?: ([^:]*))?::(.*)$`)

func readGitHub(t tester, out string, r *checker.Report) {
	noControls(t, out)
	n, levels := tallyOf(r), map[string]int{}
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if !strings.HasPrefix(strings.TrimSpace(line), "::") {
			assert.NotContains(t, line, "##[")
			assert.NotContains(t, line, "pwned", "words of a workbook stand in commands only")
			continue
		}
		m := command.FindStringSubmatch(line)
		require.NotNil(t, m, line)
		levels[m[1]]++
		properties := map[string]string{}
		for pair := range strings.SplitSeq(m[2], ",") {
			key, value, _ := strings.Cut(pair, "=")
			properties[key] = property.Replace(value)
		}
		assert.NotEmpty(t, properties["file"])
		if number, ok := properties["line"]; ok {
			k, err := strconv.Atoi(number)
			require.NoError(t, err)
			assert.GreaterOrEqual(t, k, 1)
		}
		assert.NotEmpty(t, properties["title"])
	}
	want := map[string]int{"error": n.open[checker.Error] + n.unread, "warning": n.open[checker.Warning] + len(r.Outcomes), "notice": n.open[checker.Info] + n.gaps}
	maps.DeleteFunc(want, func(_ string, n int) bool { return n == 0 })
	assert.Equal(t, want, levels)
}

func readGitLab(t tester, out string, r *checker.Report) {
	noControls(t, out)
	valid(t, gitlabSchema, out)
	var issues []struct{ Description, Fingerprint string }
	require.NoError(t, json.Unmarshal([]byte(out), &issues))
	seen := map[string]bool{}
	for _, x := range issues {
		seen[x.Fingerprint] = true
		noControls(t, x.Description)
	}
	n := tallyOf(r)
	assert.Len(t, issues, n.found()+n.unread+n.gaps)
	assert.Len(t, seen, len(issues))
}

func readCSV(t tester, out string, r *checker.Report) {
	body, ok := strings.CutPrefix(out, "\ufeff")
	require.True(t, ok, "a byte order mark")
	assert.Equal(t, strings.Count(body, "\n"), strings.Count(body, "\r\n"))
	noControls(t, strings.ReplaceAll(body, "\r\n", "\n"))
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)
	n := tallyOf(r)
	want := 1 + n.found() + n.confirmed + n.unread + n.gaps
	assert.True(t, len(rows) == want || len(rows) == want+1, "%d of %d rows; the last may be about the run", len(rows), want)
	for _, row := range rows[1:] {
		for _, cell := range row {
			for part := range strings.SplitSeq(cell, ";") {
				start := strings.TrimLeftFunc(part, func(r rune) bool {
					return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("\"“”\ufffe\uffff", r)
				})
				if start != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(start)[0]) {
					_, err := strconv.ParseFloat(part, 64)
					assert.NoError(t, err, "%q may be a formula", cell)
				}
			}
		}
	}
}

var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))

// readMarkdown reads a report as GitHub shows it: there is the markup of the report and
// no other.
func readMarkdown(t tester, out string, r *checker.Report) {
	noControls(t, out)
	source := []byte(out)
	doc := gfm.Parser().Parse(text.NewReader(source))
	rows := 0
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *extast.TableRow:
			rows++
			assert.Equal(t, 5, n.ChildCount())
		case *ast.HTMLBlock:
			html := string(n.Lines().Value(source))
			assert.Regexp(t, `^(<details>\n<summary>[^<>]*</summary>\n|</details>\n)$`, html)
		case *ast.Heading:
			assert.LessOrEqual(t, n.Level, 2)
		case *ast.AutoLink:
			assert.Equal(t, ast.AutoLinkEmail, n.AutoLinkType, "%s", n.URL(source))
		case *ast.Document, *ast.Paragraph, *ast.Text, *ast.String, *ast.TextBlock, *ast.List, *ast.ListItem, *ast.CodeSpan, *ast.Emphasis,
			*extast.Table, *extast.TableHeader, *extast.TableCell:
		default:
			require.Failf(t, "markup", "%s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	require.NoError(t, err)
	n := tallyOf(r)
	assert.Equal(t, n.found(), rows)
	var lists int
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*ast.List); ok {
			lists += list.ChildCount()
		}
	}
	assert.GreaterOrEqual(t, lists, n.unread+n.gaps+n.confirmed)
}
