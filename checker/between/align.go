package between

import (
	"slices"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// match is a line of one table and the line of the other that means the same.
type match struct {
	a, b    int
	guessed bool // the figures led to it and the names only do not speak against it
}

// alignment lays two tables over each other, whatever the order of their lines. In
// a crossed one the rows of the one are the columns of the other.
type alignment struct {
	a, b      *View
	crossed   bool
	years     bool       // only columns of the same year, of tables of different ones
	shift     int32      // the figures of b are in units of 10^shift of those of a
	matches   [2][]match // by the axis in a
	strangers [2][]match // lines that have a name in common and nothing else
	doubted   []Twins    // what judge leaves to doubts
}

// axis is the axis in b of an axis in a.
func (l *alignment) axis(in relation.Axis) relation.Axis {
	if l.crossed {
		return 1 - in
	}
	return in
}

// compare compares the figures of two matched lines in a matched position. A figure
// that is but the name of its line once more says nothing.
func (l *alignment) compare(axis relation.Axis, line, pos match) (a, b figure.Figure, v verdict) {
	a, b = l.a.at(axis, line.a, pos.a), l.b.at(l.axis(axis), line.b, pos.b)
	v = compareCells(a, b, l.shift)
	if v == equal && (l.a.lines[axis][line.a].names(a) || l.a.lines[1-axis][pos.a].names(a)) {
		v = mute
	}
	return a, b, v
}

// align finds the lines that mean the same in both tables: those of the same name,
// those that total the others, and then, by their figures, those that have other
// names for one thing.
func align(names *name.Names, a, b *View, crossed bool, shift int32) *alignment {
	l := &alignment{a: a, b: b, crossed: crossed, shift: shift}
	for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
		l.matches[axis] = l.named(axis)
	}
	l.drop()
	for _, axis := range [...]relation.Axis{relation.Down, relation.Across} {
		l.matches[axis] = append(l.matches[axis], l.guess(names, axis)...)
	}
	l.drop()
	for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
		l.keep(axis, func(m match) bool { return l.sameParts(axis, m) })
	}
	return l
}

// shiftOf is how many powers of ten the units of one table are of those of another.
func shiftOf(a, b *View) int32 {
	if a.Table.Unit != "" && b.Table.Unit != "" {
		return b.power - a.power
	}
	return 0
}

// drop takes out lines that have a name in common and nothing else, 合计 of one
// district and of another, and those that figures led to by mistake.
func (l *alignment) drop() {
	for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
		l.keep(axis, func(m match) bool {
			if l.related(axis, m) {
				return !m.guessed || l.tally(axis, m).agrees()
			}
			if !m.guessed {
				l.strangers[axis] = append(l.strangers[axis], m)
			}
			return false
		})
	}
}

// related says whether two lines have more in common than their names.
func (l *alignment) related(axis relation.Axis, line match) bool {
	alike, differing := 0, 0
	for _, pos := range l.matches[1-axis] {
		switch _, _, v := l.compare(axis, line, pos); v {
		case equal:
			alike++
		case differ:
			differing++
		}
	}
	return differing < 2 || alike > 0 && unrelated*alike >= differing
}

// unrelated is how many times as many figures differ as agree where two lines have
// but their name in common.
const unrelated = 3

func (l *alignment) keep(axis relation.Axis, good func(match) bool) {
	var kept []match
	for _, m := range l.matches[axis] {
		if good(m) {
			kept = append(kept, m)
		}
	}
	l.matches[axis] = kept
}

// sameParts says whether two lines, if they are totals, total the same: every part
// of the one is matched with one of the other. A total of some of the districts is
// not that of all.
func (l *alignment) sameParts(axis relation.Axis, m match) bool {
	partsA, partsB := l.a.parts(axis, m.a), l.b.parts(l.axis(axis), m.b)
	if len(partsA) == 0 && len(partsB) == 0 || m.guessed && (len(partsA) == 0 || len(partsB) == 0) {
		return true // a district's own total is but a share of all
	}
	for _, x := range l.matches[axis] {
		if (len(partsA) == 0 || partsA[x.a]) && (len(partsB) == 0 || partsB[x.b]) {
			delete(partsA, x.a)
			delete(partsB, x.b)
		}
	}
	return l.a.nothing(axis, partsA) && l.b.nothing(l.axis(axis), partsB)
}

// tally counts what the cells of two matched lines say of each other.
type tally struct {
	equal, differ int
	slips         int     // among those that differ: a share and its total that are off by the same are one
	distinct      int     // figures among those that are equal
	bits          float64 // what they say, each figure once
}

// What it says that two lines have the same figure once more, and that they have
// nothing in the same position.
const (
	againBits  = 1.0
	hollowBits = 0.5
)

// offMost is how many differences are looked through for the same once more.
const offMost = 8

// number is a figure by its coefficient.
type number struct {
	digits int64
	zeros  int
}

// numbers are a set of numbers, mostly a few.
type numbers struct {
	few  [16]number
	n    int // of those
	many map[number]bool
}

// add puts a number into the set, and says whether it is new there.
func (s *numbers) add(x number) bool {
	switch {
	case slices.Contains(s.few[:s.n], x) || s.many[x]:
		return false
	case s.n < len(s.few):
		s.few[s.n] = x
		s.n++
		return true
	case s.many == nil:
		s.many = map[number]bool{}
	}
	s.many[x] = true
	return true
}

func (l *alignment) tally(axis relation.Axis, line match) (t tally) {
	var seen numbers
	var off []offset
	for _, pos := range l.matches[1-axis] {
		switch a, b, v := l.compare(axis, line, pos); v {
		case differ:
			t.differ++
			d := offsetOf(a, b, l.shift)
			if !slices.Contains(off, d) {
				off = append(off[:min(len(off), offMost)], d)
				t.slips++
			}
		case hollow:
			t.bits += hollowBits
		case equal:
			t.equal++
			digits, zeros, ok := coefficient(a)
			if ok && seen.add(number{digits, zeros}) {
				t.distinct++
				t.bits += bitsOf(digits, zeros)
			} else {
				t.bits += againBits
			}
		}
	}
	return t
}

// named matches the lines of an axis by name.
func (l *alignment) named(axis relation.Axis) (out []match) {
	ta, tb := l.a.total[axis], l.b.total[l.axis(axis)]
	taken := false
	for i, j := range l.a.names[axis]().Match(l.b.names[l.axis(axis)]()) {
		if j >= 0 {
			out = append(out, match{a: i, b: j})
			taken = taken || i == ta || j == tb
		}
	}
	if ta >= 0 && tb >= 0 && !taken {
		out = append(out, match{a: ta, b: tb})
	}
	return out
}
