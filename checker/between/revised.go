package between

import (
	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// revised is a table that is about one line of another and says the same in part only: one
// of the two was changed, and the other was not.
type revised struct {
	whole  *View
	axis   relation.Axis
	line   int // of the whole
	table  *View
	differ []Twins
}

// revisedDistinct is how many different figures of such a table are still what the line of the
// whole says, at least; no more of them may have changed.
const revisedDistinct = 2

// revisedOf finds that one of two tables is about a line of the other.
func revisedOf(names *name.Names, a, b *View) (out []revised) {
	for l, axis := range laid(a, b) {
		if r, ok := l.revised(names, axis); ok {
			out = append(out, r)
		}
	}
	return out
}

func (l *alignment) revised(names *name.Names, axis relation.Axis) (r revised, ok bool) {
	m, ok := l.own(names, axis)
	if !ok || !nearly(len(l.matches[1-axis]), len(l.a.lines[1-axis])) {
		return r, false
	}
	t := l.tally(axis, m)
	if t.differ == 0 || t.differ > t.equal || t.distinct < revisedDistinct || t.bits < provenBits {
		return r, false
	}
	r = revised{whole: l.a, axis: axis, line: m.a, table: l.b}
	for _, pos := range l.matches[1-axis] {
		if _, _, v := l.compare(axis, m, pos); v == differ {
			row, col := m, pos
			if axis == relation.Across {
				row, col = pos, m
			}
			r.differ = append(r.differ, l.twins(row, col, false))
		}
	}
	return r, true
}

// told says whether a summary tells that a table was revised: it is a summary of tables like
// this one, of which each is about another line.
func (r revised) told(names *name.Names, agreeing []*View) bool {
	like, title := false, r.whole.untitled(r.axis, r.line, r.table)
	for _, v := range agreeing {
		line := v.subject(names, r.whole, r.axis)
		if line == r.line {
			return false
		}
		like = like || line >= 0 && v.scope == r.table.scope && r.whole.untitled(r.axis, line, v) == title
	}
	return like
}

// settledBy are the figures that were changed in one place only. If several tables are about one
// line, it is open which of them the summary means.
func (d *doubts) settledBy(names *name.Names, all []revised, agreeing map[*View][]*View) (differ []Twins) {
	type place struct {
		whole *View
		axis  relation.Axis
		line  int
	}
	about, several := map[place]*View{}, map[place]bool{}
	for _, r := range all {
		at := place{r.whole, r.axis, r.line}
		if about[at] == nil {
			about[at] = r.table
		}
		several[at] = several[at] || about[at] != r.table
	}
	for _, r := range all {
		if !several[place{r.whole, r.axis, r.line}] && d.surely(r.whole, agreeing) && r.told(names, agreeing[r.whole]) {
			differ = append(differ, r.differ...)
		}
	}
	return differ
}
