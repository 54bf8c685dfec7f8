package between

import (
	"crossfoot/checker/name"
	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file decides whether two tables state the same, and in which cells.

const (
	provenBits     = 12.0 // what the equal figures of a line must say for the line to state the same
	provenDistinct = 3    // and how many different ones there are at least
	provenShare    = 3    // and how many there are for each that differs
	tableShare     = 20   // figures of two tables that are equal for each that differs, but for
	tableFree      = 2    // as many as may differ in any case,
	tableMost      = 8    // and never more than this
	wholeBits      = 60.0 // what the equal figures of two tables must say for all of their lines to state the same,
	wholeShare     = 9    // and how many there are for each slip
)

// compare lays two tables over each other and gives the cells that state the same
// fact, most of which are equal. It gives none where the figures do not prove that
// they do.
func compare(names *name.Names, a, b *View, shift int32) (best comparison) {
	for _, crossed := range [...]bool{false, true} {
		l := align(names, a, b, crossed, shift)
		if found := l.judge(); len(found) > len(best.twins) {
			best = comparison{exchanges: append(l.exchanged(relation.Across), l.exchanged(relation.Down)...), doubted: l.doubted}
			best.tell(found)
		}
	}
	if len(best.twins) == 0 {
		best.strays = strayOf(names, a, b)
	}
	return best
}

// judge decides whether the tables state the same. They do not if any line agrees
// in part only, but for lines in each other's place: then the one is the plan of what the
// other says was done.
func (l *alignment) judge() []Twins {
	lines, partly, ok := l.tallies()
	if !ok {
		if l.setAside(partly) {
			return l.judge()
		}
		return nil
	}
	if lines.differs > max(tableFree, lines.equals/tableShare) || lines.differs > tableMost {
		return nil
	}
	out := l.stated(lines)
	// A copy of a form that says nothing of its year may be another year's.
	if !l.years && l.sameForm() && (l.a.scope != l.b.scope || l.meant(out)) || l.unlike() {
		return nil
	}
	return out
}

// tallies are what the lines of both tables that are matched say, and their figures together.
type tallies struct {
	of                     [2][]tally // the matches
	equals, differs, slips int
	bits                   float64
}

// tallies counts for each match what the lines have in common; or says on which axis two of them
// agree in part only.
func (l *alignment) tallies() (all tallies, partly relation.Axis, ok bool) {
	for axis := range all.of {
		all.of[axis] = make([]tally, 0, len(l.matches[axis]))
		for _, m := range l.matches[axis] {
			t := l.tally(relation.Axis(axis), m)
			if t.inPart() {
				return all, relation.Axis(axis), false
			}
			all.of[axis] = append(all.of[axis], t)
			if axis == int(relation.Down) {
				all.equals, all.differs = all.equals+t.equal, all.differs+t.differ
				all.slips, all.bits = all.slips+t.slips, all.bits+t.bits
			}
		}
	}
	return all, 0, true
}

// stated are the cells in which both tables state the same fact. Those that differ otherwise are
// in doubt.
func (l *alignment) stated(lines tallies) (out []Twins) {
	whole := lines.bits >= wholeBits && lines.equals >= wholeShare*lines.slips
	for r, row := range l.matches[relation.Down] {
		ofRow := &lines.of[relation.Down][r]
		byRow := ofRow.proves()
		for c, col := range l.matches[relation.Across] {
			ofCol := &lines.of[relation.Across][c]
			byCol := ofCol.proves()
			if !byRow && !byCol && !whole || row.guessed && !byRow || col.guessed && !byCol {
				continue
			}
			switch x, y, v := l.compare(relation.Down, row, col); {
			case v == equal, v == differ && (alike(x, y, l.shift) || byRow && ofRow.surely() || byCol && ofCol.surely() ||
				byRow && l.trades(relation.Across, col, row) || byCol && l.trades(relation.Down, row, col)):
				out = append(out, l.twins(row, col, v == equal))
			case v == differ && (byRow || byCol):
				l.doubted = append(l.doubted, l.twins(row, col, false))
			}
		}
	}
	return out
}

// proves says whether the figures of two lines show that they state the same.
func (t tally) proves() bool {
	return t.bits >= provenBits && t.distinct >= provenDistinct && t.agrees()
}

// agrees says whether few enough of the figures of two lines differ.
func (t tally) agrees() bool { return t.equal >= provenShare*t.slips }

// inPart says whether two lines agree in part only.
func (t tally) inPart() bool { return t.differ > tableFree && !t.agrees() }

// surely says whether so many figures of two lines are equal that one that differs
// need not even look like a slip.
func (t tally) surely() bool { return t.equal >= sureEqual*t.slips && t.bits >= sureBits }

const (
	sureEqual = 8
	sureBits  = 40.0
)

// alike says whether one figure may have become the other by a slip, or is not
// far from it, like one that was corrected in one place only.
func alike(a, b figure.Figure, shift int32) bool {
	x, y := a.Value(), b.Value().Shift(shift)
	if x.Sub(y).Abs().Mul(decimal.NewFromInt(nearShare)).LessThanOrEqual(decimal.Max(x.Abs(), y.Abs())) {
		return true
	}
	scale := max(int(a.Scale), int(b.Scale)-int(shift), 0)
	m, okM := a.At(scale)
	w, okW := b.At(scale + int(shift))
	slip, _ := pen.SlipOf(m, w)
	return okM && okW && slip != pen.NoSlip
}

// nearShare is the part of a figure by which a correction may change it.
const nearShare = 3

func (l *alignment) twins(row, col match, same bool) Twins {
	t := Twins{A: Cell{l.a, row.a, col.a}, B: Cell{l.b, row.b, col.b}, Equal: same, shift: l.shift}
	if l.crossed {
		t.B.Row, t.B.Col = col.b, row.b
	}
	return t
}
