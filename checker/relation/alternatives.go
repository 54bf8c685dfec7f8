package relation

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
)

// This file weighs two sums of one total where only one of them comes out: revenue by its sources,
// and as expenses and what is left. Either both are meant, and the other one has a slip; or the
// other one has come up by chance, or where some of its lines were empty.

// heldBeside says whether one of the patterns that claim a total accounts for it, in a position in
// which a pattern does not come out, in its place.
func (a *Analysis) heldBeside(p *Pattern, pos int, claims map[int][]*Pattern) bool {
	return slices.ContainsFunc(claims[p.Total], func(q *Pattern) bool {
		return q != p && q.From <= pos && pos < q.To && a.holdsIn(q, pos) && a.replaces(p, q, pos, claims)
	})
}

// holdsIn says whether a pattern comes out in a position to the last digit.
func (a *Analysis) holdsIn(p *Pattern, pos int) bool {
	s, ok := a.Status(p, pos)
	return ok && s == Held
}

// comesOut says whether it does, or misses by no more than rounding makes.
func (a *Analysis) comesOut(p *Pattern, pos int) bool {
	s, ok := a.Status(p, pos)
	return ok && s <= Rounding
}

// besideBits is how many times stronger a pattern must be for another of the same
// total to be chance where the two disagree. Two of like strength are both meant.
// One that holds in positions enough by itself is meant in any case: a total may be
// broken down by sex and by age.
const (
	besideBits = 2
	solidAlone = 2.0

	solidVariant = 4.0 // of one that differs from another in some lines only, so that these come to the same
)

// replaces says whether a pattern that holds is meant in another one's place: it says the same in
// other lines, or more, or is much stronger, and nothing shows that the other one is meant beside it.
func (a *Analysis) replaces(p, q *Pattern, pos int, claims map[int][]*Pattern) bool {
	takenAlong := func(l Line) bool {
		return slices.ContainsFunc(claims[l.Index], func(r *Pattern) bool { return slices.Equal(r.Parts, p.Parts) && a.holdsIn(r, pos) })
	}
	switch shared := matrix.Overlaps(p.Parts, q.Parts); {
	case slices.ContainsFunc(q.Parts, takenAlong): // as a subtotal of its own
		return true
	case shared && (variant(p, q) && !(p.Solid >= solidVariant && a.mostlyHolds(p)) || q.Bits > p.Bits && among(p.Parts, q.Parts)):
		return true
	case q.Bits <= besideBits*p.Bits || p.Solid >= solidAlone:
		return false
	default:
		return shared || !ownSide(p, q) && !a.meantBeside(p, pos)
	}
}

// variant says whether a sum that only figures show takes in other lines for some of those of
// another one, which comes out everywhere: they come to the same where it holds.
func variant(p, q *Pattern) bool {
	formula, _, layout := p.Stated()
	return !formula && !layout && q.Broken == 0 && q.Near == 0 && q.Exact >= p.Exact
}

// ownSide says whether a labelled total that comes out nowhere has parts of its own right beside
// it, while another pattern accounts for it by what stands on its other side: a balance
// sheet's assets, which the liabilities below them come to as well.
func ownSide(p, q *Pattern) bool {
	below, beside := matrix.BesideTotal(p.Total, p.Parts)
	return p.Lone && p.Said && beside && below == (q.Parts[len(q.Parts)-1].Index < p.Total) && below == (q.Parts[0].Index < p.Total)
}

// meantBeside says whether a sum is meant beside another one of the same total, with which it
// shares no part. What a word and the layout claim is if it holds on. Of two positions it needs to
// come out in the other one only: if the sums that are claimed the same way do in both, or a slip of
// the pen explains this one. So is what is taken from a result right below it, if a slip tells enough.
func (a *Analysis) meantBeside(p *Pattern, pos int) bool {
	if p.Way || a.holdsOn(p) {
		return true
	}
	if p.Exact == 0 || a.Numbers.Along(p.Axis).Positions > 2 {
		return false
	}
	if p.Said && p.Layout && (a.akin(p) >= akinLeast || a.slipped(p, pos)) {
		return true
	}
	if !follows(p) {
		return false
	}
	tells := a.slipTells(p, pos)
	return tells > 0 && p.Bits+tells >= pattern.OnceBits
}

// follows says whether the parts of a pattern are the lines right behind its total.
func follows(p *Pattern) bool {
	return p.Parts[0].Index == p.Total+1 && p.Parts[len(p.Parts)-1].Index == p.Total+len(p.Parts)
}

// holdsOn says whether a sum that a word and the layout claim holds to the last digit in so
// many positions, for each in which it does not, that it is meant whatever else comes to the
// same: revenue by its sources, and as expenses and what is left.
func (a *Analysis) holdsOn(p *Pattern) bool { return p.Said && p.Layout && a.mostlyHolds(p) }

// mostlyHolds says whether a sum holds to the last digit so much more often than it fails.
func (a *Analysis) mostlyHolds(p *Pattern) bool {
	return a.told.mostlyHolds.Tell(p, func() bool {
		held, failed := 0, 0
		for pos := range a.Numbers.Along(p.Axis).Positions {
			switch s, ok := a.Status(p, pos); {
			case !ok:
			case s == Held && a.Filled(p, pos) > 1:
				held++
			case s == Broken:
				failed++
			}
		}
		return held >= pattern.HoldsOnLeast*max(failed, 1)
	})
}

// akin counts the sums that words and the layout claim on the same side of their totals as one,
// and that come out everywhere.
func (a *Analysis) akin(p *Pattern) int {
	sideOf := func(p *Pattern) axisSide { return axisSide{p.Axis, p.Parts[0].Index < p.Total} }
	side := sideOf(p)
	return a.told.akin.Tell(side, func() (n int) {
		for _, q := range a.Patterns {
			if q.Said && q.Layout && q.Exact > 1 && q.Broken == 0 && sideOf(q) == side {
				n++
			}
		}
		return n
	})
}

type axisSide struct {
	Axis
	behind bool // the totals stand behind their parts
}

// akinLeast is how many such sums show that one is meant.
const akinLeast = 3

// among says whether all lines of one list, in order, are in the other.
func among(few, many []Line) bool {
	for _, l := range many {
		if len(few) > 0 && few[0] == l {
			few = few[1:]
		}
	}
	return len(few) == 0
}
