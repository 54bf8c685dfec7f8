package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"crossfoot/checker"
)

const (
	defaultWidth = 100
	listFrom     = 20 // more findings than this in a file are listed one a line
	unreadLines  = 10 // parts of a file that were not read and are named
)

// printer writes the report of one run for a person.
type printer struct {
	Options
	w *bufio.Writer
}

// Text writes a report for a person at a terminal. A file that could not be
// read has no part in it but its count: the command says why on its own.
func Text(w io.Writer, r *checker.Report, o Options) error {
	fixWidths()
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	p := &printer{Options: o, w: bufio.NewWriter(w)}
	for i := range r.Files {
		p.file(&r.Files[i], len(r.Files))
	}
	p.summary(r)
	return p.w.Flush()
}

// line writes one line. What comes from a workbook has been cleaned by now.
func (p *printer) line(indent int, parts ...string) {
	p.w.WriteString(strings.Repeat(" ", indent))
	for _, part := range parts {
		p.w.WriteString(part)
	}
	p.w.WriteByte('\n')
}

// file writes what there is to say of one file: nothing, if it is in order.
func (p *printer) file(f *checker.File, files int) {
	doubt := p.doubt(f)
	if f.Err != nil || len(f.Findings) == 0 && len(f.Unread) == 0 && (doubt == "" || files == 1) {
		return
	}
	p.line(0, p.paint(bold, clean(f.Path)))
	primaries, folded := group(sorted(f))
	if len(primaries) > listFrom {
		p.line(0)
		p.list(primaries, folded)
	} else {
		for _, x := range primaries {
			p.line(0)
			p.finding(x, folded[x.ID])
		}
	}
	if len(f.Unread) > 0 {
		p.line(0)
		p.line(2, p.t("not checked:", "未检查："))
		for i, u := range f.Unread {
			if i == unreadLines {
				p.line(4, p.t("… and %d more", "……另有 %d 处", len(f.Unread)-i))
				break
			}
			place := sheetName(u.Sheet)
			if u.Range != "" {
				place += "!" + u.Range
			}
			p.line(4, clean(place), "  ", clean(u.Reason.In(p.Lang)))
		}
	}
	if doubt != "" && files > 1 {
		p.line(2, doubt)
	}
	p.line(0)
}

// doubt is what to say of a file in which there was little to check.
func (p *printer) doubt(f *checker.File) string {
	switch {
	case len(f.Tables) == 0:
		return p.t("no table of figures found: nothing was checked", "没有找到数据表，未作任何检查")
	case decided(f.Counts) == 0:
		return p.t("no sums found: its figures were not checked", "没有找到合计关系，其中的数据未检查")
	}
	return ""
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
	if title := x.Rule.Title.In(p.Lang); title != "" {
		head = append(head, title)
	}
	p.line(0, strings.Join(append(head, p.paint(faint, "["+x.Rule.ID+"]")), "  "))
	if s := about(x.Cell); s != "" {
		p.line(2, cut(s, p.Width-2))
	}
	p.excerpt(x)
	if x.Arithmetic != "" {
		p.line(2, p.paint(bold, clean(x.Arithmetic)))
	}
	if message := clean(x.Message.In(p.Lang)); message != "" {
		p.line(2, message)
	}
	if len(x.Suspects) > 0 {
		p.line(2, p.suspects(x))
	}
	for _, y := range folded {
		p.line(4, p.t("same slip: ", "同一处错误："), p.brief(y))
	}
}

// suspects names the cells that may be wrong. If there are several, each of
// them alone would explain what is found, and none is called the culprit.
func (p *printer) suspects(x *checker.Finding) string {
	var named []string
	for _, s := range x.Suspects {
		place := name(s.Cell.Ref)
		if s.Cell.Ref.Sheet != x.Cell.Ref.Sheet {
			place = address(s.Cell.Ref)
		}
		change := fmt.Sprintf("%s %s → %s", place, p.shown(s.From), p.shown(s.To))
		if why := s.Why.Text.In(p.Lang); why != "" {
			change += p.t(" (%s)", "（%s）", clean(why))
		}
		named = append(named, change)
	}
	if len(named) == 1 {
		return p.t("most likely: %s", "最可能：%s", named[0])
	}
	return p.t("one of these: %s", "以下之一：%s", strings.Join(named, p.t(" or ", "，或 ")))
}

// brief is a finding in a few words.
func (p *printer) brief(x *checker.Finding) string {
	says := x.Arithmetic
	if says == "" {
		says = x.Rule.Title.In(p.Lang)
	}
	return strings.Join([]string{p.severity(x.Severity), address(x.Cell.Ref), clean(says), p.paint(faint, "["+x.Rule.ID+"]")}, "  ")
}
