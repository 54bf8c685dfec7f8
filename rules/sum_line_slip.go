package rules

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// alongLine says of a total that comes out in few positions what is wrong with the figures of which line.
func alongLine(f checker.Finding, s *checker.Sums, b *relation.Breach) lang.Message {
	axis, from := b.Pattern.Axis, b.LineSlip.From
	row, col := s.Cell(axis, b.LineSlip.Line, max(from, 0))
	stands := checker.PlaceOf(s.Table, row, col)
	column := sheets.ColName(stands.Ref.Col)
	if b.LineSlip.Power != 0 {
		return otherUnit(f, stands, axis, b.LineSlip.Power)
	}
	switch {
	case axis == relation.Across && from < 0:
		return lang.New(
			"The parts give %s, the total says %s. The figures of column %s stand in other rows than they belong in, as if it had been sorted or moved by itself; what belongs here stands nowhere. Put each back in its row.",
			"各分项之和为 %s，合计填的是 %s。%s 列各数与所在行对不上，像是单独排过序或错了行；此处应填的数表中没有。请把该列各数移回原来的行。",
			f.Want, f.Got, column)
	case axis == relation.Across:
		return lang.New(
			"The parts give %s, the total says %s. The figures of column %s stand in other rows than they belong in, as if it had been sorted or moved by itself: %s, in row %d, belongs here. Put each back in its row.",
			"各分项之和为 %s，合计填的是 %s。%s 列各数与所在行对不上，像是单独排过序或错了行：第 %[5]d 行的 %[4]s 应填在此处。请把该列各数移回原来的行。",
			f.Want, f.Got, column, stands.Text, stands.Ref.Row)
	case from < 0:
		return lang.New(
			"The parts give %s, the total says %s. The figures of row %d stand in other columns than they belong in, as if they had been moved; what belongs here stands nowhere. Put each back in its column.",
			"各分项之和为 %s，合计填的是 %s。第 %d 行各数与所在列对不上，像是错了列；此处应填的数表中没有。请把该行各数移回原来的列。",
			f.Want, f.Got, stands.Ref.Row)
	}
	return lang.New(
		"The parts give %s, the total says %s. The figures of row %d stand in other columns than they belong in, as if they had been moved: %s, in column %s, belongs here. Put each back in its column.",
		"各分项之和为 %s，合计填的是 %s。第 %d 行各数与所在列对不上，像是错了列：%[5]s 列的 %[4]s 应填在此处。请把该行各数移回原来的列。",
		f.Want, f.Got, stands.Ref.Row, stands.Text, column)
}

// otherUnit says that the figures of a line are written in another unit than the others, by so many powers
// of ten.
func otherUnit(f checker.Finding, of checker.Place, axis relation.Axis, power int) lang.Message {
	large, times := power < 0, "1"+strings.Repeat("0", max(power, -power))
	switch {
	case axis == relation.Across && large:
		return lang.New(
			"The parts give %s, the total says %s. All figures of column %s are %s times too large for that, as if written in another unit. Write them in the unit of the others.",
			"各分项之和为 %s，合计填的是 %s。%s 列各数都大了 %s 倍，像是单位与其他各列不同（如元与万元）。请按同一单位填写。",
			f.Want, f.Got, sheets.ColName(of.Ref.Col), times)
	case axis == relation.Across:
		return lang.New(
			"The parts give %s, the total says %s. All figures of column %s are %s times too small for that, as if written in another unit. Write them in the unit of the others.",
			"各分项之和为 %s，合计填的是 %s。%s 列各数都只有应填数的 1/%s，像是单位与其他各列不同（如元与万元）。请按同一单位填写。",
			f.Want, f.Got, sheets.ColName(of.Ref.Col), times)
	case large:
		return lang.New(
			"The parts give %s, the total says %s. All figures of row %d are %s times too large for that, as if written in another unit. Write them in the unit of the others.",
			"各分项之和为 %s，合计填的是 %s。第 %d 行各数都大了 %s 倍，像是单位与其他各行不同（如元与万元）。请按同一单位填写。",
			f.Want, f.Got, of.Ref.Row, times)
	}
	return lang.New(
		"The parts give %s, the total says %s. All figures of row %d are %s times too small for that, as if written in another unit. Write them in the unit of the others.",
		"各分项之和为 %s，合计填的是 %s。第 %d 行各数都只有应填数的 1/%s，像是单位与其他各行不同（如元与万元）。请按同一单位填写。",
		f.Want, f.Got, of.Ref.Row, times)
}
