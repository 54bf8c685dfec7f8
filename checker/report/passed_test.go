package report_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker"
	"crossfoot/checker/report"
)

// TestPassedFiles names the files of other kinds in a folder in every format that is about several files.
func TestPassedFiles(t *testing.T) {
	for name, format := range map[string]func(io.Writer, *checker.Report, report.Options) error{
		"text": report.Text, "json": report.JSON, "ndjson": report.NDJSON, "sarif": report.SARIF, "junit": report.JUnit, "github": report.GitHub,
		"github-summary": report.GitHubSummary, "gitlab": report.GitLab, "markdown": report.Markdown, "csv": report.CSV,
	} {
		r := clear()
		r.Passed = []string{"in/a.pdf"}
		assert.Contains(t, strings.ReplaceAll(write(t, format, r, report.Options{}), `\`, ""), "in/a.pdf", name)
	}
}
