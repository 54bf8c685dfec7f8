package report

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/checker"
)

// quiet writes the findings that count, one a line, as compilers write them, so that
// editors and scripts find their way: the punctuation is the same in every language.
func (p *printer) quiet(r *checker.Report) {
	for i := range r.Files {
		f := &r.Files[i]
		for _, x := range open(f) {
			parts := []string{p.paint(bold, clean(f.Path))}
			if place := address(x.Cell.Ref); place != "" {
				parts = append(parts, p.paint(bold, place))
			}
			parts = append(parts, p.severity(x.Severity), p.says(x))
			p.line(0, strings.Join(parts, ": "), " ", p.paint(faint, "["+x.Rule.ID+"]"))
		}
	}
}

// eachFile writes a line for each file: its findings by severity, its sums, and what
// else there is to say of it.
func (p *printer) eachFile(r *checker.Report) {
	t := newTable(2, 3, 4, 5)
	head := table.Row{""}
	for _, s := range severities {
		head = append(head, p.severity(s))
	}
	t.AppendRow(append(head, p.t("sums", "已查合计"), ""))
	const counts = 36 // room for the columns of figures
	names := min(max(p.Width*2/5, headWidth), p.longestName(r))
	remarks := max(p.Width-counts-names, headWidth)
	for i := range r.Files {
		f := &r.Files[i]
		row := table.Row{cutPath(clean(f.Path), names)}
		if f.Err != nil {
			t.AppendRow(append(row, "", "", "", "", p.t("could not be read", "无法读取")))
			continue
		}
		found := map[checker.Severity]int{}
		for _, x := range open(f) {
			found[x.Severity]++
		}
		for _, s := range severities {
			cell := fmt.Sprint(found[s])
			if found[s] > 0 {
				cell = p.paint(severityColor[s], cell)
			}
			row = append(row, cell)
		}
		t.AppendRow(append(row, fmt.Sprint(decided(f.Counts)), cut(p.remark(f), remarks)))
	}
	p.table(0, t)
	p.line(0)
}

func (p *printer) longestName(r *checker.Report) (width int) {
	for i := range r.Files {
		width = max(width, text.StringWidth(clean(r.Files[i].Path)))
	}
	return width
}
