package matrix

import (
	"context"

	"crossfoot/checker/says"
)

// Numbers is a table's figures as whole numbers at one scale, so that sums of
// them are exact.
type Numbers struct {
	Rows, Cols int
	Scale      int    // places after the point
	values            // by row, then by column
	Rate       []bool // percentages; nil if there are none
	Masked     []bool // stated not to be additive; nil if there are none
	Base       int64  // every whole figure is a multiple of it; the number 1 if that says nothing
	Blanks     int
	Said       []says.Said    // by row: what its label says
	Behind     map[int]string // by row: the unit behind its figures, if there is one
	Scaled     map[int]Scaled // figures with a written scale; nil if there are none
	units      [2][]int64     // see scaledUnits; by axis, nil if no figure has a written scale
	named      []int          // columns of amounts in whose heads a word for rates stands
	Negative   bool           // some figure is negative
	Inexact    bool           // some figure has more places than the scale: judge in full decimals

	sinking map[AxisLine]bool // whether a line has a negative figure, of those asked for
}

// AxisLine is a line of one axis.
type AxisLine struct {
	Axis Axis
	Line int
}

// Stopped asks at every so many rounds of a loop whether anybody still waits for what
// comes of it.
func Stopped(ctx context.Context, round int) bool { return round%4096 == 0 && ctx.Err() != nil }

// Mask takes lines that are not additive for blank.
func (n *Numbers) Mask(columns, rows []int) {
	if len(columns) == 0 && len(rows) == 0 {
		return
	}
	n.Masked = make([]bool, n.Size())
	hide := func(i int) {
		n.Masked[i] = true
		n.put(i, 0, Void)
	}
	for _, c := range columns {
		for r := range n.Rows {
			hide(r*n.Cols + c)
		}
	}
	for _, r := range rows {
		for c := range n.Cols {
			hide(r*n.Cols + c)
		}
	}
}
