package formula

import (
	"iter"

	"crossfoot/sheets"
)

// circularMost bounds the cells that are looked at for circles, in one book.
const circularMost = 1_000_000

// Circular says whether a cell's formula rests, by way of others, on its own value:
// then it has none that could be worked out. It says so as well where following the
// references takes too long.
func (e *Evaluator) Circular(sheet *sheets.Sheet, cell sheets.Cell) bool {
	own := spot{sheet, cell.Row, cell.Col}
	seen := map[spot]bool{}
	next := []spot{own}
	for len(next) > 0 {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		for to := range e.restsOn(at) {
			if e.followed++; to.spot == own || e.followed > circularMost {
				return true
			}
			if to.formula && !seen[to.spot] {
				seen[to.spot] = true
				next = append(next, to.spot)
			}
		}
	}
	return false
}

// spot is a cell of a book.
type spot struct {
	sheet    *sheets.Sheet
	row, col int32
}

// referred is a cell that a formula refers to, and whether it has one itself.
type referred struct {
	spot
	formula bool
}

// restsOn are the cells that the formula of a cell refers to; none where it has a value that is not known
// here, whatever it rests on.
func (e *Evaluator) restsOn(at spot) iter.Seq[referred] {
	return func(yield func(referred) bool) {
		f := at.sheet.Formulas[[2]int32{at.row, at.col}]
		expr, why := e.exprs.Expr(f)
		if why != "" {
			return
		}
		s := scope{e: e, sheet: at.sheet, rows: int(f.DRow), cols: int(f.DCol)}
		more := true
		expr.walk(func(x *Expr) {
			if more && x.op == opRef {
				more = s.refersTo(x.ref, yield)
			}
		})
	}
}

// refersTo gives the cells that a reference takes in. It says whether more are asked for.
func (s scope) refersTo(r ref, yield func(referred) bool) bool {
	in, g, why := s.find(r)
	if why != "" {
		return true
	}
	for c, run := range g.runs(in) {
		for _, i := range c.cells[run.from:run.to] {
			cells := &g.sheet.Cells
			at := spot{g.sheet, int32(cells.Row(int(i))), int32(cells.Col(int(i)))}
			if !yield(referred{at, cells.Formula(int(i))}) {
				return false
			}
		}
	}
	return true
}
