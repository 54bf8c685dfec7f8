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

// offByPart says by which part a total is off in all positions that hold amounts.
func (a *Analysis) offByPart(p *Pattern, amounts []int) (by OffBy) {
	by.Line, by.Times = p.OffByPart(a.Numbers.Along(p.Axis), amounts)
	return by
}

// lacks says whether a list lacks a row of what its total counts, which is too much in some positions and
// too little in none. It may name only some of that, the largest or the main ones: it says so, or stands
// in that order, or what it lacks is not like a row of it. Of a subtotal the others show what it counts.
func (a *Analysis) lacks(p *Pattern, over []int) bool {
	if p.Held > 0 || p.Axis != Down || says.Chosen(a.Table.Title) {
		return false
	}
	if p.Vouched && p.Kin >= lacksKin {
		return true
	}
	v := a.Numbers.Along(p.Axis)
	whole := p.Outlined > 0 || says.TotalAlone(matrix.Label(a.Table, p.Axis, p.Total))
	return len(over) >= lacksLeast && whole && !ranked(v, p) && p.LacksLine(v, over)
}

const (
	lacksLeast = 3 // positions in which a list lacks as much as a row of it may have
	lacksKin   = 2 // subtotals that come out
)

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
