package relation

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells totals that lack their parts, and parts that lack their total.

// Open lists the positions of a pattern that have parts without a total
// (missing), as many of them as usual, or a total without parts (unallocated).
func (a *Analysis) Open(p *Pattern) (missing, unallocated []int) {
	v := a.Numbers.Along(p.Axis)
	lacks := func(pos int) bool {
		f, ok := a.fillingOf(p, pos)
		return ok && v.State(v.Index(p.Total, pos)) == matrix.Void && f.filled > 1 && f.sum != 0 && !(p.Axis == Down && a.Divided(p, pos))
	}
	for pos := p.From; pos < p.To; pos++ {
		ti := v.Index(p.Total, pos)
		switch v.State(ti) {
		case matrix.Void:
			if lacks(pos) && (a.amid(p, pos) || a.AmongTotals(p, pos)) {
				missing = append(missing, pos)
			}
		case matrix.Known:
			if v.Val(ti) == 0 || slices.ContainsFunc(p.Parts, func(l Line) bool { return v.State(v.Index(l.Index, pos)) == matrix.Known }) {
				continue
			}
			if _, ok := a.fillingOf(p, pos); ok && a.amid(p, pos) {
				unallocated = append(unallocated, pos)
			}
		}
	}
	if len(missing) == 0 && a.Awaits(p) { // wherever it is
		for pos := range v.Positions {
			if p.Claims(pos) && lacks(pos) {
				missing = append(missing, pos)
			}
		}
	}
	if len(missing) == 0 {
		return nil, unallocated
	}
	usual, judged := 0, 0 // parts filled where there is a total too
	for pos := p.From; pos < p.To; pos++ {
		if f, ok := a.fillingOf(p, pos); ok && f.filled > 0 && v.State(v.Index(p.Total, pos)) == matrix.Known {
			usual += f.filled
			judged++
		}
	}
	// A heading or a note in a row of its own is no sum that lacks its total.
	return slices.DeleteFunc(missing, func(pos int) bool {
		f, _ := a.fillingOf(p, pos)
		return 2*f.filled*judged < usual
	}), unallocated
}

// Corner is a cell without a figure that is the total of two sums: one along its row and one along
// its column, or two ways to break down the same.
type Corner struct {
	Sums     [2]*Pattern
	Position int // of the first of them
}

// cornerHeld is how often each of the two must hold elsewhere.
const cornerHeld = 2

// Corners are the cells that should be the total of two sums, and hold nothing, although both
// come to the same.
func (a *Analysis) Corners() []Corner {
	v := a.Numbers.Along(Across)
	out := a.twoWays()
	for _, p := range a.Patterns {
		if p.Axis != Across || p.Held < cornerHeld {
			continue
		}
		for _, q := range a.Patterns {
			if q.Axis == Down && q.Held >= cornerHeld && v.State(v.Index(p.Total, q.Total)) == matrix.Void && a.agree(p, q.Total, q, p.Total) {
				out = append(out, Corner{[2]*Pattern{p, q}, q.Total})
			}
		}
	}
	return out
}

// twoWays are those that are broken down in two ways.
func (a *Analysis) twoWays() (out []Corner) {
	ways := map[matrix.AxisLine][]*Pattern{}
	for _, p := range a.Patterns {
		if p.Held < cornerHeld {
			continue
		}
		line := matrix.AxisLine{Axis: p.Axis, Line: p.Total}
		for _, q := range ways[line] {
			if matrix.Overlaps(p.Parts, q.Parts) {
				continue
			}
			for v, pos := a.Numbers.Along(p.Axis), 0; pos < v.Positions; pos++ {
				if v.State(v.Index(p.Total, pos)) == matrix.Void && p.Claims(pos) && q.Claims(pos) && a.agree(p, pos, q, pos) {
					out = append(out, Corner{[2]*Pattern{q, p}, pos})
				}
			}
		}
		ways[line] = append(ways[line], p)
	}
	return out
}

// agree says whether the parts of two patterns, each in a position, come to the same.
func (a *Analysis) agree(p *Pattern, pos int, q *Pattern, at int) bool {
	x, ok1 := a.fillingOf(p, pos)
	y, ok2 := a.fillingOf(q, at)
	return ok1 && ok2 && x.filled > 1 && y.filled > 1 && x.sum == y.sum && x.sum != 0
}

// filling is how many parts of a pattern are filled in a position, and what they come to.
type filling struct {
	filled int
	sum    int64
}

// fillingOf is false where something cannot be read, or is not meant to add up.
func (a *Analysis) fillingOf(p *Pattern, pos int) (f filling, ok bool) {
	v := a.Numbers.Along(p.Axis)
	if v.State(v.Index(p.Total, pos)) == matrix.Unread || a.RatesApart(p, pos) {
		return f, false
	}
	for _, l := range p.Parts {
		switch i := v.Index(l.Index, pos); v.State(i) {
		case matrix.Known:
			if v.Val(i) != 0 {
				f.filled++
				f.sum += int64(l.Weight) * v.Val(i)
			}
		case matrix.Unread, matrix.Absent:
			return f, false
		}
	}
	return f, true
}

// amid says whether a position stands among positions that hold, with one on
// each side: what stands at the end of a table may be an average, a column of
// remarks or a head that nobody meant to add up. A column must have its very
// neighbours hold, since columns differ more from each other than rows do.
func (a *Analysis) amid(p *Pattern, pos int) bool {
	reach := amidRows
	if p.Axis == Down {
		reach = 1
	}
	for _, step := range []int{-1, 1} {
		found := false
		for i, q := 0, pos+step; i < reach && q >= p.From && q < p.To && !found; i, q = i+1, q+step {
			found = a.comesOut(p, q)
		}
		if !found {
			return false
		}
	}
	return true
}

// AmongTotals says whether a row that is called a total and holds elsewhere stands, in a column, among
// others that come out there: what is added up in a statement of two years is so in both.
func (a *Analysis) AmongTotals(p *Pattern, pos int) bool {
	return p.Axis == Down && p.Said && p.Held > 0 && p.Broken == 0 && a.totalsIn(pos) == amongLeast
}

// totalsIn is how many rows that are called totals come out in a column, up to as many as are asked
// for.
func (a *Analysis) totalsIn(col int) int {
	return a.told.totals.Tell(col, func() int {
		first := -1
		for _, p := range a.Patterns {
			if p.Axis != Down || !p.Said || p.Total == first || col < p.From || p.To <= col {
				continue
			}
			if !a.comesOut(p, col) || a.Filled(p, col) < 2 {
				continue
			}
			if first >= 0 {
				return amongLeast
			}
			first = p.Total
		}
		return int(arith.Flag(first >= 0))
	})
}

// amongLeast is how many other totals of its column come out where one is blank that is meant.
const amongLeast = 2

// amidRows is how far the nearest row that holds may be.
const amidRows = 4
