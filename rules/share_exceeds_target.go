package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
)

var shareExceedsTarget = rule("share-exceeds-target", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, l := range linesOf(s) {
			if pos, ok := l.totals(); ok {
				for _, t := range l.targets(l.carry(), pos) {
					for _, at := range exceeding(l, t, pos) {
						reportShare(p, l, at, t.named)
					}
				}
			}
		}
	}
	return nil
})

// exceeding are the cells of an item that say more than its target: shares, or the
// total if none of them does.
func exceeding(l lines, t target, total int) (out []place) {
	for _, pos := range append(l.shares(t.line, total), total) {
		f := l.figure(t.line, pos)
		if f.Kind == figure.Number && f.Value().GreaterThan(t.named.Value()) && (pos != total || out == nil) {
			out = append(out, l.at(t.line, pos))
		}
	}
	return out
}

func reportShare(p *checker.Pass, l lines, at place, named figure.Figure) {
	f := finding(p, l.Sums, at)
	f.Got, f.Want = f.Cell.Text, "≤ "+bare(named)
	f.Arithmetic = f.Got + " > " + bare(named)
	f.Slip = slipAt(l.Sums, at)
	f.Message = lang.New(
		"The share %s is larger than the target %s in the item's own name, which no other figure of this table exceeds. Correct the share or the name.",
		"份额 %s 大于项目名称中的上级指标 %s，而本表其他项目均未超过。请核对后改正份额或名称。", f.Got, bare(named))
	p.Report(f)
}
