package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/runes"
)

var nilMark = rule("nil-mark", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		usual, odd := marksOf(s)
		for _, x := range odd {
			f := finding(p, s, x)
			f.Got, f.Want = f.Cell.Text, usual
			f.Message = lang.New(
				"“%s” stands here where the rest of the table writes “%s” for nothing. Use one mark throughout.",
				"此处填“%s”，而本表其他空值填的是“%s”。请统一空值符号。", f.Got, usual)
			p.Report(f)
		}
	}
	return nil
})

// marksOf finds the table's usual mark for nothing and the places that write
// another. A table that mixes marks freely has no usual one; where zeros are
// usual, a mark among them may say more than zero.
func marksOf(s *checker.Sums) (usual string, odd []place) {
	in := contentsOf(s)
	if len(in.nils) == 0 {
		return "", nil
	}
	total, count := 0, map[string]int{}
	for _, m := range append(slices.Clip(in.nils), mark{zeroMark, in.zeros}) {
		count[runes.Narrow(m.text)] += m.times
		total += m.times
	}
	for mark, n := range count {
		if n > count[usual] || n == count[usual] && mark < usual {
			usual = mark
		}
	}
	if n := count[usual]; n < 8 || 10*(total-n) > total || n == total || usual == zeroMark {
		return "", nil
	}
	for r := range s.Table.Rows {
		for c := range s.Table.Columns {
			f := s.Table.At(r, c)
			if f.Kind == figure.Nil && runes.Narrow(f.String()) != usual || f.Kind == figure.Number && f.IsZero() {
				odd = append(odd, place{r, c})
			}
		}
	}
	return usual, odd
}

// zeroMark stands for every way of writing zero.
const zeroMark = "0"
