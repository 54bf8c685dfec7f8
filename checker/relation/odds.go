package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file gathers what speaks for and against a breach, and adds it up.

// evidence is what speaks for a breach's being a slip, and against it.
type evidence [evidenceCount]float64

// The kinds of evidence.
const (
	evAlways = iota // what speaks against any breach, whatever else is known

	// The difference.
	evSlipTells // bits of the most telling slip that would make it
	evNoSlip    // there is no such slip
	evTwice     // some figure stands beside it once more
	evLeftBlank // a blank would mend it
	evRareBlank // and the table has hardly any
	evCutOff    // cutting digits off instead of rounding explains it
	evSize      // of the difference, in bits beyond the total's own

	// The pattern.
	evOnlyOnce  // it holds in one position
	evNowhere   // it holds in none: the layout alone claims it
	evStrength  // tens of bits
	evManyParts // bits of their number
	evDistance  // bits of the lines between the total and its parts
	evHoles     // the parts are no run of lines
	evSigned    // some part is subtracted
	evSaidTotal // a word says total
	evSaidLines // the layout says so
	evSaidSum   // a formula says so
	evKin       // bits of the number of its kin, if it holds nowhere
	evInexact   // its share of positions that hold only by rounding
	evJustOver  // and bits that the difference is short of being far beyond rounding, if so
	evFails     // bits of its other failures
	evBeyond    // bits of its failures beyond its block

	// The position.
	evOutside   // beyond the block in which the pattern holds
	evFarOut    // bits of how far beyond
	evUnlike    // bits by which a column is of another size than the pattern usually is
	evOften     // the pattern fails in three positions or more
	evSaysRates // it is labelled as a rate
	evAmong     // the total lies among its parts, like an average
	evAmongAll  // and it does so in this share of the positions
	evZeroTotal
	evOneFilled // only one part is filled
	evTwoFilled // only two are
	evBeside    // how many of the neighbouring positions hold

	// The rest of the table.
	evCrossed    // a sum of the other direction fails by the same amount
	evCrossHeld  // sums of the other direction hold through every cell
	evCrossMost  // through most of them
	evOthersHold // bits of the other patterns' holding in this position
	evElsewhere  // bits of the number of other totals that do not come out
	evSpoils     // every telling change would break a sum that holds

	// What says more, or less, together.
	evSizeOfLines  // the size, if the layout claims the sum
	evUnlikeHeld   // a column of another size in which other sums hold, or do not
	evTellsSpoils  // bits of a slip that would break a sum that holds
	evRecordBeside // bits of holding rather than failing, where the neighbours hold

	evidenceCount
)

// odds weighs the evidence, in bits.
func (e *evidence) odds() (bits float64) {
	for i, x := range e {
		bits += weights[i] * x
	}
	return bits
}

// evidence collects what speaks for and against a breach. f is how often its pattern
// fails, broken how many of the table's totals do not come out.
func (a *Analysis) evidence(b *Breach, f failures, broken int) (e evidence) {
	p := b.Pattern
	v := a.Numbers.Along(p.Axis)
	outcome := v.Weigh(p.Total, p.Parts, b.Position).Outcome
	total, diff := v.Val(v.Index(p.Total, b.Position)), a.Difference(p, b.Position)

	e[evAlways] = 1
	a.slipEvidence(b, &e)
	e[evCutOff] = arith.Flag(b.Status == Explained)
	e[evSize] = arith.Clamp(math.Log2(float64(max(arith.Abs(diff), 1))/float64(max(arith.Abs(total), 1))), -8, 6)

	record := arith.Clamp(math.Log2((p.Solid+0.5)/(float64(p.Broken)+0.5)), -4, 4)
	e[evOnlyOnce], e[evNowhere] = arith.Flag(p.Held == 1), arith.Flag(p.Held == 0)
	e[evStrength] = arith.Clamp(p.Bits, 0, 80) / 10
	e[evManyParts] = math.Log2(float64(len(p.Parts)))
	if p.Near > 0 {
		e[evInexact] = float64(p.Near) / float64(p.Exact+p.Near)
		slack := float64(max(1, v.Slack(total, len(p.Parts), v.GrainOf(v.Index(p.Total, b.Position)))))
		e[evJustOver] = e[evInexact] * arith.Clamp(farBeyond-math.Log2(float64(arith.Abs(diff))/slack), 0, farBeyond)
	}
	last := p.Parts[0].Index
	for _, l := range p.Parts {
		e[evHoles] = max(e[evHoles], arith.Flag(l.Index > last+1 && l.Index-1 != p.Total))
		e[evSigned] = max(e[evSigned], arith.Flag(l.Weight < 0))
		last = l.Index
	}
	e[evDistance] = math.Log2(float64(matrix.Away(p.Total, p.Parts)))
	e[evSaidSum] = arith.Flag(p.ByFormula())
	e[evKin] = math.Log2(1 + float64(p.Kin))
	e[evSaidTotal] = arith.Flag(p.Said)
	e[evSaidLines] = arith.Flag(p.Layout)
	e[evOften] = arith.Flag(f.within+f.beyond >= 3)
	if p.Axis == Down && p.Held > 1 {
		e[evUnlike] = arith.Clamp(math.Abs(math.Log2(float64(max(arith.Abs(total), 1))/float64(max(a.usual(p), 1))))-usualBits, 0, 12)
	}
	e[evFails] = math.Log2(1 + max(0, float64(f.within-1))*failureShare/float64(p.Held+1))
	e[evBeyond] = math.Log2(1 + float64(f.beyond)/float64(p.Held+1))

	// The block cannot take in a failure at the very end of the table.
	if beyond := a.beyond(b, e[evSize]); beyond > 1 || beyond == 1 && !a.atEnd(b) {
		e[evOutside], e[evFarOut] = 1, math.Log2(float64(max(p.First-b.Position, b.Position-p.Last+1)))
	}
	e[evSaysRates] = arith.Flag(a.Numbers.SaysRates(a.Table, p.Axis, b.Position))
	if outcome == matrix.Average {
		e[evAmong] = 1
		e[evAmongAll] = min(1, 4*float64(p.Broken)/float64(p.Held+p.Broken+1))
	}
	e[evZeroTotal] = arith.Flag(total == 0)
	filled := a.Filled(b.Pattern, b.Position)
	e[evOneFilled], e[evTwoFilled] = arith.Flag(filled == 1), arith.Flag(filled == 2)
	e[evBeside] = a.beside(b)

	a.crossEvidence(b, diff, &e)
	e[evOthersHold] = a.othersHold(b)
	e[evElsewhere] = math.Log2(float64(max(broken, 1)))

	e[evSizeOfLines] = e[evSize] * e[evSaidLines]
	e[evUnlikeHeld] = e[evUnlike] * e[evOthersHold]
	e[evTellsSpoils] = e[evSlipTells] * e[evSpoils]
	e[evRecordBeside] = record * e[evBeside]
	return e
}

// atEnd says whether a breach is the first or the last position of the table, but for a total to
// which what is wrong has been carried on.
func (a *Analysis) atEnd(b *Breach) bool {
	last := a.Numbers.Along(b.Pattern.Axis).Positions - 1
	carried := func(pos int) bool {
		into := a.at[spot{b.Pattern, pos}]
		return into != nil && into.origin == b
	}
	return b.Position == 0 || b.Position == last || b.Position == 1 && carried(0) || b.Position == last-1 && carried(last)
}

// beside is the share of the neighbouring positions in which a breach's pattern
// holds. Rates between the amounts are no neighbours of theirs.
func (a *Analysis) beside(b *Breach) float64 {
	p, held, both := b.Pattern, 0.0, 0.0
	rate := a.Numbers.SaysRates(a.Table, p.Axis, b.Position)
	for _, step := range []int{-1, 1} {
		pos := b.Position + step
		for range ratesBetween {
			if !rate && pos >= p.From && pos < p.To && a.Numbers.SaysRates(a.Table, p.Axis, pos) {
				pos += step
			}
		}
		if pos >= p.From && pos < p.To {
			held += arith.Flag(a.comesOut(p, pos))
			both++
		}
	}
	return held / max(both, 1)
}

// beyond is how many positions a breach is beyond the block in which its pattern holds. Rates
// between the amounts are none of them, nor is what nobody has written a total of, if the total is
// off by little: what stands behind them may be counts of something else, which do not nearly add up.
func (a *Analysis) beyond(b *Breach, size float64) int {
	p := b.Pattern
	beyond := max(p.First-b.Position, b.Position-p.Last+1, 0)
	if beyond <= 1 || size > offByLittle {
		return beyond
	}
	passed := a.countPassed(p)
	between := passed[max(p.First, b.Position)] - passed[min(p.Last, b.Position+1)]
	return max(beyond-int(between), 1)
}

// countPassed says of each position how many before it hold rates or have no total. That is kept,
// for there may be as many breaches as positions.
func (a *Analysis) countPassed(p *Pattern) []int32 {
	return a.told.passedBefore.Tell(p, func() []int32 {
		v := a.Numbers.Along(p.Axis)
		counts := make([]int32, v.Positions+1)
		for pos := range v.Positions {
			counts[pos+1] = counts[pos] + int32(arith.Flag(a.ratesAt(p, pos) || v.State(v.Index(p.Total, pos)) == matrix.Void))
		}
		return counts
	})
}

// offByLittle is how large a difference is, in bits beyond the total's own, of a total that
// is meant to add up.
const offByLittle = -4.0

// ratesAt says whether a position of a pattern holds rates, as far as they are no shares.
func (a *Analysis) ratesAt(p *Pattern, pos int) bool {
	return a.RatesApart(p, pos) || a.Numbers.SaysRates(a.Table, p.Axis, pos)
}

// ratesBetween is how many rates may stand between two amounts.
const ratesBetween = 3

// usual is the size that a pattern's total has in the middle of its positions.
func (a *Analysis) usual(p *Pattern) int64 {
	return a.told.sizes.Tell(p, func() int64 {
		v := a.Numbers.Along(p.Axis)
		var sizes []int64
		for pos := p.From; pos < p.To; pos++ {
			if x := arith.Abs(v.Val(v.Index(p.Total, pos))); x != 0 && !a.RatesApart(p, pos) {
				sizes = append(sizes, x)
			}
		}
		if len(sizes) == 0 {
			return 1
		}
		slices.Sort(sizes)
		return sizes[len(sizes)/2]
	})
}

// usualBits is how far a total may be from its usual size.
const usualBits = 4.0

// farBeyond is how many bits beyond what rounding can make a difference is no
// longer like one.
const farBeyond = 5.0

// failureShare is how many positions should hold for each that fails.
const failureShare = 12

// within says whether a difference is no more than rounding could make of the
// figures, although they are not rounded as far as is known.
func (a *Analysis) within(b *Breach) bool {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	return b.Status == Broken && v.Weigh(p.Total, p.Parts, b.Position).Outcome == matrix.Nearly
}

// smallOdds are the odds for such a difference. It is a slip only where sums come
// out to the last digit otherwise.
func (a *Analysis) smallOdds(b *Breach) float64 {
	enough := exactForSlip
	if a.count(b) {
		enough = exactForSmall
	}
	var e evidence
	a.crossEvidence(b, a.Difference(b.Pattern, b.Position), &e)
	return OddsWarning + 2*math.Log2((float64(a.Exact)+0.5)/(enough*float64(max(a.Near, 1)))) + a.beyondRounding(b) +
		6*e[evCrossed] - 6*e[evCrossHeld] - e[evCrossMost]
}

// beyondRounding is how many bits more it takes to believe that rounding made a breach's difference
// than that it made one of a single unit: what is rounded to a unit is off by up to half of it,
// and the errors of several figures together are nearly distributed normally. What is
// rounded at random, or to its own scale, says nothing.
func (a *Analysis) beyondRounding(b *Breach) float64 {
	v := a.Numbers.Along(b.Pattern.Axis)
	if v.Random() || v.Scaled != nil {
		return 0
	}
	at := v.Index(b.Pattern.Total, b.Position)
	unit := float64(v.GrainOf(at).Step(v.Unit(b.Pattern.Total, b.Pattern.Parts, b.Position)))
	off := float64(arith.Abs(a.Difference(b.Pattern, b.Position))) / unit
	wide := math.Sqrt(float64(a.Filled(b.Pattern, b.Position)+1) / 6)
	return arith.Clamp(math.Log2(math.Erfc(0.5/wide)/math.Erfc((off-0.5)/wide)), 0, beyondMost)
}

// With so many sums that come out to the last digit, for each that does not, a
// small difference is as likely a slip as not.
const (
	exactForSlip  = 20.0
	exactForSmall = 2.0  // where the total is a small count
	beyondMost    = 10.0 // bits that a difference may say against rounding
)
