package relation

import (
	"slices"
	"sort"
)

// This file decides which candidates are believed, from the best to the worst.

// lightenMost bounds the parts of which one by one is left out to see whether a
// pattern fares better without.
const lightenMost = 64

// known says whether the hypothesis has been accepted before, or contradicts
// what has: a total cannot be a part of its own parts, nor of what it is subtracted from.
func (f *finder) known(h *hypothesis) bool {
	for _, p := range f.byTotal[h.total] {
		if overlaps(p.Parts, h.parts) {
			return true
		}
	}
	for _, l := range h.parts {
		if f.opposed[[2]int{h.total, l.Index}] || f.contains(l.Index, h.total, 0) {
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
		if a.total != b.total {
			return a.total < b.total
		}
		return len(a.parts) > len(b.parts)
	})
	for i := range found {
		if f.stopped() {
			return
		}
		c := &found[i]
		if h, ok := f.turned(c); ok {
			c.hypothesis, c.account = h, f.tally(&h, f.sample)
		}
		if f.known(&c.hypothesis) {
			continue
		}
		if c.broken > 0 && len(c.parts) <= lightenMost {
			if h := f.lighten(c.hypothesis, c.bits); len(h.parts) < len(c.parts) {
				if light := f.tally(&h, f.sample); light.held > c.held || light.held+light.near > c.held+c.near {
					c.hypothesis, c.account = h, light
				}
			}
			if h := f.contract(c.hypothesis, c.bits); len(h.parts) < len(c.parts) {
				c.hypothesis, c.account = h, f.tally(&h, f.sample)
			}
		}
		if len(f.sample) < f.positions {
			c.account = f.tally(&c.hypothesis, f.everywhere())
		}
		if f.onceToo(c) {
			continue
		}
		if !f.convincing(c) || f.copies(c) {
			if f.positions == 2 && c.held == 1 && c.near == 0 && c.bits > 0 && len(c.parts) > 1 {
				f.once = append(f.once, *c)
			}
			continue
		}
		if len(f.sample) == f.positions { // the weights are of another candidate
			f.tally(&c.hypothesis, f.sample)
		}
		c.parts = f.fill(c.hypothesis)
		f.add(c)
	}
}

// convincing says whether a candidate is more than a coincidence. What is seen
// only once needs a word, a formula or the layout to say that it is meant.
func (f *finder) convincing(c *candidate) bool {
	if c.bits <= 0 {
		return false
	}
	for _, p := range f.byTotal[c.hypothesis.total] {
		// What is left over beside a strong claim on the same total is mostly chance.
		if p.From < c.to && c.from < p.To && 3*c.bits < p.Bits && c.source != byWay && !f.claimedToo(c, p) {
			return false
		}
	}
	if len(c.parts) == 1 { // a repetition more often than a sum
		return c.held >= 2 && c.broken == 0 && c.bits >= bitsUnstated
	}
	if (c.held < 2 || c.held < min(headedLeast, f.positions)) && c.evidence != "formula" && f.headedOtherwise(&c.hypothesis) {
		return false
	}
	if c.held == 0 && c.near > 0 && c.evidence != "formula" && f.otherSide(&c.hypothesis, f.kin()) {
		return false
	}
	stated := c.evidence == "formula" || f.total[c.hypothesis.total] ||
		f.addsUp(&c.hypothesis) > 0 && (c.held > 0 || !f.amongRates(&c.hypothesis))
	if stated {
		return c.held+c.near > 0
	}
	if c.evidence == "label" && c.held > 0 && c.bits >= bitsLayout { // the layout says it
		return c.held > 1 || !f.failsElsewhere(&c.hypothesis)
	}
	return c.held+c.near >= 2 && c.bits >= bitsUnstated
}

// failsElsewhere says whether a sum fails in so many positions that chance makes it hold in one.
func (f *finder) failsElsewhere(h *hypothesis) bool {
	n := 0
	for _, pos := range f.sample {
		if f.weigh(h.total, h.parts, pos).outcome == fails {
			if n++; n == chanceFails {
				return true
			}
		}
	}
	return false
}

// chanceFails is in how many positions a sum fails where it may be chance that it holds in one.
const chanceFails = 3

// amongRates says whether a sum comes out nowhere but in positions that are called rates, whose
// figures are small and come near to many.
func (f *finder) amongRates(h *hypothesis) bool {
	return !slices.ContainsFunc(f.sample, func(pos int) bool {
		w := f.weigh(h.total, h.parts, pos)
		return !f.rated[pos] && (w.outcome == holds || w.outcome == nearly)
	})
}

// claimedToo says whether the layout claims a sum beside another one of the same total and of
// other lines, and it holds nearly everywhere: revenue by its sources, and as expenses and
// what is left.
func (f *finder) claimedToo(c *candidate, p *pattern) bool {
	return c.evidence == "label" && f.total[c.hypothesis.total] && c.near == 0 && len(c.parts) > 1 &&
		c.held >= holdsOnLeast*max(c.broken, 1) && !overlaps(c.parts, p.Parts)
}

// copies says whether a candidate's parts have a total already that stands nearer
// to them, while nothing but the figures says that it is one too: a line that
// repeats a total elsewhere, with other parts of its own perhaps.
func (f *finder) copies(c *candidate) bool {
	if c.evidence == "formula" || f.total[c.hypothesis.total] {
		return false
	}
	for _, p := range f.byFirst[c.parts[0].Index] {
		if p.Total != c.hypothesis.total && p.From < c.to && c.from < p.To &&
			away(p.Total, p.Parts)+1 < away(c.hypothesis.total, c.parts) && slices.Equal(p.Parts, c.parts) {
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
	total, held := c.hypothesis.total, c.held+c.near
	if held == 0 || len(c.parts) == 0 || c.evidence == "formula" {
		return false
	}
	repeats := f.total[total] && !f.saysDifference(total) && c.held > 0
	return slices.ContainsFunc(f.byFirst[c.parts[0].Index], func(p *pattern) bool {
		if p.Total == total || !slices.Equal(p.Parts, c.parts) {
			return false
		}
		if f.ownGroup(p, total) {
			return p.Held >= ownGroupHeld*(held+p.Broken)
		}
		return held == 1 && !repeats && p.Broken == 0 && (p.Held >= 2 || c.held == 0 && p.exact > 0)
	})
}

// add takes a candidate as a pattern. The last tally was of it, in all positions.
func (f *finder) add(c *candidate) {
	p := &pattern{
		Axis: f.axis, Total: c.hypothesis.total, Parts: c.parts,
		From: c.from, To: c.to, Bits: c.bits, Held: c.held + c.near, Broken: c.broken,
	}
	p.layout, p.said = c.evidence == "label", f.total[p.Total]
	p.inOutline, p.way = f.outlineSums[p.Total], c.source == byWay
	p.Evidence = []string{c.evidence}
	if p.said && !p.layout {
		p.Evidence = append(p.Evidence, "label")
	}
	without := 0
	for i, w := range f.weights {
		if w.unknown {
			without++
		}
		if c.from <= i && i < c.to && (w.outcome == holds || w.outcome == nearly) {
			p.solid += clamp(w.bits/bitsSolid, 0, 1)
		}
	}
	p.whole = without >= 2
	p.rates = f.addRates(c.hypothesis.total)
	p.price, p.strewn = c.price, c.strewn
	p.exact, p.near = c.held, c.near
	p.first, p.last = c.from, c.to
	// A block that takes in most of what the table says reaches to its ends: what
	// contradicts it there is an exception like any other.
	inside, outside := 0, 0
	for i, w := range f.weights {
		if w.outcome == silent {
			continue
		}
		if c.from <= i && i < c.to {
			inside++
		} else {
			outside++
		}
	}
	if 4*outside <= inside || outside == 1 && inside >= 3 || (f.total[p.Total] || c.source == byWords) && outside <= inside && outside <= 2 {
		p.From, p.To = 0, f.positions
	}
	if p.way {
		p.From, p.To = 0, f.positions
	}
	if f.positions <= 3 || p.way {
		p.first, p.last = p.From, p.To
	}
	if p.Held <= 1 {
		p.others = f.claimsOn(p.Total)
	}
	if len(p.Parts) == 2 && p.Parts[0].Weight != p.Parts[1].Weight {
		a, b := p.Parts[0].Index, p.Parts[1].Index
		f.opposed[[2]int{a, b}], f.opposed[[2]int{b, a}] = true, true
	}
	f.accepted = append(f.accepted, p)
	f.byTotal[p.Total] = append(f.byTotal[p.Total], p)
	f.byFirst[p.Parts[0].Index] = append(f.byFirst[p.Parts[0].Index], p)
}

// addRates says whether the percentages in a pattern's positions add up like its
// amounts: shares of a whole do, success rates of districts do not.
func (f *finder) addRates(total int) bool {
	if f.view.rate == nil {
		return false
	}
	held, failed := 0, 0
	for pos, w := range f.weights {
		if !f.view.rate[f.index(total, pos)] {
			continue
		}
		switch w.outcome {
		case holds, nearly:
			if w.single < 0 {
				held++
			}
		case fails, average:
			failed++
		}
	}
	return held > 2*failed
}
