package pattern

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells totals that are not the sums that the layout claims, although nothing else is known
// of them.

// crowded says whether so many lines are called totals that the word says little: those of a list with
// a row for each year, for both sexes and for each.
func (f *finder) crowded() bool {
	n := 0
	for _, total := range f.total {
		n += int(arith.Flag(total))
	}
	return n >= crowdedLeast && crowdedOf*n > f.Lines
}

const (
	crowdedLeast = 6 // lines that are called totals
	crowdedOf    = 3 // and of how many lines one is
)

// spentOn says whether the parts of a sum that holds nowhere have a total already, which comes out in
// several positions: what stands beside it is of some of them, total without forestry.
func (f *finder) spentOn(h *Hypothesis) bool {
	return slices.ContainsFunc(f.byFirst[h.Parts[0].Index], func(p *Pattern) bool {
		return p.Held >= spentHeld && p.Broken == 0 && slices.Equal(p.Parts, h.Parts)
	})
}

// spentHeld is in how many positions such a total comes out.
const spentHeld = 2

// ofAnother says whether a sum takes the list of another total, which comes out, while its own total has
// a list of its own that does, too, and comes to the same as the other one in some positions only: both
// are a hundred percent.
func (f *finder) ofAnother(c *candidate) bool {
	h := &c.Hypothesis
	return c.broken > 0 && c.evidence != FromFormula && f.spentOn(h) &&
		slices.ContainsFunc(f.byTotal[h.Total], func(p *Pattern) bool { return p.Broken == 0 && p.Held > c.held })
}

// besideAnother says whether a sum that comes out but once takes the list that stands right beside another
// total, while this total has one beside itself: sources and uses, each with its total, come to the same,
// and what each total is the sum of, the layout says.
func (f *finder) besideAnother(c *candidate) bool {
	h := &c.Hypothesis
	if len(h.Parts) == 0 || c.held+c.near > 1 || c.evidence == FromFormula || !f.total[h.Total] || f.besideTotal(h) {
		return false
	}
	first, last := h.Parts[0].Index, h.Parts[len(h.Parts)-1].Index
	behind := first < h.Total
	other := first - 1
	if behind {
		other = last + 1
	}
	if len(h.Parts) != last-first+1 || other < 0 || other >= f.Lines || !f.total[other] || other == h.Total {
		return false
	}
	return slices.ContainsFunc(f.claimsOn(h.Total), func(own Hypothesis) bool {
		return f.besideTotal(&own) && (own.Parts[0].Index < h.Total) == behind && !matrix.Overlaps(own.Parts, h.Parts) &&
			!slices.ContainsFunc(own.Parts, func(l matrix.Line) bool { return l.Index == other })
	})
}

// besideTotal says whether the parts of a sum are the very lines above its total, or below it.
func (f *finder) besideTotal(h *Hypothesis) bool {
	_, is := matrix.BesideTotal(h.Total, h.Parts)
	return is
}

// figureAt is a figure in a position.
type figureAt struct {
	position int
	figure   int64
}

// stands is the first of the totals that come out which has a figure; nil if none has.
func (f *finder) stands(at figureAt) *Pattern {
	if f.stood == nil {
		f.stood = map[figureAt]*Pattern{}
		for _, p := range f.accepted {
			if !p.Said || p.Held == 0 {
				continue
			}
			for _, pos := range f.sample {
				at := figureAt{pos, f.Val(f.Index(p.Total, pos))}
				if f.stood[at] == nil && at.figure != 0 {
					f.stood[at] = p
				}
			}
		}
	}
	return f.stood[at]
}

// repeats says whether a total says once more what another one comes to that is one of its parts or is of
// the same lines, at the end of the table what stands at its top. What is right beside it may have been copied.
func (f *finder) repeats(h *Hypothesis) bool {
	same := false
	for _, pos := range f.sample {
		i := f.Index(h.Total, pos)
		if f.State(i) != matrix.Known {
			continue
		}
		other := f.stands(figureAt{pos, f.Val(i)})
		if other == nil || max(other.Total-h.Total, h.Total-other.Total) < 2 ||
			!matrix.Overlaps(other.Parts, h.Parts) && !slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return l.Index == other.Total }) {
			return false
		}
		same = true
	}
	return same
}
