package report

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
)

type confirmationRecord struct {
	Note    string `json:"note"`
	By      string `json:"by"`
	Date    string `json:"date"`
	Figures string `json:"figures"`
}

func recordConfirmation(c *checker.Confirmation) *confirmationRecord {
	if c == nil {
		return nil
	}
	return &confirmationRecord{Note: c.Note, By: c.By, Date: c.Date, Figures: c.Figures}
}

func (r *confirmationRecord) confirmation() *checker.Confirmation {
	if r == nil {
		return nil
	}
	return &checker.Confirmation{Note: r.Note, By: r.By, Date: r.Date, Figures: r.Figures}
}

// open are a file's findings that count, in the order of every format; confirmed are
// the others.
func open(f *checker.File) (open []*checker.Finding) {
	for _, x := range sorted(f) {
		if x.Confirmed == nil {
			open = append(open, x)
		}
	}
	return open
}

func confirmed(f *checker.File) (confirmed []*checker.Finding) {
	for _, x := range sorted(f) {
		if x.Confirmed != nil {
			confirmed = append(confirmed, x)
		}
	}
	return confirmed
}

// confirmed lists the findings of all files that somebody has accepted, each with
// the reason for it.
func (p *printer) confirmed(r *checker.Report) {
	lines, left := 0, 0
	for i := range r.Files {
		f := &r.Files[i]
		for j, x := range confirmed(f) {
			if lines++; lines > listMost {
				left++
				continue
			}
			if lines == 1 {
				p.line(0, p.t("confirmed:", "已核实："))
			}
			if j == 0 && !p.alone {
				p.line(2, p.paint(bold, clean(f.Path)))
			}
			p.line(2, p.paint(faint, address(x.Cell.Ref)), "  ", cut(p.heading(x), max(p.Width/2, 20)), "  ", p.paint(faint, "["+clean(x.Rule.ID)+"]"))
			p.paragraph(4, "", p.word(x.Confirmed))
		}
	}
	if left > 0 {
		p.line(2, p.t("… and %d more", "……另有 %d 处", left))
	}
	if lines > 0 {
		p.line(0)
	}
}

// word is what somebody has said in accepting a finding.
func (p words) word(c *checker.Confirmation) string {
	by := slices.DeleteFunc([]string{c.By, c.Date}, func(s string) bool { return s == "" })
	if len(by) == 0 {
		return clean(c.Note)
	}
	return clean(p.t("%s (%s)", "%s（%s）", c.Note, strings.Join(by, p.t(", ", "，"))))
}

// outdated says of a finding that it has been accepted with other figures; "" if it
// has not.
func (p words) outdated(x *checker.Finding) string {
	c := x.Outdated
	if c == nil {
		return ""
	}
	return clean(p.t("accepted before with other figures: %s — %s", "此前核实时数据不同：%s。%s", c.Figures, p.word(c)))
}

// stale lists what has been accepted and is found no more, so that no list grows
// for ever.
func (p *printer) stale(r *checker.Report) {
	for i, e := range r.Stale {
		if i == 0 {
			p.line(0, p.t("accepted before, but no longer found; delete it:", "以前核实过，现已不存在，请删去："))
		}
		if i == listMost {
			p.line(2, p.t("… and %d more", "……另有 %d 处", len(r.Stale)-i))
			break
		}
		p.line(2, clean(e.Source), p.t(": ", "："), p.accepted(e))
	}
	if len(r.Stale) > 0 {
		p.line(0)
	}
}

// accepted names what an accepted finding was about.
func (p words) accepted(e checker.Accepted) string {
	parts := []string{p.paint(faint, clean(e.ID)), clean(e.File), clean(sheets.SheetName(e.Sheet)), about(checker.Place{Item: e.Item, Entity: e.Entity})}
	if e.Rule != "" {
		parts = append(parts, p.paint(faint, "["+clean(e.Rule)+"]"))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, "  ")
}
