package relation

import (
	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"
)

// This file tells positions in which the parts of a total are shares of it, and it is a share of
// something larger itself: each party's votes of all that are valid, and these of all that were
// cast. There the parts come to 100%, and nobody means them to come to the total.

// ofLarger says whether the parts of a position come to 100% among themselves, and their total
// does with what stands before or behind them all, or in a sum of its own.
func (a *Analysis) ofLarger(p *Pattern, pos int) bool {
	whole, ok := a.allOf(p, pos)
	if !ok {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	total := v.Val(v.Index(p.Total, pos))
	for _, other := range around(v, p, pos) {
		if x := v.Val(v.Index(other, pos)); x > 0 && arith.Abs(total+x-whole) <= mayMiss(v, pos, p.Total, other) {
			return true
		}
	}
	for _, q := range a.through(p.Axis, p.Total) {
		if q.Total != p.Total && v.Val(v.Index(q.Total, pos)) == whole && a.comesOut(q, pos) {
			return true
		}
	}
	return false
}

// ownLeast is how many shares a whole has at least where it is a share itself.
const ownLeast = 2

// allOf is 100% as a position writes it, if the parts of a pattern come to that there, as nearly as
// rounding allows, and their total is less.
func (a *Analysis) allOf(p *Pattern, pos int) (whole int64, ok bool) {
	v := a.Numbers.Along(p.Axis)
	at := v.Index(p.Total, pos)
	whole = 100 * v.One()
	if a.Figure(p.Axis, p.Total, pos).Kind == figure.Percent {
		whole = v.One()
	}
	if v.State(at) != matrix.Known || v.Val(at) <= 0 || v.Val(at) >= whole {
		return 0, false
	}
	lines, sum := make([]int, 0, len(p.Parts)), int64(0)
	for _, l := range p.Parts {
		i := v.Index(l.Index, pos)
		if x := v.Val(i); x < 0 || l.Weight != 1 {
			return 0, false
		} else if x > 0 {
			lines, sum = append(lines, l.Index), sum+x
		}
	}
	return whole, len(lines) >= ownLeast && arith.Abs(sum-whole) <= mayMiss(v, pos, lines...)
}

// around are the nearest lines before and behind all those of a pattern that have a figure in a
// position.
func around(v matrix.View, p *Pattern, pos int) (out []int) {
	first, last := p.Total, p.Total
	for line := range p.Lines() {
		first, last = min(first, line), max(last, line)
	}
	known := func(line int) bool {
		return 0 <= line && line < v.Lines && v.State(v.Index(line, pos)) == matrix.Known
	}
	for _, from := range [...]struct{ line, step int }{{first, -1}, {last, 1}} {
		for n := 1; n <= aroundReach; n++ {
			if line := from.line + n*from.step; known(line) {
				out = append(out, line)
				break
			}
		}
	}
	return out
}

// aroundReach is how far from the lines of a pattern those are that its total may come to 100% with.
const aroundReach = 3

// mayMiss is by how much some figures of a position may miss a sum that all of them are rounded of.
func mayMiss(v matrix.View, pos int, lines ...int) int64 {
	unit := int64(0)
	for _, line := range lines {
		unit = arith.GCD(unit, arith.Abs(v.Val(v.Index(line, pos))))
	}
	step := matrix.Grain{Scale: v.Scale}.Step(unit)
	if v.Rate != nil && v.Rate[v.Index(lines[0], pos)] {
		step = matrix.Grain{Scale: v.Scale - 2}.Step(unit)
	}
	return step * int64(len(lines)) / 2
}
