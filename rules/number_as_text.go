package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
)

var numberAsText = rule("number-as-text", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		if !contentsOf(s).strings {
			continue
		}
		texts := make([][]place, len(s.Table.Columns))
		numbers := make([]int, len(s.Table.Columns))
		inRow := make([]place, 0, len(s.Table.Columns))
		for r := range s.Table.Rows {
			inRow = inRow[:0]
			stored := 0
			for c := range s.Table.Columns {
				switch asText(s, r, c) {
				case storedText:
					inRow = append(inRow, place{r, c})
				case storedNumber:
					numbers[c]++
					stored++
				}
			}
			if len(inRow) <= stored || len(s.Table.Columns) < 3 { // a row of texts was exported so
				for _, at := range inRow {
					texts[at.col] = append(texts[at.col], at)
				}
			}
		}
		for c, at := range texts {
			if len(at) > 0 && numbers[c] >= 3 && 2*len(at) <= numbers[c] { // as was a column of them
				reportTexts(p, s, at)
			}
		}
	}
	return nil
})

// reportTexts reports the texts of one column together: they come from one
// export and are mended in one go.
func reportTexts(p *checker.Pass, s *checker.Sums, at []place) {
	f := together(p, s, at)
	if len(at) == 1 {
		f.Message = lang.New(
			"%s is stored as text, so Excel leaves it out of its sums. Convert it to a number.",
			"%s 以文本形式存储，Excel 求和时会漏掉它。请转换为数字。", f.Got)
	} else {
		f.Message = lang.New(
			"%s and %d other numbers of this column are stored as text, so Excel leaves them out of its sums. Convert them to numbers.",
			"%s 及本列另外 %d 个数以文本形式存储，Excel 求和时会漏掉它们。请转换为数字。", f.Got, len(at)-1)
	}
	p.Report(f)
}

type storage uint8

const (
	neither storage = iota
	storedNumber
	storedText
)

// asText says how a plain number is stored. One with words or marks beside it
// can only be text.
func asText(s *checker.Sums, row, col int) storage {
	switch s.Table.Kind(row, col) {
	case figure.Number, figure.Percent:
	default:
		return neither
	}
	switch f := s.Table.At(row, col); {
	case s.Table.Stored(row, col) == sheets.Number:
		return storedNumber
	case f.Rare != nil && (f.Rare.Label != "" || f.Rare.Unit != "" || f.Rare.Mark != ""):
		return neither
	}
	return storedText
}
