// Package rules holds the checks, one file for each, and the list of them (rules.go).
//
// Each rule takes a checker.Pass, which carries a workbook's tables and the
// relations found in them, and reports findings to it. Its document is the
// Markdown file of the same name, in both languages; it is what a user reads,
// so it is also where to look first when changing a rule. Package checker runs
// the rules; the command hands it the list All.
//
// What several rules need, or one that is large, stands in files of its own:
//
//   - lines.go has a table's rows and columns as lines, whichever of them the items are; contents.go
//     counts what is written, series.go tells lines that count on, notes.go the notes that explain.
//   - stated.go has the totals that formulas state, forms.go the formulas that are alike, unlike.go those
//     that are unlike the others of their line; formula_range_*.go tell what is wrong with a sum.
//   - amounts.go and excludes.go say when a total is not missing; sum_omitted.go, sum_off_by.go,
//     sum_line_slip.go, texts_left_out.go and
//     misplaced.go what makes a sum wrong.
//   - quotients*.go find rates with what they are of, shares_of_total.go shares of a whole, subsets*.go
//     lines that are parts of others without being added up (kinds.go tells it by their names).
//   - scales.go and proportion.go tell what scale is usual; names.go what the figures in items' names are.
//   - serial_*.go read running numbers; duplicate_names.go tells when a name may stand twice.
//   - sums_of_texts.go and derived_in_texts.go report what texts by themselves work out wrongly.
package rules

import (
	"embed"
	"strings"
	"sync"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

//go:embed *.md
var documents embed.FS

// rule makes a rule of its id; title and document come from its Markdown file.
// A file that is missing or badly made leaves them empty, which a test refuses.
func rule(id string, s checker.Severity, run func(*checker.Pass) error) *checker.Rule {
	return &checker.Rule{ID: id, Says: sayings(id), Severity: s, Run: run}
}

// joint makes a rule that looks at all files that were given together.
func joint(id string, s checker.Severity, run func(*checker.Joint) error) *checker.Rule {
	return &checker.Rule{ID: id, Says: sayings(id), Severity: s, Join: run}
}

// sayings are what the document of a rule says, which is read when somebody asks for it.
func sayings(id string) func() (title, doc lang.Text) {
	return sync.OnceValues(func() (title, doc lang.Text) { return document(id) })
}

// jointly makes a rule look at all files together besides.
func jointly(r *checker.Rule, runs ...func(*checker.Joint) error) *checker.Rule {
	r.Join = func(j *checker.Joint) error {
		for _, run := range runs {
			if err := run(j); err != nil {
				return err
			}
		}
		return nil
	}
	return r
}

// document splits a rule's Markdown file into its languages. Each part begins
// with a line "# id: title", the English one first.
func document(id string) (title, doc lang.Text) {
	data, err := documents.ReadFile(strings.ReplaceAll(id, "-", "_") + ".md")
	if err != nil {
		return title, doc
	}
	head := "# " + id
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	at := strings.Index(text, "\n"+head)
	if at < 0 || !strings.HasPrefix(text, head) {
		return title, doc
	}
	doc.EN, doc.ZH = trimmed(text[:at+1]), trimmed(text[at+1:])
	title.EN, title.ZH = titleOf(doc.EN, head), titleOf(doc.ZH, head)
	return title, doc
}

// trimmed is a text without blank lines at its end.
func trimmed(text string) string {
	if n := len(strings.TrimRight(text, " \n")); n < len(text) && text[n] == '\n' {
		return text[:n+1]
	}
	return text
}

// titleOf is what stands behind the id and its colon in the first line.
func titleOf(doc, head string) string {
	line, _, _ := strings.Cut(strings.TrimPrefix(doc, head), "\n")
	line = strings.TrimSpace(line)
	for _, colon := range []string{":", "\uff1a"} {
		if rest, found := strings.CutPrefix(line, colon); found {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}
