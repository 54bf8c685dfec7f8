package formula

import (
	"github.com/shopspring/decimal"
)

// function works out one function's call.
type function func(s scope, x *Expr) (Number, Reason)

// functions are those that are known, by name.
var functions map[string]function

func init() { // they call each other through scope.value
	functions = map[string]function{
		"SUM":       sum,
		"SUBTOTAL":  subtotal,
		"SUMIF":     sumIf,
		"SUMIFS":    sumIfs,
		"ROUND":     rounder(decimal.Decimal.Round),
		"ROUNDUP":   rounder(awayFromZero),
		"ROUNDDOWN": rounder(decimal.Decimal.Truncate),
		"MAX":       extreme(decimal.Decimal.GreaterThan),
		"MIN":       extreme(decimal.Decimal.LessThan),
		"ABS": func(s scope, x *Expr) (Number, Reason) {
			if len(x.kids) != 1 {
				return Number{}, Syntax
			}
			n, why := s.value(&x.kids[0])
			n.Value = n.Value.Abs()
			return n, why
		},
	}
}

// sum adds its arguments: the numbers of ranges, and what else has a value.
func sum(s scope, x *Expr) (Number, Reason) {
	var cells tally
	total, others := Number{}, false
	for i := range x.kids {
		if x.kids[i].op != opRef {
			n, why := s.value(&x.kids[i])
			if why != "" {
				return n, why
			}
			total, others = total.plus(n), true
			continue
		}
		t, why := s.cells(x.kids[i].ref, false, false)
		if why != "" {
			return total, why
		}
		if len(x.kids) == 1 {
			return t.number()
		}
		cells = cells.plus(t, 1)
	}
	n, why := cells.number()
	if others {
		n = total.plus(n)
	}
	return n, why
}

// cells adds the cells that a reference means.
func (s scope) cells(r ref, skips, visible bool) (tally, Reason) {
	at, g, why := s.find(r)
	if why != "" {
		return tally{}, why
	}
	return s.sum(g, at, skips, visible)
}

func subtotal(s scope, x *Expr) (Number, Reason) {
	kind := x.subtotal()
	if kind == 0 {
		return Number{}, "SUBTOTAL()"
	}
	var cells tally
	for i := range x.kids[1:] {
		arg := &x.kids[1+i]
		if arg.op != opRef {
			return Number{}, Array
		}
		t, why := s.cells(arg.ref, true, kind == 109)
		if why != "" {
			return Number{}, why
		}
		cells = cells.plus(t, 1)
	}
	return cells.number()
}

// rounder makes a function of a way to round, whose second argument is the number
// of places.
func rounder(how rounding) function {
	return func(s scope, x *Expr) (Number, Reason) {
		if len(x.kids) != 2 {
			return Number{}, Syntax
		}
		n, why := s.value(&x.kids[0])
		if why != "" {
			return n, why
		}
		to, why := s.value(&x.kids[1])
		switch {
		case why != "":
			return n, why
		case !to.Value.IsInteger() || to.Value.Abs().GreaterThan(decimal.New(20, 0)):
			return n, TooLarge
		}
		return n.round(int32(to.Value.IntPart()), how), ""
	}
}

// extreme makes a function that picks the one of its arguments, each a single
// value, that beats the others. Ranges, in which texts and blanks count for nothing,
// are not known here: MAX is for a lower bound beside a sum, as in MAX(0,D4-D5).
func extreme(beats func(a, b decimal.Decimal) bool) function {
	return func(s scope, x *Expr) (Number, Reason) {
		var best Number
		for i := range x.kids {
			if x.kids[i].op == opRef {
				return best, Array
			}
			n, why := s.value(&x.kids[i])
			if why != "" {
				return n, why
			}
			slack := max(best.Slack, n.Slack)
			if i == 0 || beats(n.Value, best.Value) {
				best = n
			}
			best.Slack = max(best.Slack, slack)
		}
		return best, ""
	}
}

// awayFromZero is ROUNDUP.
func awayFromZero(d decimal.Decimal, places int32) decimal.Decimal {
	if d.IsNegative() {
		return d.Neg().RoundCeil(places).Neg()
	}
	return d.RoundCeil(places)
}
