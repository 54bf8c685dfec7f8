package matrix

import (
	"math"
	"slices"
)

// This file names the lines of a table, and tells how those of a sum lie.

// Axis is the direction in which a sum runs.
type Axis uint8

// The directions.
const (
	Across Axis = iota // the parts stand in one row; the lines are columns
	Down               // the parts stand in one column; the lines are rows
)

// Cell is the row and column of a line in one position.
func (a Axis) Cell(line, pos int) (row, col int) {
	if a == Across {
		return pos, line
	}
	return line, pos
}

// Line names one line of a pattern: a column if the pattern runs across, a row
// if it runs down, counted from 0 in the table.
type Line struct {
	Index  int
	Weight int // +1 or -1
}

// ByIndex compares lines by where they stand in the table.
func ByIndex(a, b Line) int { return a.Index - b.Index }

// Among is where a line stands among some in their order, and whether it does.
func Among(lines []Line, index int) (at int, is bool) {
	return slices.BinarySearchFunc(lines, index, func(l Line, index int) int { return l.Index - index })
}

// Away is how far a total stands from the nearest of its parts.
func Away(total int, parts []Line) int {
	near := math.MaxInt
	for _, l := range parts {
		near = min(near, max(l.Index-total, total-l.Index))
	}
	return near
}

// overlapFew is how many comparisons are less work than a map.
const overlapFew = 500

// Overlaps says whether two lists have a line in common.
func Overlaps(a, b []Line) bool {
	if len(a)*len(b) < overlapFew {
		return slices.ContainsFunc(a, func(l Line) bool {
			return slices.ContainsFunc(b, func(m Line) bool { return l.Index == m.Index })
		})
	}
	in := make(map[int]bool, len(a))
	for _, l := range a {
		in[l.Index] = true
	}
	for _, l := range b {
		if in[l.Index] {
			return true
		}
	}
	return false
}

// BesideTotal says whether parts are the very rows below a total, or those above it.
func BesideTotal(total int, parts []Line) (below, is bool) {
	if len(parts) == 0 { // as of a sum that somebody has stated
		return false, false
	}
	first, last := parts[0].Index, parts[len(parts)-1].Index
	below = first == total+1
	return below, len(parts) > 1 && len(parts) == last-first+1 && (below || last == total-1) &&
		!slices.ContainsFunc(parts, func(l Line) bool { return l.Weight != 1 })
}
