package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
	"crossfoot/sheets/figure"
)

// This file tells which single cells could be wrong where a sum does not come out.

// What a blank says of itself as the slip.
const (
	bitsBlank     = 3.0
	bitsRareBlank = 3.0 // more, if the table leaves hardly anything blank

	bitsNeighbour = 4.0 // and of a figure that stands beside it once more
)

// Change is a cell of a breach, and what it would have to be for the pattern to
// hold there.
type Change struct {
	Line      int
	Component int   // of a compound
	From      int64 // in units of the scale
	Meant
	Slip          pen.Slip
	Bits          float64 // how telling the slip is
	Blank, Filled bool    // nobody wrote anything there; it holds a number
	Sinks         bool    // it would be the only one of its line below zero
}

// Meant is what a cell would have to be for a sum to come out, in units of the scale.
type Meant struct {
	To  int64
	off int64 // by how much the sum may be off then, where figures are rounded
}

// Agrees says whether what one sum needs a cell to be is what another does.
func (m Meant) Agrees(n Meant) bool { return arith.Abs(m.To-n.To) <= m.off+n.off }

// Changes are the single cells whose change would mend a breach: in a compound,
// the component that is furthest off. The next call overwrites them.
func (a *Analysis) Changes(b *Breach) []Change { return a.changesWith(b, a.likelyRounded(b)) }

// changesWith are those where figures are as likely rounded as that.
func (a *Analysis) changesWith(b *Breach, r rounded) []Change {
	m := a.mendingOf(b, r)
	out := append(a.changes[:0], m.change(b.Pattern.Total, -1))
	for _, l := range b.Pattern.Parts {
		out = append(out, m.change(l.Index, l.Weight))
	}
	m.ofTotal(out)
	a.weighSides(b, out)
	a.changes = out
	return out
}

// mending is a breach whose cells are looked at one by one.
type mending struct {
	*Analysis
	b          *Breach
	v          matrix.View
	r          rounded
	component  int // of compounds
	total, off int64
	signed     bool // something is taken away
}

func (a *Analysis) mendingOf(b *Breach, r rounded) mending {
	p := b.Pattern
	m := mending{Analysis: a, b: b, v: a.Numbers.Along(p.Axis), r: r}
	if a.Table.HoldsAny(figure.Compound) {
		m.component = footing.Worst(a.Sums(p, b.Position))
	}
	m.total = m.value(p.Total)
	m.off = m.total
	for _, l := range p.Parts {
		m.off -= int64(l.Weight) * m.value(l.Index)
		m.signed = m.signed || l.Weight < 0
	}
	return m
}

// value is the figure of a line, or its component.
func (m *mending) value(line int) int64 {
	if m.component == 0 {
		return m.v.Val(m.v.Index(line, m.b.Position))
	}
	x, _ := footing.Component(m.Figure(m.b.Pattern.Axis, line, m.b.Position), m.component)
	c, _ := x.At(m.v.Scale)
	return c
}

// change is the cell of a line that counts so often, and what it would have to be.
func (m *mending) change(line, weight int) Change {
	p, v := m.b.Pattern, m.v
	i := v.Index(line, m.b.Position)
	from := m.value(line)
	c := Change{Line: line, Component: m.component, From: from, Meant: Meant{from + int64(weight)*m.off, m.r.by}}
	c.Blank, c.Filled = v.State(i) == matrix.Void, v.State(i) == matrix.Known && from != 0
	meant, slip, bits := m.r.slip(c.To, from)
	if slip == pen.SignLost && from > 0 && !v.Negative && !m.signed {
		slip = pen.NoSlip // nothing is negative in this table, or taken away
	}
	if slip != pen.NoSlip {
		told := math.Log2(float64(max(arith.Abs(m.total), arith.Abs(from), 2))) - 1
		c.To, c.Slip, c.Bits = meant, slip, told+bits
	}
	c.Sinks = c.To < 0 && !v.Sinks(line)
	if c.Blank && (c.To > 0 || c.To < 0 && !c.Sinks) && !m.standsFor(m.Cell(p.Axis, line, m.b.Position)) {
		c.Slip, c.Bits = pen.LeftBlank, bitsBlank
		if v.Blanks <= 2 {
			c.Bits += bitsRareBlank
		}
	}
	switch {
	case !c.Filled:
	case slices.Contains(p.CopiedParts, line):
		c.Slip, c.Bits = pen.CopiedRow, matrix.BitsMost // nothing else explains the other columns as well
		if m.repeats(m.b, line) {
			c.Slip = pen.Neighbour
		}
	case c.Slip == pen.NoSlip && m.repeats(m.b, line) && (line != p.Total || !constant(v, p, line, m.b.Position)):
		c.Slip, c.Bits = pen.Neighbour, min(bitsNeighbour, math.Log2(float64(arith.Abs(from)))/2)
	}
	return c
}

// ofTotal tells a total that lacks one of its parts, or has it twice, or all of them: its difference
// says so. Of lines that begin with 其中 it need not have all: industry and private firms overlap.
func (m *mending) ofTotal(out []Change) {
	p, total := m.b.Pattern, &out[0]
	told := math.Log2(float64(max(arith.Abs(m.total), 2)))
	filled := m.Filled(p, m.b.Position)
	for i, c := range out[1:] {
		left := arith.Abs(arith.Abs(m.off) - arith.Abs(c.From))
		if !c.Filled || left > m.r.by || total.Slip != pen.NoSlip {
			continue
		}
		slip := pen.PartLeftOut
		if (m.off > 0) == (int64(p.Parts[i].Weight)*c.From > 0) {
			slip = pen.PartTwice
		} else if p.Lone && m.isOfWhich(p.Axis, p.Parts[0].Index) {
			continue
		}
		total.Slip, total.Bits = slip, told-math.Log2(float64(len(p.Parts)))-1+m.r.bits(left)
		if slip == pen.PartLeftOut && filled == 2 { // the total is the other part, as figures that repeat are
			total.Bits = min(total.Bits, bitsNeighbour)
		}
	}
	if left := arith.Abs(2*m.off - m.total); filled > 1 && m.off != 0 && left <= m.r.by && total.Slip == pen.NoSlip {
		total.Slip, total.Bits = pen.AllTwice, told-1+m.r.bits(left)
	}
}

// constant says whether most figures of a line, near a position, are the same as that there: a total of 100 is not
// copied from the one above it.
func constant(v matrix.View, p *Pattern, line, pos int) bool {
	same, filled := 0, 0
	for at := max(p.From, pos-constantNear); at < min(p.To, pos+constantNear+1); at++ {
		i := v.Index(line, at)
		filled += int(arith.Flag(v.Val(i) != 0))
		same += int(arith.Flag(v.Val(i) == v.Val(v.Index(line, pos))))
	}
	return same >= constantLeast && 2*same > filled
}

// constantLeast is how often a line has the same figure at least to have it everywhere, and
// constantNear how far from a position that is looked at.
const (
	constantLeast = 3
	constantNear  = 24
)

// repeats says whether a figure of a breach stands in one of the four cells around
// it as well.
func (a *Analysis) repeats(b *Breach, line int) bool {
	row, col := a.Cell(b.Pattern.Axis, line, b.Position)
	n := a.Numbers
	x := n.Val(row*n.Cols + col)
	for _, d := range [][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
		r, c := row+d[0], col+d[1]
		if 0 <= r && r < n.Rows && 0 <= c && c < n.Cols && n.Val(r*n.Cols+c) == x {
			return true
		}
	}
	return false
}
