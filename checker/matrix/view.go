package matrix

import "slices"

// View is the numbers seen along one axis: line by line, position by position.
type View struct {
	*Numbers
	Axis               Axis
	Lines, Positions   int
	ByLine, ByPosition int    // steps in val
	Rated              []bool // positions labelled as rates, where that is known
}

// Along are the numbers seen along an axis.
func (n *Numbers) Along(axis Axis) View {
	if axis == Across {
		return View{Numbers: n, Axis: axis, Lines: n.Cols, Positions: n.Rows, ByLine: 1, ByPosition: n.Cols}
	}
	return View{Numbers: n, Axis: axis, Lines: n.Rows, Positions: n.Cols, ByLine: n.Cols, ByPosition: 1}
}

// positionOf is the position of a cell.
func (v View) positionOf(i int) int {
	if v.Axis == Across {
		return i / v.ByPosition
	}
	return i % v.ByLine
}

// Index is the place among all figures of a line's in one position.
func (v View) Index(line, position int) int { return line*v.ByLine + position*v.ByPosition }

// Off is by how much a total differs from its parts.
func (v View) Off(total int, parts []Line, pos int) int64 {
	off := v.Val(v.Index(total, pos))
	for _, l := range parts {
		off -= int64(l.Weight) * v.Val(v.Index(l.Index, pos))
	}
	return off
}

// AboveAll says whether a total is more than each of its parts.
func (v View) AboveAll(total int, parts []Line, pos int) bool {
	x := v.Val(v.Index(total, pos))
	return !slices.ContainsFunc(parts, func(l Line) bool { return v.Val(v.Index(l.Index, pos)) >= x })
}

// Sinks says whether a line has a negative figure. It is asked for every breach and
// looks once: a line may be a million figures long.
func (v View) Sinks(line int) bool {
	key := AxisLine{v.Axis, line}
	sinks, known := v.sinking[key]
	if known {
		return sinks
	}
	for pos := range v.Positions {
		if v.Val(v.Index(line, pos)) < 0 {
			sinks = true
			break
		}
	}
	v.sinking[key] = sinks
	return sinks
}
