package report_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// TestAnnotationsThatGitHubLeavesOut names how many there are.
func TestAnnotationsThatGitHubLeavesOut(t *testing.T) {
	r := clear()
	for range 12 {
		r.Files[0].Findings = append(r.Files[0].Findings, trail())
	}
	out := write(t, report.GitHub, r, report.Options{})
	assert.Contains(t, out, "\nGitHub shows 10 of 12 annotations of level error; all are in this log\n")
	assert.NotContains(t, out, "level warning")
}

// TestGitHubShowsSlips puts what follows from a slip behind all slips of its severity, as only the
// first few are shown.
func TestGitHubShowsSlips(t *testing.T) {
	r := clear()
	for i := range 3 {
		lead, other := trail(), trail()
		lead.ID, lead.Group = strconv.Itoa(i), strconv.Itoa(i)
		other.ID, other.Group, other.Cell.Ref.Row = "after "+lead.ID, lead.ID, 900+i
		r.Files[0].Findings = append(r.Files[0].Findings, lead, other)
	}
	var rows []string
	for line := range strings.Lines(write(t, report.GitHub, r, report.Options{})) {
		if _, rest, ok := strings.Cut(line, ",line="); ok {
			row, _, _ := strings.Cut(rest, ",")
			rows = append(rows, row)
		}
	}
	assert.Equal(t, []string{"53", "53", "53", "900", "901", "902"}, rows)
}

// TestGitHubNamesPassedFiles names files of other kinds in commands only, as all files.
func TestGitHubNamesPassedFiles(t *testing.T) {
	r := clear()
	r.Passed = []string{"in/a.pdf"}
	out := write(t, report.GitHub, r, report.Options{})
	assert.Contains(t, out, "::notice file=in/a.pdf,title=not checked::a file of another kind in a folder, not read\n")
	assert.Equal(t, 1, strings.Count(out, "a.pdf"))
}

// TestJobSummaryIsBounded keeps within what GitHub shows, and says what it leaves out.
func TestJobSummaryIsBounded(t *testing.T) {
	r := clear()
	for range 6000 {
		r.Files[0].Findings = append(r.Files[0].Findings, trail())
	}
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		out := write(t, report.GitHubSummary, r, report.Options{Lang: l})
		assert.LessOrEqual(t, len(out), 1<<20)
		assert.Greater(t, len(out), 1<<19)
		rows := strings.Count(out, "\n| ") - 2
		assert.Contains(t, out[len(out)-300:], strconv.Itoa(6000-rows))
	}
	assert.Greater(t, len(write(t, report.Markdown, r, report.Options{Lang: lang.EN})), 1<<20)
}
