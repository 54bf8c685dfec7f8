package relation

import (
	"context"
	"slices"
)

// Breach is a position in which an accepted pattern does not hold.
type Breach struct {
	Pattern  *Pattern
	Position int
	Status   Status
	Odds     float64 // in bits, for a slip rather than a sum that was never meant

	evidence evidence
	small    bool // rounding could make the difference, but for what else is known
	unlikely bool // it could, but hardly did
	balances bool // its parts come to the total of the list beside it

	origin    *Breach    // what is wrong there has been carried here; nil if nothing has
	split     bool       // it could have been carried from several
	carriedBy []*Pattern // those that carry what is wrong here on to their totals
}

// OddsError and OddsWarning are the odds from which a breach is reported, and as
// what.
const (
	OddsError   = 4.4
	OddsWarning = 2.6
	oddsDoubt   = -2.0 // below, nobody meant it
)

// breaches judges every position of every pattern that does not simply hold:
// those of its block, and those beyond that no other pattern accounts for.
func (a *Analysis) breaches(ctx context.Context) {
	a.at = map[spot]*Breach{}
	claims := [2]map[int][]*Pattern{{}, {}} // by axis: the patterns of each total
	for _, p := range a.Patterns {
		claims[p.Axis][p.Total] = append(claims[p.Axis][p.Total], p)
		a.along[p.Axis] = append(a.along[p.Axis], p)
	}
	for _, p := range a.Patterns {
		for pos := range a.numbers.along(p.Axis).positions {
			if stopped(ctx, pos) {
				return
			}
			s, ok := a.Status(p, pos)
			inside := p.From <= pos && pos < p.To
			if !ok || s == Held || s == Undetermined || !inside && s != Broken {
				continue
			}
			if s == Broken && (a.statedOtherwise(p, pos) || !p.stated && (a.heldBeside(p, pos, claims[p.Axis]) || a.neverMeant(p, pos))) {
				continue
			}
			if s == Rounding && a.tolerated(p, pos) {
				continue
			}
			b := &Breach{Pattern: p, Position: pos, Status: s}
			a.Breaches = append(a.Breaches, b)
			a.at[spot{p, pos}] = b
		}
	}
	a.carry()
	record := map[*Pattern]failures{}
	for _, b := range a.Breaches {
		p := b.Pattern
		if b.Status != Broken || b.origin != nil || a.numbers.saysRates(a.Table, p.Axis, b.Position) {
			continue
		}
		f := record[p]
		f.add(p.first <= b.Position && b.Position < p.last, a.difference(p, b.Position))
		record[p] = f
	}
	broken := a.brokenCells()
	for _, b := range a.Breaches {
		switch {
		case b.Status == Rounding: // an explanation, not an accusation
			b.Odds = OddsWarning
			b.unlikely = a.hardlyRounded(b)
		default:
			b.evidence = a.evidence(b, record[b.Pattern], len(broken))
			b.Odds = b.evidence.odds()
			if b.small = a.within(b); b.small {
				b.Odds = min(b.Odds, a.smallOdds(b))
			}
			b.Odds = max(b.Odds, a.several(b, record[b.Pattern]))
		}
		if a.listed(b) || a.lessThanPart(b) {
			b.Odds = max(b.Odds, OddsWarning)
		}
		if b.Pattern.vouched && b.Status == Broken && !b.small {
			b.Odds = max(b.Odds, oddsDoubt)
			if b.Pattern.Copied() {
				b.Odds = max(b.Odds, OddsWarning)
			}
		}
		if b.Status == Broken && !b.Pattern.rates && a.sharesOfAll(b.Pattern, b.Position) {
			b.Odds = clamp(b.Odds, OddsWarning, OddsError-0.1)
		}
		if p := b.Pattern; p.Held == 1 && !p.stated && chance(p, record[p].within+record[p].beyond) {
			b.Odds = min(b.Odds, oddsDoubt-1)
		}
		if b.Pattern.once || b.Pattern.lone && b.evidence[evSaidSum] == 0 || b.small && !a.count(b) {
			b.Odds = min(b.Odds, OddsError-0.1)
		}
		if b.Pattern.stated && b.Status == Broken {
			b.Odds = max(b.Odds, OddsError)
		}
		if b.small && (b.evidence[evSaysRates] > 0 || b.Odds < OddsWarning && a.mayRound(b)) { // a rate was divided
			b.Status, b.Odds = Rounding, OddsWarning
		}
	}
	a.exchanged()
	for _, b := range a.Breaches { // what has been carried on is told along with the slip
		if b.origin != nil {
			b.Odds = min(b.Origin().Odds, OddsError-0.1)
		}
	}
	a.along = [2][]*Pattern{}
	a.differences, a.exprs, a.holding, a.akinOn, a.ratesBefore, a.growthAt, a.outcomes, a.averages = nil, nil, nil, nil, nil, nil, nil, nil
}

// mayRoundHeld is how often a sum must come out exactly for one that nearly does to be told.
const mayRoundHeld = 2

// mayRound says whether a sum of whole numbers that nearly comes out is meant, so that it
// is told as what rounding may have done, though nothing else shows that it was done: its
// total is said to be one, and it holds elsewhere and right beside; or the list has no other
// column in which it could hold, and is so near that this tells enough.
func (a *Analysis) mayRound(b *Breach) bool {
	p, v := b.Pattern, a.numbers.along(b.Pattern.Axis)
	only := v.positions == 1 && p.Axis == Down && p.layout && p.Bits >= bitsUnstated && len(p.Parts) >= plainList &&
		saysTotalAlone(label(a.Table, Down, p.Total))
	if !p.said || p.Held < mayRoundHeld && !only || b.Position < p.From-1 || b.Position > p.To {
		return false
	}
	whole := func(line int) bool {
		f := a.figure(p.Axis, line, b.Position)
		return v.state(v.index(line, b.Position)) != known || f.Places() <= 0
	}
	return whole(p.Total) && !slices.ContainsFunc(p.Parts, func(l Line) bool { return !whole(l.Index) })
}

// chance says whether a sum that comes out once fails so often elsewhere that nobody
// means it there. Only a word speaks for a line as a whole: a formula states its own cell, and
// what the layout claims may be chance.
func chance(p *Pattern, fails int) bool {
	if p.said {
		return fails >= chanceSaid
	}
	return fails >= chanceFails
}

const (
	chanceFails = 3
	chanceSaid  = 8
)

// brokenCells are the totals that do not come out.
func (a *Analysis) brokenCells() map[[2]int]bool {
	cells := map[[2]int]bool{}
	for _, b := range a.Breaches {
		if b.Status == Broken && b.Pattern.From <= b.Position && b.Position < b.Pattern.To {
			row, col := a.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
			cells[[2]int{row, col}] = true
		}
	}
	return cells
}

// filled counts the parts of a breach that are not zero.
func (a *Analysis) filled(b *Breach) (n int) {
	v := a.numbers.along(b.Pattern.Axis)
	for _, l := range b.Pattern.Parts {
		if v.val(v.index(l.Index, b.Position)) != 0 {
			n++
		}
	}
	return n
}

func clamp(x, low, high float64) float64 { return max(low, min(x, high)) }

// longPattern is how many parts a pattern has whose differences are worth keeping: they are
// asked for again for each breach of those that cross it.
const longPattern = 32

// keptDifference is the difference of a pattern, kept if it is long.
func (a *Analysis) keptDifference(p *Pattern, pos int) int64 {
	if len(p.Parts) < longPattern {
		return a.difference(p, pos)
	}
	d, ok := a.differences[spot{p, pos}]
	if !ok {
		if a.differences == nil {
			a.differences = map[spot]int64{}
		}
		d = a.difference(p, pos)
		a.differences[spot{p, pos}] = d
	}
	return d
}

// difference is the total less the sum, in units of the scale.
func (a *Analysis) difference(p *Pattern, pos int) int64 {
	return a.numbers.along(p.Axis).off(p.Total, p.Parts, pos)
}

// off is by how much a total differs from its parts.
func (v view) off(total int, parts []Line, pos int) int64 {
	off := v.val(v.index(total, pos))
	for _, l := range parts {
		off -= int64(l.Weight) * v.val(v.index(l.Index, pos))
	}
	return off
}
