package relation

import (
	"cmp"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// OffBy is the line by which a total is off in every position.
type OffBy struct {
	Line  int  // a part
	Times int  // that the total has it too much: 1 if it has been added twice, -1 if it has been left out
	Lacks bool // the parts lack one, for all that the size of the differences tells
}

// offBy says by which line a total is off in all positions that hold amounts, and is too much in some
// of them. A list may name only some of what its total counts, the largest or the main ones: it says so, or
// stands in that order.
func (a *Analysis) offBy(p *Pattern, amounts, over []int) OffBy {
	v := a.Numbers.Along(p.Axis)
	if line, times := p.OffByPart(v, amounts); times != 0 {
		return OffBy{Line: line, Times: times}
	}
	whole := p.Outlined > 0 || says.TotalAlone(matrix.Label(a.Table, p.Axis, p.Total))
	return OffBy{Lacks: p.Held == 0 && whole && !says.Chosen(a.Table.Title) && !ranked(v, p) && p.LacksLine(v, over)}
}

// ranked says whether the parts of a sum stand in the order of their figures in some position, from the
// largest to the smallest: then the list may end where they are no longer worth naming.
func ranked(v matrix.View, p *Pattern) bool {
	for pos := range v.Positions {
		if len(p.Parts) >= rankedLeast && slices.IsSortedFunc(p.Parts, func(x, y Line) int {
			return cmp.Compare(v.Val(v.Index(y.Index, pos)), v.Val(v.Index(x.Index, pos)))
		}) {
			return true
		}
	}
	return false
}

// rankedLeast is how many parts such a list has: fewer stand so by chance.
const rankedLeast = 4
