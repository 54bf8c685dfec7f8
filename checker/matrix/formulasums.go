package matrix

import (
	"slices"

	"crossfoot/sheets/formula"
	"crossfoot/sheets/table"
)

// This file reads what the formulas of a table add up.

// FormulaSum is what the formula of a table's cell adds and subtracts.
type FormulaSum struct {
	Row, Col int // of the table, counted from 0
	Addends  []formula.Addend
}

// FormulaSums are those of a table, by row, then by column.
func FormulaSums(t *table.Table) (out []FormulaSum) {
	if len(t.Sheet.Formulas) == 0 {
		return nil
	}
	exprs := formula.Exprs{}
	for r := range t.Rows {
		for c := range t.Columns {
			f, ok := t.Formula(r, c)
			if !ok {
				continue
			}
			if addends, ok := exprs.Addends(f); ok {
				if len(out) == cap(out) { // twice as many, while append would go by quarters
					out = slices.Grow(out, len(out)+1)
				}
				out = append(out, FormulaSum{r, c, addends})
			}
		}
	}
	return out
}

// Along is the line of an axis and the position in which the sum stands.
func (x FormulaSum) Along(axis Axis) (line, pos int) {
	if axis == Down {
		return x.Row, x.Col
	}
	return x.Col, x.Row
}
