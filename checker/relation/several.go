package relation

// This file weighs breaches in a table in which several figures are wrong.

// The evidence that odds weighs was gathered where one figure is wrong. Where several
// are, each speaks against the others: as if the sum were not meant. But a sum that
// comes out in most positions is meant, and a person who has made one slip has made
// others.
//
// With so many positions that hold for each that does not, a labelled total is wrong,
// or doubtful, where it does not come out; one without a label needs more.
const (
	severalError   = 12.0
	severalWarning = 4.0
	severalUnsaid  = 20.0

	severalSigns = 4 // from so many on, they differ in both directions
)

// failures are the positions in which a pattern does not hold, and what they are like.
type failures struct {
	within, beyond int // its block
	above, below   int // with a total that is too large, or too small
	untold         int // that no slip of the pen explains, of a sum that only one position shows
}

// failures are those of all patterns. What has been carried on from another breach, and rates,
// are none, and neither is what sums of the other direction show to be a slip.
func (a *Analysis) failures() map[*Pattern]failures {
	all := map[*Pattern]failures{}
	for _, b := range a.Breaches {
		p := b.Pattern
		if b.Status != Broken || b.origin != nil || b.met || a.Numbers.SaysRates(a.Table, p.Axis, b.Position) {
			continue
		}
		f := all[p]
		if p.First <= b.Position && b.Position < p.Last {
			f.within++
		} else {
			f.beyond++
		}
		if a.Difference(p, b.Position) > 0 {
			f.above++
		} else {
			f.below++
		}
		if p.Held == 1 && !p.Said && !p.IsStated && a.slipTells(p, b.Position) == 0 {
			f.untold++
		}
		all[p] = f
	}
	return all
}

// several are the odds for a breach of a pattern that fails in several positions, as far
// as the others that hold make it sure by themselves. Totals that are all too large may
// have a part in them that the table does not show.
func (a *Analysis) several(b *Breach, f failures) float64 {
	p := b.Pattern
	n := float64(f.within)
	said := p.Said || p.ByFormula()
	switch {
	case b.Status != Broken, b.small, p.Near > 0, f.within < 2, f.beyond > 0,
		f.within >= severalSigns && min(f.above, f.below) == 0,
		b.evidence[evSaysRates] > 0, b.evidence[evAmong] > 0,
		!said && p.Solid < severalUnsaid*n:
	case p.Solid >= severalError*n:
		return OddsError
	case p.Solid >= severalWarning*n:
		return OddsWarning
	}
	return oddsDoubt - 1
}
