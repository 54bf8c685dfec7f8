package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

var coverageMismatch = rule("coverage-mismatch", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		if !s.Table.HoldsAny(figure.Coverage) {
			continue
		}
		for _, l := range linesOf(s) {
			total, ok := l.totals()
			for line := 0; ok && line < l.n; line++ {
				if l.figure(line, total).Kind == figure.Coverage {
					for _, pos := range uncovered(l, line, l.shares(line, total)) {
						reportUncovered(p, l, line, total, pos)
					}
				}
			}
		}
	}
	return nil
})

// coveredLeast is how many entities must be covered for each that is not, and at least.
const coveredLeast = 2

// uncovered are the positions of the parts that are not covered, where most are.
func uncovered(l lines, line int, parts []int) (out []int) {
	covered := 0
	for _, pos := range parts {
		switch f := l.figure(line, pos); {
		case f.Kind == figure.Coverage, f.Kind == figure.Percent && f.Value().Equal(whole):
			covered++
		case f.IsZero():
		case f.IsNumber(), f.Kind == figure.Bound, f.Kind == figure.Compound:
			out = append(out, pos)
		}
	}
	if covered < coveredLeast*max(1, len(out)) {
		return nil
	}
	return out
}

// whole is 100%.
var whole = decimal.New(1, 0)

func reportUncovered(p *checker.Pass, l lines, line, total, pos int) {
	f := finding(p, l.Sums, l.at(line, pos))
	at := l.at(line, total)
	f.Related = []checker.Place{checker.PlaceOf(l.Table, at.row, at.col)}
	f.Got, f.Want = f.Cell.Text, f.Related[0].Text
	f.Arithmetic = f.Got + " ≠ " + f.Want
	f.Message = lang.New(
		"The total says %s, and so do the others, but here stands %s. Correct it, or say in the total what is covered.",
		"合计为“%s”，其他单位也是，此处却是“%s”。请改正此处，或在合计中写明覆盖范围。", f.Want, f.Got)
	p.Report(f)
}
