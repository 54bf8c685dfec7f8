package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// reportOmitted reports a row or column that a total leaves out everywhere, at the first
// place where it has a figure. The arithmetic takes it in.
func reportOmitted(p *checker.Pass, s *checker.Sums, o relation.Omission) {
	whole := *o.Pattern
	whole.Parts = append(slices.Clone(whole.Parts), relation.Line{Index: o.Line, Weight: 1})
	slices.SortFunc(whole.Parts, func(a, b relation.Line) int { return a.Index - b.Index })
	pos := whole.From
	for s.Table.At(s.Cell(whole.Axis, o.Line, pos)).IsZero() {
		pos++
	}
	f := p.Mismatch(s, &relation.Breach{Pattern: &whole, Position: pos, Status: relation.Broken})
	f.Severity = checker.Warning
	row, col := s.Cell(whole.Axis, o.Line, pos)
	left := checker.PlaceOf(s.Table, row, col)
	if o.Pattern.Axis == relation.Across {
		f.Message = lang.New(
			"The total is that of the other columns; column %s, %s, is in none of its figures. Add it to the total, or say in the total that it does not count.",
			"合计只加了其他各列，%s 列“%s”各行均未计入。请计入合计；如本不应计入，请在合计处注明。",
			sheets.ColName(left.Ref.Col), o.Name)
		p.Report(f)
		return
	}
	f.Message = lang.New(
		"The total is that of the other rows; row %d, %s, is in none of its figures. Add it to the total, or say in the total that it does not count.",
		"合计只加了其他各行，第 %d 行“%s”各栏均未计入。请计入合计；如本不应计入，请在合计处注明。",
		left.Ref.Row, o.Name)
	p.Report(f)
}
