package pattern

import (
	"cmp"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file takes claims of formulas and of the layout that hold nowhere: where only
// one position is there to look at, it may be the broken one.

// lone accepts what a formula states, or what the layout claims, although it does not hold anywhere: the
// position that could have shown it is the broken one. There may be no more than
// a few, and for the layout a word or a telling slip must speak. Of several claims on one
// total the one with the most telling slip is meant, or else the nearest.
func (f *finder) lone() {
	f.plainly()
	for _, h := range f.states {
		f.alone(h, &Pattern{Evidence: []Evidence{FromFormula}})
	}
	for _, h := range f.interims {
		f.alone(h, &Pattern{Evidence: []Evidence{FromLayout}, Layout: true})
	}
	f.siblings()
	kin := f.kin()
	crowded := f.crowded()
	best := map[int]*Pattern{}
	tells := map[int]float64{}
	var order []int
	for _, h := range f.layout {
		if f.stopped() {
			return
		}
		p := f.laidOut(&h)
		if !f.unspoken(&h) || f.known(&h) || f.headedOtherwise(&h) || f.mixed(&h) || f.otherSide(&h, kin) && !f.entire(p) ||
			h.Source == ByHeight && len(h.Parts) == 1 {
			continue
		}
		p.Lone, p.Way, p.Kin = true, h.Source == byWay, kin[h.Parts[0].Index < h.Total]
		if crowded && p.Said && p.Kin == 0 && !p.Way && !f.entire(p) {
			continue
		}
		if n := f.addsUp(&h); n > 0 && h.Source != byRoot && !f.mayLack(&h) {
			p.Said, p.Kin, p.Outlined, p.InOutline = true, max(p.Kin, n), n, true
		}
		bits, ok := f.claimed(p, &h)
		switch {
		case !ok || f.summedUp(&h) || f.spentOn(&h) || f.repeats(&h):
		case best[h.Total] == nil:
			order = append(order, h.Total)
			best[h.Total], tells[h.Total] = p, bits
		case bits > tells[h.Total]+loneBits:
			best[h.Total], tells[h.Total] = p, bits
		}
	}
	for _, total := range order {
		p := best[total]
		p.Others = f.claimsOn(total)
		f.take(p)
	}
}

// laidOut is what the layout claims, as a pattern of all positions.
func (f *finder) laidOut(h *Hypothesis) *Pattern {
	return &Pattern{
		Axis: f.Axis, Total: h.Total, Parts: h.Parts, To: f.Positions, Last: f.Positions,
		Evidence: []Evidence{FromLayout}, Layout: true, Said: f.total[h.Total],
	}
}

// unspoken says whether something besides the figures calls the total of a hypothesis one, and no
// pattern accounts for it on that side; or whether it is one of several ways to break a whole down.
func (f *finder) unspoken(h *Hypothesis) bool {
	if h.Source == byWay {
		return true
	}
	named := f.total[h.Total] || f.nameless(h.Total) || f.addsUp(h) > 0 || h.Source == byHeads
	return named && !f.spoken(h)
}

// mayLack says whether the lines below a total that begin with 其中 or # may be some of its parts and
// not all: it is more than they are, or balances have either sign.
func (f *finder) mayLack(h *Hypothesis) bool {
	return f.has(h.Parts[0].Index, says.Inner) && (!slices.ContainsFunc(f.sample, func(pos int) bool { return !f.signedIn(h, pos) }) ||
		slices.ContainsFunc(f.sample, func(pos int) bool { return f.Off(h.Total, h.Parts, pos) > 0 }))
}

// signedIn says whether a sum has a figure below zero in a position, or no total.
func (f *finder) signedIn(h *Hypothesis, pos int) bool {
	total := f.Index(h.Total, pos)
	return f.State(total) != matrix.Known || f.Val(total) < 0 ||
		slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return f.Val(f.Index(l.Index, pos)) < 0 })
}

// alone accepts a sum that holds nowhere, if it may be meant.
func (f *finder) alone(h Hypothesis, p *Pattern) {
	if f.stopped() {
		return
	}
	p.Axis, p.Total, p.Parts, p.To, p.Last, p.Lone = f.Axis, h.Total, h.Parts, f.Positions, f.Positions, true
	if _, ok := f.claimed(p, &h); ok && !f.known(&h) {
		f.take(p)
	}
}

// broken accepts what holds in one of the two positions that hold amounts and nothing says is meant, if
// a telling slip explains the other: statements of this year and the last.
func (f *finder) broken() {
	f.once = append(f.once, f.results()...)
	slices.SortStableFunc(f.once, func(x, y candidate) int { return cmp.Compare(y.bits, x.bits) })
	for i := range f.once {
		c := &f.once[i]
		if f.stopped() || f.known(&c.Hypothesis) || f.sameSide(&c.Hypothesis) {
			continue
		}
		f.tally(&c.Hypothesis, f.sample)
		if !slices.Contains(f.years, c.from) || c.to != c.from+1 {
			continue
		}
		other := f.otherYear(c.from)
		if o := f.weights[other].Outcome; o != matrix.Fails && o != matrix.Average {
			continue
		}
		from, to := f.years[0], f.years[1]+1
		slip, blank := f.slip(&Pattern{Axis: f.Axis, Total: c.Hypothesis.Total, Parts: c.Parts, From: from, To: to}, other)
		if tells := slip + blank; tells == 0 || c.bits+tells < OnceBits {
			continue
		}
		p := f.add(c)
		p.From, p.To, p.First, p.Last, p.Once, p.Narrow = from, to, from, to, true, true
	}
}

// sameSide says whether a sum that has been found has its parts on the same side of a total as a
// hypothesis.
func (f *finder) sameSide(h *Hypothesis) bool {
	return slices.ContainsFunc(f.byTotal[h.Total], func(p *Pattern) bool {
		return (p.Parts[0].Index < h.Total) == (h.Parts[0].Index < h.Total)
	})
}

// OnceBits is what a sum that holds in one of two positions and the slip in the other must
// tell together.
const OnceBits = 10.0

// spoken says whether a pattern accounts for a total already, on the side on which
// a hypothesis sees its parts: the assets of a balance sheet stand above their
// total, which the liabilities below it come to as well. What the other subtotals of a table
// say of one leaves no other side.
func (f *finder) spoken(h *Hypothesis) bool {
	return slices.ContainsFunc(f.byTotal[h.Total], func(p *Pattern) bool {
		return p.Vouched || !p.Lone && (p.Parts[0].Index < h.Total) == (h.Parts[0].Index < h.Total)
	})
}

// summedUp says whether a hypothesis takes the parts of a subtotal that holds, alone or
// along with it, where the layout claims the subtotal in their place as well: 合计 behind the
// last 小计 and its parts is the sum of all 小计.
func (f *finder) summedUp(h *Hypothesis) bool {
	has := func(parts []matrix.Line, line int) bool {
		_, is := matrix.Among(parts, line)
		return is
	}
	return slices.ContainsFunc(h.Parts, func(first matrix.Line) bool {
		return slices.ContainsFunc(f.byFirst[first.Index], func(q *Pattern) bool {
			if q.Total == h.Total || !slices.Equal(q.Parts, h.Parts) && !has(h.Parts, q.Total) ||
				slices.ContainsFunc(q.Parts, func(l matrix.Line) bool { return !has(h.Parts, l.Index) }) {
				return false
			}
			return slices.ContainsFunc(f.claimsOn(h.Total), func(other Hypothesis) bool {
				return has(other.Parts, q.Total) && !has(other.Parts, first.Index)
			})
		})
	})
}

// claimsOn are the sums that the layout could mean by a total.
func (f *finder) claimsOn(total int) []Hypothesis {
	if f.meant == nil {
		f.meant = map[int][]Hypothesis{}
		for _, h := range f.layout {
			f.meant[h.Total] = append(f.meant[h.Total], h)
		}
	}
	return f.meant[total]
}

// kin counts the totals that the layout claims and that hold, by whether they
// stand behind their parts.
func (f *finder) kin() map[bool]int {
	kin := map[bool]int{}
	for _, p := range f.accepted {
		if p.Layout && p.Said && p.Held > 0 {
			kin[p.Parts[0].Index < p.Total]++
		}
	}
	return kin
}

// otherSide says whether a hypothesis sees the parts of a total on the side on which no other
// total of the list has them: below a subtotal, where the others close what stands above them,
// or where nothing holds, the last row is a total and the first is none.
func (f *finder) otherSide(h *Hypothesis, kin map[bool]int) bool {
	behind := h.Parts[0].Index < h.Total
	if f.Axis != matrix.Down || behind || h.outline > 0 {
		return false
	}
	if kin[true]+kin[false] > 0 {
		return kin[false] == 0
	}
	return h.Total < f.Lines-1 && f.total[f.Lines-1] && !f.total[0]
}

// claimed says whether a pattern that holds nowhere may be meant all the same, and
// how many bits its most telling slip says.
func (f *finder) claimed(p *Pattern, h *Hypothesis) (bits float64, ok bool) {
	failing, among := f.contradicting(p, h)
	if f.amidRates(p) && len(failing) <= lonePositions && len(failing)+len(among) > lonePositions {
		among, p.Narrow = f.amounts(p, h, among), true
	}
	failing = append(failing, among...)
	if f.lineSlip(p) {
		p.Outdated = true
		return 0, true
	}
	if len(failing) > lonePositions && f.mayBeOutdated(p) {
		p.Outdated, p.CopiedParts = true, f.copied(h)
		return 0, true
	}
	if len(failing) == 0 || len(failing) > lonePositions || len(failing) > 1 && p.Outlined > 0 {
		return 0, false
	}
	for _, i := range failing {
		slip, blank := f.slip(p, f.sample[i])
		if p.Layout && f.weights[i].Single >= 0 && blank != 0 {
			return 0, false // one figure and a blank do not show that anything is added up
		}
		least := loneBits
		if p.Way {
			least = wayTells
		}
		if (!p.Said && p.Layout || p.Narrow || p.Way) && slip < least && blank == 0 {
			return 0, false
		}
		bits = max(bits, slip)
		if blank != 0 && slices.ContainsFunc(p.Parts, func(l matrix.Line) bool { return f.heads(l.Index) }) {
			bits = max(bits, bitsUnfilled) // as a heading it would explain nothing
		}
	}
	if p.Narrow { // of the rates it claims nothing
		p.From, p.To = f.sample[slices.Min(failing)], f.sample[slices.Max(failing)]+1
		p.First, p.Last = p.From, p.To
	}
	return bits, true
}

// amidRates says whether a labelled total may lie among its parts because these are rates. Two
// figures that it lies between show none, such as revenue and result above net debt, and
// where another sum comes to the total it is of amounts. Net sales may be no sum at all.
func (f *finder) amidRates(p *Pattern) bool {
	return p.Said && f.Axis == matrix.Down && len(p.Parts) > 2 && !f.saysDifference(p.Total) &&
		!slices.ContainsFunc(f.byTotal[p.Total], func(q *Pattern) bool { return q.Held > 0 })
}

// contradicting are the positions of the sample in which a hypothesis fails, and those in which
// its total lies among its parts besides; none if it holds anywhere.
func (f *finder) contradicting(p *Pattern, h *Hypothesis) (failing, among []int) {
	f.tally(h, f.sample)
	for i, w := range f.weights {
		if (p.Outlined > 0 || h.Source == byRoot) && f.rateBeside(h, i) || p.Way && !f.wayHeld[h.Total][i] {
			continue
		}
		switch w.Outcome {
		case matrix.Fails:
			failing = append(failing, i)
		case matrix.Average:
			among = append(among, i)
		case matrix.Nearly: // too little to believe it by that alone
			if !p.Said {
				return nil, nil
			}
			failing = append(failing, i)
		case matrix.Holds:
			if !p.Said || !tellsLittle(w) {
				return nil, nil
			}
		}
	}
	return failing, among
}

// amounts are those of the columns in which a labelled total lies among its parts where it may
// be one all the same. Where it is less than one of them, and no slip of the pen explains it,
// it is a rate.
func (f *finder) amounts(p *Pattern, h *Hypothesis, among []int) (out []int) {
	for _, i := range among {
		if slip, blank := f.slip(p, f.sample[i]); slip > 0 || blank != 0 || f.AboveAll(h.Total, h.Parts, f.sample[i]) {
			if out = append(out, i); len(out) > lonePositions {
				break
			}
		}
	}
	return out
}

// tellsLittle says whether several figures come to their total, and yet say too little to show
// that it is one, whatever its label: 60 is 20 + 20 + 20 as 3 is 1 + 1 + 1. Nor do they speak
// against it.
func tellsLittle(w matrix.Weight) bool {
	return w.Outcome == matrix.Holds && w.Single < 0 && w.Bits < bitsLayout
}

const (
	lonePositions = 2
	loneBits      = 2.0
	bitsUnfilled  = 9.0 // that a row without figures explains what a total lacks
)
