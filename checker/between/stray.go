package between

import (
	"strings"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// stray is a table that is about one line of another, in whose figures it fits another
// line of it.
type stray struct {
	whole     *View
	axis      relation.Axis
	own, fits int  // the lines of the whole
	at        Cell // of the table: the first that differs from what its own line says,
	pos       int  // and where that stands on the line
}

// strayOf finds that one of two tables is about a line of the other and fits another one:
// the district of Ashby's own table has the figures of the row of Dover.
func strayOf(names *name.Names, a, b *View) (out []stray) {
	for _, pair := range [...][2]*View{{a, b}, {b, a}} {
		whole, of := pair[0], pair[1]
		about := [...]int{relation.Across: of.subject(names, whole, relation.Across), relation.Down: of.subject(names, whole, relation.Down)}
		for _, crossed := range [...]bool{false, true} {
			l := &alignment{a: whole, b: of, crossed: crossed, shift: shiftOf(whole, of)}
			for axis, line := range about {
				if s, ok := l.stray(names, relation.Axis(axis), line); ok {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// stray finds in whose figures the second table fits, if it is about a line of the first.
func (l *alignment) stray(names *name.Names, axis relation.Axis, about int) (s stray, ok bool) {
	m, ok := l.own(names, axis, about)
	if !ok {
		return s, false
	}
	fits := -1
	for i := range l.a.lines[axis] {
		if i == l.a.total[axis] || !l.fits(axis, match{a: i, b: m.b}) {
			continue
		}
		if fits >= 0 {
			return s, false
		}
		fits = i
	}
	if fits < 0 || fits == m.a || !l.tally(axis, m).inPart() || l.a.lines[axis][fits].key == "" {
		return s, false
	}
	pos, ok := l.parted(axis, m)
	return stray{whole: l.a, axis: axis, own: m.a, fits: fits, at: l.b.cell(l.axis(axis), m.b, pos.b), pos: pos.a}, ok
}

// own is the line of the first table that the second is about, if there is one, and the line that stands there
// for all that the first can say: its own line in the second, if it is about one, as the sheet
// of one item is, or else the total. It lays them on each other by the names of what crosses
// them.
func (l *alignment) own(names *name.Names, axis relation.Axis, about int) (m match, ok bool) {
	if m.a = about; about < 0 {
		return m, false
	}
	if m.b = l.a.subject(names, l.b, l.axis(axis)); m.b < 0 {
		m.b = l.b.standing(l.axis(axis))
	}
	if m.b < 0 {
		return m, false
	}
	l.matches[1-axis] = l.named(1 - axis)
	return m, true
}

// standing is the line that stands for all of a table: its total or its only one; -1 if
// none does.
func (v *View) standing(axis relation.Axis) int {
	if len(v.lines[axis]) == 1 {
		return 0
	}
	return v.total[axis]
}

// subject is the one line of another table, no total, that this one is about; -1 if there
// is none or more than one. Where no line is called so in full, one may be in short: the table of
// 定海 is about the line 定海区.
func (v *View) subject(names *name.Names, of *View, axis relation.Axis) int {
	found, some := of.only(axis, func(l *line) string {
		if v.isAbout(names, l.text) {
			return l.key
		}
		return ""
	})
	if !some {
		found, _ = of.only(axis, func(l *line) string {
			if stem := name.Stem(l.key); v.speaksOf(stem) {
				return stem
			}
			return ""
		})
	}
	return found
}

// only is the one line, no total, of which something is called, that of the longest name where
// one holds the others: 江北新区, and not 江北. It is -1 if there is none, or several.
func (v *View) only(axis relation.Axis, called func(*line) string) (found int, some bool) {
	found, longest := -1, ""
	for i, line := range v.lines[axis] {
		if i == v.total[axis] || line.key == "" {
			continue
		}
		switch c := called(line); {
		case c == "" || some && c != longest && strings.Contains(longest, c):
		case c != longest && strings.Contains(c, longest):
			found, longest, some = i, c, true
		default:
			found = -1
		}
	}
	return found, some
}

// place tells what can be told of strays. Two that fit each other's lines are an exchange in
// the table that lists both. One that has the figures of a line whose own table has them too
// is a copy of that. Some tables must agree with the whole, with its lines in their places, to show
// that others are meant to.
func (m *Misplaced) place(r *register, strays []stray) {
	first := map[crossing]int{}
	for i, s := range strays {
		if _, known := first[s.crossing()]; !known {
			first[s.crossing()] = i
		}
	}
	for i, s := range strays {
		called := [2]string{s.name(s.own), s.name(s.fits)}
		j, crossed := first[s.crossing().back()]
		if j > i && len(r.agreeing[s.whole]) > 0 {
			o := strays[j]
			m.Exchanges = append(m.Exchanges, Exchange{Names: called, Cells: [2]Cell{o.cell(s.own), s.cell(s.fits)}, Same: [2]Cell{o.at, s.at}})
		}
		if crossed {
			continue
		}
		if of, ok := s.original(r.names, r.agreeing[s.whole]); ok && len(r.agreeing[s.whole]) >= exchangeRest {
			m.Copies = append(m.Copies, Copied{Names: called, Cell: s.at, Of: of, Says: s.cell(s.own)})
		}
	}
	m.Exchanges = blamed(m.Exchanges)
}

// original is where the line that a stray fits has its figure in its own table.
func (s stray) original(names *name.Names, agreeing []*View) (of Cell, ok bool) {
	for _, v := range agreeing {
		if v.subject(names, s.whole, s.axis) != s.fits {
			continue
		}
		for _, t := range compare(names, s.whole, v, shiftOf(s.whole, v)).twins {
			if t.Equal && t.A == s.cell(s.fits) {
				return t.B, true
			}
		}
	}
	return of, false
}

// crossing is the line of a table that a stray is about, and the one that it fits.
type crossing struct {
	whole     *View
	axis      relation.Axis
	own, fits int
}

func (s stray) crossing() crossing { return crossing{s.whole, s.axis, s.own, s.fits} }

// back is that of a stray which is about the line that this one fits, and fits the one that this is about.
func (c crossing) back() crossing { return crossing{c.whole, c.axis, c.fits, c.own} }

func (s stray) name(line int) string { return s.whole.lines[s.axis][line].text }

// cell is where a line of the whole differs from the stray.
func (s stray) cell(line int) Cell { return s.whole.cell(s.axis, line, s.pos) }
