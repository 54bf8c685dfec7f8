package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
)

// This file finds rows that have been written over another: all of their figures stand twice.

// copiedBits is how much two rows must say that are the same by a slip and not by chance, if
// they stand in one list, and copiedFarBits if they do not.
const (
	copiedBits    = 12.0
	copiedFarBits = 24.0
)

// copied are the parts that have the figures of another one in every position, or those of a
// row of another list, of which there are several.
func (f *finder) copied(h *Hypothesis) (lines []int) {
	part := map[int]bool{}
	for _, l := range h.Parts {
		part[l.Index] = true
	}
	units := f.unitsIn(h)
	for _, l := range h.Parts {
		bits, filled := f.rowBits(units, l.Index)
		if filled < 2 || bits < copiedBits {
			continue
		}
		if slices.ContainsFunc(f.copiesOf(l.Index), func(m int) bool {
			return m != l.Index && (part[m] || bits >= copiedFarBits && f.inOtherList(m))
		}) {
			lines = append(lines, l.Index)
		}
	}
	return lines
}

// unitsIn are what the figures of a hypothesis are multiples of in each position.
func (f *finder) unitsIn(h *Hypothesis) []int64 {
	units := make([]int64, len(f.sample))
	for i, pos := range f.sample {
		units[i] = max(1, f.Unit(h.Total, h.Parts, pos))
	}
	return units
}

// rowBits is how much a row says, in such units, that is the same as another one, and in how
// many positions.
func (f *finder) rowBits(units []int64, line int) (bits float64, filled int) {
	for i, pos := range f.sample {
		if x := arith.Abs(f.Val(f.Index(line, pos))); x != 0 {
			bits += math.Log2(1 + float64(x)/float64(units[i]))
			filled++
		}
	}
	return bits, filled
}

// inOtherList says whether a row is one of a list beside another subtotal, and no sum itself.
func (f *finder) inOtherList(line int) bool {
	return !f.total[line] && len(f.byTotal[line]) == 0
}

// copiesOf are the lines with the same figures as one, itself among them. What they are is kept by
// a hash of their figures, so that no two are compared that differ.
func (f *finder) copiesOf(line int) []int {
	if f.byFigures == nil {
		f.byFigures = make(map[uint64][]int, f.Lines)
		for i := range f.Lines {
			key := f.figuresHash(i)
			f.byFigures[key] = append(f.byFigures[key], i)
		}
	}
	out := f.byFigures[f.figuresHash(line)]
	return slices.DeleteFunc(slices.Clone(out[:min(len(out), copiesMost)]), func(i int) bool { return !f.alike(i, line) })
}

// copiesMost is how many lines of the same figures are looked at.
const copiesMost = 64

func (f *finder) figuresHash(line int) uint64 {
	hash := arith.HashBegin
	for _, pos := range f.sample {
		hash = arith.Hash(hash, f.Val(f.Index(line, pos)))
	}
	return hash
}
