package footing

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file finds the cells that sums which miss by a little need changed: one slip of 1 makes a
// row and a column miss alike, and the row of totals too where they have been added up with it.

// missesMost is how many sums that miss by a little are looked at one by one, where so
// many others come out to the last digit for each.
const (
	missesMost   = 64
	exactForMiss = 3
)

// mend is a cell and what would have to be added to it.
type mend struct {
	row, col int
	by       int64
}

// misses are the sums that miss by no more than rounding can, each as the changes of one
// cell that would mend it. Those to which another is carried on are none of their own.
func (a *Audit) misses() (out [][]mend) {
	var carried []mend
	for _, p := range a.Patterns {
		if p.Near == 0 {
			continue
		}
		v := a.Numbers.Along(p.Axis)
		for pos := p.First; pos < p.Last; pos++ {
			if v.Weigh(p.Total, p.Parts, pos).Outcome != matrix.Nearly {
				continue
			}
			off := a.Difference(p, pos)
			row, col := a.Cell(p.Axis, p.Total, pos)
			mends := []mend{{row, col, -off}}
			for _, l := range p.Parts {
				row, col := a.Cell(p.Axis, l.Index, pos)
				mends = append(mends, mend{row, col, off * int64(l.Weight)})
			}
			out, carried = append(out, mends), a.carriedOn(carried, p.Axis, mends)
		}
	}
	return slices.DeleteFunc(out, func(mends []mend) bool { return slices.Contains(carried, mends[0]) })
}

// carriedOn adds what a sum along an axis that misses makes its like miss by: a total of its position
// and others, where all that the sum takes in comes out.
func (a *Audit) carriedOn(carried []mend, axis matrix.Axis, mends []mend) []mend {
	place := func(m mend) (line, pos int) {
		if axis == matrix.Across {
			return m.row, m.col
		}
		return m.col, m.row
	}
	line, total := place(mends[0])
	for _, p := range a.Patterns {
		if p.Axis == axis || p.Total == line {
			continue
		}
		i, found := matrix.Among(p.Parts, line)
		if !found || slices.ContainsFunc(mends, func(m mend) bool {
			_, pos := place(m)
			return a.Difference(p, pos) != 0
		}) {
			continue
		}
		row, col := a.Cell(p.Axis, p.Total, total)
		carried = append(carried, mend{row, col, mends[0].by * int64(p.Parts[i].Weight)})
	}
	return carried
}

// fewest is how many changed cells mend all misses, the one that mends the most first.
func fewest(misses [][]mend) (cells int) {
	for len(misses) > 0 {
		counts := map[mend]int{}
		best := misses[0][0]
		for _, m := range misses {
			for _, x := range m {
				if counts[x]++; counts[x] > counts[best] {
					best = x
				}
			}
		}
		cells++
		misses = slices.DeleteFunc(misses, func(m []mend) bool { return slices.Contains(m, best) })
	}
	return cells
}
