package between

import (
	"slices"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// summary is a table of whose lines several have tables of their own that state the same.
type summary struct {
	*View
	axis relation.Axis
	own  []*View // by line: its own table, nil if none states the same
	some int     // lines that have one
}

// summarized is how many tables there must be of which a summary says the same.
const summarized = 3

// summaries finds them.
func (r *register) summaries() (out []summary) {
	for _, v := range r.views { // in their order
		for axis := range v.lines {
			if len(r.agreeing[v]) < summarized || len(v.lines[axis]) <= summarized {
				continue
			}
			s := summary{View: v, axis: relation.Axis(axis)}
			s.own = v.tables(r.names, s.axis, r.agreeing[v])
			for _, t := range s.own {
				if t != nil {
					s.some++
				}
			}
			if s.some >= summarized {
				out = append(out, s)
			}
		}
	}
	return out
}

// open are the lines that should have a table of their own and have none that states the same.
func (s *summary) open() (out []int) {
	for line, own := range s.own {
		if own == nil && line != s.total[s.axis] && s.sums[s.axis][line] == nil && s.lines[s.axis][line].text != "" {
			out = append(out, line)
		}
	}
	return out
}

// like is the table about a line that is like the tables of other lines: its scope is the same, and
// its title but for what it calls its line. It is nil if there is none, or if several say different things;
// a table that was handed in twice is one.
func (s *summary) like(r *register, line int) (only *View) {
	type form struct {
		scope name.Scope
		title string
	}
	forms := map[form]bool{}
	for i, o := range s.own {
		if o != nil {
			forms[form{o.scope, s.untitled(s.axis, i, o)}] = true
		}
	}
	var before *View
	for t := range r.about(s.View, s.axis, line) {
		if !forms[form{t.scope, s.untitled(s.axis, line, t)}] {
			continue
		}
		if only == nil {
			only = t
		} else if !sayTheSame(before, t) {
			return nil
		}
		before = t
	}
	return only
}

// sayTheSame says whether two tables have the same figures in the same places.
func sayTheSame(a, b *View) bool {
	rows, cols := len(a.Table.Rows), len(a.Table.Columns)
	return rows == len(b.Table.Rows) && cols == len(b.Table.Columns) && (&filled{View: a}).same(&filled{View: b}, rows, cols)
}

// lay lays the table of a line on the summary, by the names of what crosses them, and gives the
// line and what stands for it there.
func (s *summary) lay(names *name.Names, line int, t *View) (l *alignment, m match, ok bool) {
	if t.subject(names, s.View, s.axis) != line {
		return nil, m, false
	}
	for _, crossed := range [...]bool{false, true} {
		x := &alignment{a: s.View, b: t, crossed: crossed, shift: shiftOf(s.View, t)}
		if n, found := x.own(names, s.axis, line); found && (!ok || len(x.matches[1-s.axis]) > len(l.matches[1-s.axis])) {
			l, m, ok = x, n, true
		}
	}
	return l, m, ok
}

// Partial is a table some of whose lines have tables of their own that state the same, while
// there is none for a few: those have not been handed in, hold no figures, or are called after
// something else.
type Partial struct {
	View *View
	Own  int      // lines that have one
	Lack []string // what the others are called
}

// partialShare is how many lines have tables of their own for each that has none.
const partialShare = 2

// partial says of which open lines there is no table at all.
func (s *summary) partial(r *register, open []int) (p Partial, ok bool) {
	if s.some < absentRest || partialShare*len(open) > s.some {
		return p, false
	}
	p = Partial{View: s.View, Own: s.some}
	for _, line := range open {
		if !r.anyAbout(s.View, s.axis, line) {
			p.Lack = append(p.Lack, s.lines[s.axis][line].text)
		}
	}
	return p, len(p.Lack) > 0
}

// Lacking is a figure of a summary that the table of its line has no line for, where the tables of
// all other lines have one.
type Lacking struct {
	Cell Cell
	Name string // of its line
	In   *View
}

// lacking finds them. A table that has another line instead may call it otherwise.
func (s *summary) lacking(names *name.Names) (out []Lacking) {
	if s.some < absentRest {
		return nil
	}
	across, laid := 1-s.axis, make([]*alignment, len(s.own))
	have := make([]int, len(s.lines[across])) // tables that have the line
	for line, t := range s.own {
		if t == nil {
			continue
		}
		l, _, ok := s.lay(names, line, t)
		if !ok {
			return nil
		}
		laid[line] = l
		for _, m := range l.matches[across] {
			have[m.a]++
		}
	}
	for line, l := range laid {
		if l == nil || l.instead(across) {
			continue
		}
		lack, _ := l.left(across)
		lack = slices.DeleteFunc(lack, func(i int) bool {
			f := s.at(s.axis, line, i)
			return have[i] != s.some-1 || !f.IsNumber() || f.IsZero()
		})
		if !nearly(len(have)-len(lack), len(have)) { // it may list some only
			continue
		}
		for _, i := range lack {
			out = append(out, Lacking{Cell: s.cell(s.axis, line, i), Name: s.lines[s.axis][line].text, In: l.b})
		}
	}
	return out
}

// instead says whether the second table has figures on a line, not its total, that the first has
// not.
func (l *alignment) instead(axis relation.Axis) bool {
	_, left := l.left(axis)
	return slices.ContainsFunc(left, func(i int) bool {
		return i != l.b.total[l.axis(axis)] && !l.b.nothing(l.axis(axis), map[int]bool{i: true})
	})
}
