package between

import (
	"slices"

	"crossfoot/checker/relation"
)

// Exchange is two lines of a table whose figures stand each where the other's belong.
type Exchange struct {
	Names [2]string
	Cells [2]Cell // one figure of each line
	Same  [2]Cell // where it stands elsewhere, under the name of the other line
}

// turned is the exchange as seen from the other table, if it is one.
func (e Exchange) turned() Exchange {
	return Exchange{Names: e.Names, Cells: [2]Cell{e.Same[1], e.Same[0]}, Same: [2]Cell{e.Cells[1], e.Cells[0]}}
}

// blamed tells each exchange once, in the table that more others have the other way round,
// or else the later one.
func blamed(all []Exchange) (out []Exchange) {
	against := map[Cell]int{}
	for _, e := range all {
		against[e.Cells[0]]++
		against[e.Same[1]]++
	}
	told := map[Cell]bool{}
	for _, e := range all {
		if e.Same[0].View == e.Same[1].View && against[e.Same[1]] > against[e.Cells[0]] {
			e = e.turned()
		}
		if !told[e.Cells[0]] {
			told[e.Cells[0]] = true
			out = append(out, e)
		}
	}
	return out
}

// Copied is a table that is about one thing and has the figures of another.
type Copied struct {
	Names [2]string // of what it is about, and of whose figures it has
	Cell  Cell      // one of them,
	Of    Cell      // where it stands in the other one's own table,
	Says  Cell      // and what a third table says of what this one is about
}

// Misplaced are figures that stand where those of others belong, or stand nowhere.
type Misplaced struct {
	Exchanges []Exchange
	Copies    []Copied
	Absent    []Absent
	Partial   []Partial
	Scaled    []Scaled
	Shifted   []Shifted
	Unlike    []Unlike
	Lacking   []Lacking
}

const (
	exchangeRest  = 2 // lines at least that are in their places for each two that are not
	exchangeLooks = 8 // lines that may have no more than a name in common for two of them to be looked for
)

// exchanged are the lines of two tables that state the same, line by line, but for two
// that fit each other's: their names, or their figures, have changed places in one table.
func (l *alignment) exchanged(axis relation.Axis) (out []Exchange) {
	all := l.strangers[axis]
	if len(all) > exchangeLooks || l.fitting(axis) < exchangeRest*len(all)/2 {
		return nil
	}
	for i, m := range all {
		for _, n := range all[i+1:] {
			there, back := match{a: m.a, b: n.b}, match{a: n.a, b: m.b}
			if !l.fits(axis, there) || !l.fits(axis, back) || l.a.lines[axis][m.a].isPeriod() || l.a.lines[axis][n.a].isPeriod() {
				continue
			}
			pos, ok := l.parted(axis, m)
			if !ok {
				continue
			}
			at := func(line int) Cell { return l.b.cell(l.axis(axis), line, pos.b) }
			same := func(line int) Cell { return l.a.cell(axis, line, pos.a) }
			out = append(out, Exchange{
				Names: [2]string{l.b.lines[l.axis(axis)][m.b].text, l.b.lines[l.axis(axis)][n.b].text},
				Cells: [2]Cell{at(m.b), at(n.b)}, Same: [2]Cell{same(n.a), same(m.a)},
			})
		}
	}
	return out
}

// trades says whether another line of an axis has, in one position, in each table what the
// line has in the other.
func (l *alignment) trades(axis relation.Axis, line, pos match) bool {
	a, b, _ := l.compare(axis, line, pos)
	return slices.ContainsFunc(l.matches[axis], func(o match) bool {
		x, y, v := l.compare(axis, o, pos)
		return v == differ && compareCells(a, y, l.shift) == equal && compareCells(x, b, l.shift) == equal
	})
}

// tell keeps the twins that were found. Two that differ in one line and have each what the
// other has in the other table are an exchange.
func (c *comparison) tell(found []Twins) {
	var odd []Twins
	for _, t := range found {
		if !t.Equal {
			odd = append(odd, t)
		}
	}
	traded := map[Twins]bool{}
	for _, e := range trades(odd, traded) {
		c.exchanges = append(c.exchanges, e.turned())
	}
	c.twins = slices.DeleteFunc(found, func(t Twins) bool { return traded[t] })
}

// trades finds among twins that differ, whose first cells stand in one table, those two of which
// each has there what the other should have, and keeps them in traded.
func trades(odd []Twins, traded map[Twins]bool) (out []Exchange) {
	for i, s := range odd {
		for _, t := range odd[i+1:] {
			if !traded[s] && !traded[t] && s.trade(t) {
				traded[s], traded[t] = true, true
				out = append(out, s.exchange(t))
			}
		}
	}
	return out
}

// trade says whether two twins on one line have each what the other has in the other table.
func (t Twins) trade(o Twins) bool {
	return (t.A.Row == o.A.Row || t.A.Col == o.A.Col) &&
		compareCells(t.A.Figure(), o.B.Figure(), t.shift) == equal && compareCells(o.A.Figure(), t.B.Figure(), t.shift) == equal
}

// exchange is two twins, each of which has in the table of the first cells what the other
// should have there.
func (t Twins) exchange(o Twins) Exchange {
	axis, lines := relation.Down, [2]int{t.A.Row, o.A.Row}
	if t.A.Row == o.A.Row {
		axis, lines = relation.Across, [2]int{t.A.Col, o.A.Col}
	}
	of := t.A.View.lines[axis]
	return Exchange{
		Names: [2]string{of[lines[0]].text, of[lines[1]].text},
		Cells: [2]Cell{t.A, o.A}, Same: [2]Cell{o.B, t.B},
	}
}

// setAside takes two lines that agree in part only, if each fits the other's, for lines that
// have but their names in common: a figure or two may be the same in both.
func (l *alignment) setAside(axis relation.Axis) bool {
	var odd []match
	for _, m := range l.matches[axis] {
		if !m.guessed && l.tally(axis, m).inPart() {
			if odd = append(odd, m); len(odd) > exchangeLooks {
				return false
			}
		}
	}
	for i, m := range odd {
		for _, n := range odd[i+1:] {
			if l.fits(axis, match{a: m.a, b: n.b}) && l.fits(axis, match{a: n.a, b: m.b}) {
				l.keep(axis, func(x match) bool { return x != m && x != n })
				l.strangers[axis] = append(l.strangers[axis], m, n)
				return true
			}
		}
	}
	return false
}

// fitting counts the lines of an axis that are matched and agree in all they have.
func (l *alignment) fitting(axis relation.Axis) (n int) {
	for _, m := range l.matches[axis] {
		if t := l.tally(axis, m); t.equal > 1 && t.slips == 0 {
			n++
		}
	}
	return n
}

// fits says whether all figures of two lines show that they are the same.
func (l *alignment) fits(axis relation.Axis, m match) bool {
	t := l.tally(axis, m)
	return t.slips == 0 && t.proves()
}

// parted is the first position in which two lines differ.
func (l *alignment) parted(axis relation.Axis, m match) (match, bool) {
	for _, pos := range l.matches[1-axis] {
		if _, _, v := l.compare(axis, m, pos); v == differ {
			return pos, true
		}
	}
	return match{}, false
}

// cell is a cell by its line and its position on it.
func (v *View) cell(axis relation.Axis, line, pos int) Cell {
	row, col := v.Cell(axis, line, pos)
	return Cell{v, row, col}
}
