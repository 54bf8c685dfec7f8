package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/formula"
)

// stated is a total that a formula makes by adding and subtracting cells.
type stated struct {
	place
	cell    address
	addends []formula.Addend
}

// address is where a cell stands on its sheet, counted from 1.
type address struct{ Row, Col int32 }

// statedTotals are those of a table that its formulas state, by row, then by column.
func statedTotals(s *checker.Sums) []stated {
	if len(s.Table.Sheet.Formulas) == 0 {
		return nil
	}
	var out []stated
	exprs := formula.Exprs{}
	for r := range s.Table.Rows {
		for c := range s.Table.Columns {
			f, ok := s.Table.Formula(r, c)
			if !ok {
				continue
			}
			if addends, ok := exprs.Addends(f); ok {
				out = append(out, stated{place{r, c}, address{int32(s.Table.Rows[r].Row()), int32(s.Table.Columns[c].Col)}, addends})
			}
		}
	}
	return out
}

// byPlace finds totals by where they stand in their table.
func byPlace(totals []stated) map[place]*stated {
	out := make(map[place]*stated, len(totals))
	for i := range totals {
		out[totals[i].place] = &totals[i]
	}
	return out
}

// along says whether all that a formula adds stands in its own column (Down) or its
// own row (Across) of its own sheet.
func (x stated) along(axis relation.Axis) bool {
	for _, a := range x.addends {
		r := a.Range
		inLine := r.Left == r.Right && r.Left == int(x.cell.Col)
		if axis == relation.Across {
			inLine = r.Top == r.Bottom && r.Top == int(x.cell.Row)
		}
		if !inLine || a.Sheet != "" {
			return false
		}
	}
	return true
}

// line is the row that a total across which formulas run Down stands in, or the column
// of one Across: what its siblings share.
func (x stated) line(axis relation.Axis) int {
	if axis == relation.Across {
		return x.col
	}
	return x.row
}

// anyFinding is about a cell that may stand outside the tables.
func anyFinding(p *checker.Pass, sheet *sheets.Sheet, cell sheets.Cell) checker.Finding {
	row, col := int(cell.Row), int(cell.Col)
	for _, s := range p.Tables {
		top, bottom, left, right := s.Table.Within(sheets.Range{Top: row, Left: col, Bottom: row, Right: col})
		if s.Table.Sheet == sheet && top < bottom && left < right {
			f := finding(p, s, place{top, left})
			f.Slip = slipAt(s, place{top, left})
			return f
		}
	}
	return checker.Finding{
		Rule: p.Rule, Severity: p.Rule.Severity, Table: -1,
		Cell: checker.Place{Ref: sheets.Ref{Sheet: sheet.Name, Row: row, Col: col}, Text: p.Book.Text(cell)},
	}
}
