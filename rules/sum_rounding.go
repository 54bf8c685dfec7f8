package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
)

var sumRounding = rule("sum-rounding", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, b := range s.Reported() {
			if b.Status != relation.Rounding {
				continue
			}
			f := p.Mismatch(s, b)
			f.Suspects = nil
			f.Message = lang.New(
				"The parts give %s, the total says %s: the decimals shown explain it. Nothing to do, unless the total should show the same decimals.",
				"各分项之和为 %s,合计填的是 %s:属于小数取舍造成的误差。一般无需处理;如要求小数位数一致,请补上合计的小数。",
				f.Want, f.Got)
			p.Report(f)
		}
	}
	return nil
})
