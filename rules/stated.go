package rules

import (
	"cmp"
	"slices"

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

// statedTotals are totals of one table, by row, then by column.
type statedTotals []*stated

// totalsOf are those of a table that its formulas state.
func totalsOf(s *checker.Sums) statedTotals {
	return s.Once("stated totals", func() any {
		out := make(statedTotals, len(s.Formulas))
		for i, x := range s.Formulas {
			out[i] = &stated{place{x.Row, x.Col}, address{int32(s.Table.Rows[x.Row].Row()), int32(s.Table.Columns[x.Col].Col)}, x.Addends}
		}
		return out
	}).(statedTotals)
}

// at is the total in one place, nil if none stands there.
func (t statedTotals) at(p place) *stated {
	i, ok := slices.BinarySearchFunc(t, p, func(x *stated, p place) int { return cmp.Or(x.row-p.row, x.col-p.col) })
	if !ok {
		return nil
	}
	return t[i]
}

// along says whether all that a formula adds stands in its own column (Down) or its
// own row (Across) of its own sheet.
func (x *stated) along(axis relation.Axis) bool {
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
func (x *stated) line(axis relation.Axis) int {
	if axis == relation.Across {
		return x.col
	}
	return x.row
}

// anyFinding is about a cell of a sheet, which may stand outside the tables.
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
		Cell: checker.Place{Ref: sheets.Ref{Sheet: sheet.Name, Row: row, Col: col}, Text: p.Book.Text(sheet.Cells.At(sheet.Cells.Find(row, col)))},
	}
}
