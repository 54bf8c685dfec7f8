package report

import (
	"fmt"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"

	"crossfoot/checker"
)

// mostSuspects is how many cells are named that may be wrong.
const mostSuspects = 8

// suspects names the cells that may be wrong. If there are several, each of
// them alone would explain what is found, and none is called the culprit.
func (p *printer) suspects(x *checker.Finding) {
	named := x.Suspects[:min(len(x.Suspects), mostSuspects)]
	if len(named) == 0 {
		return
	}
	changes := make([]string, len(named))
	for i, s := range named {
		changes[i] = fmt.Sprintf("%s %s → %s", addressBeside(x, s.Cell), p.shown(s.From), p.shown(s.To))
	}
	why := clean(named[0].Why.Text.In(p.Lang))
	if why != "" {
		why = p.t(" (%s)", "（%s）", why)
	}
	if len(named) == 1 {
		p.paragraph(2, "", p.t("most likely: ", "最可能：")+changes[0]+why)
		return
	}
	more := len(x.Suspects) - len(named)
	if last := len(changes) - 1; more == 0 && sameReason(named) {
		p.paragraph(2, "", p.t("one of these: %s or %s%s", "以下之一有误：%s 或 %s%s", p.join(changes[:last]), changes[last], why))
		return
	}
	p.line(2, p.t("one of these:", "以下之一有误："))
	t := newTable(2, 4)
	for _, s := range named {
		t.AppendRow(table.Row{addressBeside(x, s.Cell), p.shown(s.From), "→", p.shown(s.To), clean(s.Why.Text.In(p.Lang))})
	}
	p.table(4, t)
	if more > 0 {
		p.line(4, p.t("… and %d more", "……另有 %d 处", more))
	}
}

func sameReason(all []checker.Suspect) bool {
	return !slices.ContainsFunc(all, func(s checker.Suspect) bool { return s.Why != all[0].Why })
}
