package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells two figures of one line that stand in each other's place. Where the line has
// a total of its own, that comes out all the same; but the sums through the two are wrong by
// as much, one way and the other.

// Exchange is two figures of a line that have been exchanged, and the breaches that it makes.
type Exchange struct {
	Line          int
	First, Second *Breach
	One, Other    int64 // the figures in their positions, in units of the scale
}

// exchangeBits is how much the difference of an exchange must tell: that it comes twice, and
// that no other line has it. Where the line's own sum comes out, hardly anything else is left that
// two figures of it could be but exchanged.
const (
	exchangeBits = 6.0
	exchangeHeld = 2.0
)

// exchanged finds the exchanges among the breaches. They raise the odds: no second slip has to
// be there, and what was never meant to add up is not off by the same both ways.
func (a *Analysis) exchanged() {
	of := map[*Pattern][]*Breach{}
	for _, b := range a.Breaches {
		if b.Status == Broken && !b.small && b.origin == nil && !a.Numbers.SaysRates(a.Table, b.Pattern.Axis, b.Position) {
			of[b.Pattern] = append(of[b.Pattern], b)
		}
	}
	for _, p := range a.Patterns {
		byOff := map[int64][]*Breach{} // by how much they are off, either way
		for _, b := range of[p] {
			off := arith.Abs(a.keptDifference(p, b.Position))
			byOff[off] = append(byOff[off], b)
		}
		for _, first := range of[p] {
			second := a.opposite(byOff[arith.Abs(a.keptDifference(p, first.Position))], first)
			if second == nil {
				continue
			}
			line, ok := a.exchangedLine(first, second)
			if !ok {
				continue
			}
			v := a.Numbers.Along(p.Axis)
			one, other := v.Val(v.Index(line, first.Position)), v.Val(v.Index(line, second.Position))
			a.Exchanges = append(a.Exchanges, Exchange{line, first, second, one, other})
			least := OddsWarning
			if p.Held > 1 {
				least = OddsError
			}
			first.Odds, second.Odds = max(first.Odds, least), max(second.Odds, least)
		}
	}
}

// opposite is the other one of two breaches that are off by as much, if the given one is the
// first of them and they are off different ways.
func (a *Analysis) opposite(alike []*Breach, first *Breach) *Breach {
	p := first.Pattern
	if len(alike) != 2 || alike[0] != first || a.keptDifference(p, first.Position) != -a.keptDifference(p, alike[1].Position) {
		return nil
	}
	return alike[1]
}

// exchangedLine is the only line whose two figures differ by what is off, if that tells enough
// and no sum that comes out says that they stand where they should.
func (a *Analysis) exchangedLine(first, second *Breach) (line int, ok bool) {
	p, v := first.Pattern, a.Numbers.Along(first.Pattern.Axis)
	d := a.Difference(p, first.Position)
	found := 0
	look := func(l Line) {
		i, j := v.Index(l.Index, first.Position), v.Index(l.Index, second.Position)
		written := v.State(i) == matrix.Known && v.State(j) == matrix.Known
		if written && v.Val(j)-v.Val(i) == int64(l.Weight)*d {
			line = l.Index
			found++
		}
	}
	look(Line{Index: p.Total, Weight: -1})
	for _, l := range p.Parts {
		look(l)
	}
	unit := max(1, arith.GCD(v.Unit(p.Total, p.Parts, first.Position), v.Unit(p.Total, p.Parts, second.Position)))
	tells := 2*math.Log2(float64(arith.Abs(d))/float64(unit)) - math.Log2(float64(len(p.Parts)+1))
	if found != 1 || tells < exchangeHeld || a.needs(p, line, first.Position, second.Position) {
		return line, false
	}
	return line, tells >= exchangeBits || a.addedUp(p, line, first.Position, second.Position)
}

// addedUp says whether a sum of several parts that comes out takes in both figures of a line alike.
func (a *Analysis) addedUp(p *Pattern, line, first, second int) bool {
	return slices.ContainsFunc(a.through(1-p.Axis, first), func(q *Pattern) bool {
		w := q.WeightOf(first)
		return w != 0 && w == q.WeightOf(second) && a.holdsIn(q, line)
	})
}

// needs says whether a sum that comes out would not if two figures of a line were exchanged.
func (a *Analysis) needs(p *Pattern, line, first, second int) bool {
	for _, q := range a.through(p.Axis, line) {
		if q != p && (a.holdsIn(q, first) || a.holdsIn(q, second)) {
			return true
		}
	}
	for _, pos := range []int{first, second} {
		for _, q := range a.through(1-p.Axis, pos) {
			if q.WeightOf(first) != q.WeightOf(second) && a.holdsIn(q, line) {
				return true
			}
		}
	}
	return false
}
