package relation

import (
	"math"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
)

// This file weighs what else runs through a breach's cells, and through its position.

// slipEvidence looks for the most telling slip of any one cell, which mends the sum, or mends it but for
// rounding where it comes out to the last digit elsewhere: what nobody may have meant nearly comes out in
// many ways.
func (a *Analysis) slipEvidence(b *Breach, e *evidence) {
	var r rounded
	if b.Pattern.Exact > 0 {
		r = a.likelyRounded(b)
	}
	changes := a.changesWith(b, r)
	filled := 0
	for _, c := range changes {
		if c.Filled {
			filled++
		}
	}
	e[evNoSlip], e[evSpoils] = 1, 1
	for _, c := range changes {
		switch c.Slip {
		case pen.NoSlip:
			continue
		case pen.Neighbour: // figures that come twice are too common to say much
			e[evTwice] = 1
			continue
		}
		e[evNoSlip] = 0
		if c.Slip == pen.LeftBlank {
			e[evLeftBlank] = 1
			e[evRareBlank] = arith.Flag(c.Bits > bitsBlank)
		} else { // any of the cells could have been the one
			e[evSlipTells] = max(e[evSlipTells], min(12, c.Bits-math.Log2(float64(max(filled, 1)))))
		}
		row, col := a.Cell(b.Pattern.Axis, c.Line, b.Position)
		if e[evSpoils] > 0 && a.Breaks(row, col, b) == 0 {
			e[evSpoils] = 0
		}
	}
	if e[evSpoils] == 0 || e[evSlipTells] == 0 {
		return
	}
	// What tells would break sums that hold, so it was another slip: of the total, if that is free.
	if row, col := a.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position); a.Breaks(row, col, b) == 0 {
		e[evSlipTells], e[evNoSlip] = 0, 1
	}
}

// crossEvidence looks at the other patterns that run through the breach's cells.
// One that fails by the same amount points at the cell both share; if all of the
// other direction hold, no single cell can be wrong. One that fails by another
// amount has another slip of its own.
func (a *Analysis) crossEvidence(b *Breach, diff int64, e *evidence) {
	if len(b.carriedBy) > 0 { // the sums of the other direction come out in any case
		e[evSpoils] = 0
		return
	}
	p, holding, cells := b.Pattern, 0, 0
	v := a.Numbers.Along(p.Axis)
	crossing := a.through(1-p.Axis, b.Position)
	look := func(line int) {
		found, same := false, false
		for _, q := range crossing {
			if line >= q.From && line < q.To && !a.followed(q, b.Position, line, b) {
				found = true
				same = same || arith.Abs(a.keptDifference(q, line)) == arith.Abs(diff)
			}
		}
		alike := a.failsAlike(b, line, diff)
		if same || alike {
			e[evCrossed] = 1
			if row, col := a.Cell(p.Axis, line, b.Position); a.Breaks(row, col, b) == 0 {
				e[evSpoils] = 0
			}
		}
		if v.Val(v.Index(line, b.Position)) == 0 && line != p.Total {
			return // a blank may be the cell that both share, and says nothing otherwise
		}
		cells++
		if found && !same {
			holding++
		}
	}
	look(p.Total)
	for _, l := range p.Parts {
		look(l.Index)
	}
	if e[evCrossed] == 0 {
		e[evCrossHeld] = arith.Flag(holding == cells)
		e[evCrossMost] = arith.Flag(holding < cells && holding > 0 && 2*holding >= cells)
	}
}

// failsAlike says whether another pattern of the breach's direction, through a line
// that is the total of one of the two and a part of the other, fails there by the
// same amount. Where each holds in one position only, it may be beyond both blocks.
func (a *Analysis) failsAlike(b *Breach, line int, diff int64) bool {
	for _, q := range a.through(b.Pattern.Axis, line) {
		if (q.Total == line) != (b.Pattern.Total == line) && (q.From <= b.Position && b.Position < q.To || q.Held == 1) &&
			arith.Abs(a.keptDifference(q, b.Position)) == arith.Abs(diff) {
			return true
		}
	}
	return false
}

// othersHold looks at the other patterns of the same direction in the breach's
// position. A column of averages among amounts fails them all: nobody meant it to
// add up.
func (a *Analysis) othersHold(b *Breach) float64 {
	n := a.outcomesAt(b.Pattern.Axis, b.Position)
	n.add(a, b.Pattern, b.Position, -1)
	return arith.Clamp(math.Log2(float64(n.held+1)/float64(n.failed+1)), -5, 3)
}

// outcomes is how many patterns come out in a position, and how many do not.
type outcomes struct{ held, failed int }

// outcomesAt are those of all patterns of an axis, which are counted once for all breaches of
// the position.
func (a *Analysis) outcomesAt(axis Axis, pos int) outcomes {
	return a.told.outcomes.Tell(matrix.AxisLine{Axis: axis, Line: pos}, func() (n outcomes) {
		for _, p := range a.Patterns {
			if p.Axis == axis {
				n.add(a, p, pos, 1)
			}
		}
		return n
	})
}

// add counts a pattern whose block takes in a position so many times.
func (n *outcomes) add(a *Analysis, p *Pattern, pos, times int) {
	if pos < p.From || pos >= p.To {
		return
	}
	switch s, ok := a.Status(p, pos); {
	case !ok:
	case s == Broken:
		n.failed += times
	case s == Held || s == Rounding:
		n.held += times
	}
}

// slipTells is how many bits the most telling slip says that explains why a sum does not come out.
func (a *Analysis) slipTells(p *Pattern, pos int) float64 {
	slip, blank := a.slipBits(p, pos)
	return slip + blank
}

// slipBits are how many bits it says that a slip of the pen explains it, and that a blank does.
func (a *Analysis) slipBits(p *Pattern, pos int) (slip, blank float64) {
	var e evidence
	a.slipEvidence(&Breach{Pattern: p, Position: pos}, &e)
	return e[evSlipTells], bitsBlank * e[evLeftBlank]
}
