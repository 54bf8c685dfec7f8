package relation

import (
	"context"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
)

// This file finds the positions in which sums do not come out, and has them judged.

// Breach is a position in which an accepted pattern does not hold.
type Breach struct {
	Pattern  *Pattern
	Position int
	Status   Status
	Odds     float64 // in bits, for a slip rather than a sum that was never meant
	OffBy    OffBy   // if its total is off by one line wherever it does not come out

	LineSlip *LineSlip // or what is wrong with a line of it here as elsewhere; nil if nothing is

	evidence evidence
	small    bool // rounding could make the difference, but for what else is known
	unlikely bool // it could, but hardly did
	balances bool // its parts come to the total of the list beside it
	met      bool // it agrees with sums of the other direction

	origin    *Breach    // what is wrong there has been carried here; nil if nothing has
	split     bool       // it could have been carried from several
	carriedBy []*Pattern // those that carry what is wrong here on to their totals
}

// breaches judges every position of every pattern that does not simply hold:
// those of its block, and those beyond that no other pattern accounts for.
func (a *Analysis) breaches(ctx context.Context) {
	a.at = map[spot]*Breach{}
	if !a.gather(ctx) {
		return
	}
	a.carry()
	a.crossed()
	record, broken := a.failures(), len(a.brokenCells())
	for _, b := range a.Breaches {
		a.accuse(b, record[b.Pattern], broken)
	}
	a.exchanged()
	for _, b := range a.Breaches { // what has been carried on is told along with the slip
		if b.origin != nil {
			b.Odds = min(b.Origin().Odds, oddsWarned)
		}
	}
	a.told = told{}
}

// gather looks for the breaches; it is false if nobody waits for them any more.
func (a *Analysis) gather(ctx context.Context) bool {
	claims := [2]map[int][]*Pattern{{}, {}} // by axis: the patterns of each total
	for _, p := range a.Patterns {
		claims[p.Axis][p.Total] = append(claims[p.Axis][p.Total], p)
	}
	for _, p := range a.Patterns {
		broken := 0
		for pos := range a.Numbers.Along(p.Axis).Positions {
			if matrix.Stopped(ctx, pos) {
				return false
			}
			s, ok := a.Status(p, pos)
			broken += int(arith.Flag(ok && s == Broken))
			if ok && a.breached(p, pos, s, claims[p.Axis]) {
				a.breach(p, pos, s)
			}
		}
		if broken >= pattern.LineSlipLeast {
			a.lineSlip(p)
		}
	}
	return true
}

// breach notes that a pattern is breached in a position.
func (a *Analysis) breach(p *Pattern, pos int, s Status) *Breach {
	b := &Breach{Pattern: p, Position: pos, Status: s}
	a.Breaches = append(a.Breaches, b)
	a.at[spot{p, pos}] = b
	return b
}

// breached says whether a pattern is breached in a position in which it has a status: nothing
// shows that it is not meant there, or that the difference is of no account.
func (a *Analysis) breached(p *Pattern, pos int, s Status, claims map[int][]*Pattern) bool {
	inside := p.From <= pos && pos < p.To
	switch {
	case s == Held, s == Undetermined, s != Broken && !inside:
		return false
	case s == Broken, s == Explained:
		return !a.statedOtherwise(p, pos) && (p.IsStated || !a.heldBeside(p, pos, claims) && !a.neverMeant(p, pos))
	}
	return s != Rounding || !a.Tolerated(p, pos)
}

// brokenCells are the totals that do not come out.
func (a *Analysis) brokenCells() map[[2]int]bool {
	cells := map[[2]int]bool{}
	for _, b := range a.Breaches {
		if b.Status == Broken && !b.met && b.Pattern.From <= b.Position && b.Position < b.Pattern.To {
			row, col := a.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
			cells[[2]int{row, col}] = true
		}
	}
	return cells
}

// longPattern is how many parts a pattern has whose differences are worth keeping: they are
// asked for again for each breach of those that cross it.
const longPattern = 32

// keptDifference is the difference of a pattern, kept if it is long.
func (a *Analysis) keptDifference(p *Pattern, pos int) int64 {
	if len(p.Parts) < longPattern {
		return a.Difference(p, pos)
	}
	return a.told.differences.Tell(spot{p, pos}, func() int64 { return a.Difference(p, pos) })
}
