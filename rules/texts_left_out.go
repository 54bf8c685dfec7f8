package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"

	"github.com/shopspring/decimal"
)

// textsLeftOut are the parts of a sum that are stored as text, if its total is a formula, which
// passes over them, and that is all it is off by.
func textsLeftOut(s *checker.Sums, b *relation.Breach, difference string) (out []place) {
	p := b.Pattern
	row, col := s.Cell(p.Axis, p.Total, b.Position)
	off, err := decimal.NewFromString(difference)
	if err != nil || totalsOf(s).at(place{row, col}) == nil {
		return nil
	}
	for _, part := range p.Parts {
		row, col := s.Cell(p.Axis, part.Index, b.Position)
		if asText(s, row, col) == storedText {
			out = append(out, place{row, col})
			off = off.Add(s.Table.At(row, col).Value().Mul(decimal.New(int64(part.Weight), 0)))
		}
	}
	if !off.IsZero() {
		return nil
	}
	return out
}
