package relation

import (
	"context"

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

// Step is one position of a run, and how the figure there comes from the one before.
type Step struct {
	Position, Before int // Before is -1 where the run starts anew: then the parts alone give the figure
	Status           Status
	Off              int64 // the figure less what it would have to be, in units of the table's scale
	Own              bool  // the figure itself is wrong: the next one is right again
}

// Bounds and evidence for runs.
const (
	runNear   = 4    // how far from its total a part may stand
	runHeld   = 5    // steps that hold, at least
	runBits   = 40   // what those that hold must say in all
	runSlips  = 6    // steps that hold, for each slip after the first
	runExact  = 8    // steps that hold to the last digit for a small difference to be none of rounding
	runNearly = 3    // steps that hold exactly, for each that does by rounding
	runBegin  = 1000 // figures so large seldom look like a slip of others by chance
	runProbes = 8    // steps that are looked at first
)

// runs looks for running lines along both axes. What a sum of the same parts says of a
// line is not said again.
func (a *Analysis) runs(ctx context.Context) {
	for _, axis := range []Axis{Across, Down} {
		v := a.numbers.along(axis)
		if v.positions <= runHeld {
			continue
		}
		skip := make([]bool, v.positions) // totals of other positions, which are no step
		for _, p := range a.Patterns {
			if p.Axis != axis {
				skip[p.Total] = true
			}
		}
		order := make([]int, 0, v.positions)
		for line := range v.lines {
			order = v.runOrder(line, skip, order[:0])
			if len(order) <= runHeld {
				continue
			}
			best, bits := a.run(ctx, v, line, order)
			for i, k := 0, len(order)-1; i < k; i, k = i+1, k-1 {
				order[i], order[k] = order[k], order[i]
			}
			if r, b := a.run(ctx, v, line, order); b > bits {
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
func (v view) runOrder(line int, skip []bool, order []int) []int {
	for pos := range v.positions {
		i := v.index(line, pos)
		if v.state[i] != known || skip[pos] {
			continue
		}
		if v.rate != nil && v.rate[i] {
			return nil
		}
		order = append(order, pos)
	}
	return order
}

// run is the best way in which a line runs in an order, and what speaks for it.
func (a *Analysis) run(ctx context.Context, v view, line int, order []int) (best *Run, bits float64) {
	t, ok := v.trial(line, order)
	if !ok || !t.any(line) {
		return nil, 0
	}
	try := func(parts ...Line) {
		if ctx.Err() != nil {
			return
		}
		r := &Run{Axis: v.axis, Total: line, Parts: parts}
		if b := a.follow(r, v, order); b > bits {
			best, bits = r, b
		}
	}
	for i := t.from; i < t.to; i++ {
		for _, weight := range [...]int{1, -1} {
			if i != line && t.likely(i, weight, line, 0) {
				try(Line{i, weight})
			}
		}
		for k := t.from; k < t.to; k++ {
			if i != line && k != line && k != i && t.likely(i, 1, k, -1) {
				try(Line{i, 1}, Line{k, -1})
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
		for _, x := range a.Addends(r, s) {
			if a.seen(x.Row, x.Col).Kind == figure.Compound {
				return true
			}
		}
	}
	return false
}

// trial is what the lines around one have in a few of its steps, so that most of what
// it could run by is soon ruled out.
type trial struct {
	from, to int
	steps    int
	grows    [runProbes]int64                // by how much the line grows
	has      [runProbes][2*runNear + 1]int64 // what the lines have there
}

// trial is false where the line does not change.
func (v view) trial(line int, order []int) (t trial, ok bool) {
	t.from, t.to = max(0, line-runNear), min(v.lines, line+runNear+1)
	stride := max(1, (len(order)-1)/runProbes)
	for i := 1; i < len(order) && t.steps < runProbes; i += stride {
		d := v.val[v.index(line, order[i])] - v.val[v.index(line, order[i-1])]
		if d == 0 {
			continue
		}
		t.grows[t.steps] = d
		has, at := t.has[t.steps][:t.to-t.from], v.index(t.from, order[i])
		for k := range has {
			has[k] = v.val[at+k*v.byLine]
		}
		t.steps++
	}
	return t, 2*t.steps >= min(runHeld, len(order)/stride)
}

// needed is in how many of the steps what a line runs by has to hold.
func (t *trial) needed() int { return max(2, (t.steps+2)/3) }

// any says whether anything at all may be likely: so early, some line or two have to come
// to what the line grows by. Mostly none does.
func (t *trial) any(line int) bool {
	for n, grows := range t.grows[:max(0, t.steps-t.needed()+1)] {
		has := t.has[n][:t.to-t.from]
		for i, x := range has {
			if t.from+i == line {
				continue
			}
			if x == grows || x == -grows {
				return true
			}
			x -= grows
			for k, y := range has {
				if y == x && t.from+k != line {
					return true
				}
			}
		}
	}
	return false
}

// likely says whether one line, and another unless its weight is 0, add what the line
// grows by in a third of the steps.
func (t *trial) likely(i, wi, k, wk int) bool {
	i, k = i-t.from, k-t.from
	missing := t.needed()
	for n := range t.steps {
		switch {
		case int64(wi)*t.has[n][i]+int64(wk)*t.has[n][k] == t.grows[n]:
			missing--
		case missing > t.steps-n-1:
			return false
		}
	}
	return missing <= 0
}

// Addend is a figure of a step, at a place of the table counted from 0.
type Addend struct{ Row, Col, Weight int }

// Addends are what leads to the figure of a step: the one before, if there is one, and
// the parts.
func (a *Analysis) Addends(r *Run, s Step) (out []Addend) {
	add := func(line, pos, weight int) {
		row, col := a.Cell(r.Axis, line, pos)
		out = append(out, Addend{row, col, weight})
	}
	if s.Before >= 0 {
		add(r.Total, s.Before, 1)
	}
	for _, l := range r.Parts {
		add(l.Index, s.Position, l.Weight)
	}
	return out
}

// Step is a step of a run as a relation. It belongs to no pattern.
func (a *Analysis) Step(r *Run, s Step) Relation {
	out := Relation{
		Operator: "running", Status: s.Status, Evidence: []string{"pattern"},
		Total: a.Ref(r.Axis, r.Total, s.Position), Position: s.Position,
		Difference: decimal.New(s.Off, -int32(a.numbers.scale)),
	}
	for _, x := range a.Addends(r, s) {
		out.Parts = append(out.Parts, Term{Ref: a.Table.Ref(x.Row, x.Col), Weight: x.Weight})
	}
	out.Sum = a.figure(r.Axis, r.Total, s.Position).Value().Sub(out.Difference)
	return out
}
