package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
)

var subsetExceedsTotal = rule("subset-exceeds-total", checker.Error, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, x := range overrunsOf(s).all {
			reportOverrun(p, s, x)
		}
	}
	return nil
})

func reportOverrun(p *checker.Pass, s *checker.Sums, x overrun) {
	f := finding(p, s, x.part)
	whole := checker.PlaceOf(s.Table, x.whole.row, x.whole.col)
	f.Severity = x.severity
	f.Related = []checker.Place{whole}
	f.Got, f.Want = f.Cell.Text, "≤ "+whole.Text
	f.Arithmetic = x.partLine + f.Got + " > " + x.wholeLine + whole.Text
	if f.Slip = slipAt(s, x.part, x.whole); x.breach != nil {
		f.Slip, f.Suspects = s.Verdicts[x.breach].Primary, []checker.Suspect{x.mended}
	}
	f.Message = lang.New(
		"A part cannot be larger than its whole: %s. Correct one of the two figures.",
		"其中项不应大于总项：%s。请核对这两个数后改正。", f.Arithmetic)
	p.Report(f)
}

// lineName is what a line is called in front of a figure, without the count in its name.
func lineName(l lines, line int) string {
	_, name := figure.Counts(l.label(line))
	if name = strings.Join(strings.Fields(name), " "); name != "" {
		name += " "
	}
	return name
}

// slipAt is what stands for the slip that a broken sum shows in one of some cells, so
// that its findings are told together; nil if no sum does.
func slipAt(s *checker.Sums, cells ...place) any {
	return slipOf(s, func(*relation.Breach) bool { return true }, cells...)
}

// slipOf is slipAt of some of the sums.
func slipOf(s *checker.Sums, of func(*relation.Breach) bool, cells ...place) any {
	for _, b := range s.Reported() {
		if !of(b) {
			continue
		}
		verdict := s.Verdicts[b]
		for _, x := range verdict.Suspects {
			for _, at := range cells {
				if x.Row == at.row && x.Col == at.col {
					return verdict.Primary
				}
			}
		}
		row, col := s.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
		if slices.Contains(cells, (place{row, col})) {
			return verdict.Primary
		}
	}
	return nil
}
