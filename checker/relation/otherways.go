package relation

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/sheets/figure"
)

// This file tells positions whose total is told by other lines than those of a pattern, so that
// what these come to is no slip.

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

// stopsShort says whether a total of columns that only the layout claims comes out without the
// column that stands furthest from it: that may be of something else, as the running costs behind
// what was spent on travel, guests and cars.
func (a *Analysis) stopsShort(p *Pattern, pos int) bool {
	if !p.Lone || p.Axis != Across || len(p.Parts) <= omittedParts {
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
		return a.calledTotal(Down, l.Index) && v.State(at) == matrix.Known && v.Val(at) == v.Val(v.Index(p.Total, pos))
	})
}

// leftOut says whether what a sum lacks, or has too much, is the figure of a line that
// stands among its parts without being one: then the line belongs to it here, and
// nobody has made a slip. A line that is in one of its parts belongs to it in any case, unless that
// is blank.
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
		if f := a.Figure(p.Axis, line, pos); !own[line] && f.Kind == figure.Number && !f.IsZero() && !a.inPart(p, line, pos) &&
			(f.Value().Abs().Equal(off) || a.standsIn(p, line, pos)) {
			return true
		}
	}
	return false
}

// standsIn says whether a line that is named as some of the one before it, 其中, stands for that, which is
// left blank, so that the sum comes out with it, as far as it is not rounded.
func (a *Analysis) standsIn(p *Pattern, line, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	if !a.isOfWhich(p.Axis, line) || p.WeightOf(line-1) == 0 || line-1 == p.Total || v.State(v.Index(line-1, pos)) != matrix.Void {
		return false
	}
	parts := slices.Clone(p.Parts)
	at, _ := slices.BinarySearchFunc(parts, line, func(l Line, line int) int { return l.Index - line })
	o := v.Weigh(p.Total, slices.Insert(parts, at, Line{Index: line, Weight: p.WeightOf(line - 1)}), pos).Outcome
	return o == matrix.Holds || o == matrix.Nearly
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
		if !a.holdsIn(q, p.Total) {
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
		return q.Total != line && q.Total != p.Total && p.WeightOf(q.Total) != 0 && a.holdsIn(q, pos)
	})
}

// meantOtherwise says whether a total that its pattern does not account for is
// another sum to the last digit that the layout could mean in its place. What holds everywhere
// is no other meaning: what is left after costs is also the depreciation and what is left after that.
func (a *Analysis) meantOtherwise(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	return slices.ContainsFunc(p.Others, func(h pattern.Hypothesis) bool {
		w := v.Weigh(h.Total, h.Parts, pos)
		return w.Outcome == matrix.Holds && (w.Single < 0 || h.Source == pattern.ByHeight) && !a.takesTwice(p.Axis, h.Parts) && (matrix.Overlaps(p.Parts, h.Parts) || !a.meantBeside(p, pos)) && !a.saidElsewhere(p, &h) && !a.balanced(p, &h, pos)
	})
}

// balanced says whether what a total comes to instead of what stands right beside it are the parts of
// another total, which stands beside those as it does beside its own: sources and uses, each with its
// total, come to the same.
func (a *Analysis) balanced(p *Pattern, h *pattern.Hypothesis, pos int) bool {
	below, beside := matrix.BesideTotal(p.Total, p.Parts)
	return p.Lone && p.Said && beside && slices.ContainsFunc(a.through(p.Axis, h.Parts[0].Index), func(q *Pattern) bool {
		onSide, own := matrix.BesideTotal(q.Total, q.Parts)
		return own && onSide == below && q.Said && q.Total != p.Total && slices.Equal(q.Parts, h.Parts) && a.holdsIn(q, pos)
	})
}

// saidElsewhere says whether a sum is another pattern the other way round, which holds in
// more positions than one.
func (a *Analysis) saidElsewhere(p *Pattern, h *pattern.Hypothesis) bool {
	return slices.ContainsFunc(a.through(p.Axis, h.Total), func(q *Pattern) bool {
		return q != p && q.Total != h.Total && q.Exact > 1 && q.Broken == 0 && q.Relates(h.Total, h.Parts)
	})
}
