package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// offByLine says of a total that comes out nowhere by which line it is off: one that it has twice or
// not at all, or one that the list has no more.
func offByLine(f checker.Finding, s *checker.Sums, b *relation.Breach) lang.Message {
	if b.OffBy.Lacks {
		return lang.New(
			"The parts give %s, the total says %s: %s, and all other columns are too much as well, as if a row were missing from the list. Put the row back, or add up all columns again.",
			"各分项之和为 %s，合计填的是 %s，%s；其他各列的合计也都偏多，像是漏了一行。请补上漏掉的行，或重新计算各列合计。",
			f.Want, f.Got, off(f.Difference))
	}
	axis := b.Pattern.Axis
	row, col := s.Cell(axis, b.OffBy.Line, b.Position)
	part := checker.PlaceOf(s.Table, row, col)
	switch {
	case b.OffBy.Times < 0 && axis == relation.Across:
		return lang.New(
			"The parts give %s, the total says %s: in all rows too little by just what column %s, %s, has. Add it to the total, or say in the total that it does not count.",
			"各分项之和为 %s，合计填的是 %s；各行少的正好是 %s 列“%s”的数，像是没有计入。请计入合计；如本不应计入，请在合计处注明。",
			f.Want, f.Got, sheets.ColName(part.Ref.Col), part.Entity)
	case b.OffBy.Times < 0:
		return lang.New(
			"The parts give %s, the total says %s: in all columns too little by just what row %d, %s, has. Add it to the total, or say in the total that it does not count.",
			"各分项之和为 %s，合计填的是 %s；各列少的正好是第 %d 行“%s”的数，像是没有计入。请计入合计；如本不应计入，请在合计处注明。",
			f.Want, f.Got, part.Ref.Row, part.Item)
	case axis == relation.Across:
		return lang.New(
			"The parts give %s, the total says %s: in all rows too much by just what column %s, %s, has, as if it were added twice. Add up the totals again.",
			"各分项之和为 %s，合计填的是 %s；各行多出的正好是 %s 列“%s”的数，像是重复相加。请重新计算各行合计。",
			f.Want, f.Got, sheets.ColName(part.Ref.Col), part.Entity)
	}
	return lang.New(
		"The parts give %s, the total says %s: in all columns too much by just what row %d, %s, has, as if it were added twice. Add up the totals again.",
		"各分项之和为 %s，合计填的是 %s；各列多出的正好是第 %d 行“%s”的数，像是重复相加。请重新计算各列合计。",
		f.Want, f.Got, part.Ref.Row, part.Item)
}
