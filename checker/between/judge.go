package between

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
	"crossfoot/checker/sidebyside"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Cell is a cell of one of the tables that are compared.
type Cell struct {
	View     *View
	Row, Col int
}

// Figure is what stands in the cell.
func (c Cell) Figure() figure.Figure { return c.View.Table.At(c.Row, c.Col) }

// Breaches are the broken sums that the cell takes part in.
func (c Cell) Breaches() []*relation.Breach { return c.View.breaches[[2]int{c.Row, c.Col}] }

// Item is the line of a table that is about one item, whose figures are its total
// and its shares.
type Item struct {
	View *View
	Axis relation.Axis
	Line int
}

// Item is the line of the cell that is about one item: across the line in which
// the table has its totals.
func (c Cell) Item() Item {
	if c.View.total[relation.Across] < 0 && c.View.total[relation.Down] >= 0 {
		return Item{c.View, relation.Across, c.Col}
	}
	return Item{c.View, relation.Down, c.Row}
}

// Twins are two cells that state the same fact.
type Twins struct {
	A, B  Cell
	Equal bool
	shift int32
}

// Says is what B says of A, in A's unit and in its spelling.
func (t Twins) Says() (decimal.Decimal, string) {
	return value(t.B.Figure(), t.shift), printed(t.B.Figure(), t.shift)
}

// OtherUnit says whether B's figure is in another unit than A's.
func (t Twins) OtherUnit() bool { return t.shift != 0 }

// Turned are the twins the other way round.
func (t Twins) Turned() Twins {
	return Twins{A: t.B, B: t.A, Equal: t.Equal, shift: -t.shift}
}

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

// pairsAtOnce is how many pairs are compared before their twins are heard: those of all
// pairs would take much room.
const pairsAtOnce = 256

// CompareAll compares pairs of tables, as many at a time as there are processors, and has
// their twins heard in the order of the pairs. What comes back are the lines whose figures
// stand in another one's place.
func CompareAll(j *checker.Joint, views []*View, pairs []Pair, hear func(Twins)) (m Misplaced) {
	var strays []stray
	var doubted doubts
	r := register{names: j.Names, views: views, agreeing: map[*View][]*View{}}
	for some := range slices.Chunk(pairs, pairsAtOnce) {
		found := make([]comparison, len(some))
		sidebyside.Do(len(some), func(i int) { found[i] = compareLikely(j.Names, some[i].A, some[i].B) })
		if j.Stopped() {
			return m
		}
		for i, c := range found {
			if c.power != 0 {
				m.Scaled = append(m.Scaled, Scaled{Cell: c.twins[0].B, Other: c.twins[0].A, Power: c.power})
				continue
			}
			m.Exchanges = append(m.Exchanges, c.exchanges...)
			strays = append(strays, c.strays...)
			doubted.see(c)
			if a, b := some[i].A, some[i].B; len(c.twins) > 0 && !c.years {
				r.agreeing[a], r.agreeing[b] = append(r.agreeing[a], b), append(r.agreeing[b], a)
			}
			for _, t := range c.twins {
				hear(t)
			}
		}
	}
	differ := doubted.settled(r.agreeing)
	m.Scaled = scaledOf(m.Scaled, r.agreeing)
	m.place(&r, strays)
	m.Absent = r.absent()
	surely := func(v *View) bool { return doubted.surely(v, r.agreeing) }
	for _, t := range append(differ, m.askOpenLines(&r, surely)...) {
		if order(t.A.View, t.B.View) > 0 {
			t = t.Turned()
		}
		hear(t)
	}
	return m
}

// comparison is what came of comparing two tables.
type comparison struct {
	twins     []Twins
	exchanges []Exchange
	doubted   []Twins // see doubts
	strays    []stray // only where there are no twins
	years     bool    // only some columns are compared
	power     int32   // they state the same only if the figures of the one are so many powers of ten too large
}

// compareLikely compares two tables, if there can be anything to find.
func compareLikely(names *name.Names, a, b *View) comparison {
	shift := shiftOf(a, b)
	if !mayAgree(a, b, shift) {
		return inOtherUnit(names, a, b)
	}
	if a.scope.May(b.scope) {
		if c := compare(names, a, b, shift); len(c.twins) > 0 || len(c.strays) > 0 {
			return c
		}
		return inOtherUnit(names, a, b)
	}
	if !slices.Equal(a.scope.Years(), b.scope.Years()) {
		return comparison{twins: compareYears(names, a, b), years: true}
	}
	return comparison{}
}

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

// sameForm says whether the two tables are one form with the same lines in the same
// order.
func (l *alignment) sameForm() bool {
	if l.crossed {
		return false
	}
	for axis, ms := range l.matches {
		last := -1
		for _, m := range ms {
			if m.b < last {
				return false
			}
			last = m.b
		}
		if n := max(len(l.a.lines[axis]), len(l.b.lines[axis])); 5*len(ms) < 4*n {
			return false
		}
	}
	return true
}

// meant says whether two copies of one form differ on purpose, like a table before
// and after it was adjusted: where they differ, every sum comes out in both. A sum
// that breaks, or a single figure outside of all sums, is a slip.
func (l *alignment) meant(all []Twins) bool {
	differs, summed := 0, false
	for _, t := range all {
		if t.Equal {
			continue
		}
		differs++
		for _, c := range [...]Cell{t.A, t.B} {
			if len(c.Breaches()) > 0 {
				return false
			}
			summed = summed || c.View.Summed(c.Row, c.Col)
		}
	}
	return differs > 1 || summed
}
