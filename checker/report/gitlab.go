package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"crossfoot/checker"
)

// gitlabIssue is an issue of a Code Quality report (GitLab documentation, "Code Quality
// report format"), with all the fields that GitLab reads.
type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

var gitlabSeverity = [...]string{checker.Info: "info", checker.Warning: "minor", checker.Error: "critical"}

// GitLab writes a report as a Code Quality report of GitLab: an issue for each finding
// that counts, for a file that could not be read (blocker) and for what was not checked
// (info). What has been accepted is left out, since the format has no word for it. The
// line is the row of the cell.
func GitLab(w io.Writer, r *checker.Report, o Options) error {
	fixWidths()
	g := gitlab{words: words{Options{Lang: o.Lang}}, issues: []gitlabIssue{}, used: map[string]bool{}}
	for i := range r.Files {
		f := &r.Files[i]
		if why := g.unreadable(f); why != "" {
			g.add(f, 1, "unreadable-file", "blocker", g.t("could not be read: ", "无法读取：")+why, why)
		}
		for _, x := range open(f) {
			text := strings.Join(append([]string{g.headline(x)}, g.lines(x)...), "\n")
			g.add(f, lineOf(x.Cell.Ref), clean(x.Rule.ID), gitlabSeverity[x.Severity], text, x.ID)
		}
		for _, gap := range g.gaps(f) {
			text := strings.TrimSpace(gap.address() + " " + gap.reason)
			g.add(f, 1, "not-checked", "info", g.t("not checked: ", "未检查：")+text, gap.address())
		}
	}
	for _, path := range r.Passed {
		g.add(&checker.File{Path: path}, 1, "not-checked", "info", g.t("not checked: ", "未检查：")+g.otherKind(), "")
	}
	return writeJSON(w, g.issues)
}

type gitlab struct {
	words
	issues []gitlabIssue
	used   map[string]bool // fingerprints
}

// add writes an issue. GitLab drops a second issue with the fingerprint of another, and a
// finding's id is unique within its file only, so the fingerprint is made of the file's
// path, the check and id, and of a number if that is not enough.
func (g *gitlab) add(f *checker.File, line int, check, severity, text, id string) {
	path := slashed(f.Path)
	fingerprint := ""
	for n := 1; fingerprint == "" || g.used[fingerprint]; n++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %d", path, check, id, n))
		fingerprint = hex.EncodeToString(sum[:16])
	}
	g.used[fingerprint] = true
	g.issues = append(g.issues, gitlabIssue{text, check, fingerprint, severity, gitlabLocation{path, gitlabLines{line}}})
}
