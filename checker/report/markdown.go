package report

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"

	"crossfoot/checker"
)

// GitHub takes no job summary of more than 1 MiB, and shows none of it then (GitHub
// documentation, "Adding a job summary"). Some is kept for the last words.
const (
	jobSummaryMost = 1 << 20
	lastWords      = 1 << 10
)

// Markdown writes a report in GitHub Flavored Markdown: a summary, a table of findings
// for each file with the full text of each folded below it, what was not checked, and
// what has been accepted.
func Markdown(w io.Writer, r *checker.Report, o Options) error { return writeMarkdown(w, r, o, 0) }

// GitHubSummary writes the same for $GITHUB_STEP_SUMMARY: what does not fit into a job
// summary is left out, and its end says so.
func GitHubSummary(w io.Writer, r *checker.Report, o Options) error {
	return writeMarkdown(w, r, o, jobSummaryMost-lastWords)
}

// writeMarkdown writes at most so many bytes, save for the last words; 0 is any number.
func writeMarkdown(w io.Writer, r *checker.Report, o Options, most int) error {
	fixWidths()
	m := markdown{words: words{Options{Lang: o.Lang}}, most: most}
	m.add(m.t("# crossfoot report\n", "# crossfoot 检查报告\n"), 0)
	for i, line := range m.summary(r, false) {
		if i == 0 {
			m.add("\n", 0)
		}
		m.add(fmt.Sprintf("- **%s**%s%s\n", line.Label, m.t(": ", "："), escapeMarkdown(line.Text)), 0)
	}
	m.unreadables(r)
	for i := range r.Files {
		m.file(&r.Files[i])
	}
	m.notChecked(r)
	m.accepted(r)
	m.notes(r)
	if m.full {
		m.Buffer.WriteString(m.t("\n**Cut off here, as GitHub shows no more.** Findings not listed: %d. Other formats have them all.\n",
			"\n**因 GitHub 限制显示长度，以下从略。** 未列出的问题有 %d 处，其他格式的报告中有全部内容。\n", m.left))
	}
	_, err := w.Write(m.Bytes())
	return err
}

// markdown is the text so far.
type markdown struct {
	words
	bytes.Buffer
	most int
	full bool // some did not fit
	left int  // findings among them
}

// add writes a piece of text, in which so many findings are listed, if it fits and all
// before it did.
func (m *markdown) add(s string, findings int) {
	if m.full = m.full || m.most > 0 && m.Len()+len(s) > m.most; m.full {
		m.left += findings
		return
	}
	m.WriteString(s)
}

// section writes a heading and a list below it, if it has any lines.
func (m *markdown) section(heading string, lines []string) {
	if len(lines) > 0 {
		m.add("\n## "+heading+"\n\n", 0)
	}
	for _, line := range lines {
		m.add("- "+line+"\n", 0)
	}
}

func (m *markdown) unreadables(r *checker.Report) {
	var lines []string
	for i := range r.Files {
		if why := m.unreadable(&r.Files[i]); why != "" {
			lines = append(lines, m.of(&r.Files[i])+escapeMarkdown(why))
		}
	}
	m.section(m.t("Could not be read", "无法读取"), lines)
}

// of begins a line that is about a file.
func (m *markdown) of(f *checker.File) string {
	return "**" + escapeMarkdown(Clean(f.Path)) + "**" + m.t(": ", "：")
}

// file writes a file's findings, if it has any.
func (m *markdown) file(f *checker.File) {
	primaries := Open(f)
	if len(primaries) == 0 {
		return
	}
	m.add("\n## "+escapeMarkdown(Clean(f.Path))+"\n\n", 0)
	m.add(m.t("| severity | cell | what | arithmetic | item |\n", "| 级别 | 单元格 | 问题 | 算式 | 事项 |\n")+"| --- | --- | --- | --- | --- |\n", 0)
	for _, x := range primaries {
		m.row(x.Finding, "")
		for _, y := range x.Same {
			m.row(y, "+ ")
		}
	}
	for _, x := range primaries {
		m.details(x)
	}
}

// row writes a finding as a row of the table.
func (m *markdown) row(x *checker.Finding, mark string) {
	cells := []string{
		mark + x.Severity.In(m.Lang),
		escapeMarkdown(address(x.Cell.Ref)),
		escapeMarkdown(m.title(x.Rule)) + " " + codeSpan(x.Rule.ID),
		escapeMarkdown(Clean(x.Arithmetic)),
		escapeMarkdown(about(x.Cell)),
	}
	m.add("| "+strings.Join(cells, " | ")+" |\n", 1)
}

// details writes all that a finding says, folded.
func (m *markdown) details(x Primary) {
	var b strings.Builder
	head := strings.Join([]string{x.Severity.In(m.Lang), address(x.Cell.Ref), m.heading(x.Finding)}, " ")
	fmt.Fprintf(&b, "\n<details>\n<summary>%s</summary>\n\n", html.EscapeString(Clean(head)))
	if about := about(x.Cell); about != "" {
		b.WriteString(escapeMarkdown(Clean(about)) + "\n\n")
	}
	for _, line := range m.lines(x.Finding) {
		b.WriteString(escapeMarkdown(Clean(line)) + "\n\n")
	}
	for _, y := range x.Same {
		b.WriteString(m.t("same slip: ", "同一处错误：") + m.short(y) + "\n\n")
	}
	b.WriteString("</details>\n")
	m.add(b.String(), 0)
}

// short is a finding in a few words.
func (m *markdown) short(x *checker.Finding) string {
	return escapeMarkdown(strings.TrimSpace(address(x.Cell.Ref)+" "+m.says(x))) + " " + codeSpan(x.Rule.ID)
}

func (m *markdown) notChecked(r *checker.Report) {
	var lines []string
	for i := range r.Files {
		f := &r.Files[i]
		for _, g := range m.gaps(f) {
			lines = append(lines, m.of(f)+escapeMarkdown(Clean(g.address()+" "+g.reason)))
		}
	}
	m.section(m.t("Not checked", "未检查"), lines)
}

func (m *markdown) accepted(r *checker.Report) {
	var lines []string
	for i := range r.Files {
		f := &r.Files[i]
		for _, x := range confirmed(f) {
			lines = append(lines, m.of(f)+m.short(x)+m.t(": ", "：")+escapeMarkdown(m.word(x.Confirmed)))
		}
	}
	m.section(m.t("Confirmed", "已核实"), lines)
}

// notes are what there is to know of how files were read, and what the text report says
// at its end: of the list of accepted findings and of the rules file.
func (m *markdown) notes(r *checker.Report) {
	var b bytes.Buffer
	p := newPrinter(&b, r, Options{Lang: m.Lang, Width: 1 << 20})
	p.stale(r)
	p.rulesFile(r)
	p.w.Flush()
	var lines []string
	for i := range r.Files {
		for _, note := range r.Files[i].Notes {
			lines = append(lines, m.of(&r.Files[i])+escapeMarkdown(Clean(note.In(m.Lang))))
		}
	}
	for line := range strings.Lines(b.String()) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, escapeMarkdown(line))
		}
	}
	m.section(m.t("Notes", "备注"), lines)
}
