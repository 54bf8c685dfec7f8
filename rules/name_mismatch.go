package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
)

var nameMismatch = rule("name-mismatch", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, l := range linesOf(s) {
			items := l.carry()
			for _, rates := range []bool{false, true} {
				pos, ok := l.ownTotals(items, rates)
				if !ok {
					continue
				}
				for _, c := range items {
					f := l.figure(c.line, pos)
					if f.IsRate() != rates {
						continue
					}
					if name, ok := c.named(f); ok && !agree(name, f) {
						reportName(p, l, c.line, pos, name)
					}
				}
			}
		}
	}
	return nil
})

func reportName(p *checker.Pass, l lines, line, pos int, name figure.Figure) {
	at := l.at(line, pos)
	f := finding(p, l.Sums, at)
	f.Got, f.Want = f.Cell.Text, bare(name)
	f.Arithmetic = f.Want + " ≠ " + f.Got
	f.Slip = slipAt(l.Sums, at)
	f.Message = lang.New(
		"The item's own name says %s, the total says %s, while the other names of this table carry their totals. Correct the total or the name.",
		"项目名称中写的是 %s，合计填的是 %s，而本表其他项目名称中的数均与合计一致。请核对后改正合计或名称。", f.Want, f.Got)
	p.Report(f)
}

// bare is the value of a figure in a name, without its unit: 27万人 is 270000.
func bare(f figure.Figure) string {
	switch f.Kind {
	case figure.Compound:
		parts := make([]figure.Figure, len(f.Rare.Parts))
		for i, part := range f.Rare.Parts {
			parts[i] = figure.Parse(bare(part))
		}
		return figure.Figure{Kind: figure.Compound, Rare: &figure.Rare{Parts: parts}}.String()
	case figure.Percent:
		return f.Value().Shift(2).String() + "%"
	}
	return f.Value().String()
}
