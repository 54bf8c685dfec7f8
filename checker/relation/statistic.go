package relation

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file tells positions that say something of the other positions, line by line, and
// positions that number the lines: neither adds up along the lines as the others do.

// statisticLeast is how many positions a statistic must be of to be told from chance, and
// statisticMost how many a pattern may have that are looked through for one.
const (
	statisticLeast = 3
	statisticMost  = 200
)

// statistic says whether a position is the maximum, the minimum, the range or the median of
// the others in every line of a pattern. Totals are none of the others, and what is added up with
// the others is no statistic of them.
func (a *Analysis) statistic(p *Pattern, pos int) bool {
	if p.To-p.From > statisticMost || a.inSum(1-p.Axis, pos) {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	var others []int
	for q := p.From; q < p.To; q++ {
		if q == pos || !a.holdsIn(p, q) || a.totals(1-p.Axis, q) {
			continue
		}
		others = append(others, q)
	}
	if len(others) < statisticLeast {
		return false
	}
	is := [...]bool{true, true, true, true}
	var figures []int64
	for n := range len(p.Parts) + 1 {
		line := p.Total
		if n > 0 {
			line = p.Parts[n-1].Index
		}
		at := v.Index(line, pos)
		if v.State(at) != matrix.Known {
			return false
		}
		figures = figures[:0]
		for _, q := range others {
			figures = append(figures, v.Val(v.Index(line, q)))
		}
		slices.Sort(figures)
		x, last, half := v.Val(at), len(figures)-1, len(figures)/2
		is[0] = is[0] && x == figures[last]
		is[1] = is[1] && x == figures[0]
		is[2] = is[2] && x == figures[last]-figures[0]
		is[3] = is[3] && 2*x == figures[half]+figures[last-half]
		if is == [4]bool{} {
			return false
		}
	}
	return true
}

// totals says whether a line is the total of a pattern.
func (a *Analysis) totals(axis Axis, line int) bool {
	return slices.ContainsFunc(a.through(axis, line), func(q *Pattern) bool { return q.Total == line })
}

// inSum says whether a line is a part of a pattern that mostly holds.
func (a *Analysis) inSum(axis Axis, line int) bool {
	return slices.ContainsFunc(a.through(axis, line), func(q *Pattern) bool { return q.Total != line && q.Held > q.Broken })
}

// numbered says whether the figures of a position number the lines of a pattern, its total
// among them: each is one more than that of the line before.
func numbered(v matrix.View, p *Pattern, pos int) bool {
	first, last := p.Total, p.Total
	for _, l := range p.Parts {
		first, last = min(first, l.Index), max(last, l.Index)
	}
	n, before := 0, int64(0)
	one := v.One()
	for line := first; line <= last; line++ {
		i := v.Index(line, pos)
		switch x := v.Val(i); {
		case v.State(i) == matrix.Void:
		case v.State(i) != matrix.Known || x <= 0 || n > 0 && x != before+one:
			return false
		default:
			before = x
			n++
		}
	}
	return n > len(p.Parts)
}

// countsOn says whether the figures of a position rise from line to line and the total goes on from
// the last of them by no more than the widest of their steps: numbers of pages, and no amounts.
// All but the last come to more than that already, and no sign has been lost, so that no slip in one
// of them explains it.
func countsOn(v matrix.View, p *Pattern, pos int) bool {
	if len(p.Parts) < countsLeast || p.Parts[len(p.Parts)-1].Index > p.Total {
		return false
	}
	last, widest, before := int64(0), int64(0), int64(0)
	for i, l := range p.Parts {
		x := v.Val(v.Index(l.Index, pos))
		if i > 0 {
			if x <= last {
				return false
			}
			widest, before = max(widest, x-last), before+last
		}
		last = x
	}
	total := v.Val(v.Index(p.Total, pos))
	return last < total && total <= last+widest && total < before && !slices.ContainsFunc(p.Parts, func(l Line) bool {
		return 2*v.Val(v.Index(l.Index, pos)) == before+last-total
	})
}

// countsLeast is how many figures rise at least before a total that only counts on.
const countsLeast = 4
