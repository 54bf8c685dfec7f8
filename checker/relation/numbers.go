package relation

import (
	"context"
)

// numbers is a table's figures as whole numbers at one scale, so that sums of
// them are exact.
type numbers struct {
	rows, cols int
	scale      int    // places after the point
	values            // by row, then by column
	rate       []bool // percentages; nil if there are none
	masked     []bool // stated not to be additive; nil if there are none
	base       int64  // every whole figure is a multiple of it; the number 1 if that says nothing
	blanks     int
	said       []said         // by row: what its label says
	behind     map[int]string // by row: the unit behind its figures, if there is one
	scaled     map[int]scaled // figures with a written scale; nil if there are none
	units      [2][]int64     // see scaledUnits; by axis, nil if no figure has a written scale
	named      []int          // columns of amounts in whose heads a word for rates stands
	negative   bool           // some figure is negative
	inexact    bool           // some figure has more places than the scale: judge in full decimals

	sinking map[axisLine]bool // whether a line has a negative figure, of those asked for
}

// axisLine is a line of one axis.
type axisLine struct {
	axis Axis
	line int
}

// stopped asks at every so many rounds of a loop whether anybody still waits for what
// comes of it.
func stopped(ctx context.Context, round int) bool { return round%4096 == 0 && ctx.Err() != nil }

// mask takes lines that are not additive for blank.
func (n *numbers) mask(columns, rows []int) {
	if len(columns) == 0 && len(rows) == 0 {
		return
	}
	n.masked = make([]bool, n.size())
	hide := func(i int) {
		n.masked[i] = true
		n.put(i, 0, void)
	}
	for _, c := range columns {
		for r := range n.rows {
			hide(r*n.cols + c)
		}
	}
	for _, r := range rows {
		for c := range n.cols {
			hide(r*n.cols + c)
		}
	}
}
