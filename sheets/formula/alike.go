package formula

import "crossfoot/sheets"

// This file compares formulas that are built in the same way.

// Difference is what one formula has otherwise than another one: a reference, or else a sign
// or a term.
type Difference struct {
	Reference bool
	Sheet     string       // of the one's reference, "" for the formula's own
	Is, Other sheets.Range // what they refer to
	Fixed     bool         // both name it for good: $B$2
}

// Differs is the only difference of one formula from another. It says false where there is
// none or more than one, or they are built otherwise or cannot be read.
func (es Exprs) Differs(f, g sheets.Formula) (Difference, bool) {
	x, why1 := es.Expr(f)
	y, why2 := es.Expr(g)
	if why1 != "" || why2 != "" {
		return Difference{}, false
	}
	c := comparison{f: f, g: g}
	if c.same(x, y) || c.lacks(terms(x), terms(y)) {
		return c.found, c.n == 1
	}
	return Difference{}, false
}

// comparison is that of two formulas, of which each may have been moved.
type comparison struct {
	f, g  sheets.Formula
	found Difference // the last one
	n     int
}

func (c *comparison) note(d Difference) { c.found, c.n = d, c.n+1 }

// same says whether two formulas are built in the same way, and notes what differs.
func (c *comparison) same(x, y *Expr) bool {
	if x.op != y.op || x.text != y.text || len(x.kids) != len(y.kids) || x.op == opNumber && !x.value.Equal(y.value) {
		return false
	}
	if x.op == opRef {
		return c.refers(x.ref, y.ref)
	}
	for i := range x.kids {
		if !c.same(&x.kids[i], &y.kids[i]) {
			return false
		}
		if x.op == opSum && x.minus[i] != y.minus[i] {
			c.note(Difference{})
		}
	}
	return true
}

// refers notes where two references mean different cells. They must be as many, or begin or
// end with the same.
func (c *comparison) refers(x, y ref) bool {
	a, ok1 := x.at(int(c.f.DRow), int(c.f.DCol))
	b, ok2 := y.at(int(c.g.DRow), int(c.g.DCol))
	if !ok1 || !ok2 {
		return false
	}
	if a == b && x.sheet == y.sheet {
		return true
	}
	fixed := func(e sheets.End) bool { return e.FixedRow && e.FixedCol }
	c.note(Difference{true, x.sheet, a, b, fixed(x.a) && fixed(y.a)})
	begin, end := a.Top == b.Top && a.Left == b.Left, a.Bottom == b.Bottom && a.Right == b.Right
	return begin || end || a.Bottom-a.Top == b.Bottom-b.Top && a.Right-a.Left == b.Right-b.Left
}

// lacks says whether the terms of a sum are those of another without one of them.
func (c *comparison) lacks(x, y Expr) bool {
	if len(x.kids)+1 != len(y.kids) {
		return false
	}
	skipped := 0
	for i := range x.kids {
		for skipped < 2 && !c.isTerm(&x, &y, i, i+skipped) {
			skipped++
		}
	}
	c.n = 0
	c.note(Difference{})
	return skipped < 2
}

func (c *comparison) isTerm(x, y *Expr, i, j int) bool {
	c.n = 0
	return x.minus[i] == y.minus[j] && c.same(&x.kids[i], &y.kids[j]) && c.n == 0
}

// terms are those of a sum; what is none is a sum of one.
func terms(x *Expr) Expr {
	if x.op == opSum {
		return *x
	}
	return Expr{op: opSum, kids: []Expr{*x}, minus: []bool{false}}
}

// Within says whether all that a formula takes lies in one row, or one column where that is
// 0, or in one that it names for good: $B$2, B$2.
func (es Exprs) Within(f sheets.Formula, row, col int) bool {
	x, why := es.Expr(f)
	if why != "" {
		return false
	}
	within := true
	x.walk(func(x *Expr) {
		if x.op != opRef {
			return
		}
		at, ok := x.ref.at(int(f.DRow), int(f.DCol))
		own, fixed := at.Top == row && at.Bottom == row, x.ref.a.FixedRow && x.ref.b.FixedRow
		if row == 0 {
			own, fixed = at.Left == col && at.Right == col, x.ref.a.FixedCol && x.ref.b.FixedCol
		}
		within = within && ok && (own || fixed)
	})
	return within
}
