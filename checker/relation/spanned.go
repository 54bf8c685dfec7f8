package relation

import (
	"iter"

	"crossfoot/checker/matrix"
	"crossfoot/checker/running"
)

// This file tells what totals that stand beside their parts (running.Run) say of the sums of the table.

// besides are the totals beside their parts by the lines that have them or are their part.
type besides map[matrix.AxisLine][]*running.Run

func besidesOf(runs []*running.Run) besides {
	out := besides{}
	for _, r := range runs {
		if r.Beside {
			out.add(r, r.Total)
			if part := r.Parts[0].Index; part != r.Total {
				out.add(r, part)
			}
		}
	}
	return out
}

func (b besides) add(r *running.Run, line int) {
	key := matrix.AxisLine{Axis: r.Axis, Line: line}
	b[key] = append(b[key], r)
}

// through are those whose lines run through a place of the table, counted from 0.
func (b besides) through(row, col int) iter.Seq[*running.Run] {
	return func(yield func(*running.Run) bool) {
		for _, key := range [...]matrix.AxisLine{{Axis: Across, Line: col}, {Axis: Down, Line: row}} {
			for _, r := range b[key] {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// besideHeld counts the totals beside their parts that come out and that a cell is, or is a part of.
func (a *Analysis) besideHeld(row, col int) (n int) {
	for r := range a.besides.through(row, col) {
		for s := range r.Through(row, col) {
			if s.Status == Held {
				n++
			}
		}
	}
	return n
}

// standsFor says whether a place is blank because what is written elsewhere stands for it: it lies
// under a merged cell, or a total beside its parts is written in one of their positions.
func (a *Analysis) standsFor(row, col int) bool {
	if a.Table.Covered(row, col) {
		return true
	}
	for r := range a.besides.through(row, col) {
		if r.Covers(row, col) {
			return true
		}
	}
	return false
}

// besideSay says whether totals beside their parts show a breach to be one: they stand beside all
// that is added up there, and either all come out, so that the parts are right, or those that do not
// are off by as much together.
func (a *Analysis) besideSay(b *Breach) bool {
	p := b.Pattern
	v := a.Numbers.Along(p.Axis)
	for _, r := range a.besides[matrix.AxisLine{Axis: 1 - p.Axis, Line: b.Position}] {
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
