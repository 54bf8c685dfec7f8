package formula

import "crossfoot/sheets"

// Addend is one range that a formula adds or subtracts.
type Addend struct {
	Sheet  string // "" for the formula's own
	Range  sheets.Range
	Weight int  // +1 or -1
	Skips  bool // SUBTOTAL adds it, which passes over other subtotals
}

func (e *Expr) addends(out []Addend, weight, rows, cols int) ([]Addend, bool) {
	switch {
	case e.op == opRef && e.ref.a == e.ref.b:
		return e.add(out, weight, false, rows, cols)
	case e.op == opSum:
		for i := range e.kids {
			w, ok := weight, false
			if e.minus[i] {
				w = -w
			}
			if out, ok = e.kids[i].addends(out, w, rows, cols); !ok {
				return nil, false
			}
		}
		return out, true
	case e.op != opCall || e.text != "SUM" && e.subtotal() == 0:
		return nil, false
	}
	args := e.kids
	if e.text == "SUBTOTAL" {
		args = args[1:]
	}
	for i := range args {
		ok := false
		if args[i].op == opRef {
			out, ok = args[i].add(out, weight, e.text == "SUBTOTAL", rows, cols)
		} else {
			out, ok = args[i].addends(out, weight, rows, cols)
		}
		if !ok {
			return nil, false
		}
	}
	return out, true
}

func (e *Expr) add(out []Addend, weight int, skips bool, rows, cols int) ([]Addend, bool) {
	r, ok := e.ref.at(rows, cols)
	return append(out, Addend{Sheet: e.ref.sheet, Range: r, Weight: weight, Skips: skips}), ok
}

// subtotal is which function a SUBTOTAL is, if it sums: 9, or 109; otherwise 0.
func (e *Expr) subtotal() int {
	if e.op != opCall || e.text != "SUBTOTAL" || len(e.kids) < 2 || e.kids[0].op != opNumber {
		return 0
	}
	if n := e.kids[0].value.IntPart(); n == 9 || n == 109 {
		return int(n)
	}
	return 0
}

func (e *Expr) walk(visit func(*Expr)) {
	visit(e)
	for i := range e.kids {
		e.kids[i].walk(visit)
	}
}
