package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"crossfoot/checker"
)

// annotationsMost is how many annotations of a level GitHub shows for one step of a job.
const annotationsMost = 10

var githubLevel = [...]string{checker.Info: "notice", checker.Warning: "warning", checker.Error: "error"}

// GitHub writes a report as workflow commands of GitHub Actions, which become annotations
// of files: those that could not be read, the findings that count, the most severe first and
// of each severity those that others stand for last, so that the few that GitHub shows are of
// as many slips; what was not checked, and what in the rules file did not apply. The line is the
// row of the cell. Then come the summary and how many annotations GitHub leaves out; the log has
// all of them.
func GitHub(w io.Writer, r *checker.Report, o Options) error {
	fixWidths()
	g := github{words: words{Options{Lang: o.Lang}}, w: bufio.NewWriter(w), levels: map[string]int{}}
	for i := range r.Files {
		if why := g.unreadable(&r.Files[i]); why != "" {
			g.annotate("error", r.Files[i].Path, 0, g.t("could not be read", "无法读取"), why)
		}
	}
	for s := checker.Error + 1; s > 0; s-- {
		g.findings(r, s-1, false)
		g.findings(r, s-1, true)
	}
	for i := range r.Files {
		f := &r.Files[i]
		for _, gap := range g.gaps(f) {
			g.annotate("notice", f.Path, 0, g.t("not checked", "未检查"), strings.TrimSpace(gap.address()+" "+gap.reason))
		}
	}
	for _, path := range r.Passed {
		g.annotate("notice", path, 0, g.t("not checked", "未检查"), g.otherKind())
	}
	for _, line := range g.idle(r) {
		g.annotate("warning", r.RulesFile, 0, g.t("rules file", "规则文件"), line)
	}
	rest := *r
	rest.Passed = nil // names of files stand in commands only
	for _, line := range g.summary(&rest, false) {
		if line.Label == g.twice() {
			line.Text = g.t("the other reports name them", "文件名见其他格式的报告")
		}
		fmt.Fprintf(g.w, "%s\n", Inert(line.Label+g.t(": ", "：")+line.Text))
	}
	for _, level := range []string{"error", "warning", "notice"} {
		if n := g.levels[level]; n > annotationsMost {
			fmt.Fprintln(g.w, g.t("GitHub shows %d of %d annotations of level %s; all are in this log",
				"GitHub 只显示 %[3]s 级 %[2]d 条标注中的 %[1]d 条，全部内容见本日志", annotationsMost, n, level))
		}
	}
	return g.w.Flush()
}

type github struct {
	words
	w      *bufio.Writer
	levels map[string]int // annotations written, by level
}

// findings annotates those of one severity: those that stand for their slips, or the others.
func (g *github) findings(r *checker.Report, s checker.Severity, others bool) {
	for i := range r.Files {
		f := &r.Files[i]
		for _, x := range open(f) {
			if other := x.Group != "" && x.Group != x.ID; x.Severity == s && other == others {
				lines := append([]string{about(x.Cell)}, g.lines(x)...)
				title := strings.TrimSpace(address(x.Cell.Ref) + " " + g.title(x.Rule))
				g.annotate(githubLevel[s], f.Path, lineOf(x.Cell.Ref), title, strings.TrimSpace(strings.Join(lines, "\n")))
			}
		}
	}
}

// annotate writes one workflow command; line is 0 if it is about a whole file.
func (g *github) annotate(level, path string, line int, title, message string) {
	g.levels[level]++
	fmt.Fprintf(g.w, "::%s file=%s", level, commandProperty(slashed(clean(path))))
	if line > 0 {
		fmt.Fprintf(g.w, ",line=%d", line)
	}
	fmt.Fprintf(g.w, ",title=%s::%s\n", commandProperty(title), commandData(message))
}

// The runner takes these escapes back, and no others (actions/toolkit,
// packages/core/src/command.ts).
var (
	commandDataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// commandData is a text as the message of a workflow command.
func commandData(s string) string { return commandDataEscapes.Replace(s) }

// commandProperty is a text as the value of a workflow command's property.
func commandProperty(s string) string { return commandPropertyEscapes.Replace(s) }
