package formula

import "crossfoot/sheets"

// circularMost bounds the cells that are looked at for circles, in one book.
const circularMost = 1_000_000

// Circular says whether a cell's formula rests, by way of others, on its own value:
// then it has none that could be worked out. It says so as well where following the
// references takes too long.
func (e *Evaluator) Circular(sheet *sheets.Sheet, cell sheets.Cell) bool {
	type spot struct {
		sheet    *sheets.Sheet
		row, col int32
	}
	own := spot{sheet, cell.Row, cell.Col}
	seen := map[spot]bool{}
	next := []spot{own}
	for len(next) > 0 {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		f := at.sheet.Formulas[[2]int32{at.row, at.col}]
		expr, why := e.exprs.Expr(f)
		if why != "" { // it has a value that is not known here, whatever it rests on
			continue
		}
		s := scope{e: e, sheet: at.sheet, rows: int(f.DRow), cols: int(f.DCol)}
		circular := false
		expr.walk(func(x *Expr) {
			if x.op != opRef || circular {
				return
			}
			r, g, why := s.find(x.ref)
			if why != "" {
				return
			}
			for c, in := range g.runs(r) {
				for _, i := range c.cells[in.from:in.to] {
					e.followed++
					cells := &g.sheet.Cells
					to := spot{g.sheet, int32(cells.Row(int(i))), int32(cells.Col(int(i)))}
					if circular = circular || to == own || e.followed > circularMost; circular {
						return
					}
					if cells.Formula(int(i)) && !seen[to] {
						seen[to] = true
						next = append(next, to)
					}
				}
			}
		})
		if circular {
			return true
		}
	}
	return false
}
