package relation

import (
	"slices"

	"crossfoot/checker/running"
)

// This file tells what totals that stand beside their parts (running.Run) say of the sums of the table.

// besideHeld counts the totals beside their parts that come out and that a cell is, or is a part of.
func (a *Analysis) besideHeld(row, col int) (n int) {
	for _, r := range a.Runs {
		if !r.Beside {
			continue
		}
		if s, ok := r.At(row, col); ok && s.Status == Held {
			n++
		}
	}
	return n
}

// standsFor says whether a place is blank because what is written elsewhere stands for it: it lies
// under a merged cell, or a total beside its parts is written in one of their positions.
func (a *Analysis) standsFor(row, col int) bool {
	return a.Table.Covered(row, col) || slices.ContainsFunc(a.Runs, func(r *running.Run) bool { return r.Beside && r.Covers(row, col) })
}

// besideSay says whether totals beside their parts show a breach to be one: they stand beside all
// that is added up there, and either all come out, so that the parts are right, or those that do not
// are off by as much together.
func (a *Analysis) besideSay(b *Breach) bool {
	p := b.Pattern
	v := a.Numbers.Along(p.Axis)
	for _, r := range a.Runs {
		if !r.Beside || r.Axis == p.Axis || r.Total != b.Position && r.Parts[0].Index != b.Position {
			continue
		}
		off, at := a.keptDifference(p, b.Position), -1
		all := true
		for _, l := range p.Parts {
			if v.Val(v.Index(l.Index, b.Position)) == 0 {
				continue
			}
			s, ok := r.At(a.Cell(p.Axis, l.Index, b.Position))
			if all = ok && l.Weight == 1 && (s.Status == Held || s.Status == Broken); !all {
				break
			}
			if s.Position == at {
				continue
			}
			if at = s.Position; r.Total == b.Position {
				off += s.Off
			} else {
				off -= s.Off
			}
		}
		if all && (off == 0 || off == a.keptDifference(p, b.Position)) {
			return true
		}
	}
	return false
}
