package report

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// namedUnread is how many of the files that were not read are named at the end.
const namedUnread = 3

// decided counts the sums whose answer is known.
func decided(c checker.Counts) int { return c.Held + c.Rounding + c.Explained + c.Broken }

// Line is one line of a summary.
type Line struct {
	Label string // "found", "checked", "text", "not checked"
	Text  string
}

// summary ends the report.
func (p *printer) summary(r *checker.Report) {
	for _, line := range p.words.summary(r, true) {
		p.line(0, line.Label, p.t(": ", "："), line.Text)
	}
}

// summary is what was checked, what came of it, and what was not; nothing if no file
// was read, as then the command has said why. Files that could not be read are named if
// nothing else does so.
func (p words) summary(r *checker.Report, named bool) (lines []Line) {
	t := count(r)
	if len(t.failed) == t.files && len(r.Own) == 0 {
		return p.apart(r)
	}
	defer func() { lines = slices.Concat(lines, p.alike(r), p.apart(r)) }()
	found, left := p.found(t), p.left(r, t, named)
	var checked string
	switch {
	case t.tables == 0:
		checked = p.t("no table of figures was found", "没有找到数据表")
	case decided(t.counts) == 0:
		checked = p.t("no sums were found in %s", "在 %s中没有找到合计关系", p.n(t.tables, "table", "tables", "张表"))
	default:
		checked = p.t("%s in %s of %s", "%[3]s、%[2]s、%[1]s", p.n(decided(t.counts), "sum", "sums", "个合计"),
			p.n(t.tables, "table", "tables", "张表"), p.n(t.files-len(t.failed), "file", "files", "个文件"))
	}
	// To find nothing where much was left undecided is no reason for praise.
	if found == "" && decided(t.counts) > 0 && t.counts.Undetermined <= max(2, decided(t.counts)/100) {
		if t.confirmed > 0 {
			left = append([]string{p.t("%d confirmed", "已核实 %d 处", t.confirmed)}, left...)
		}
		all := []string{p.t("%s checked", "已检查 %s", checked)}
		if t.text.Claims > 0 {
			all = append(all, p.t("text: ", "正文：")+p.text(t))
		}
		all = append(all, left...)
		return []Line{{p.paint(green, p.t("nothing wrong found", "未发现问题")), strings.Join(all, p.t("; ", "；"))}}
	}
	if found != "" {
		if t.files > 1 {
			found += p.t(" in %d of %d files", "，涉及 %[2]d 个文件中的 %[1]d 个", t.with, t.files)
		}
		lines = append(lines, Line{p.t("found", "发现"), found})
	}
	lines = append(lines, Line{p.t("checked", "已检查"), checked + p.statuses(t.counts)})
	if t.text.Claims > 0 {
		lines = append(lines, Line{p.t("text", "正文"), p.text(t)})
	}
	if len(left) > 0 {
		lines = append(lines, Line{p.t("not checked", "未检查"), strings.Join(left, p.t("; ", "；"))})
	}
	return lines
}

// found counts the findings, and is empty if there are none.
func (p words) found(t totals) string {
	var parts []string
	for _, s := range severities {
		if n := t.severity[s]; n > 0 {
			name := s.Name()
			if n > 1 && s != checker.Info { // which has no plural
				name += "s"
			}
			parts = append(parts, p.paint(severityColor[s], p.t("%d %s", "%[2]s %[1]d 处", n, lang.Text{EN: name, ZH: s.In(p.Lang)})))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	var besides []string
	if t.slips < t.severity[checker.Error]+t.severity[checker.Warning]+t.severity[checker.Info] {
		besides = append(besides, p.t("%d counting each slip once", "同一处错误合并后 %d 处", t.slips))
	}
	if t.confirmed > 0 {
		besides = append(besides, p.t("and %d confirmed", "另有已核实 %d 处", t.confirmed))
	}
	if len(besides) == 0 {
		return p.join(parts)
	}
	return p.join(parts) + p.t(" (%s)", "（%s）", strings.Join(besides, p.t(", ", "，")))
}

// text says what came of the figures in texts.
func (p words) text(t totals) string {
	parts := []string{p.t("%d agree with a table", "%d 个与表格一致", t.text.Agree)}
	if n := t.text.Differ; n > 0 {
		parts = append(parts, p.t("%d not", "%d 个不一致", n))
	}
	if n := t.text.Left(); n > 0 {
		parts = append(parts, p.t("%d found in no table", "%d 个在表格中没有对应内容", n))
	}
	return p.t("%s (%s)", "%s（%s）", p.n(t.text.Claims, "figure", "figures", "个数"), p.join(parts))
}

// statuses says how the sums came out, in brackets.
func (p words) statuses(c checker.Counts) string {
	var parts []string
	add := func(n int, en, zh string) {
		if n > 0 {
			parts = append(parts, p.t("%d "+en, "%d 个"+zh, n))
		}
	}
	add(c.Held, "held", "相符")
	add(c.Rounding, "rounding", "舍位误差")
	add(c.Explained, "explained", "可解释")
	add(c.Broken, "broken", "不符")
	if len(parts) == 0 {
		return ""
	}
	return p.t(" (%s)", "（%s）", p.join(parts))
}

// own names the files in a folder that are reports and marked copies.
func (p words) own(r *checker.Report) []string {
	n := len(r.Own)
	if n == 0 {
		return nil
	}
	return []string{p.t("%s of crossfoot's own left out (%s)", "略去 crossfoot 生成的 %s（%s）", p.n(n, "report or copy", "reports and copies", "个文件"), p.names(r.Own))}
}

// passed names the files in a folder of kinds that are not read.
func (p words) passed(r *checker.Report) []string {
	n := len(r.Passed)
	if n == 0 {
		return nil
	}
	return []string{p.t("%s in a folder not read (%s)", "文件夹中 %s未读取（%s）", p.n(n, "file of another kind", "files of other kinds", "个其他格式的文件"), p.names(r.Passed))}
}

// otherKind is what to say of one of those by itself.
func (p words) otherKind() string {
	return p.t("a file of another kind in a folder, not read", "文件夹中其他格式的文件，未读取")
}

// names are the first of some files.
func (p words) names(all []string) string { return p.firstOf(all, len(all)) }

// firstOf are the first of n names, of which those are known that are given.
func (p words) firstOf(names []string, n int) string {
	known := names[:min(len(names), namedUnread)]
	text := clean(p.join(known))
	if n > len(known) {
		text += p.t(" …", "……")
	}
	return text
}

// places are where the first of n sums stand that cannot be decided.
func (p words) places(t totals, n int) string {
	texts := make([]string, len(t.undecided))
	for i, d := range t.undecided {
		if texts[i] = d.at; t.files > 1 {
			texts[i] = d.path + " " + d.at
		}
	}
	return p.firstOf(texts, n)
}

// left is what the run leaves open, with the names of files if they are wanted.
func (p words) left(r *checker.Report, t totals, named bool) []string {
	var parts []string
	if n := t.counts.Undetermined; n > 0 {
		part := p.t("%s left undecided", "%s不能判断", p.n(n, "sum", "sums", "个合计"))
		if named && len(t.undecided) > 0 {
			part += p.t(" (%s)", "（%s）", p.places(t, n))
		}
		parts = append(parts, part)
	}
	if n := t.counts.Figures - t.counts.Checked; n > 0 {
		parts = append(parts, p.t("%d of %s in no sum", "%[2]s数据中有 %[1]d 个不在任何合计中",
			n, p.n(t.counts.Figures, "figure", "figures", "个")))
	}
	if n := len(t.failed); n > 0 {
		part := p.t("%s could not be read", "%s无法读取", p.n(n, "file", "files", "个文件"))
		if named {
			part += p.t(" (%s)", "（%s）", p.names(t.failed))
		}
		parts = append(parts, part)
	}
	return slices.Concat(parts, p.own(r), p.passed(r))
}
