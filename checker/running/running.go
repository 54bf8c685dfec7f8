package running

import (
	"context"
	"iter"
	"slices"

	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"
)

// This file finds the lines that run on, and those by which they do.

// Run claims how the figures of a line come about: each step is the figure before, if there is
// one, and what the parts add over the step's positions. The steps are in the order in which the
// line runs, which may be the reverse of the table's.
type Run struct {
	Axis   matrix.Axis
	Total  int
	Parts  []matrix.Line
	Steps  []Step
	Blank  []Step // in which nothing stands, though the line runs on through them or has totals there
	Beside bool   // a line of totals beside their one part, none of which goes on from another
	skip   []bool // positions that are totals of others, which add nothing to a step; nil if there is none

	named map[place][]int // in a statement in steps: the steps that a place is the total or a part of
}

// InLine says whether the figures of a run are what others of the same line come to: the results of a
// statement in steps.
func (r *Run) InLine() bool { return r.Beside && r.Total == r.Parts[0].Index }

func (r *Run) clone() *Run {
	return &Run{Axis: r.Axis, Total: r.Total, Parts: slices.Clone(r.Parts), Steps: slices.Clone(r.Steps), Blank: slices.Clone(r.Blank)}
}

// Step is one position of a run, and how the figure there comes about.
type Step struct {
	Position, Before int // Before is -1 where the run starts anew: then the parts alone give the figure
	From, To         int // the positions, from one to before another, in which the parts add to it
	Status           footing.Status
	Off              int64  // the figure less what it would have to be, in units of the table's scale
	Own              bool   // the figure itself is wrong: the next one is right again
	Takes            []Take // or what it takes, in a statement in steps
	Gaps             []int  // there, rows of the sheet in which a part may be missing
}

// place is where a line is in a position.
type place struct{ line, pos int }

// Take is a position that a step takes the part in, and how often.
type Take struct{ Position, Weight int }

// stepTo is the step to a position to which the parts add what stands in it.
func stepTo(pos, before int) Step { return Step{Position: pos, Before: before, From: pos, To: pos + 1} }

// Bounds and evidence for runs.
const (
	runNear   = 4    // how far from its total a part may stand
	runHeld   = 3    // steps that hold, at least
	runBits   = 30.0 // what those that hold must say in all, if the line is not said to run
	runSlips  = 6    // steps that hold, for each slip after the first
	runExact  = 8    // steps that hold to the last digit for a small difference to be none of rounding
	runNearly = 3    // steps that hold exactly, for each that does by rounding
	runBegin  = 1000 // figures so large seldom look like a slip of others by chance
)

// finder looks for runs in a table.
type finder struct {
	*footing.Audit
	merges, opens, closes []stretch // of the line that is looked at, used again
}

// Find looks for running lines along both axes. What a sum of the same parts says of a
// line, which is the total or a part of the sum, is not said again; nor what statements in steps say.
func Find(ctx context.Context, a *footing.Audit, stepped []Statement, through func(axis matrix.Axis, line int) []*footing.Pattern) (runs []*Run) {
	f := finder{Audit: a}
	for _, axis := range []matrix.Axis{matrix.Across, matrix.Down} {
		v := a.Numbers.Along(axis)
		if v.Positions <= runHeld {
			continue
		}
		skip := make([]bool, v.Positions) // totals of other positions, which are no step
		for _, p := range a.Patterns {
			if p.Axis != axis {
				skip[p.Total] = true
			}
		}
		order := make([]int32, 0, v.Positions)
		t := trial{View: v}
		for line := range v.Lines {
			if axis == matrix.Across && slices.ContainsFunc(stepped, func(s Statement) bool { return s.has(line) }) {
				continue
			}
			var gaps int
			order, gaps = runOrder(v, line, skip, order[:0])
			if gaps >= besideShown {
				if r := f.beside(v, line, order, skip); r != nil {
					runs = append(runs, r)
					continue
				}
			}
			if len(order) <= runHeld {
				continue
			}
			best, bits := f.run(ctx, &t, line, order)
			slices.Reverse(order)
			if r, b := f.run(ctx, &t, line, order); b > bits {
				best = r
			}
			if best != nil && !best.within(through(axis, line)) {
				runs = append(runs, best)
			}
		}
	}
	return runs
}

// within says whether one of some sums takes the total and the parts of a run together, so that the
// run follows from it: what was there at the beginning is in the table.
func (r *Run) within(sums []*footing.Pattern) bool {
	return slices.ContainsFunc(sums, func(p *footing.Pattern) bool {
		return !slices.ContainsFunc(r.Parts, func(l matrix.Line) bool { return !p.Involves(l.Index) })
	})
}

// runOrder are the positions in which a line has a figure, into a slice that is used
// again; none if they are rates. Gaps is how often blanks follow something or come first.
func runOrder(v matrix.View, line int, skip []bool, order []int32) (known []int32, gaps int) {
	i, blank := v.Index(line, 0), false
	for pos, skipped := range skip {
		state := v.State(i)
		if state == matrix.Known && !skipped {
			if v.Rate != nil && v.Rate[i] {
				return nil, 0
			}
			order = append(order, int32(pos))
		}
		if state == matrix.Void && !blank {
			gaps++
		}
		blank = state == matrix.Void
		i += v.ByPosition
	}
	return order, gaps
}

// run is the best way in which a line runs in an order, and what speaks for it. It tries
// the line in a trial that is used again.
func (f *finder) run(ctx context.Context, t *trial, line int, order []int32) (best *Run, bits float64) {
	if !t.fill(line, order) || !t.any() {
		return nil, 0
	}
	v := t.View
	try := func(parts ...matrix.Line) {
		if ctx.Err() != nil {
			return
		}
		r := &t.run
		r.Axis, r.Total, r.Parts, r.Steps, r.Blank = v.Axis, line, append(r.Parts[:0], parts...), r.Steps[:0], r.Blank[:0]
		if r.breaks(v, order) {
			return
		}
		if b := f.follow(r, v, order); b > bits {
			best, bits = r.clone(), b
		}
	}
	for i := t.from; i < t.to; i++ {
		for _, weight := range [...]int{1, -1} {
			if i != line && t.likely(i, weight, line, 0) {
				try(matrix.Line{Index: i, Weight: weight})
			}
		}
		for k := t.from; k < t.to; k++ {
			if i != line && k != line && k != i && t.likely(i, 1, k, -1) {
				try(matrix.Line{Index: i, Weight: 1}, matrix.Line{Index: k, Weight: -1})
			}
		}
	}
	if best != nil && f.compounds(best) {
		return nil, 0
	}
	return best, bits
}

// compounds says whether a run has figures of several components.
func (f *finder) compounds(r *Run) bool {
	for _, s := range r.Steps {
		for x := range r.Addends(s) {
			if f.Seen(x.Row, x.Col).Kind == figure.Compound {
				return true
			}
		}
	}
	return false
}

// Addend is a figure of a step, at a place of the table counted from 0.
type Addend struct{ Row, Col, Weight int }

// Addends are what leads to the figure of a step: the one before, if there is one, and
// the parts.
func (r *Run) Addends(s Step) iter.Seq[Addend] {
	return func(yield func(Addend) bool) {
		if s.Before >= 0 && !yield(r.addend(matrix.Line{Index: r.Total, Weight: 1}, s.Before)) {
			return
		}
		for l, pos := range r.parts(s) {
			if !yield(r.addend(l, pos)) {
				return
			}
		}
	}
}

// parts are the parts of a step with the positions in which they add to it.
func (r *Run) parts(s Step) iter.Seq2[matrix.Line, int] {
	return func(yield func(matrix.Line, int) bool) {
		if s.Takes != nil {
			for _, t := range s.Takes {
				if !yield(matrix.Line{Index: r.Parts[0].Index, Weight: t.Weight}, t.Position) {
					return
				}
			}
			return
		}
		for pos := s.From; pos < s.To; pos++ {
			if r.skip != nil && r.skip[pos] {
				continue
			}
			for _, l := range r.Parts {
				if !yield(l, pos) {
					return
				}
			}
		}
	}
}

func (r *Run) addend(l matrix.Line, pos int) Addend {
	row, col := r.Axis.Cell(l.Index, pos)
	return Addend{row, col, l.Weight}
}
