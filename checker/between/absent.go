package between

import (
	"slices"
	"strings"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Absent is a table of which no line of another one is, where all lines of that have tables of
// their own that state the same.
type Absent struct {
	Total   Cell // of the lines
	Of      Cell // the same figure of the table that has no line
	LeftOut bool // the total leaves it out as well; else it is more than the lines by just this
}

// absentRest is how many lines at least have tables of their own.
const absentRest = 4

// absent finds such tables.
func (r *register) absent() (out []Absent) {
	for _, whole := range r.views { // in their order
		for axis := range whole.lines {
			axis, lines := relation.Axis(axis), len(whole.lines[axis])
			if lines <= absentRest || len(r.agreeing[whole]) < lines-1 {
				continue
			}
			total, tables, ok := whole.covered(r.names, axis, r.agreeing[whole])
			if !ok {
				continue
			}
			sum := whole.sums[axis][total]
			var found []Absent
			if sum == nil || !sum.Proven() {
				found = whole.lacks(r, axis, total, tables)
			}
			if sum != nil && len(found) == 0 {
				found = whole.leavesOut(r, axis, total, tables)
			}
			out = append(out, found...)
		}
	}
	return out
}

// covered says whether each line of a table but one, its total, has a table of its own, and
// gives the total and the tables by lines.
func (v *View) covered(names *name.Names, axis relation.Axis, own []*View) (total int, of []*View, ok bool) {
	of = v.tables(names, axis, own)
	total = slices.Index(of, nil)
	return total, of, total >= 0 && !slices.Contains(of[total+1:], nil)
}

// tables are those of some tables that are about the lines of another one, by these.
func (v *View) tables(names *name.Names, axis relation.Axis, all []*View) []*View {
	of := make([]*View, len(v.lines[axis]))
	for _, t := range all {
		if t == v {
			continue
		}
		if line := t.subject(names, v, axis); line >= 0 {
			of[line] = t
		}
	}
	return of
}

// lacks finds what the total adds up that has no line. If it could be either of two tables, it
// is neither.
func (v *View) lacks(r *register, axis relation.Axis, total int, own []*View) (out []Absent) {
	like := own[(total+1)%len(own)]
	rest, known := v.rest(axis, total)
	for t := range r.stating(rest) {
		if t == v || t.scope != like.scope || slices.Contains(r.agreeing[v], t) {
			continue
		}
		for _, crossed := range [...]bool{false, true} {
			l := &alignment{a: v, b: t, crossed: crossed, shift: shiftOf(v, t)}
			if of, pos, fits := l.makesUp(axis, rest, known); fits {
				out = append(out, Absent{Total: v.cell(axis, total, pos), Of: of})
			}
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// rest is by how much a total is more than the other lines, by position, and where that is known.
func (v *View) rest(axis relation.Axis, total int) (rest []decimal.Decimal, known []bool) {
	rest, known = make([]decimal.Decimal, len(v.lines[1-axis])), make([]bool, len(v.lines[1-axis]))
	for pos := range rest {
		rest[pos], known[pos] = v.at(axis, total, pos).Value(), true
		for line := range v.lines[axis] {
			f := v.at(axis, line, pos)
			known[pos] = known[pos] && (states(f) || f.Kind == figure.Blank)
			if line != total {
				rest[pos] = rest[pos].Sub(f.Value())
			}
		}
	}
	return rest, known
}

// leavesOut finds the tables, a few at most, that are like those of the lines and are stated
// nowhere.
func (v *View) leavesOut(r *register, axis relation.Axis, total int, own []*View) (out []Absent) {
	line := (total + 1) % len(own)
	like := own[line]
	title := v.untitled(axis, line, like)
	for _, t := range r.unstated(like.scope, len(v.lines[1-axis])) { // see mayAdd
		if t == v || !strings.Contains(name.Key(t.Table.Title), title) || t.subject(r.names, v, axis) >= 0 {
			continue
		}
		for _, crossed := range [...]bool{false, true} {
			l := &alignment{a: v, b: t, crossed: crossed, shift: shiftOf(v, t)}
			if of, pos, fits := l.mayAdd(axis, total); fits {
				out = append(out, Absent{Total: v.cell(axis, total, pos), Of: of, LeftOut: true})
				break
			}
		}
		if len(out) > len(own)/absentRest {
			return nil
		}
	}
	return out
}

// untitled is the key of a table's title without the name of the line of v that it is about.
func (v *View) untitled(axis relation.Axis, line int, of *View) string {
	key, title := v.lines[axis][line].key, name.Key(of.Table.Title)
	if stem := name.Stem(key); stem != "" && !strings.Contains(title, key) {
		key = stem
	}
	return strings.ReplaceAll(title, key, "")
}

// mayAdd says whether b could have a line in a: both cross it with the same lines, and it says
// something there that is not the total's. It gives the first figure, and where it would stand.
func (l *alignment) mayAdd(axis relation.Axis, total int) (of Cell, first int, ok bool) {
	stands := l.b.standing(l.axis(axis))
	if stands < 0 || l.shift != 0 {
		return of, 0, false
	}
	l.matches[1-axis] = l.named(1 - axis)
	if len(l.matches[1-axis]) < max(len(l.a.lines[1-axis]), len(l.b.lines[l.axis(1-axis)])) { // so they have as many
		return of, 0, false
	}
	if t := l.tally(axis, match{a: total, b: stands}); t.equal > 0 && unrelated*t.equal >= t.differ {
		return of, 0, false
	}
	var seen numbers
	distinct := 0
	for _, pos := range l.matches[1-axis] {
		if digits, zeros, counts := coefficient(l.b.at(l.axis(axis), stands, pos.b)); counts && seen.add(number{digits, zeros}) {
			if distinct == 0 {
				of, first = l.b.cell(l.axis(axis), stands, pos.b), pos.a
			}
			distinct++
		}
	}
	return of, first, distinct >= provenDistinct
}

// makesUp says whether b says in all what is left of a total of a, wherever there is a figure.
func (l *alignment) makesUp(axis relation.Axis, rest []decimal.Decimal, known []bool) (of Cell, first int, ok bool) {
	stands, said := l.b.standing(l.axis(axis)), 0.0
	if stands < 0 || l.shift != 0 {
		return of, 0, false
	}
	var seen numbers
	distinct := 0
	for _, pos := range l.named(1 - axis) {
		x := l.b.at(l.axis(axis), stands, pos.b)
		if !known[pos.a] || !states(x) || !rest[pos.a].Equal(x.Value()) {
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
