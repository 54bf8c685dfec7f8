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
