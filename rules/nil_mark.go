package rules

import (
	"sort"

	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"golang.org/x/text/width"
)

var nilMark = rule("nil-mark", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		usual, odd := marksOf(s)
		for _, x := range odd {
			f := checker.Finding{
				Rule: p.Rule, Severity: p.Rule.Severity, Table: s.Index,
				Cell: checker.PlaceOf(s.Table, x.row, x.col), Want: usual,
			}
			f.Got = f.Cell.Text
			f.Message = lang.New(
				"“%s” stands here where the rest of the table writes “%s” for nothing. Use one mark throughout.",
				"此处填“%s”，而本表其他空值填的是“%s”。请统一空值符号。", f.Got, usual)
			p.Report(f)
		}
	}
	return nil
})

// marksOf finds the table's usual mark for nothing and the places that write
// another. A table that mixes marks freely has no usual one.
func marksOf(s *checker.Sums) (usual string, odd []place) {
	at := map[string][]place{}
	total := 0
	for r := range s.Table.Rows {
		for c := range s.Table.Columns {
			if f := s.Table.At(r, c); f.IsZero() && f.Kind != figure.Percent {
				mark := width.Fold.String(s.Table.Text(r, c))
				if f.Kind != figure.Nil {
					mark = "0"
				}
				at[mark] = append(at[mark], place{r, c})
				total++
			}
		}
	}
	for mark, places := range at {
		if n := len(at[usual]); len(places) > n || len(places) == n && mark < usual {
			usual = mark
		}
	}
	if n := len(at[usual]); n < 8 || 10*(total-n) > total {
		return "", nil
	}
	if usual == "0" { // a mark among zeros may say more than zero
		return "", nil
	}
	for mark, places := range at {
		if mark != usual {
			odd = append(odd, places...)
		}
	}
	sort.Slice(odd, func(i, j int) bool {
		if odd[i].row != odd[j].row {
			return odd[i].row < odd[j].row
		}
		return odd[i].col < odd[j].col
	})
	return usual, odd
}
