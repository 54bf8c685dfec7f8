// Package report writes what was found, one function for each format.
//
// In goes a checker.Report, which is all that a run knows; out come bytes for a
// person (Text) or for another program (JSON, the complete record). It is the
// last step: the command only chooses the format and where the bytes go.
//
//   - For a person at a terminal: text.go. A finding is shown as it stands in its sheet (view.go: row.go,
//     column.go, rowcolumn.go) or by its cells in one line (excerpt.go), with the suspects (suspects.go); at
//     the end come the counts (summary.go) and what came of a rules file (rulesfile.go). brief.go and list.go
//     write one finding a line; relations.go and understood.go say what is believed of the tables.
//   - For programs: json.go is the complete record, which read.go reads back, and tally.go counts for it;
//     ndjson.go, sarif*.go, junit.go, github.go, gitlab.go and csv.go; markdown.go is for both.
//   - What formats share: phrases.go has what a report says without layout, words.go and inert.go make texts
//     from a workbook harmless, place.go names cells, wrap.go breaks lines. confirmed.go tells findings that
//     have been accepted, alike.go files that are the same, elsewhere.go findings in other files about one;
//     shard.go writes what parts of a run are put together by.
package report

import (
	"cmp"
	"io"
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/prose"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Format writes a report.
type Format func(w io.Writer, r *checker.Report, o Options) error

// Options say how a report is written. They never change what it says.
type Options struct {
	Lang      lang.Lang // of the messages
	Color     bool      // Text only
	Width     int       // Text only: columns of the terminal, 0 if unknown
	Quiet     bool      // Text only: the findings, one a line, and nothing else
	Summary   bool      // Text only: a line for each file and the end, without the findings
	Apart     bool      // Text only: it is read apart from what the command says, so it says itself why a file could not be read
	Relations bool      // list every relation

	// Source gives the file that a report is about, to the formats that show its cells.
	// Nil, or an error, if it is not to be had any more; the error says why in a
	// reader's words. A file that could not be read has none.
	Source func(f *checker.File) (*Source, error)

	// Elsewhere is what Elsewhere found, for the formats that are written of each file by
	// itself; nil if there are no others.
	Elsewhere map[string][]checker.Finding
}

// Source is a file as it was checked.
type Source struct {
	Data []byte
	Book *sheets.Book
}

// Named is a format under the name that users give it.
type Named struct {
	Name   string
	Write  Format
	Binary bool                                 // its output is no text, and not for a terminal
	Stream func(w io.Writer, o Options) *Stream // if it can be written while the run goes on
}

// Formats are all formats, in the order that the help lists them.
var Formats = []Named{
	{Name: "text", Write: Text},
	{Name: "json", Write: JSON},
	{Name: "ndjson", Write: NDJSON, Stream: NewStream},
	{Name: "sarif", Write: SARIF},
	{Name: "junit", Write: JUnit},
	{Name: "github", Write: GitHub},
	{Name: "github-summary", Write: GitHubSummary},
	{Name: "gitlab", Write: GitLab},
	{Name: "markdown", Write: Markdown},
	{Name: "csv", Write: CSV},
}

// sorted is a file's findings in the order of every format: the most severe
// first, then as they stand in the workbook.
func sorted(f *checker.File) []*checker.Finding {
	order := make([]*checker.Finding, len(f.Findings))
	for i := range f.Findings {
		order[i] = &f.Findings[i]
	}
	position := make(map[string]int, len(f.Tables))
	for i, t := range f.Tables {
		if _, known := position[t.Sheet]; !known {
			position[t.Sheet] = i
		}
	}
	sheet := func(name string) int {
		if i, known := position[name]; known {
			return i
		}
		return len(f.Tables)
	}
	slices.SortStableFunc(order, func(a, b *checker.Finding) int {
		x, y := a.Cell.Ref, b.Cell.Ref
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(sheet(x.Sheet), sheet(y.Sheet)),
			cmp.Compare(x.Sheet, y.Sheet),
			cmp.Compare(x.Row, y.Row),
			cmp.Compare(x.Col, y.Col),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return order
}

// totals is what the whole run amounts to, or one file of it.
type totals struct {
	files, tables int
	failed        []string // files that could not be read
	with          int      // files with findings that count
	severity      [checker.Error + 1]int
	slips         int // that those have come from, each counted once
	confirmed     int // findings that are counted by no severity
	counts        checker.Counts
	undecided     []doubt
	text          prose.Counts
}

func count(r *checker.Report) totals {
	var t totals
	for i := range r.Files {
		t.add(&r.Files[i])
	}
	return t
}

// doubtful notes where the sums stand that cannot be decided, with the file's name if it is
// not the only one.
func (t *totals) doubtful(f *checker.File) {
	for _, at := range f.Doubtful {
		t.undecided = append(t.undecided, doubt{f.Path, at.Address()})
	}
}

// doubt is the place of a sum that cannot be decided.
type doubt struct{ path, at string }

func countFile(f *checker.File) (t totals) {
	t.add(f)
	return t
}

func (t *totals) add(f *checker.File) {
	t.files++
	if f.Err != nil {
		t.failed = append(t.failed, clean(f.Path))
	}
	t.tables += len(f.Tables)
	t.counts = t.counts.Add(f.Counts)
	t.text = t.text.Add(f.Text)
	t.doubtful(f)
	counting := open(f)
	for _, x := range counting {
		t.severity[x.Severity]++
	}
	t.confirmed += len(f.Findings) - len(counting)
	primaries, _ := group(counting)
	t.slips += len(primaries)
	if len(counting) > 0 {
		t.with++
	}
}
