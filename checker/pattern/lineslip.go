package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells sums that come out in few positions because the figures of one line are wrong in all
// of them in the same way: they stand in each other's positions, for a column has been sorted by itself, or
// put in some rows too low; or they are written in another unit.

// LineSlip is what has become of a line of a sum.
type LineSlip struct {
	Line  int
	From  map[int]int // by position in which it is wrong, the one in which stands what belongs there; -1 if none does
	Power int         // or all are wrong by as many powers of ten: what belongs there is ten times as much for 1
}

// LineSlipLeast is how many figures of a line are wrong at least, and one more if one of them is lost: two
// that are misplaced are an exchange.
const LineSlipLeast = 3

const (
	lineSlipBits  = 1.0 // that each of them tells
	lineSlipPower = 8   // of ten, at most
	lineSlipTells = 10  // how large a figure is at least that tells by being a power of ten times another
)

// LineSlip finds such a line, given positions with amounts: all there are.
func (p *Pattern) LineSlip(v matrix.View, positions []int) (slip LineSlip, is bool) {
	w := wrong{View: v, pattern: p}
	for _, pos := range positions {
		if off := v.Off(p.Total, p.Parts, pos); off != 0 {
			w.positions, w.off = append(w.positions, pos), append(w.off, off)
		}
	}
	if len(w.positions) < LineSlipLeast {
		return slip, false
	}
	for line := range p.Lines() {
		if power := w.scaled(line); power != 0 {
			from := map[int]int{}
			for _, pos := range w.positions {
				from[pos] = pos
			}
			return LineSlip{Line: line, Power: power, From: from}, true
		}
		if from, is := w.elsewhere(line); is {
			return LineSlip{Line: line, From: from}, true
		}
	}
	return slip, false
}

// wrong are the positions in which a sum fails, and by how much its total is too much there.
type wrong struct {
	matrix.View
	pattern   *Pattern
	positions []int
	off       []int64
}

// needed is what a line should have in a position that fails, and what it has.
func (w *wrong) needed(line, k int) (needed, has int64) {
	has = w.Val(w.Index(line, w.positions[k]))
	return has + int64(w.pattern.WeightOf(line))*w.off[k], has
}

// scaled is by how many powers of ten a line should have more wherever the sum fails; 0 if it is not by
// as many everywhere, or tells nothing.
func (w *wrong) scaled(line int) (power int) {
	telling := 0
	for k := range w.positions {
		needed, has := w.needed(line, k)
		switch by := powerBetween(has, needed); {
		case by == 0 || power != 0 && by != power:
			return 0
		default:
			power = by
		}
		telling += int(arith.Flag(min(arith.Abs(needed), arith.Abs(has)) >= lineSlipTells))
	}
	if telling < LineSlipLeast {
		return 0
	}
	return power
}

// powerBetween is by how many powers of ten one figure must be raised to be another; 0 if by none.
func powerBetween(from, to int64) int {
	if from == 0 || to == 0 || from < 0 != (to < 0) {
		return 0
	}
	small, large, sign := arith.Abs(from), arith.Abs(to), 1
	if small > large {
		small, large, sign = large, small, -1
	}
	for power := 1; power <= lineSlipPower && small <= large/10; power++ {
		if small *= 10; small == large {
			return sign * power
		}
	}
	return 0
}

// elsewhere finds what a line should have in each position that fails among what it has in the others
// that do, where that is no chance and no more than one figure is lost.
func (w *wrong) elsewhere(line int) (from map[int]int, is bool) {
	at := map[int64][]int{}
	for _, pos := range slices.Backward(w.positions) {
		if i := w.Index(line, pos); w.State(i) == matrix.Known {
			at[w.Val(i)] = append(at[w.Val(i)], pos)
		}
	}
	from = map[int]int{}
	lost, telling, bits := 0, 0, -math.Log2(float64(len(w.pattern.Parts)+1))
	for k, pos := range w.positions {
		needed, _ := w.needed(line, k)
		stands := at[needed]
		if len(stands) == 0 {
			if from[pos], lost = -1, lost+1; lost > 1 {
				return nil, false
			}
			continue
		}
		from[pos], at[needed] = stands[len(stands)-1], stands[:len(stands)-1]
		if tells := math.Log2(float64(arith.Abs(needed)+1) / float64(len(w.positions))); tells >= lineSlipBits {
			telling++
			bits += tells
		}
	}
	return from, telling >= LineSlipLeast+lost && bits >= offByBits
}

// lineSlip says whether a labelled total fails in most of the sample, whose weights are there, and one line
// of it is wrong in the same way wherever it does.
func (f *finder) lineSlip(p *Pattern) bool {
	held, failed := 0, 0
	for _, w := range f.weights {
		held += int(arith.Flag(w.Outcome == matrix.Holds))
		failed += int(arith.Flag(w.Outcome == matrix.Fails || w.Outcome == matrix.Average))
	}
	if !p.Said || f.Masked != nil || failed < LineSlipLeast || held > failed {
		return false
	}
	_, is := p.LineSlip(f.View, f.unrated(f.everywhere()))
	return is
}
