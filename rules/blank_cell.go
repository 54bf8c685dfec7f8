package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

var blankCell = rule("blank-cell", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		needed := map[place]bool{}
		for _, b := range s.Reported() {
			if x, ok := neededBy(s, b); ok && !needed[x] {
				needed[x] = true
				reportNeeded(p, s, x, b)
			}
		}
		for _, x := range lonely(s) {
			if !needed[x] {
				reportBlank(p, s, x)
			}
		}
	}
	return nil
})

// neededBy is the blank cell that is the likeliest cause of a broken sum. What rounding
// explains needs none.
func neededBy(s *checker.Sums, b *relation.Breach) (place, bool) {
	suspects := s.Verdicts[b].Suspects
	if b.Status == relation.Rounding || len(suspects) == 0 || suspects[0].Slip != pen.LeftBlank ||
		s.Table.Covered(suspects[0].Row, suspects[0].Col) { // nobody could fill it in
		return place{}, false
	}
	return place{suspects[0].Row, suspects[0].Col}, true
}

func reportNeeded(p *checker.Pass, s *checker.Sums, x place, b *relation.Breach) {
	f := p.Mismatch(s, b)
	f.Related = append(f.Related, f.Cell)
	f.Cell, f.Got = checker.PlaceOf(s.Table, x.row, x.col), ""
	f.Related = slices.DeleteFunc(f.Related, func(p checker.Place) bool { return p.Ref == f.Cell.Ref })
	if b.Odds >= relation.OddsError {
		f.Severity = checker.Error
	}
	f.Want = f.Suspects[0].To
	f.Message = lang.New(
		"Nothing is written here, and the sum needs %s. Fill it in, or correct the sum.",
		"此处未填，而合计需要此格为 %s。请补填，或改正合计。", f.Want)
	p.Report(f)
}

// lonely are the blanks that look forgotten: the table writes something where it
// has no figure, and the blank's row and column are full otherwise. A blank in a sum
// that does not come out is told of if the sum is, and outside of sums if the
// blank's own column writes such marks.
func lonely(s *checker.Sums) []place {
	in, none := contentsOf(s), 0
	for _, n := range in.noneIn {
		none += n
	}
	if none <= len(in.blanks) {
		return nil
	}
	var out []place
	for _, x := range in.blanks {
		if in.byRow[x.row] != 1 || in.byCol[x.col] != 1 {
			continue
		}
		if p, _, pos := firstSum(s, x); p == nil && in.noneIn[x.col] >= 2 && !closes(s, x) || p != nil && (comesOut(s, p, pos) || told(s, p, pos)) {
			out = append(out, x)
		}
	}
	return out
}

// closes says whether a blank stands in a total, of which it is no sum: what is not added up, such
// as the sizes beside the prices, has no total that could have been forgotten.
func closes(s *checker.Sums, x place) bool {
	return slices.ContainsFunc(s.Patterns, func(p *relation.Pattern) bool {
		return p.Axis == relation.Down && p.Total == x.row || p.Axis == relation.Across && p.Total == x.col
	})
}

// comesOut says whether a sum holds, but for rounding.
func comesOut(s *checker.Sums, p *relation.Pattern, pos int) bool {
	status, ok := s.Status(p, pos)
	return ok && status <= relation.Rounding
}

// told says whether it is reported that a sum does not come out.
func told(s *checker.Sums, p *relation.Pattern, pos int) bool {
	return slices.ContainsFunc(s.Reported(), func(b *relation.Breach) bool { return b.Pattern == p && b.Position == pos })
}

// firstSum is the first of a blank's sums that can be read, with the blank's line and
// position in it.
func firstSum(s *checker.Sums, x place) (p *relation.Pattern, line, pos int) {
	for _, p := range s.Patterns {
		line, pos := x.col, x.row
		if p.Axis == relation.Down {
			line, pos = x.row, x.col
		}
		if !p.Involves(line) || line == p.Total || pos < p.From || pos >= p.To {
			continue
		}
		if st, ok := s.Status(p, pos); ok && st != relation.Undetermined {
			return p, line, pos
		}
	}
	return nil, 0, 0
}

func reportBlank(p *checker.Pass, s *checker.Sums, x place) {
	f := finding(p, s, x)
	pattern, line, pos := firstSum(s, x)
	switch {
	case pattern == nil:
		f.Message = lang.New(
			"Nothing is written here, while its row and column are full. Fill it in, or write the mark that the table uses for nothing.",
			"此处未填，而同行同列均已填满。请补填，或填上本表的空值符号。")
	case comesOut(s, pattern, pos):
		f.Want = "0"
		f.Message = lang.New(
			"Nothing is written here. The sum holds without it, so it would have to be 0: write the mark that the table uses for nothing, or 0.",
			"此处未填。不计此格合计正好相符，即应为 0：请填上本表的空值符号或 0。")
	default:
		f.Want = decimal.New(s.Implied(pattern, line, pos), -int32(s.Scale())).String()
		f.Message = lang.New(
			"Nothing is written here; for the sum to hold it would have to be %s. Fill it in, or correct the sum.",
			"此处未填；要使合计相符，此格应为 %s。请补填，或改正合计。", f.Want)
	}
	p.Report(f)
}
