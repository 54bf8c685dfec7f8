package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
	"crossfoot/checker/says"
)

// This file tells positions that hold averages, in which a total lies among its parts.

// means says whether a position holds averages: its total is the mean of its parts; or a word
// says so, and all are quotients; or it lies among them, no slip of the pen explains it, and a
// word says so of the position, or that it says by how much something has changed, or all other
// sums of the position are like that, or its figures are quotients, or all of much the same size;
// or it holds rates of growth.
func (a *Analysis) means(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	rates := a.Numbers.SaysRates(a.Table, p.Axis, pos)
	if mean(v, p, pos) {
		return true
	}
	if a.SharesOfAll(p, pos) {
		return false
	}
	if a.growth(p.Axis, pos) {
		return true
	}
	if !rates && !a.amongParts(p, pos) {
		return false
	}
	if rates && (a.Divided(p, pos) || a.adjoined(p.Axis, pos)) { // the total too, whatever slip would make a sum of it
		return true
	}
	if a.slipped(p, pos) {
		return false
	}
	if rates {
		return a.amongParts(p, pos) || p.Axis == Across && (a.sparse(p, pos) || a.fewer(p, pos))
	}
	if a.Divided(p, pos) || level(v, p, pos) || p.Axis == Down && says.Change(matrix.Label(a.Table, Across, pos)) {
		return true
	}
	own := 0
	if _, ok := a.Status(p, pos); ok && p.From <= pos && pos < p.To {
		own = 1
	}
	return a.averagesAt(p.Axis, pos) > own
}

// averagesAt is how many patterns of an axis claim a position, if the totals of all of them lie
// among their parts and are not their sums; 0 if any is otherwise. They are counted once for all
// breaches of the position.
func (a *Analysis) averagesAt(axis Axis, pos int) int {
	return a.told.averages.Tell(matrix.AxisLine{Axis: axis, Line: pos}, func() (n int) {
		for _, p := range a.Patterns {
			if p.Axis != axis || pos < p.From || pos >= p.To {
				continue
			}
			if s, ok := a.Status(p, pos); !ok {
				continue
			} else if s != Broken || !a.amongParts(p, pos) {
				return 0
			}
			n++
		}
		return n
	})
}

// adjoined says whether the totals of several sums that come out elsewhere all lie among their parts
// in a position: the rates of men, women and both stand beside their numbers there. Nor do
// the differences of such rates add up.
func (a *Analysis) adjoined(axis Axis, pos int) bool {
	return a.told.adjoined.Tell(matrix.AxisLine{Axis: axis, Line: pos}, func() bool {
		among := 0
		for _, p := range a.Patterns {
			if p.Axis != axis || p.Held < 2 || len(p.Parts) < 2 || !p.Adds() {
				continue
			}
			switch a.Numbers.Along(axis).Weigh(p.Total, p.Parts, pos).Outcome {
			case matrix.Average:
				among++
			case matrix.Silent:
			default:
				return false
			}
		}
		return among >= adjoinedLeast
	})
}

// adjoinedLeast is how many totals lie among their parts where these are rates.
const adjoinedLeast = 3

// amongParts says whether a total is not the sum of its parts and lies among them.
func (a *Analysis) amongParts(p *Pattern, pos int) bool {
	return a.Numbers.Along(p.Axis).Weigh(p.Total, p.Parts, pos).Outcome == matrix.Average
}

// levelParts is how many parts of much the same size make a total among them an average,
// and levelSpread how many times the smallest the largest may be.
const (
	levelParts  = 4
	levelSpread = 3
)

// level says whether the parts in a position are of much the same size, so that a total
// among them is far from their sum, and not copied from the line beside it.
func level(v matrix.View, p *Pattern, pos int) bool {
	total := v.Val(v.Index(p.Total, pos))
	low, high, filled := int64(math.MaxInt64), int64(0), 0
	for _, l := range p.Parts {
		i := v.Index(l.Index, pos)
		if v.State(i) != matrix.Known {
			continue
		}
		if v.Val(i) <= 0 || v.Val(i) == total && max(l.Index-p.Total, p.Total-l.Index) == 1 {
			return false
		}
		low, high = min(low, v.Val(i)), max(high, v.Val(i))
		filled++
	}
	return filled >= levelParts && high <= levelSpread*low
}

// meanParts is how many parts of much the same size a total must be the mean of to be one.
const meanParts = 3

// mean says whether a total is the mean of its parts, which are of much the same size but
// not all the same, to the last place that it shows.
func mean(v matrix.View, p *Pattern, pos int) bool {
	at := v.Index(p.Total, pos)
	low, high, sum, filled := int64(math.MaxInt64), int64(0), int64(0), int64(0)
	for _, l := range p.Parts {
		i := v.Index(l.Index, pos)
		if v.State(i) != matrix.Known || v.Val(i) <= 0 || l.Weight != 1 {
			return false
		}
		low, high, sum = min(low, v.Val(i)), max(high, v.Val(i)), sum+v.Val(i)
		filled++
	}
	off := 2 * arith.Abs(filled*v.Val(at)-sum)
	return v.State(at) == matrix.Known && filled >= meanParts && low < high && high <= levelSpread*low &&
		off <= filled*v.GrainOf(at).Step(v.Val(at))
}

// sparse says whether a part that is blank in a position is often so: the average of
// points that few are given is left out, although it is in the average of all points.
func (a *Analysis) sparse(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	return slices.ContainsFunc(p.Parts, func(l Line) bool {
		if v.State(v.Index(l.Index, pos)) != matrix.Void {
			return false
		}
		blank := 0
		for at := range v.Positions {
			if v.State(v.Index(l.Index, at)) == matrix.Void {
				blank++
			}
		}
		return 4*blank >= v.Positions
	})
}

// fewer says whether a part is blank in other positions that have a total: its average, in
// this one, is of fewer figures than the others' are, and they need not add up.
func (a *Analysis) fewer(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	for at := range v.Positions {
		if at != pos && v.State(v.Index(p.Total, at)) == matrix.Known && slices.ContainsFunc(p.Parts, func(l Line) bool { return v.State(v.Index(l.Index, at)) == matrix.Void }) {
			return true
		}
	}
	return false
}

// slipped says whether a slip of the pen in one figure explains what is off.
func (a *Analysis) slipped(p *Pattern, pos int) bool {
	return slices.ContainsFunc(a.changesWith(&Breach{Pattern: p, Position: pos}, rounded{}), func(c Change) bool {
		return c.Slip != pen.NoSlip && c.Slip != pen.Neighbour && c.Slip != pen.LeftBlank
	})
}
