package between

import (
	"slices"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// This file asks why the table of one line of a summary does not state the same, while those of
// other lines do: it is in another unit, its figures or those of the line have slipped by a
// place or two, or one of the two was changed and the other was not.

// Unlike is a line of a table and the table that is about it, which say different things almost
// throughout.
type Unlike struct {
	Name     string
	Cell, Of Cell // the first figures that differ: of the line, and of its table
	Differ   int  // how many do
	All      int  // of those that both state
	Others   int  // tables of other lines that state the same as these
}

// unlikeLeast is how many figures must differ, and more than are equal, for them not to be told
// one by one.
const unlikeLeast = 4

// askOpenLines asks of all lines that have no table of their own which states the same. What comes
// back are figures that were changed in one place only.
func (m *Misplaced) askOpenLines(r *register, surely func(*View) bool) (changed []Twins) {
	told := m.told()
	for _, s := range r.summaries() {
		m.Lacking = append(m.Lacking, s.lacking(r.names)...)
		open := s.open()
		if p, ok := s.partial(r, open); ok {
			m.Partial = append(m.Partial, p)
		}
		if !surely(s.View) {
			continue
		}
		for _, line := range open {
			t := s.like(r, line)
			if t == nil || told[pairOf(s.View, t)] || told[pairOf(t, t)] {
				continue // if several tables are about one line, it is open which of them the summary means
			}
			told[pairOf(s.View, t)] = true // a table of items by district and one of a district by item are summaries both
			changed = append(changed, m.ask(r.names, s, line, t)...)
		}
	}
	return changed
}

// pairOf are two tables in their order.
func pairOf(a, b *View) Pair {
	if order(a, b) > 0 {
		a, b = b, a
	}
	return Pair{a, b}
}

// told are the tables of which something has been told already, as pairs with themselves.
func (m *Misplaced) told() map[Pair]bool {
	told := map[Pair]bool{}
	tell := func(cells ...Cell) {
		for _, c := range cells {
			told[Pair{c.View, c.View}] = true
		}
	}
	for _, e := range m.Exchanges {
		tell(e.Cells[0], e.Same[0], e.Same[1])
	}
	for _, c := range m.Copies {
		tell(c.Cell)
	}
	for _, s := range m.Scaled {
		tell(s.Cell)
	}
	return told
}

// ask asks why the table of a line says something else.
func (m *Misplaced) ask(names *name.Names, s summary, line int, t *View) []Twins {
	l, on, ok := s.lay(names, line, t)
	if !ok || !nearly(len(l.matches[1-s.axis]), len(s.lines[1-s.axis])) {
		return nil
	}
	if f, ok := l.scaled(s.axis, on); ok {
		m.Scaled = append(m.Scaled, f)
		return nil
	}
	if f, ok := l.shifted(s.axis, on); ok {
		m.Shifted = append(m.Shifted, f)
		return nil
	}
	var changed []Twins
	equals := 0
	for _, pos := range l.matches[1-s.axis] {
		switch _, _, v := l.compare(s.axis, on, pos); v {
		case differ:
			changed = append(changed, l.twinsOn(s.axis, on, pos, false))
		case equal, hollow:
			equals++
		}
	}
	if len(changed) >= unlikeLeast && len(changed) > equals {
		if l.merged(s.axis, on) {
			return nil
		}
		m.Unlike = append(m.Unlike, Unlike{
			Name: s.lines[s.axis][line].text, Cell: changed[0].A, Of: changed[0].B,
			Differ: len(changed), All: len(changed) + equals, Others: s.some,
		})
		return nil
	}
	return changed
}

// merged says whether the second of two lines has throughout what the first and another line of
// its table have together: a district after another one has been merged into it.
func (l *alignment) merged(axis relation.Axis, line match) bool {
	for with := range l.a.lines[axis] {
		if with != line.a && !slices.ContainsFunc(l.matches[1-axis], func(pos match) bool {
			a, b, _ := l.compare(axis, line, pos)
			return !a.Value().Add(l.a.at(axis, with, pos.a).Value()).Equal(value(b, l.shift))
		}) {
			return true
		}
	}
	return false
}

// twinsOn are two cells by a line of an axis and the position on it.
func (l *alignment) twinsOn(axis relation.Axis, line, pos match, same bool) Twins {
	if axis == relation.Across {
		line, pos = pos, line
	}
	return l.twins(line, pos, same)
}

// scaled finds that two lines state the same throughout in another unit than they say.
func (l *alignment) scaled(axis relation.Axis, line match) (s Scaled, ok bool) {
	for _, p := range powers {
		for _, power := range [...]int32{p, -p} {
			if first, ok := l.agreesIn(-power, axis, line); ok {
				t := l.twinsOn(axis, line, first, true)
				return Scaled{Cell: t.B, Other: t.A, Power: power}, true
			}
		}
	}
	return s, false
}

// agreesIn says whether two lines state the same throughout in another unit, be it rounded, and
// enough for it to be no chance; and where first. A rate is the same in all units.
func (l *alignment) agreesIn(unit int32, axis relation.Axis, line match) (first match, ok bool) {
	said, in := said{}, *l
	in.shift += unit
	for _, pos := range l.matches[1-axis] {
		a, _, v := in.compare(axis, line, pos)
		_, _, plain := l.compare(axis, line, pos)
		switch {
		case v == differ && plain == differ:
			return first, false
		case plain != differ:
		case v != mute && said.add(a) == 1:
			first = pos
		}
	}
	return first, said.proves()
}
