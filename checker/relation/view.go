package relation

import "slices"

// view is the numbers seen along one axis: line by line, position by position.
type view struct {
	*numbers
	axis               Axis
	lines, positions   int
	byLine, byPosition int    // steps in val
	rated              []bool // positions labelled as rates, where that is known
}

// along are the numbers seen along an axis.
func (n *numbers) along(axis Axis) view {
	if axis == Across {
		return view{numbers: n, axis: axis, lines: n.cols, positions: n.rows, byLine: 1, byPosition: n.cols}
	}
	return view{numbers: n, axis: axis, lines: n.rows, positions: n.cols, byLine: n.cols, byPosition: 1}
}

// positionOf is the position of a cell.
func (v view) positionOf(i int) int {
	if v.axis == Across {
		return i / v.byPosition
	}
	return i % v.byLine
}

// index is the place among all figures of a line's in one position.
func (v view) index(line, position int) int { return line*v.byLine + position*v.byPosition }

// off is by how much a total differs from its parts.
func (v view) off(total int, parts []Line, pos int) int64 {
	off := v.val(v.index(total, pos))
	for _, l := range parts {
		off -= int64(l.Weight) * v.val(v.index(l.Index, pos))
	}
	return off
}

// aboveAll says whether a total is more than each of its parts.
func (v view) aboveAll(total int, parts []Line, pos int) bool {
	x := v.val(v.index(total, pos))
	return !slices.ContainsFunc(parts, func(l Line) bool { return v.val(v.index(l.Index, pos)) >= x })
}

// sinks says whether a line has a negative figure. It is asked for every breach and
// looks once: a line may be a million figures long.
func (v view) sinks(line int) bool {
	key := axisLine{v.axis, line}
	sinks, known := v.sinking[key]
	if known {
		return sinks
	}
	for pos := range v.positions {
		if v.val(v.index(line, pos)) < 0 {
			sinks = true
			break
		}
	}
	v.sinking[key] = sinks
	return sinks
}
