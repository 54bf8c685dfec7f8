package relation

import (
	"slices"

	"crossfoot/checker/arith"
)

// This file tells totals that leave out what is least in each position, wherever that stands, and what
// is most: the lowest score does not count, or neither it nor the highest.

// drop is how many of the smallest parts, and of the largest, a total leaves out.
type drop struct{ least, most int }

// drops are those that are looked for.
var drops = [...]drop{{1, 0}, {1, 1}, {2, 0}}

// What it takes to see it.
const (
	dropParts = 4 // parts that stay, at least
	dropFails = 2 // positions in which the sum fails and this explains it,
	dropTimes = 3 // positions in which something is left out,
	dropShare = 3 // and how many for each that it does not explain
)

// dropped says whether a sum leaves out what is least in each position, so that it holds where that is
// nothing, or is the figure of a line that it does not take. What is wrong in one of them, it does not
// tell.
func (a *Analysis) dropped(p *Pattern) bool {
	return a.told.dropped.Tell(p, func() bool {
		if !p.Adds() || p.IsStated || p.ByFormula() {
			return false
		}
		first, last := p.Parts[0].Index, p.Parts[len(p.Parts)-1].Index
		for _, from := range []int{first, first - 1} {
			for _, to := range []int{last, last + 1} {
				if from >= 0 && to < a.Numbers.Along(p.Axis).Lines && a.drops(p, from, to) {
					return true
				}
			}
		}
		return false
	})
}

// drops says whether the total of a sum is, also where that fails, what a run of lines comes to without
// those that are left out there, which are not the same everywhere.
func (a *Analysis) drops(p *Pattern, from, to int) bool {
	if to+1-from <= dropParts {
		return false
	}
	v := a.Numbers.Along(p.Axis)
	var so, explained [len(drops)]int
	positions, worst, wanders := 0, -1, false
	figures := make([]int64, 0, to+1-from)
	for pos := range v.Positions {
		s, ok := a.Status(p, pos)
		if !ok || s == Undetermined {
			continue
		}
		figures = figures[:0]
		off, at := -v.Val(v.Index(p.Total, pos)), -1
		for line := from; line <= to; line++ {
			if line == p.Total {
				continue
			}
			x := v.Val(v.Index(line, pos))
			if at < 0 || x < v.Val(v.Index(at, pos)) {
				at = line
			}
			figures, off = append(figures, x), off+x
		}
		slices.Sort(figures)
		if figures[0] < 0 { // no score
			return false
		}
		if off == 0 && s == Held {
			continue
		}
		positions++
		wanders, worst = wanders || worst >= 0 && at != worst, at
		for i, d := range drops {
			if off == d.sum(figures) {
				so[i]++
				explained[i] += int(arith.Flag(s != Held))
			}
		}
	}
	for i, n := range so {
		if wanders && n >= dropTimes && n >= dropShare*(positions-n) && explained[i] >= dropFails {
			return true
		}
	}
	return false
}

// sum is what is left out of some figures, from the smallest to the largest.
func (d drop) sum(figures []int64) (sum int64) {
	for _, x := range figures[:d.least] {
		sum += x
	}
	for _, x := range figures[len(figures)-d.most:] {
		sum += x
	}
	return sum
}
