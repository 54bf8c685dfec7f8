package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
)

var errorValue = rule("error-value", checker.Error, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		if !s.Table.HoldsAny(figure.Error) {
			continue
		}
		for r := range s.Table.Rows {
			for c := range s.Table.Columns {
				if s.Table.Kind(r, c) != figure.Error {
					continue
				}
				f := finding(p, s, place{r, c})
				f.Got = f.Cell.Text
				f.Message = lang.New(
					"A formula here gives %s instead of a figure. Mend the formula, or type the figure.",
					"此处公式的结果是 %s，不是数。请修正公式，或直接填数。", f.Got)
				p.Report(f)
			}
		}
	}
	return nil
})
