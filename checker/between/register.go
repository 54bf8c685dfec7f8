package between

import (
	"iter"
	"slices"
	"strings"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"

	"github.com/shopspring/decimal"
)

// This file finds the tables that are about a line of another one, and those that state certain
// figures. There may be thousands of tables, and as many that ask.

// register is all tables, once those that may state the same have been compared.
type register struct {
	names    *name.Names
	views    []*View
	agreeing map[*View][]*View // the tables that state the same as a table

	called map[*line][]*View // see mayBeAbout
	stated map[string][]int  // see stating
	alone  map[sized][]*View // see unstated
}

// mayBeAbout are the tables that the name of a line is said of. Thousands of tables have few names
// among them, so that each is looked for once.
func (r *register) mayBeAbout(l *line) []*View {
	found, known := r.called[l]
	if !known {
		stem := name.Stem(l.key)
		for _, v := range r.views {
			if v.isAbout(r.names, l.text) || v.speaksOf(stem) {
				found = append(found, v)
			}
		}
		if r.called == nil {
			r.called = map[*line][]*View{}
		}
		r.called[l] = found
	}
	return found
}

// about are the tables that are about a line of another one, whatever they state.
func (r *register) about(of *View, axis relation.Axis, line int) iter.Seq[*View] {
	return func(yield func(*View) bool) {
		for _, t := range r.mayBeAbout(of.lines[axis][line]) {
			if t != of && t.subject(r.names, of, axis) == line && !yield(t) {
				return
			}
		}
	}
}

func (r *register) anyAbout(of *View, axis relation.Axis, line int) bool {
	for range r.about(of, axis, line) {
		return true
	}
	return false
}

// stating are the tables that have one of some figures on the line that stands for all of them.
func (r *register) stating(figures []decimal.Decimal) iter.Seq[*View] {
	if r.stated == nil {
		r.stated = map[string][]int{}
		for i, v := range r.views {
			for f := range v.standingFigures() {
				r.stated[f.String()] = append(r.stated[f.String()], i)
			}
		}
	}
	var found []int
	for _, f := range figures {
		found = append(found, r.stated[f.String()]...)
	}
	slices.Sort(found)
	return func(yield func(*View) bool) {
		for _, i := range slices.Compact(found) {
			if !yield(r.views[i]) {
				return
			}
		}
	}
}

// standingFigures are the figures, but zeros, of the lines that stand for all of a table.
func (v *View) standingFigures() iter.Seq[decimal.Decimal] {
	return func(yield func(decimal.Decimal) bool) {
		for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
			stands := v.standing(axis)
			if stands < 0 {
				continue
			}
			for pos := range v.lines[1-axis] {
				if f := v.at(axis, stands, pos); states(f) && !f.IsZero() && !yield(f.Value()) {
					return
				}
			}
		}
	}
}

// sized is a scope, and how many lines a table of it has along one of its axes.
type sized struct {
	scope name.Scope
	lines int
}

// unstated are the tables of a scope, with so many lines along either axis, that no other one states the
// same as.
func (r *register) unstated(scope name.Scope, lines int) []*View {
	if r.alone == nil {
		r.alone = map[sized][]*View{}
		for _, v := range r.views {
			if len(r.agreeing[v]) > 0 {
				continue
			}
			across, down := sized{v.scope, len(v.lines[relation.Across])}, sized{v.scope, len(v.lines[relation.Down])}
			if r.alone[across] = append(r.alone[across], v); down != across {
				r.alone[down] = append(r.alone[down], v)
			}
		}
	}
	return r.alone[sized{scope, lines}]
}

// speaksOf says whether what a table is about holds the stem of a name.
func (v *View) speaksOf(stem string) bool {
	return stem != "" && slices.ContainsFunc(v.context, func(c string) bool { return strings.Contains(c, stem) })
}
