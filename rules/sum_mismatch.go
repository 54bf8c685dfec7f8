package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
)

var sumMismatch = rule("sum-mismatch", checker.Error, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, b := range s.Reported() {
			if _, blank := neededBy(s, b); blank || b.Status == relation.Rounding {
				continue // for other rules
			}
			f := p.Mismatch(s, b)
			switch {
			case b.Status == relation.Explained:
				f.Severity = checker.Warning
				f.Message = lang.New(
					"The parts give %s, the total says %s: it looks cut off instead of rounded. Write the total with the same decimals as its parts, or confirm it.",
					"各分项之和为 %s，合计填的是 %s：像是舍去了小数而不是四舍五入。请按分项的小数位数填写合计，或确认无误。",
					f.Want, f.Got)
			default:
				if b.Odds < relation.OddsError {
					f.Severity = checker.Warning
				}
				f.Message = lang.New(
					"The parts give %s, the total says %s: a difference of %s. Correct the total or one of its parts.",
					"各分项之和为 %s，合计填的是 %s，相差 %s。请核对合计和各分项后改正。",
					f.Want, f.Got, f.Difference)
			}
			p.Report(f)
		}
	}
	return nil
})
