package report

import (
	"slices"
	"strings"

	"crossfoot/checker"
)

// rulesFile says which rules file was used, what came of its own checks, and what
// in it did not apply: nothing that a user has written is passed over in silence.
func (p *printer) rulesFile(r *checker.Report) {
	if r.RulesFile == "" {
		return
	}
	p.line(0, p.t("rules file: ", "规则文件："), clean(r.RulesFile))
	came, idle := p.outcomesOf(r)
	for _, line := range came {
		p.paragraph(2, "", line)
	}
	for _, line := range idle {
		p.paragraph(2, yellow, line)
	}
}

// outcomesOf is what came of a rules file, and what in it did not apply, each in one
// line.
func (p words) outcomesOf(r *checker.Report) (came, idle []string) {
	var sum checker.Outcome
	checks := 0
	for _, o := range r.Outcomes {
		if o.Applied && o.Held+o.Broken+o.Undetermined > 0 {
			checks++
			sum.Held, sum.Broken, sum.Undetermined = sum.Held+o.Held, sum.Broken+o.Broken, sum.Undetermined+o.Undetermined
		}
	}
	if checks > 0 {
		counts := p.outcomes(checker.Counts{Held: sum.Held, Broken: sum.Broken, Undetermined: sum.Undetermined})
		came = append(came, p.n(checks, "check of its own", "checks of its own", "项自定检查")+p.t(": ", "：")+counts)
	}
	if len(r.Skipped) > 0 {
		came = append(came, p.t("files skipped: ", "按规则跳过的文件：")+clean(strings.Join(r.Skipped, p.t(", ", "、"))))
	}
	return came, p.idle(r)
}

// idle are the parts of the rules file that did not apply, and why. Where no file was read
// none could.
func (p words) idle(r *checker.Report) (lines []string) {
	if !slices.ContainsFunc(r.Files, func(f checker.File) bool { return f.Err == nil }) {
		return nil
	}
	for _, o := range r.Outcomes {
		if o.Applied {
			continue
		}
		name := clean(o.Name)
		if o.Line > 0 {
			name = p.t("line %d, %s", "第 %d 行，%s", o.Line, name)
		}
		why := p.t("it describes no table", "没有表适用此条")
		if !o.Why.IsZero() {
			why = clean(o.Why.In(p.Lang))
		}
		lines = append(lines, p.t("not applied: %s: %s", "未能适用：%s：%s", name, why))
	}
	return lines
}

// rulesFileRecord is the same for machines.
type rulesFileRecord struct {
	Path     string          `json:"path"`
	Skipped  []string        `json:"skipped"`
	Outcomes []outcomeRecord `json:"outcomes"`
}

type outcomeRecord struct {
	Name         string `json:"name"`
	Line         int    `json:"line,omitempty"`
	Applied      bool   `json:"applied"`
	Held         int    `json:"held"`
	Broken       int    `json:"broken"`
	Undetermined int    `json:"undetermined"`
	Why          string `json:"why,omitempty"`
}

// rulesFile reads the same back.
func (r *reader) rulesFile(record *rulesFileRecord) {
	if record == nil {
		return
	}
	r.report.RulesFile = record.Path
	if len(record.Skipped) > 0 {
		r.report.Skipped = record.Skipped
	}
	for _, x := range record.Outcomes {
		r.report.Outcomes = append(r.report.Outcomes, checker.Outcome{
			Name: x.Name, Line: x.Line, Applied: x.Applied, Held: x.Held, Broken: x.Broken, Undetermined: x.Undetermined, Why: said(x.Why),
		})
	}
}

func recordRulesFile(r *checker.Report, o Options) *rulesFileRecord {
	if r.RulesFile == "" {
		return nil
	}
	record := &rulesFileRecord{Path: r.RulesFile, Skipped: append([]string{}, r.Skipped...), Outcomes: []outcomeRecord{}}
	for _, x := range r.Outcomes {
		line := outcomeRecord{Name: x.Name, Line: x.Line, Applied: x.Applied, Held: x.Held, Broken: x.Broken, Undetermined: x.Undetermined}
		if !x.Applied {
			line.Why = x.Why.In(o.Lang)
		}
		record.Outcomes = append(record.Outcomes, line)
	}
	return record
}
