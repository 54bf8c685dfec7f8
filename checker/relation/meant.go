package relation

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/checker/pen"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file tells positions whose figures add up to nothing, although the same lines do
// elsewhere: what an account holds at a time, averages, and codes.

// neverMeant says whether a position shows by its own figures that they do not add up.
func (a *Analysis) neverMeant(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	return a.ofAnotherKind(p, pos) || a.inAnotherWay(p, pos) ||
		numbered(v, p, pos) || countsOn(v, p, pos) || says.Extreme(matrix.Label(a.Table, 1-p.Axis, pos))
}

// ofAnotherKind says whether the figures of a position are none that are added up.
func (a *Analysis) ofAnotherKind(p *Pattern, pos int) bool {
	return a.unmeant(p, pos) || a.ownUnit(p, pos) || a.ofLarger(p, pos) || a.withheld(p, pos) || a.withoutShares(p, pos) ||
		a.levels(p, pos) || a.means(p, pos) || a.codes(p, pos) || a.statistic(p, pos)
}

// inAnotherWay says whether the total of a position is told by other lines than those of the
// pattern.
func (a *Analysis) inAnotherWay(p *Pattern, pos int) bool {
	return a.toldAgain(p, pos) || a.leftOut(p, pos) || a.takenAway(p, pos) || a.aside(p, pos) || a.meantOtherwise(p, pos) ||
		a.stopsShort(p, pos) || a.subtotalAgain(p, pos)
}

// toldAgain says whether a total is the same figure as each of its parts that is not
// nothing, of which there are two or more: the same votes, counted again in another
// column, and no sum.
func (a *Analysis) toldAgain(p *Pattern, pos int) bool {
	total := a.Figure(p.Axis, p.Total, pos)
	if !total.IsNumber() || total.IsZero() {
		return false
	}
	same := 0
	for _, l := range p.Parts {
		switch f := a.Figure(p.Axis, l.Index, pos); {
		case f.Kind == figure.Blank || f.IsZero():
		case f.IsNumber() && f.Value().Equal(total.Value()):
			same++
		default:
			return false
		}
	}
	return same >= 2
}

// withheld says whether marks for nothing may stand for figures that are not told: a total is
// more than its parts, several of which have such a mark, and no sum in which one stands
// comes out.
func (a *Analysis) withheld(p *Pattern, pos int) bool {
	marks := a.nilMarks(p, pos)
	if marks < withheldLeast || a.Difference(p, pos) <= 0 {
		return false
	}
	return !a.nilIsZero()
}

// withoutShares says whether some part has figures but no share in any of several columns of shares, so
// that its share is not told, and none has been forgotten: those in the army, who live nowhere.
func (a *Analysis) withoutShares(p *Pattern, pos int) bool {
	if p.Axis != Down || a.Difference(p, pos) <= 0 || !says.NoAmount(matrix.Label(a.Table, Across, pos)) {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	return slices.ContainsFunc(p.Parts, func(l Line) bool {
		blank, told, amounts := 0, 0, 0
		for at := 0; at < v.Positions && v.State(v.Index(l.Index, pos)) == matrix.Void; at++ {
			switch empty := v.State(v.Index(l.Index, at)) == matrix.Void; {
			case !says.NoAmount(matrix.Label(a.Table, Across, at)):
				amounts += int(arith.Flag(!empty))
			case empty:
				blank++
			default:
				told++
			}
		}
		return blank > 1 && told == 0 && amounts > 0
	})
}

// nilIsZero says whether a sum comes out in which a mark for nothing stands.
func (a *Analysis) nilIsZero() bool {
	return a.told.nilIsZero.Tell(func() bool {
		for _, p := range a.Patterns {
			for pos := p.From; pos < p.To; pos++ {
				if s, ok := a.Status(p, pos); ok && s == Held && a.nilMarks(p, pos) > 0 {
					return true
				}
			}
		}
		return false
	})
}

// withheldLeast is how many figures are withheld at least: one could be worked out.
const withheldLeast = 2

// nilMarks counts the parts of a pattern that are marks for nothing in a position.
func (a *Analysis) nilMarks(p *Pattern, pos int) (n int) {
	v := a.Numbers.Along(p.Axis)
	for _, l := range p.Parts {
		if v.State(v.Index(l.Index, pos)) == matrix.Nilled {
			n++
		}
	}
	return n
}

// stopsShort says whether a total of columns that only the layout claims comes out without the column that
// stands furthest from it: that may be of something else, as the running costs behind what was spent on
// travel, guests and cars.
func (a *Analysis) stopsShort(p *Pattern, pos int) bool {
	if !p.Lone || p.IsStated || p.Axis != Across || len(p.Parts) <= omittedParts {
		return false
	}
	furthest := p.Parts[len(p.Parts)-1].Index
	if furthest < p.Total {
		furthest = p.Parts[0].Index
	}
	v := a.Numbers.Along(p.Axis)
	x := v.Val(v.Index(furthest, pos))
	return x != 0 && a.Difference(p, pos) == -int64(p.WeightOf(furthest))*x && a.Filled(p, pos) > 2
}

// subtotalAgain says whether a total that only the layout claims is the same figure as a
// subtotal among its parts: then what else it would take in is a note.
func (a *Analysis) subtotalAgain(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	return p.Lone && p.Axis == Down && slices.ContainsFunc(p.Parts, func(l Line) bool {
		at := v.Index(l.Index, pos)
		return a.Numbers.Said[l.Index]&says.ATotal != 0 && v.State(at) == matrix.Known && v.Val(at) == v.Val(v.Index(p.Total, pos))
	})
}

// leftOut says whether what a sum lacks, or has too much, is the figure of a line that
// stands among its parts without being one: then the line belongs to it here, and
// nobody has made a slip. A line that is in one of its parts belongs to it in any case.
func (a *Analysis) leftOut(p *Pattern, pos int) bool {
	sums := a.Sums(p, pos)
	if len(sums) != 1 {
		return false
	}
	off := sums[0].Difference().Abs()
	first, last := p.Total, p.Total
	own := map[int]bool{p.Total: true}
	for _, l := range p.Parts {
		first, last = min(first, l.Index), max(last, l.Index)
		own[l.Index] = true
	}
	for line := first; line <= last; line++ {
		if f := a.Figure(p.Axis, line, pos); !own[line] && f.Kind == figure.Number && !f.IsZero() && f.Value().Abs().Equal(off) && !a.inPart(p, line, pos) {
			return true
		}
	}
	return false
}

// listsDiffering says whether a breach lacks as much as that of another position, from which it
// differs by what comes out in a third: what is, what should be, and the difference, of the
// lines alone that have one. No slip makes two positions lack the same and leaves the third as
// it is, unless it was carried from one to the other.
func (a *Analysis) listsDiffering(b *Breach) bool {
	p, diff := b.Pattern, a.keptDifference(b.Pattern, b.Position)
	if p.Axis != Down || diff <= 0 || b.evidence[evSlipTells] > 0 || b.evidence[evLeftBlank] > 0 {
		return false
	}
	return slices.ContainsFunc(a.through(Across, b.Position), func(q *Pattern) bool {
		if s, ok := a.Status(q, p.Total); !ok || s != Held {
			return false
		}
		same, out := 0, false
		for col := range q.Lines() {
			switch a.keptDifference(p, col) {
			case diff:
				same++
			case 0:
				out = out || a.Filled(p, col) > 1
			default:
				return false
			}
		}
		return same == 2 && out
	})
}

// inPart says whether a line is taken by a part of a pattern, as a sum that holds in the position.
func (a *Analysis) inPart(p *Pattern, line, pos int) bool {
	return slices.ContainsFunc(a.through(p.Axis, line), func(q *Pattern) bool {
		s, ok := a.Status(q, pos)
		return q.Total != line && p.WeightOf(q.Total) != 0 && q.Total != p.Total && ok && s == Held
	})
}

// levels says whether the figures of a position are what an account holds at a time:
// they run on, or each is what another position has at the time before. The year's
// opening balance is that of its first month.
func (a *Analysis) levels(p *Pattern, pos int) bool {
	if slices.ContainsFunc(a.Runs, func(r *Run) bool { return r.Axis != p.Axis && r.Total == pos }) {
		return true
	}
	v := a.Numbers.Along(p.Axis)
	for other := max(0, pos-carriesReach); other < min(v.Positions, pos+carriesReach+1); other++ {
		if other != pos && (carries(v, p, other, pos) || carries(v, p, pos, other)) {
			return true
		}
	}
	return false
}

// carriesLeast is how many figures must be carried forward, but for one, and
// carriesReach how far from each other what closes and what opens may stand.
const (
	carriesLeast = 3
	carriesReach = 30
)

// carries says whether the figures of one position are those of another one part on:
// each month opens with what the one before has closed with.
func carries(v matrix.View, p *Pattern, from, to int) bool {
	same, other := 0, 0
	for i := 1; i < len(p.Parts) && other <= 1; i++ {
		x, y := v.Val(v.Index(p.Parts[i-1].Index, from)), v.Val(v.Index(p.Parts[i].Index, to))
		switch {
		case x == y && x != 0 && x != v.Val(v.Index(p.Parts[i].Index, from)):
			same++
		case x != y:
			other++
		}
	}
	return same >= carriesLeast && other <= 1
}

// means says whether a position holds averages: its total is the mean of its parts; or a word
// says so, and all are quotients; or it
// lies among them, no slip of the pen explains it, and a word says so of the position, or
// that it says by how much something has changed, or all other sums of the position are
// like that, or its figures are quotients, or all of much the same size; or it holds rates
// of growth.
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
	if rates && a.Divided(p, pos) { // the total too, whatever slip would make a sum of it
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

// codes says whether the figures of a position are codes that are made longer from
// level to level: 201, and under it 20101 and 20103.
func (a *Analysis) codes(p *Pattern, pos int) bool {
	if p.Axis != Down {
		return false
	}
	code := func(line int) string {
		f := a.Figure(p.Axis, line, pos)
		if f.Kind != figure.Number || f.Coef <= 0 || f.Places() > 0 {
			return ""
		}
		return strconv.FormatInt(f.Value().IntPart(), 10)
	}
	whole, filled := code(p.Total), 0
	for _, l := range p.Parts {
		part := code(l.Index)
		if whole == "" || len(part) <= len(whole) || !strings.HasPrefix(part, whole) {
			return false
		}
		filled++
	}
	return filled > 0
}

// meantOtherwise says whether a total that its pattern does not account for is
// another sum to the last digit that the layout could mean in its place. What holds everywhere
// is no other meaning: what is left after costs is also the depreciation and what is left after that.
func (a *Analysis) meantOtherwise(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	return slices.ContainsFunc(p.Others, func(h pattern.Hypothesis) bool {
		w := v.Weigh(h.Total, h.Parts, pos)
		return w.Outcome == matrix.Holds && (w.Single < 0 || h.Source == pattern.ByHeight) && !a.takesTwice(p.Axis, h.Parts) && (matrix.Overlaps(p.Parts, h.Parts) || !a.meantBeside(p, pos)) && !a.saidElsewhere(p, &h)
	})
}

// saidElsewhere says whether a sum is another pattern the other way round, which holds in
// more positions than one.
func (a *Analysis) saidElsewhere(p *Pattern, h *pattern.Hypothesis) bool {
	return slices.ContainsFunc(a.through(p.Axis, h.Total), func(q *Pattern) bool {
		return q != p && q.Total != h.Total && q.Exact > 1 && q.Broken == 0 && q.Relates(h.Total, h.Parts)
	})
}

// ownUnit says whether a total comes to those of its parts that are written with its unit, to the
// last digit, where others are written with another one: 1504行 below 5个, 254行 and 1250行.
func (a *Analysis) ownUnit(p *Pattern, pos int) bool {
	total := a.Figure(p.Axis, p.Total, pos)
	if total.Rare == nil || total.Rare.Unit == "" {
		return false
	}
	sum, others := total.Value(), false
	for _, l := range p.Parts {
		switch f := a.Figure(p.Axis, l.Index, pos); {
		case f.Rare == nil || f.Rare.Unit == "":
			return false
		case f.Rare.Unit == total.Rare.Unit:
			sum = sum.Sub(f.Value().Mul(decimal.NewFromInt(int64(l.Weight))))
		default:
			others = true
		}
	}
	return others && sum.IsZero()
}
