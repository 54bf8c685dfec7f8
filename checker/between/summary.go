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

// summaries finds them. Agreeing are the tables that state the same as a table.
func summaries(names *name.Names, views []*View, agreeing map[*View][]*View) (out []summary) {
	for _, v := range views { // in their order
		for axis := range v.lines {
			if len(agreeing[v]) < summarized || len(v.lines[axis]) <= summarized {
				continue
			}
			s := summary{View: v, axis: relation.Axis(axis)}
			s.own = v.tables(names, s.axis, agreeing[v])
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

// about are the tables that are about some lines, by line, whatever they state.
func (s *summary) about(names *name.Names, lines []int, views []*View) map[int][]*View {
	of := map[int][]*View{}
	for _, t := range views {
		if t == s.View {
			continue
		}
		if line := t.subject(names, s.View, s.axis); slices.Contains(lines, line) {
			of[line] = append(of[line], t)
		}
	}
	return of
}

// like are those of some tables about a line that are like the tables of other lines: their
// scope is the same, and their title but for what it calls its line.
func (s *summary) like(line int, tables []*View) (out []*View) {
	for _, t := range tables {
		title := s.untitled(s.axis, line, t)
		for i, o := range s.own {
			if o != nil && o.scope == t.scope && s.untitled(s.axis, i, o) == title {
				out = append(out, t)
				break
			}
		}
	}
	return out
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
func (s *summary) partial(open []int, about map[int][]*View) (p Partial, ok bool) {
	if s.some < absentRest || partialShare*len(open) > s.some {
		return p, false
	}
	p = Partial{View: s.View, Own: s.some}
	for _, line := range open {
		if len(about[line]) == 0 {
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
