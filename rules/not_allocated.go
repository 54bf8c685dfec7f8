package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

var notAllocated = rule("not-allocated", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for i, pattern := range s.Patterns {
			open := opensOf(s)[i].unallocated
			if !rare(open, pattern) {
				continue
			}
			for _, pos := range open {
				f, _ := openSum(p, s, pattern, pos)
				f.Got = f.Cell.Text
				f.Message = lang.New(
					"The total says %s, but none of its parts has a figure. Break it down, or confirm that it is not shared out.",
					"合计填的是 %s，但各分项均未填数。请分解落实，或确认无需分解。", f.Got)
				p.Report(f)
			}
		}
	}
	return nil
})
