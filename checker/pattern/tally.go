package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file weighs a hypothesis in many positions.

// account is what a hypothesis is worth over all positions.
type account struct {
	from, to           int     // the block in which it is worth most
	bits               float64 // there, less its price
	held, near, broken int
}

// tally weighs a hypothesis in every one of the positions, which are the sample or all, and finds the
// block in which it is worth most. What each of them says stays in the finder's memory until the next tally.
func (f *finder) tally(h *Hypothesis, positions []int) account {
	t := f.tallies.of(h, len(positions))
	if t == nil {
		t = f.tallies.begin(h, len(positions))
		t.weights = f.weigh(t.weights, h, positions)
		if t.account = blockOf(t.weights); t.bits > 0 {
			f.tallies.keep()
		}
	}
	f.weights = t.weights
	a := t.account
	a.bits -= h.price
	return a
}

// weigh appends what a hypothesis is worth in each position.
func (f *finder) weigh(weights []matrix.Weight, h *Hypothesis, positions []int) []matrix.Weight {
	v := f.View
	f.shapes.clear(min(len(positions), sampleSize))
	single, several := int32(-1), false // the only parts that are not zero
	ref := -1                           // the last position that held
	for _, p := range positions {
		w, unit := v.WeighIn(h.Total, h.Parts, p)
		if w.Outcome == matrix.Holds {
			if w.Single >= 0 {
				several = several || single >= 0 && single != w.Single
				single = w.Single
			} else if len(positions) <= sampleSize {
				unit = max(unit, 1)
				key := shape(v, h, p, unit)
				switch old := f.shapes.put(key, unit); old {
				case 0:
				case unit:
					w.Bits = min(w.Bits, bitsAgain)
				default:
					w.Bits *= bitsAlike
				}
			}
		}
		if w.Single < 0 && (w.Outcome == matrix.Holds || w.Outcome == matrix.Nearly) {
			if ref >= 0 {
				news := news(v, h, ref, p)
				if w.Outcome == matrix.Holds { // to the last digit, which growth does not foretell
					news = (news + w.Bits) / 2
				}
				w.Bits = min(w.Bits, news)
			}
			ref = p
		}
		weights = append(weights, w)
	}
	if several {
		for i, w := range weights {
			if w.Outcome == matrix.Holds && w.Single >= 0 {
				p := positions[i]
				x := arith.Abs(v.Val(v.Index(h.Total, p)))
				weights[i].Bits = min(bitsSingle, math.Log2(float64(x)+1)/2)
			}
		}
	}
	return weights
}

// blockOf finds the run of positions with the greatest sum (Kadane's method).
func blockOf(weights []matrix.Weight) (a account) {
	best, sum, start := 0.0, 0.0, 0
	for i, w := range weights {
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += w.Bits
		if sum > best {
			best, a.from, a.to = sum, start, i+1
		}
	}
	a.bits = best
	for _, w := range weights[a.from:a.to] {
		switch w.Outcome {
		case matrix.Holds:
			if w.Bits > matrix.BitsLone {
				a.held++
			}
		case matrix.Nearly:
			a.near++
		case matrix.Fails, matrix.Average, matrix.Open:
			a.broken++
		}
	}
	return a
}

// news is what a position that holds can say after another one has: no more than
// how far its parts are from being the other's times a factor. Where all lines
// grow alike, a sum that comes out once comes out, more or less, ever after.
func news(v matrix.View, h *Hypothesis, ref, pos int) float64 {
	then, now := float64(v.Val(v.Index(h.Total, ref))), float64(v.Val(v.Index(h.Total, pos)))
	if then == 0 {
		return matrix.BitsMost
	}
	factor, most := now/then, 0.0
	sum := int64(0)
	for _, p := range h.Parts {
		x := v.Val(v.Index(p.Index, pos))
		sum += int64(p.Weight) * x
		most = max(most, math.Abs(float64(x)-factor*float64(v.Val(v.Index(p.Index, ref)))))
	}
	diff := math.Abs(now - float64(sum))
	return max(bitsAgain, math.Log2((most+1)/(2*diff+1))+0.5)
}

// shape is a hash of a position's figures up to a factor, their unit, so that 60 = 20 + 40
// three times over is seen to be the same, and 30 = 10 + 20 to be alike.
func shape(v matrix.View, h *Hypothesis, pos int, unit int64) uint64 {
	hash := arith.HashBegin
	for _, p := range h.Parts {
		x := v.Val(v.Index(p.Index, pos))
		if unit > 1 {
			x /= unit
		}
		hash = arith.Hash(hash, x)
	}
	return hash
}

// shapes are the shapes that have come up, each with its latest unit: a hash table with
// open addressing.
type shapes struct {
	hashes []uint64
	units  []int64 // 0 where the slot is empty
	shift  uint
}

// clear makes room for so many shapes.
func (s *shapes) clear(most int) {
	size := 16
	s.shift = 60
	for size < 2*most {
		size, s.shift = 2*size, s.shift-1
	}
	s.hashes, s.units = slices.Grow(s.hashes[:0], size)[:size], slices.Grow(s.units[:0], size)[:size]
	clear(s.units)
}

// put notes a shape, and gives the unit in which it came up before, or 0.
func (s *shapes) put(hash uint64, unit int64) (before int64) {
	slot := hash * arith.Hashing >> s.shift
	for s.units[slot] != 0 && s.hashes[slot] != hash {
		slot = (slot + 1) & uint64(len(s.units)-1)
	}
	before = s.units[slot]
	s.hashes[slot], s.units[slot] = hash, unit
	return before
}
