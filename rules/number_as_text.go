package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

var numberAsText = rule("number-as-text", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for c := range s.Table.Columns {
			texts, numbers := 0, 0
			var at []place
			for r := range s.Table.Rows {
				switch asText(s, r, c) {
				case storedText:
					if texts++; len(at) < 50 {
						at = append(at, place{r, c})
					}
				case storedNumber:
					numbers++
				}
			}
			if texts == 0 || numbers < 3 || 4*texts > numbers {
				continue // a column of texts was exported so
			}
			for _, x := range at {
				f := checker.Finding{
					Rule: p.Rule, Severity: p.Rule.Severity, Table: s.Index,
					Cell: checker.PlaceOf(s.Table, x.row, x.col),
				}
				f.Got = f.Cell.Text
				f.Message = lang.New(
					"%s is stored as text, so Excel leaves it out of its sums. Convert it to a number.",
					"%s 以文本形式存储，Excel 求和时会漏掉它。请转换为数字。", f.Got)
				p.Report(f)
			}
		}
	}
	return nil
})

type storage uint8

const (
	neither storage = iota
	storedNumber
	storedText
)

// asText says how a plain number is stored. One with words or marks beside it
// can only be text.
func asText(s *checker.Sums, row, col int) storage {
	cell, f := s.Table.Cell(row, col), s.Table.At(row, col)
	switch {
	case cell == nil || !f.IsNumber():
		return neither
	case cell.Kind == sheets.Number:
		return storedNumber
	case f.Rare != nil && (f.Rare.Label != "" || f.Rare.Unit != "" || f.Rare.Mark != ""):
		return neither
	}
	return storedText
}
