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
	if len(named) == len(x.Suspects) && sameReason(named) {
		if line := p.suspected(x); line != "" {
			p.paragraph(2, "", line)
		}
		return
	}
	p.line(2, p.t("one of these:", "以下之一有误："))
	t := newTable(2, 4)
	for _, s := range named {
		t.AppendRow(table.Row{addressBeside(x, s.Cell), p.shown(s.From), "→", p.shown(s.To), clean(s.Why.Text.In(p.Lang))})
	}
	p.table(4, t)
	if more := len(x.Suspects) - len(named); more > 0 {
		p.line(4, p.t("… and %d more", "……另有 %d 处", more))
	}
}

// suspected names the cells that may be wrong in one line; "" if there are none.
func (p words) suspected(x *checker.Finding) string {
	named := x.Suspects[:min(len(x.Suspects), mostSuspects)]
	if len(named) == 0 {
		return ""
	}
	reason := func(s checker.Suspect) string {
		if why := clean(s.Why.Text.In(p.Lang)); why != "" {
			return p.t(" (%s)", "（%s）", why)
		}
		return ""
	}
	same := sameReason(named)
	changes := make([]string, len(named))
	for i, s := range named {
		changes[i] = fmt.Sprintf("%s %s → %s", addressBeside(x, s.Cell), p.shown(s.From), p.shown(s.To))
		if !same || len(named) == 1 {
			changes[i] += reason(s)
		}
	}
	if len(named) == 1 && len(x.Suspects) == 1 {
		return p.t("most likely: ", "最可能：") + changes[0]
	}
	if more := len(x.Suspects) - len(named); more > 0 {
		changes = append(changes, p.t("%d more", "另外 %d 处", more))
	}
	last := len(changes) - 1
	if same && named[0].Why.Together() {
		return p.t("most likely: %s and %s", "最可能：%s 和 %s", p.join(changes[:last]), changes[last]) + reason(named[0])
	}
	line := p.t("one of these: %s or %s", "以下之一有误：%s 或 %s", p.join(changes[:last]), changes[last])
	if same {
		line += reason(named[0])
	}
	return line
}

func sameReason(all []checker.Suspect) bool {
	return !slices.ContainsFunc(all, func(s checker.Suspect) bool { return s.Why != all[0].Why })
}
