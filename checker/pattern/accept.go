package pattern

import (
	"slices"
	"sort"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file decides which candidates are believed, from the best to the worst.

// lightenMost bounds the parts of which one by one is left out to see whether a
// pattern fares better without.
const lightenMost = 64

// known says whether the hypothesis has been accepted before, or contradicts
// what has: a total cannot be a part of its own parts, nor of what it is subtracted from.
func (f *finder) known(h *Hypothesis) bool {
	for _, p := range f.byTotal[h.Total] {
		if matrix.Overlaps(p.Parts, h.Parts) {
			return true
		}
	}
	for _, l := range h.Parts {
		if f.opposed[[2]int{h.Total, l.Index}] || f.contains(l.Index, h.Total, 0) {
			return true
		}
	}
	return false
}

// contains says whether a line is among the parts of a total, or their parts.
func (f *finder) contains(total, line, depth int) bool {
	if total == line {
		return true
	}
	for _, p := range f.byTotal[total] {
		for _, l := range p.Parts {
			if depth < 16 && f.contains(l.Index, line, depth+1) {
				return true
			}
		}
	}
	return false
}

// accept takes the candidates from the best to the worst, as long as they do
// not contradict what was taken before.
func (f *finder) accept(found []candidate) {
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if a.bits != b.bits {
			return a.bits > b.bits
		}
		if a.Total != b.Total {
			return a.Total < b.Total
		}
		return len(a.Parts) > len(b.Parts)
	})
	for i := range found {
		if f.stopped() {
			return
		}
		c := &found[i]
		if h, ok := f.turned(c); ok {
			c.Hypothesis, c.account = h, f.tally(&h, f.sample)
		}
		if f.known(&c.Hypothesis) {
			continue
		}
		if c.broken > 0 && len(c.Parts) <= lightenMost {
			f.shorten(c)
		}
		if len(f.sample) < f.Positions {
			c.account = f.tally(&c.Hypothesis, f.everywhere())
		}
		if f.onceToo(c) || f.ofAnother(c) || f.besideAnother(c) {
			continue
		}
		if !f.convincing(c) || f.copies(c) {
			if f.years != nil && c.held == 1 && c.near == 0 && c.bits > 0 && len(c.Parts) > 1 {
				f.once = append(f.once, *c)
			}
			continue
		}
		if len(f.sample) == f.Positions { // the weights are of another candidate
			f.tally(&c.Hypothesis, f.sample)
		}
		c.Parts = f.fill(c.Hypothesis)
		f.add(c)
	}
}

// shorten leaves parts of a candidate out, or puts subtotals in their place, where it holds in more
// positions then.
func (f *finder) shorten(c *candidate) {
	if h := f.lighten(c.Hypothesis, c.bits); len(h.Parts) < len(c.Parts) {
		if light := f.tally(&h, f.sample); light.held > c.held || light.held+light.near > c.held+c.near {
			c.Hypothesis, c.account = h, light
		}
	}
	if h := f.contract(c.Hypothesis, c.bits); len(h.Parts) < len(c.Parts) {
		c.Hypothesis, c.account = h, f.tally(&h, f.sample)
	}
}

// convincing says whether a candidate is more than a coincidence. What is seen
// only once needs a word, a formula or the layout to say that it is meant.
func (f *finder) convincing(c *candidate) bool {
	if c.bits <= 0 {
		return false
	}
	for _, p := range f.byTotal[c.Hypothesis.Total] {
		// What is left over beside a strong claim on the same total is mostly chance.
		if p.From < c.to && c.from < p.To && 3*c.bits < p.Bits && c.Source != byWay && !f.claimedToo(c, p) {
			return false
		}
	}
	if len(c.Parts) == 1 { // a repetition more often than a sum
		return c.held >= 2 && c.broken == 0 && c.bits >= BitsUnstated
	}
	if (c.held < 2 || c.held < min(headedLeast, f.Positions)) && c.evidence != FromFormula && f.headedOtherwise(&c.Hypothesis) {
		return false
	}
	if c.held == 0 && c.near > 0 && c.evidence != FromFormula && f.otherSide(&c.Hypothesis, f.kin()) {
		return false
	}
	stated := c.evidence == FromFormula || f.total[c.Hypothesis.Total] ||
		f.addsUp(&c.Hypothesis) > 0 && (c.held > 0 || !f.amongRates(&c.Hypothesis))
	if stated {
		return c.held+c.near > 0
	}
	if c.evidence == FromLayout && c.held > 0 && c.bits >= bitsLayout { // the layout says it
		return c.held > 1 || !f.failsElsewhere(&c.Hypothesis)
	}
	return c.held+c.near >= 2 && c.bits >= BitsUnstated && !f.leavesLittle(c)
}

// leavesLittle says whether the parts of a sum come to nearly nothing wherever it holds, as those of an
// account that balances do: what is left of large figures is as little as rounding makes of them, and
// the total no more, so that it may as well be none.
func (f *finder) leavesLittle(c *candidate) bool {
	for _, pos := range f.sample {
		if o := f.Weigh(c.Hypothesis.Total, c.Parts, pos).Outcome; o != matrix.Holds && o != matrix.Nearly {
			continue
		}
		at := f.Index(c.Hypothesis.Total, pos)
		total, most := arith.Abs(f.Val(at)), int64(0)
		for _, l := range c.Parts {
			most = max(most, arith.Abs(f.Val(f.Index(l.Index, pos))))
		}
		if total > 2*f.Slack(total, len(c.Parts), f.GrainOf(at)) || most < littleOf*total {
			return false
		}
	}
	return true
}

// littleOf is how many times such a total the largest part is at least.
const littleOf = 8

// failsElsewhere says whether a sum fails in so many positions that chance makes it hold in one.
func (f *finder) failsElsewhere(h *Hypothesis) bool {
	n := 0
	for _, pos := range f.sample {
		if f.Weigh(h.Total, h.Parts, pos).Outcome == matrix.Fails {
			if n++; n == ChanceFails {
				return true
			}
		}
	}
	return false
}

// ChanceFails is in how many positions a sum fails where it may be chance that it holds in one.
const ChanceFails = 3

// amongRates says whether a sum comes out nowhere but in positions that are called rates, whose
// figures are small and come near to many.
func (f *finder) amongRates(h *Hypothesis) bool {
	return !slices.ContainsFunc(f.sample, func(pos int) bool {
		w := f.Weigh(h.Total, h.Parts, pos)
		return !f.Rated[pos] && (w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly)
	})
}

// claimedToo says whether the layout claims a sum beside another one of the same total and of
// other lines, and it holds nearly everywhere: revenue by its sources, and as expenses and
// what is left.
func (f *finder) claimedToo(c *candidate, p *Pattern) bool {
	return c.evidence == FromLayout && f.total[c.Hypothesis.Total] && c.near == 0 && len(c.Parts) > 1 &&
		c.held >= HoldsOnLeast*max(c.broken, 1) && !matrix.Overlaps(c.Parts, p.Parts)
}

// copies says whether a candidate's parts have a total already that stands nearer
// to them, while nothing but the figures says that it is one too: a line that
// repeats a total elsewhere, with other parts of its own perhaps.
func (f *finder) copies(c *candidate) bool {
	if c.evidence == FromFormula || f.total[c.Hypothesis.Total] {
		return false
	}
	for _, p := range f.byFirst[c.Parts[0].Index] {
		if p.Total != c.Hypothesis.Total && p.From < c.to && c.from < p.To &&
			matrix.Away(p.Total, p.Parts)+1 < matrix.Away(c.Hypothesis.Total, c.Parts) && slices.Equal(p.Parts, c.Parts) {
			return true
		}
	}
	return false
}

// onceToo says whether a candidate holds but once and fails elsewhere, while its parts have a
// total that holds in more positions: the costs come to the expenses every year, and in
// one to the net income. What is called a total and no difference repeats theirs, unless it
// does not to the last digit where they have another, or the heads put the parts and their
// total into one group, of last year, and this total into another one.
func (f *finder) onceToo(c *candidate) bool {
	total, held := c.Hypothesis.Total, c.held+c.near
	if held == 0 || len(c.Parts) == 0 || c.evidence == FromFormula {
		return false
	}
	repeats := f.total[total] && !f.saysDifference(total) && c.held > 0
	return slices.ContainsFunc(f.byFirst[c.Parts[0].Index], func(p *Pattern) bool {
		if p.Total == total || !slices.Equal(p.Parts, c.Parts) {
			return false
		}
		if f.ownGroup(p, total) {
			return p.Held >= ownGroupHeld*(held+p.Broken)
		}
		return held == 1 && !repeats && p.Broken == 0 && (p.Held >= 2 || c.held == 0 && p.Exact > 0)
	})
}

// add takes a candidate for a pattern, which it gives. The last tally was of it, in all positions.
func (f *finder) add(c *candidate) *Pattern {
	total := c.Hypothesis.Total
	p := &Pattern{
		Axis: f.Axis, Total: total, Parts: c.Parts, From: c.from, To: c.to, First: c.from, Last: c.to,
		Bits: c.bits, Held: c.held + c.near, Exact: c.held, Near: c.near, Broken: c.broken,
		Evidence: []Evidence{c.evidence}, Layout: c.evidence == FromLayout, Said: f.total[total],
		InOutline: f.outlines.meant[total], Way: c.Source == byWay, Rates: f.addRates(total),
		price: c.price, strewn: c.strewn,
	}
	if p.Said && !p.Layout {
		p.Evidence = append(p.Evidence, FromLayout)
	}
	p.Solid, p.Whole = f.solidity(c.from, c.to)
	if p.Way || f.reachesEnds(c) {
		p.From, p.To = 0, f.Positions
	}
	if f.Positions <= 3 || p.Way {
		p.First, p.Last = p.From, p.To
	}
	if p.Held <= 1 {
		p.Others = f.claimsOn(total)
	}
	if len(p.Parts) == 2 && p.Parts[0].Weight != p.Parts[1].Weight {
		a, b := p.Parts[0].Index, p.Parts[1].Index
		f.opposed[[2]int{a, b}], f.opposed[[2]int{b, a}] = true, true
	}
	f.take(p)
	f.byFirst[p.Parts[0].Index] = append(f.byFirst[p.Parts[0].Index], p)
	return p
}

// take puts a pattern among those that are believed.
func (f *finder) take(p *Pattern) {
	f.accepted = append(f.accepted, p)
	f.byTotal[p.Total] = append(f.byTotal[p.Total], p)
}

// solidity is how many positions of a block hold in the last tally, each for as much as it says,
// and whether in several the sum holds without the parts that are not available.
func (f *finder) solidity(from, to int) (solid float64, whole bool) {
	without := 0
	for i, w := range f.weights {
		if w.Unknown {
			without++
		}
		if from <= i && i < to && (w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly) {
			solid += arith.Clamp(w.Bits/bitsSolid, 0, 1)
		}
	}
	return solid, without >= 2
}

// reachesEnds says whether a candidate's block takes in most of what the table says, by the last
// tally, so that it reaches to the table's ends: what contradicts it there is an exception like any
// other.
func (f *finder) reachesEnds(c *candidate) bool {
	inside, outside := 0, 0
	for i, w := range f.weights {
		if w.Outcome == matrix.Silent {
			continue
		}
		if c.from <= i && i < c.to {
			inside++
		} else {
			outside++
		}
	}
	named := f.total[c.Hypothesis.Total] || c.Source == byWords
	return 4*outside <= inside || outside == 1 && inside >= 3 || named && outside <= inside && outside <= 2
}

// addRates says whether the percentages in a pattern's positions add up like its
// amounts: shares of a whole do, success rates of districts do not.
func (f *finder) addRates(total int) bool {
	if f.View.Rate == nil {
		return false
	}
	held, failed := 0, 0
	for pos, w := range f.weights {
		if !f.View.Rate[f.Index(total, pos)] {
			continue
		}
		switch w.Outcome {
		case matrix.Holds, matrix.Nearly:
			if w.Single < 0 {
				held++
			}
		case matrix.Fails, matrix.Average:
			failed++
		}
	}
	return held > 2*failed
}
