package footing

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file finds the cells that sums which miss by a little need changed: one slip of 1 makes a
// row and a column miss alike.

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
// cell that would mend it.
func (a *Audit) misses() (out [][]mend) {
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
			out = append(out, mends)
		}
	}
	return out
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
