package between

import (
	"slices"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// Absent is a table that a total adds up and no line above it is of: all other lines have
// tables of their own that state the same, and the total is more than they are by just what
// this one says.
type Absent struct {
	Total Cell
	Of    Cell // the same figure of the table that has no line
}

// absentRest is how many lines at least have tables of their own.
const absentRest = 4

// absent finds such tables. Agreeing are the tables that state the same as a whole.
func absent(names *name.Names, views []*View, agreeing map[*View][]*View) (out []Absent) {
	for _, whole := range views { // in their order
		for axis := range whole.lines {
			axis, lines := relation.Axis(axis), len(whole.lines[axis])
			if lines <= absentRest || len(agreeing[whole]) < lines-1 {
				continue
			}
			if x, ok := whole.lacks(names, axis, agreeing[whole], views); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// lacks finds what the one line adds up that no table is about.
func (v *View) lacks(names *name.Names, axis relation.Axis, own, views []*View) (x Absent, ok bool) {
	of := make([]*View, len(v.lines[axis]))
	for _, t := range own {
		if line := t.subject(names, v, axis); line >= 0 {
			of[line] = t
		}
	}
	total := slices.Index(of, nil)
	if total < 0 || slices.Contains(of[total+1:], nil) || v.sums[axis][total] != nil {
		return x, false
	}
	like := of[(total+1)%len(of)]
	for _, t := range views {
		if t == v || t.scope != like.scope || slices.Contains(own, t) {
			continue
		}
		for _, crossed := range [...]bool{false, true} {
			l := &alignment{a: v, b: t, crossed: crossed, shift: shiftOf(v, t)}
			if of, pos, fits := l.makesUp(axis, total); fits {
				if ok {
					return x, false // either could be meant
				}
				x, ok = Absent{Total: v.cell(axis, total, pos), Of: of}, true
			}
		}
	}
	return x, ok
}

// makesUp says whether a total is more than the other lines by what b says in all, wherever
// there is a figure.
func (l *alignment) makesUp(axis relation.Axis, total int) (of Cell, first int, ok bool) {
	stands, said := l.b.standing(l.axis(axis)), 0.0
	if stands < 0 || l.shift != 0 {
		return of, 0, false
	}
	var seen numbers
	distinct := 0
	for _, pos := range l.named(1 - axis) {
		x := l.b.at(l.axis(axis), stands, pos.b)
		left := l.a.at(axis, total, pos.a).Value()
		for line := range l.a.lines[axis] {
			f := l.a.at(axis, line, pos.a)
			if !states(f) && f.Kind != figure.Blank {
				return of, 0, false
			}
			if line != total {
				left = left.Sub(f.Value())
			}
		}
		if !states(x) || !left.Equal(value(x, l.shift)) {
			return of, 0, false
		}
		if digits, zeros, counts := coefficient(x); counts && seen.add(number{digits, zeros}) {
			if distinct == 0 {
				of, first = l.b.cell(l.axis(axis), stands, pos.b), pos.a
			}
			distinct++
			said += bitsOf(digits, zeros)
		}
	}
	return of, first, distinct >= provenDistinct && said >= 2*provenBits
}
