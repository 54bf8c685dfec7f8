package relation

import (
	"math"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
)

// This file decides how likely a breach is a slip: by the evidence first, and then by what is told
// of some kinds of sums whatever the evidence says.

// OddsError and OddsWarning are the odds from which a breach is reported, and as
// what.
const (
	OddsError   = 4.4
	OddsWarning = 2.6
	oddsDoubt   = -2.0              // below, nobody meant it
	oddsWarned  = OddsError - 0.1   // at most a warning
	oddsOpen    = OddsWarning - 0.1 // at most undecided
)

// accuse gives a breach its odds, by the other positions in which its pattern fails and by the
// number of cells that do not come out.
func (a *Analysis) accuse(b *Breach, f failures, broken int) {
	p := b.Pattern
	a.weighBreach(b, f, broken)
	least, most := a.bounds(b, f)
	b.Odds = min(max(b.Odds, least), most)
	if b.Odds >= OddsWarning && b.Status == Broken && a.listsDiffering(b) {
		b.Odds = oddsDoubt
	}
	if p.IsStated && b.Status == Broken {
		b.Odds = max(b.Odds, OddsError)
	}
	if b.small && (b.evidence[evSaysRates] > 0 || b.Odds < OddsWarning && a.mayRound(b)) { // a rate was divided
		b.Status, b.Odds = Rounding, OddsWarning
	}
}

// weighBreach gives a breach the odds that the evidence speaks for.
func (a *Analysis) weighBreach(b *Breach, f failures, broken int) {
	if b.Status == Rounding { // an explanation, not an accusation
		b.Odds, b.unlikely = OddsWarning, a.hardlyRounded(b)
		return
	}
	b.evidence = a.evidence(b, f, broken)
	b.Odds = b.evidence.odds()
	if b.small = a.within(b) && !a.SaysCounts(b.Pattern, b.Position); b.small {
		b.Odds = min(b.Odds, a.smallOdds(b))
	}
	b.Odds = max(b.Odds, a.several(b, f))
}

// bounds are the least and the most that the odds for a breach may be, whatever was weighed.
func (a *Analysis) bounds(b *Breach, f failures) (least, most float64) {
	if b.LineSlip != nil && f.within+f.beyond >= b.Pattern.Held {
		return OddsWarning, oddsWarned
	}
	if b.LineSlip != nil {
		return OddsError, math.Inf(1)
	}
	p, broken := b.Pattern, b.Status == Broken
	least, most = math.Inf(-1), math.Inf(1)
	outdated := a.outdated(b)
	_, wrong := slices.BinarySearch(outdated.wrong, b.Position)
	if wrong {
		b.OffBy = outdated.by
	}
	switch {
	case p.Outdated && broken && !wrong:
		least, most = oddsDoubt, oddsDoubt
	case wrong, broken && !b.small && a.besideSay(b), a.listed(b), a.lessThanPart(b), a.plainCount(b), a.countedTwice(b), p.Vouched && broken && !b.small && (p.Copied() || p.Covered):
		least = OddsWarning
	case outdated.sized, p.Vouched && broken && !b.small:
		least = oddsDoubt
	}
	if b.met {
		least = OddsError
	}
	if broken && !p.Rates && a.SharesOfAll(p, b.Position) {
		least, most = OddsWarning, oddsWarned
	}
	if p.Once || p.Lone && b.evidence[evSaidSum] == 0 || b.small && !a.count(b) {
		most = oddsWarned
	}
	if p.Held == 1 && !p.IsStated && chance(p, f) {
		most = oddsDoubt - 1
	}
	if broken && !b.met && !p.IsStated && a.mayLackPart(b) {
		most = min(most, oddsOpen)
	}
	return least, most
}

// mayLackPart says whether a total is more than parts that are named as some of it, and no telling slip
// explains that.
func (a *Analysis) mayLackPart(b *Breach) bool {
	told := b.evidence[evSlipTells] >= someTells || b.evidence[evRareBlank] > 0
	return !told && a.onlySome(b.Pattern) && a.Difference(b.Pattern, b.Position) > 0
}

// someTells is how telling a slip must be of a total that is more than parts which are named as some
// of it, if none is blank in a table that has no blanks, for another part may be named nowhere: of the
// counties, those that are districts or towns.
const someTells = 8.0

// onlySome says whether all parts of a sum are named as some of what its total counts: 其中, of which.
func (a *Analysis) onlySome(p *Pattern) bool {
	return !a.isOfWhich(p.Axis, p.Total) && !slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 || !a.isOfWhich(p.Axis, l.Index) })
}

// mayRoundHeld is how often a sum must come out exactly for one that nearly does to be told.
const mayRoundHeld = 2

// mayRound says whether a sum of whole numbers that nearly comes out is meant, so that it
// is told as what rounding may have done, though nothing else shows that it was done: its
// total is said to be one, and it holds elsewhere and right beside, or cannot.
func (a *Analysis) mayRound(b *Breach) bool {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	if !p.Said || p.Held < mayRoundHeld && !a.onlyWitness(p) || b.Position < p.From-1 || b.Position > p.To {
		return false
	}
	whole := func(line int) bool {
		f := a.Figure(p.Axis, line, b.Position)
		return v.State(v.Index(line, b.Position)) != matrix.Known || f.Places() <= 0
	}
	return whole(p.Total) && !slices.ContainsFunc(p.Parts, func(l Line) bool { return !whole(l.Index) })
}

// chance says whether a sum that comes out once fails so often elsewhere that nobody
// means it there. Only a word speaks for a line as a whole: a formula states its own cell, and
// what the layout claims may be chance. Where no slip of the pen explains a failure, chance does
// so much better, and it counts for two.
func chance(p *Pattern, f failures) bool {
	fails := f.within + f.beyond
	if p.Said {
		return fails >= chanceSaid
	}
	return fails+f.untold >= pattern.ChanceFails
}

// chanceSaid is in how many positions it fails at least if a word speaks for it.
const chanceSaid = 8
