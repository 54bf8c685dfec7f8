package running

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file weighs what the steps of a run say together.

// rareBits is what the figures of a part must say that seldom has anything, where the
// steps hold thanks to it.
const rareBits = 16

// wanted is how many steps of a run must hold, and what they must say in all, if all hold and if some
// do not; and what a slip takes off.
type wanted struct {
	held, heldBroken int
	bits, bitsBroken float64
	slip             float64
}

// A line that is called a running total or a balance has less to prove.
var (
	unnamed   = wanted{held: 3, heldBroken: 4, bits: runBits, bitsBroken: 40, slip: 20}
	saidToRun = wanted{held: 3, heldBroken: 3, bits: 14, bitsBroken: 18, slip: 8}
)

func (w wanted) met(seen *stepsSeen, slips int) bool {
	if slips > 0 {
		return seen.held >= w.heldBroken-seen.own && seen.bits >= w.bitsBroken
	}
	return seen.held >= w.held && seen.bits >= w.bits
}

// stepsSeen is what the steps of a run say together.
type stepsSeen struct {
	run   *Run
	view  matrix.View
	held  int
	own   int // figures of the run itself that are wrong
	bits  float64
	sums  map[int64]bool // what has been added where the run holds
	parts []partSeen
}

// partSeen is in how many steps a part has something.
type partSeen struct {
	held, failed int
	bits         float64 // of its figures in those that hold
}

func newStepsSeen(r *Run, v matrix.View) *stepsSeen {
	return &stepsSeen{run: r, view: v, sums: map[int64]bool{}, parts: make([]partSeen, len(r.Parts))}
}

// fails counts a step that does not hold.
func (s *stepsSeen) fails(pos int) {
	for k, l := range s.run.Parts {
		if s.view.Val(s.view.Index(l.Index, pos)) != 0 {
			s.parts[k].failed++
		}
	}
}

// holds counts a step that does, by what it adds.
func (s *stepsSeen) holds(pos int, sum int64) {
	s.held++
	for k, l := range s.run.Parts {
		if x := s.view.Val(s.view.Index(l.Index, pos)); x != 0 {
			s.parts[k].held++
			s.parts[k].bits += math.Log2(float64(arith.Abs(x)))
		}
	}
	if !s.sums[sum] {
		s.sums[sum] = true
		s.bits += stepBits(sum)
	}
}

// idle says whether some part seldom has anything: it is none, unless it is right, but for one slip.
func (s *stepsSeen) idle() bool {
	return slices.ContainsFunc(s.parts, func(p partSeen) bool {
		return 2*len(s.parts)*p.held < s.held && (p.held < 2 || p.bits < rareBits || p.failed > 1)
	})
}

// stepBits is what a step that holds says by what it adds.
func stepBits(sum int64) float64 { return math.Min(20, math.Log2(1+math.Abs(float64(sum)))) }
