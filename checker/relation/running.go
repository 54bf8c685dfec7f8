package relation

import (
	"context"
	"iter"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file finds running totals and balances: lines each of whose figures is the one
// before it and what another line adds to it in the same position, or what one adds and
// another takes away: the months' figures and those up to the month; an account.

// Run claims that the figures of a line run on: each is the one before and the parts.
// Its positions are in the order in which it runs, which may be the reverse of the
// table's.
type Run struct {
	Axis  Axis
	Total int
	Parts []Line
	Steps []Step
}

func (r *Run) clone() *Run {
	return &Run{r.Axis, r.Total, slices.Clone(r.Parts), slices.Clone(r.Steps)}
}

// Step is one position of a run, and how the figure there comes from the one before.
type Step struct {
	Position, Before int // Before is -1 where the run starts anew: then the parts alone give the figure
	Status           Status
	Off              int64 // the figure less what it would have to be, in units of the table's scale
	Own              bool  // the figure itself is wrong: the next one is right again
}

// Bounds and evidence for runs.
const (
	runNear       = 4    // how far from its total a part may stand
	runHeld       = 3    // steps that hold, at least
	runBits       = 30.0 // what those that hold must say in all
	runHeldBroken = 4    // and how many, and what, where one does not hold
	runBitsBroken = 40.0
	runSlips      = 6    // steps that hold, for each slip after the first
	runExact      = 8    // steps that hold to the last digit for a small difference to be none of rounding
	runNearly     = 3    // steps that hold exactly, for each that does by rounding
	runBegin      = 1000 // figures so large seldom look like a slip of others by chance
)

// runs looks for running lines along both axes. What a sum of the same parts says of a
// line is not said again.
func (a *Analysis) runs(ctx context.Context) {
	for _, axis := range []Axis{Across, Down} {
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
			order = runOrder(v, line, skip, order[:0])
			if len(order) <= runHeld {
				continue
			}
			best, bits := a.run(ctx, &t, line, order)
			slices.Reverse(order)
			if r, b := a.run(ctx, &t, line, order); b > bits {
				best = r
			}
			if best != nil && !a.summed(best) {
				a.Runs = append(a.Runs, best)
			}
		}
	}
}

// runOrder are the positions in which a line has a figure, into a slice that is used
// again; none if they are rates.
func runOrder(v matrix.View, line int, skip []bool, order []int32) []int32 {
	i := v.Index(line, 0)
	for pos, skipped := range skip {
		if v.State(i) == matrix.Known && !skipped {
			if v.Rate != nil && v.Rate[i] {
				return nil
			}
			order = append(order, int32(pos))
		}
		i += v.ByPosition
	}
	return order
}

// run is the best way in which a line runs in an order, and what speaks for it. It tries
// the line in a trial that is used again.
func (a *Analysis) run(ctx context.Context, t *trial, line int, order []int32) (best *Run, bits float64) {
	if !t.fill(line, order) || !t.any() {
		return nil, 0
	}
	v := t.View
	try := func(parts ...Line) {
		if ctx.Err() != nil {
			return
		}
		r := &t.run
		r.Axis, r.Total, r.Parts, r.Steps = v.Axis, line, append(r.Parts[:0], parts...), r.Steps[:0]
		if r.breaks(v, order) {
			return
		}
		if b := a.follow(r, v, order); b > bits {
			best, bits = r.clone(), b
		}
	}
	for i := t.from; i < t.to; i++ {
		for _, weight := range [...]int{1, -1} {
			if i != line && t.likely(i, weight, line, 0) {
				try(Line{Index: i, Weight: weight})
			}
		}
		for k := t.from; k < t.to; k++ {
			if i != line && k != line && k != i && t.likely(i, 1, k, -1) {
				try(Line{Index: i, Weight: 1}, Line{Index: k, Weight: -1})
			}
		}
	}
	if best != nil && a.compounds(best) {
		return nil, 0
	}
	return best, bits
}

// compounds says whether a run has figures of several components.
func (a *Analysis) compounds(r *Run) bool {
	for _, s := range r.Steps {
		for x := range a.Addends(r, s) {
			if a.Seen(x.Row, x.Col).Kind == figure.Compound {
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
func (a *Analysis) Addends(r *Run, s Step) iter.Seq[Addend] {
	return func(yield func(Addend) bool) {
		if s.Before >= 0 && !yield(a.addend(r, Line{Index: r.Total, Weight: 1}, s.Before)) {
			return
		}
		for _, l := range r.Parts {
			if !yield(a.addend(r, l, s.Position)) {
				return
			}
		}
	}
}

func (a *Analysis) addend(r *Run, l Line, pos int) Addend {
	row, col := a.Cell(r.Axis, l.Index, pos)
	return Addend{row, col, l.Weight}
}

// Step is a step of a run as a relation. It belongs to no pattern.
func (a *Analysis) Step(r *Run, s Step) Relation {
	out := Relation{
		Operator: "running", Status: s.Status, Evidence: []string{"pattern"},
		Total: a.Ref(r.Axis, r.Total, s.Position), Position: s.Position,
		Difference: decimal.New(s.Off, -int32(a.Numbers.Scale)),
	}
	for x := range a.Addends(r, s) {
		out.Parts = append(out.Parts, Term{Ref: a.Table.Ref(x.Row, x.Col), Weight: x.Weight})
	}
	out.Sum = a.Figure(r.Axis, r.Total, s.Position).Value().Sub(out.Difference)
	return out
}
