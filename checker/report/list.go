package report

import (
	"github.com/jedib0t/go-pretty/v6/table"

	"crossfoot/checker"
)

// list writes many findings, one a line. It says how many it leaves out, which
// are the least severe.
func (p *printer) list(primaries []*checker.Finding, folded map[string][]*checker.Finding) {
	p.listed = true
	t, lines, left := newTable(), 0, 0
	add := func(x *checker.Finding, mark string) {
		if lines++; lines > listMost {
			left++
			return
		}
		t.AppendRow(table.Row{
			mark + p.severity(x.Severity), address(x.Cell.Ref), p.paint(faint, clean(p.t(x.Rule.ID, x.Rule.Title().In(p.Lang)))),
			cut(p.says(x), max(p.Width/3, 20)), cut(about(x.Cell), max(p.Width/4, 16)),
		})
	}
	for _, x := range primaries {
		add(x, "")
		for _, y := range folded[x.ID] {
			add(y, "+ ")
		}
	}
	p.table(2, t)
	if left > 0 {
		p.line(2, p.t("… and %d more; use --format json to see all", "……另有 %d 处；要看全部，请用 --format json", left))
	}
}
