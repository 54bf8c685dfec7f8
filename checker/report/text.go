package report

import (
	"bufio"
	"cmp"
	"io"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

const (
	defaultWidth = 100
	listFrom     = 20  // more findings than this in a file are listed one a line,
	crowd        = 100 // and so are those of every file if the run has more than this
	listMost     = 100 // lines of such a list
	unreadLines  = 10  // parts of a file that were not read and are named
)

// printer writes the report of one run for a person.
type printer struct {
	words
	w       *bufio.Writer
	alone   bool // the run is about one file
	crowded bool // there are too many findings to show each in full
	listed  bool // some were not

	file  *checker.File // that is being written about
	read  *sheets.Book  // the same as it was read, nil if it is not to be had
	asked bool          // whether it is

	unseen error // why it is not
}

func newPrinter(w io.Writer, r *checker.Report, o Options) *printer {
	fixWidths()
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	return &printer{words: words{o}, w: bufio.NewWriter(w), alone: len(r.Files) == 1}
}

// Text writes a report for a person at a terminal. A file that could not be
// read is only named at its end, unless Options.Apart is set: the command says
// why on its own.
func Text(w io.Writer, r *checker.Report, o Options) error {
	p := newPrinter(w, r, o)
	if o.Apart && !o.Quiet {
		p.unreadables(r)
	}
	switch {
	case o.Quiet:
		p.quiet(r)
	case o.Summary:
		p.eachFile(r)
		p.rulesFile(r)
		p.summary(r)
	default:
		p.full(r)
	}
	return p.w.Flush()
}

// unreadables says why files could not be read.
func (p *printer) unreadables(r *checker.Report) {
	n := 0
	for i := range r.Files {
		if why := p.unreadable(&r.Files[i]); why != "" {
			p.line(0, p.paint(bold, clean(r.Files[i].Path)), p.t(": ", "："), why)
			n++
		}
	}
	if n > 0 && n < len(r.Files) {
		p.line(0)
	}
}

// full writes every finding, or lists them where they are too many, and how the run
// ended.
func (p *printer) full(r *checker.Report) {
	findings := 0
	for i := range r.Files {
		findings += len(open(&r.Files[i]))
	}
	p.crowded = findings > crowd
	remarks := false // the line before is a remark, to which the next file must not cling
	for i := range r.Files {
		f := &r.Files[i]
		if p.Relations {
			p.relations(f)
		}
		switch {
		case f.Err != nil:
		case len(open(f)) == 0 && !p.alone:
			if remark := p.remark(f); remark != "" {
				p.line(0, p.paint(bold, clean(f.Path)), p.t(": ", "："), remark)
				remarks = true
			}
		case len(open(f)) > 0 || len(f.Unread) > 0 || len(f.Notes) > 0:
			if remarks {
				p.line(0)
				remarks = false
			}
			p.findings(f)
		}
	}
	if remarks {
		p.line(0)
	}
	if p.listed {
		p.line(0, p.t("what a rule finds and what to do: crossfoot explain RULE",
			"各规则查什么、怎么办：见 crossfoot rules 和 crossfoot explain"))
	}
	p.confirmed(r)
	p.stale(r)
	p.rulesFile(r)
	p.summary(r)
}

// line writes one line. What comes from a workbook has been cleaned by now.
func (p *printer) line(indent int, parts ...string) {
	p.w.WriteString(strings.Repeat(" ", indent))
	p.w.WriteString(Inert(strings.Join(parts, "")))
	p.w.WriteByte('\n')
}

func (p *printer) lines(indent int, lines []string) {
	for _, line := range lines {
		p.line(indent, line)
	}
}

// paragraph writes a text in as many lines as it takes, in one colour.
func (p *printer) paragraph(indent int, color, s string) {
	for _, line := range wrap(s, p.Width-indent) {
		p.line(indent, p.paint(color, line))
	}
}

// remark is what there is to say of a file without findings among others:
// nothing, if it is in order.
func (p *printer) remark(f *checker.File) string {
	var parts []string
	if doubt := p.doubt(f); doubt != "" {
		parts = append(parts, doubt)
	}
	if len(f.Unread) > 0 {
		part := p.t("not checked: ", "未检查：") + p.unread(f.Unread[0], " ")
		if more := len(f.Unread) - 1; more > 0 {
			part += p.t(" … and %d more", "……另有 %d 处", more)
		}
		parts = append(parts, part)
	}
	return strings.Join(append(parts, p.notes(f)...), p.t("; ", "；"))
}

// notes say what there is to know of how a file was read, each in one line.
func (p words) notes(f *checker.File) (lines []string) {
	for _, note := range f.Notes {
		lines = append(lines, p.t("note: ", "说明：")+clean(note.In(p.Lang)))
	}
	return lines
}

// doubt is what to say of a file in which there was little to check.
func (p words) doubt(f *checker.File) string {
	switch {
	case len(f.Tables) == 0 && f.Text.Paragraphs > 0 && len(f.Unread) == 0:
		if f.Text.Claims > 0 {
			return "" // a text that was compared with other files' tables; the end of the report says how
		}
		return p.t("no figures found in its text: nothing was compared", "正文中没有找到数，未作比对")
	case len(f.Tables) == 0:
		return p.t("no table of figures found: nothing was checked", "没有找到数据表，未作任何检查")
	case decided(f.Counts) == 0:
		return p.t("no sums found: its figures were not checked", "没有找到合计关系，其中的数据未检查")
	}
	return ""
}

// findings writes the findings of one file and what of it was not read.
func (p *printer) findings(f *checker.File) {
	p.file, p.read, p.asked, p.unseen = f, nil, false, nil
	if found := p.found(countFile(f)); p.alone || found == "" {
		p.line(0, p.paint(bold, clean(f.Path)))
	} else {
		p.line(0, p.paint(bold, clean(f.Path)), p.t(": ", "："), found)
	}
	p.lines(2, p.notes(f))
	primaries, folded := group(open(f))
	if len(primaries) > listFrom || p.crowded {
		p.list(primaries, folded)
	} else {
		for _, x := range primaries {
			p.line(0)
			p.finding(x, folded[x.ID])
		}
	}
	if p.unseen != nil {
		p.line(0)
		p.line(2, p.t("rows are not shown as they stand in their sheet: ", "未能按表中原样显示："), clean(lang.New("%s", "%s", p.unseen).In(p.Lang)))
	}
	if len(f.Unread) > 0 {
		p.line(0)
		p.line(2, p.t("not checked:", "未检查："))
		for i, u := range f.Unread {
			if i == unreadLines {
				p.line(4, p.t("… and %d more", "……另有 %d 处", len(f.Unread)-i))
				break
			}
			p.line(4, p.unread(u, "  "))
		}
	}
	if doubt := p.doubt(f); doubt != "" && !p.alone {
		p.line(2, doubt)
	}
	p.line(0)
}

// unread names a part of a file that was not checked, and why.
func (p words) unread(u checker.Unread, between string) string {
	place := sheets.SheetName(u.Sheet)
	if u.Range != "" {
		place += "!" + u.Range
	}
	return clean(place) + between + clean(u.Reason.In(p.Lang))
}

// group folds the findings of one slip under its primary one.
func group(order []*checker.Finding) (primaries []*checker.Finding, folded map[string][]*checker.Finding) {
	ids := make(map[string]bool)
	for _, x := range order {
		ids[x.ID] = true
	}
	folded = make(map[string][]*checker.Finding)
	for _, x := range order {
		if x.Group != "" && x.Group != x.ID && ids[x.Group] {
			folded[x.Group] = append(folded[x.Group], x)
		} else {
			primaries = append(primaries, x)
		}
	}
	return primaries, folded
}

// finding writes one finding in full.
func (p *printer) finding(x *checker.Finding, folded []*checker.Finding) {
	head := []string{p.severity(x.Severity)}
	if place := address(x.Cell.Ref); place != "" {
		head = append(head, p.paint(bold, place))
	}
	if title := clean(x.Rule.Title().In(p.Lang)); title != "" {
		head = append(head, title)
	}
	p.line(0, strings.Join(append(head, p.paint(faint, "["+clean(x.Rule.ID)+"]")), "  "))
	lines, whole := p.inSheet(x)
	if s := about(x.Cell); s != "" && !whole {
		p.line(2, cut(s, p.Width-2))
	}
	if p.lines(inset, lines); lines == nil {
		p.excerpt(x)
	}
	if x.Arithmetic != "" {
		p.paragraph(2, bold, clean(x.Arithmetic))
	}
	if message := clean(x.Message.In(p.Lang)); message != "" {
		p.paragraph(2, "", message)
	}
	if said := p.outdated(x); said != "" {
		p.paragraph(2, "", said)
	}
	p.suspects(x)
	for _, y := range folded {
		p.sameSlip(y)
	}
}

// sameSlip writes a finding that another one stands for, in as many lines as it takes.
func (p *printer) sameSlip(x *checker.Finding) {
	const indent, further = 4, 6
	label, severity, mark := p.t("same slip: ", "同一处错误："), x.Severity.In(p.Lang), "["+clean(x.Rule.ID)+"]"
	for i, line := range wrap(label+strings.Join([]string{severity, address(x.Cell.Ref), p.says(x), mark}, "  "), p.Width-further) {
		if rest, last := strings.CutSuffix(line, mark); last {
			line = rest + p.paint(faint, mark)
		}
		if rest, whole := strings.CutPrefix(line, label+severity); i == 0 && whole {
			p.line(indent, label, p.severity(x.Severity), rest)
		} else {
			p.line(further, line)
		}
	}
}

// says is what a finding comes to: its arithmetic, or else its message, or else the title of its rule.
func (p words) says(x *checker.Finding) string {
	return cmp.Or(clean(x.Arithmetic), clean(x.Message.In(p.Lang)), p.heading(x))
}

// heading is what stands for a finding where its message would be too long: its arithmetic, or else the
// title of its rule.
func (p words) heading(x *checker.Finding) string {
	return clean(cmp.Or(x.Arithmetic, x.Rule.Title().In(p.Lang)))
}
