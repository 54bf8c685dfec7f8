package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells sums that come out in few positions because the figures of one line stand in each
// other's: a column has been sorted by itself, or put in some rows too low.

// Misplaced is a line of a sum that has what it should, but in other positions.
type Misplaced struct {
	Line int
	From map[int]int // by position in which it is wrong, the one in which stands what belongs there; -1 if none does
}

const (
	misplacedLeast = 3   // figures that stand elsewhere, and one more if one of the line is lost,
	misplacedBits  = 1.0 // each of which tells as much
)

// Misplaced finds such a line, given positions with amounts: all there are.
func (p *Pattern) Misplaced(v matrix.View, positions []int) (m Misplaced, is bool) {
	off := make([]int64, len(positions))
	wrong := 0
	for k, pos := range positions {
		off[k] = v.Off(p.Total, p.Parts, pos)
		wrong += int(arith.Flag(off[k] != 0))
	}
	if wrong < misplacedLeast {
		return m, false
	}
	for line := range p.Lines() {
		from, lost, telling := p.elsewhere(v, line, positions, off)
		bits := -math.Log2(float64(len(p.Parts) + 1))
		for _, x := range telling {
			bits += x
		}
		if lost <= 1 && len(telling) >= misplacedLeast+lost && bits >= offByBits {
			return Misplaced{Line: line, From: from}, true
		}
	}
	return m, false
}

// misplaced says whether a labelled total fails in most of the sample, whose weights are there, and the
// figures of a line of it are misplaced.
func (f *finder) misplaced(p *Pattern) bool {
	held, failed := 0, 0
	for _, w := range f.weights {
		held += int(arith.Flag(w.Outcome == matrix.Holds))
		failed += int(arith.Flag(w.Outcome == matrix.Fails || w.Outcome == matrix.Average))
	}
	if !p.Said || f.Masked != nil || failed < misplacedLeast || held > failed {
		return false
	}
	_, is := p.Misplaced(f.View, f.amountsOf())
	return is
}

// amountsOf are the positions that hold amounts.
func (f *finder) amountsOf() []int {
	return slices.DeleteFunc(slices.Clone(f.everywhere()), func(pos int) bool { return f.Rated[pos] })
}

// elsewhere looks for what a line should have in each position that fails among what it has in the others
// that do; how much of it stands nowhere; and how many bits each of the rest tells that it is no chance.
func (p *Pattern) elsewhere(v matrix.View, line int, positions []int, off []int64) (from map[int]int, lost int, telling []float64) {
	at := map[int64][]int{}
	from = map[int]int{}
	for k, pos := range slices.Backward(positions) {
		if i := v.Index(line, pos); off[k] != 0 && v.State(i) == matrix.Known {
			at[v.Val(i)] = append(at[v.Val(i)], pos)
		}
	}
	wrong := 0
	for _, x := range off {
		wrong += int(arith.Flag(x != 0))
	}
	weight := int64(p.WeightOf(line))
	for k, pos := range positions {
		if off[k] == 0 {
			continue
		}
		needed := v.Val(v.Index(line, pos)) + weight*off[k]
		stands := at[needed]
		if len(stands) == 0 {
			if from[pos] = -1; lost > 0 {
				return from, lost + 1, nil
			}
			lost++
			continue
		}
		from[pos], at[needed] = stands[len(stands)-1], stands[:len(stands)-1]
		if bits := math.Log2(float64(arith.Abs(needed)+1) / float64(wrong)); bits >= misplacedBits {
			telling = append(telling, bits)
		}
	}
	return from, lost, telling
}
