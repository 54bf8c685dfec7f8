package report_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker"
	"crossfoot/checker/report"
)

// TestFingerprintsOfGitLab tells files of one name apart, whose findings have one id.
func TestFingerprintsOfGitLab(t *testing.T) {
	r := &checker.Report{Files: []checker.File{{Path: "a/x.csv", Findings: []checker.Finding{trail()}}, {Path: "b/x.csv", Findings: []checker.Finding{trail()}}}}
	readGitLab(t, write(t, report.GitLab, r, report.Options{}), r)
	again := write(t, report.GitLab, &checker.Report{Files: slices.Clone(r.Files[1:])}, report.Options{})
	for _, line := range regexp.MustCompile(`"fingerprint": .*`).FindAllString(again, -1) {
		assert.Contains(t, write(t, report.GitLab, r, report.Options{}), line, "a fingerprint does not depend on other files")
	}
}
