package running

import (
	"iter"
	"slices"
	"sort"

	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file finds totals that stand beside what they total: a column that has one figure, often in
// a merged cell, for the several rows of each department.

// Evidence for totals beside their parts: how many of several filled parts must come out, and what
// they must say in all (see stepBits). Merged cells show what a total stands beside, and so does
// a head that is called a total; else blanks have to do, which stand in other columns too.
const (
	besideShown     = 2
	besideShownBits = 16.0
	besideHeld      = 3
	besideBits      = 22.0
	besideHolds     = 3  // that come out, for each after the first that does not
	besideProbes    = 12 // that are tried before one comes out
	besideTried     = 4  // that do not, after which no more are tried unless half as many do
)

// beside is the line beside a line that its figures total over the positions they stand beside, if
// there is one. Known are the positions in which it has figures.
func (f *finder) beside(v matrix.View, line int, known []int32, skip []bool) (best *Run) {
	merged := f.merged(v, line, skip)
	ways := [...][]stretch{merged, nil}
	if merged == nil {
		ways = [...][]stretch{f.opening(v, line, known, skip), f.closing(v, line, known, skip)}
	}
	most := 0.0
	for _, stretches := range ways {
		if len(stretches) == 0 {
			continue
		}
		for part := max(0, line-runNear); part < min(v.Lines, line+runNear+1); part++ {
			if part == line || !comesOut(v, line, part, stretches, skip) {
				continue
			}
			r := &Run{Axis: v.Axis, Total: line, Parts: []matrix.Line{{Index: part, Weight: 1}}, Beside: true, skip: skip}
			if bits := f.total(r, v, stretches, merged != nil); bits > most {
				best, most = r, bits
			}
		}
	}
	return best
}

// comesOut says soon whether several figures of a line are what another comes to over several positions.
func comesOut(v matrix.View, line, part int, stretches []stretch, skip []bool) bool {
	several, tried := 0, 0
	for _, s := range stretches {
		if several == 0 && tried > besideProbes {
			return false
		}
		sum, filled := int64(0), 0
		for pos := s.from; pos < s.to; pos++ {
			if x := v.Val(v.Index(part, pos)); x != 0 && !skip[pos] {
				sum += x
				filled++
			}
		}
		if filled < 2 {
			continue
		}
		if tried++; sum == v.Val(v.Index(line, s.at)) {
			if several++; several == besideShown {
				return true
			}
		}
	}
	return false
}

// total follows a line over some stretches, and returns what speaks for it as the totals of the
// part; nothing if too little does. Shown says that merged cells tell the stretches.
func (f *finder) total(r *Run, v matrix.View, stretches []stretch, shown bool) (bits float64) {
	seen := besideSeen{shown: shown, named: says.Total(matrix.Label(f.Table, v.Axis, r.Total)), sums: map[int64]bool{}}
	for _, at := range stretches {
		s := Step{Position: at.at, Before: -1, From: at.from, To: at.to}
		sum, filled, ok := r.over(v, s)
		if !ok || filled == 0 { // with nothing beside it, it is no total of this kind
			continue
		}
		if v.State(v.Index(r.Total, at.at)) == matrix.Void {
			if s.Status = footing.Undetermined; filled > 1 {
				r.Blank = append(r.Blank, s)
			}
			continue
		}
		s.Off = v.Val(v.Index(r.Total, at.at)) - sum
		small, _ := f.small(r, v, s)
		switch {
		case s.Off == 0:
			seen.holds(sum, filled)
		case small && (f.Rounded || v.Inexact):
			s.Status = footing.Rounding
			seen.near++
		default:
			s.Status = footing.Broken
			seen.failed++
			if !f.alsoOff(r, s) {
				seen.alone++
				if !seen.named && !r.plausible(v, s) {
					s.Status = footing.Undetermined // it may be what there is, rather than what is listed
				}
			}
		}
		r.Steps = append(r.Steps, s)
		if seen.hopeless(len(stretches)) {
			return 0
		}
	}
	if !seen.enough() {
		return 0
	}
	return seen.bits
}

// besideSeen is what the totals of a line say together: those that come out, those of them that have
// several filled parts, those that do but for rounding, those that do not, and those of these of which
// no sum says so as well.
type besideSeen struct {
	held, several, near, failed, alone int
	shown, named                       bool // merged cells tell the stretches; the line is called a total
	bits                               float64
	sums                               map[int64]bool
}

// holds counts a total that comes out.
func (b *besideSeen) holds(sum int64, filled int) {
	b.held++
	if filled <= 1 {
		return
	}
	b.several++
	if !b.sums[sum] {
		b.sums[sum] = true
		b.bits += stepBits(sum)
	}
}

// hopeless says soon that too many of so many do not come out.
func (b *besideSeen) hopeless(stretches int) bool {
	return b.failed > max(1, stretches/besideHolds) || b.failed > besideTried && b.failed > 2*b.held
}

// enough says whether they are the totals of the part.
func (b *besideSeen) enough() bool {
	least, bits := besideHeld, besideBits
	if b.shown || b.named {
		least, bits = besideShown, besideShownBits
	}
	if b.alone > 0 && !(b.shown && b.named) {
		least++
	}
	return b.several >= least && b.bits >= bits && b.near <= b.held/runNearly && b.failed <= max(1, b.several/besideHolds)
}

// alsoOff says whether a sum of the other direction is off by as much as a step, so that one figure
// would mend both.
func (f *finder) alsoOff(r *Run, s Step) bool {
	return slices.ContainsFunc(f.Patterns, func(p *footing.Pattern) bool {
		if p.Axis == r.Axis {
			return false
		}
		if p.Involves(s.Position) && f.Difference(p, r.Total) == -s.Off {
			return true
		}
		for pos := s.From; pos < s.To; pos++ {
			if p.Involves(pos) && f.Difference(p, r.Parts[0].Index) == s.Off {
				return true
			}
		}
		return false
	})
}

// over is what the parts of a step come to, how many of them have something, and whether all can be
// read.
func (r *Run) over(v matrix.View, s Step) (sum int64, filled int, ok bool) {
	for x := range r.Addends(s) {
		i := x.Row*v.Cols + x.Col
		if v.State(i) >= matrix.Absent || v.Rate != nil && v.Rate[i] {
			return 0, 0, false
		}
		if val := v.Val(i); val != 0 {
			sum += val
			filled++
		}
	}
	return sum, filled, true
}

// Through are the steps of totals beside their parts that a place of the table, counted from 0, is the
// total or a part of.
func (r *Run) Through(row, col int) iter.Seq[Step] {
	line, pos := r.lineOf(row, col)
	return func(yield func(Step) bool) {
		if r.named == nil {
			if s, ok := r.around(pos); ok && (line == r.Total && s.Position == pos || line == r.Parts[0].Index && !r.skip[pos]) {
				yield(s)
			}
			return
		}
		for _, i := range r.named[place{line, pos}] {
			if !yield(r.Steps[i]) {
				return
			}
		}
	}
}

// At is one such step, if there is one.
func (r *Run) At(row, col int) (s Step, ok bool) {
	for s := range r.Through(row, col) {
		return s, true
	}
	return s, false
}

// Covers says whether a total beside its parts stands for a place, though it is written in another.
func (r *Run) Covers(row, col int) bool {
	line, pos := r.lineOf(row, col)
	s, ok := r.around(pos)
	return ok && r.named == nil && line == r.Total && s.Position != pos
}

func (r *Run) lineOf(row, col int) (line, pos int) {
	if r.Axis == matrix.Down {
		return row, col
	}
	return col, row
}

// around is the step in whose stretch a position is.
func (r *Run) around(pos int) (s Step, ok bool) {
	i := sort.Search(len(r.Steps), func(i int) bool { return r.Steps[i].To > pos })
	if i == len(r.Steps) || r.Steps[i].From > pos {
		return s, false
	}
	return r.Steps[i], true
}
