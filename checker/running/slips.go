package running

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
)

// This file tells what explains a step that does not hold: rounding, or one figure that is wrong.

// slips tells the steps that do not hold apart, and returns how many slips they are: a
// wrong figure of the run fails with the next one, which makes up for it.
func (f *finder) slips(r *Run, v matrix.View, held int) (slips int) {
	smalls := 0
	for i := 0; i < len(r.Steps) && smalls <= 2; i++ {
		if small, _ := f.small(r, v, r.Steps[i]); small {
			smalls++
		}
	}
	for i := 0; i < len(r.Steps); i++ {
		s := &r.Steps[i]
		if s.Off == 0 {
			continue
		}
		next := i + 1
		s.Own = next < len(r.Steps) && r.Steps[next].Before == s.Position && r.Steps[next].Off == -s.Off
		small, uneven := f.small(r, v, *s)
		if small && (uneven || f.Rounded || v.Inexact || smalls > 2 || smalls == 2 && !s.Own || held < runExact) {
			s.Status = footing.Rounding
			continue
		}
		slips++
		if s.Own { // the next step is right but for this one
			r.Steps[next].Off, r.Steps[next].Status = 0, footing.Held
		} else if !r.plausible(v, *s) { // the line may run on from something else
			s.Status = footing.Undetermined
		}
	}
	return slips
}

// small says whether rounding could make what a step is off by, and whether its figures
// show different decimals, so that some of them are rounded.
func (f *finder) small(r *Run, v matrix.View, s Step) (small, uneven bool) {
	if s.Off == 0 {
		return false, false
	}
	slack, finest, coarsest := 0.0, 0, v.Scale
	add := func(x Addend) {
		if x := f.Seen(x.Row, x.Col); x.IsNumber() && !x.IsZero() {
			places := min(max(x.Shown(), 0), v.Scale)
			finest, coarsest = max(finest, places), min(coarsest, places)
			slack += arith.Pow10(v.Scale-places) / 2
		}
	}
	for x := range r.Addends(s) {
		add(x)
	}
	add(r.addend(matrix.Line{Index: r.Total, Weight: 1}, s.Position))
	noise := 1e-12 * math.Abs(float64(v.Val(v.Index(r.Total, s.Position))))
	return math.Abs(float64(s.Off)) <= noise+max(2*arith.Pow10(v.Scale-finest), slack), finest != coarsest
}

// plausible says whether a slip of the pen, in any of the figures of a step, explains it.
func (r *Run) plausible(v matrix.View, s Step) bool {
	now := v.Val(v.Index(r.Total, s.Position))
	slip, _ := pen.SlipOf(now-s.Off, now)
	for _, c := range r.changes(v, s) {
		if slip == pen.NoSlip {
			slip = c.Slip
		}
	}
	return slip != pen.NoSlip
}

// changes are the parts of a step whose change would mend it, with the slip that
// explains each.
func (r *Run) changes(v matrix.View, s Step) (out []Change) {
	for l, pos := range r.parts(s) {
		i := v.Index(l.Index, pos)
		if v.State(i) != matrix.Known {
			continue
		}
		c := Change{Line: l.Index, Position: pos, From: v.Val(i), To: v.Val(i) + int64(l.Weight)*s.Off}
		c.Slip, _ = pen.SlipOf(c.To, c.From)
		out = append(out, c)
	}
	return out
}

// Change is a figure of a step, and what it would have to be for the step to hold.
type Change struct {
	Line, Position int
	From, To       int64 // in units of the table's scale
	Slip           pen.Slip
}

// Changes are the changes of one figure that would mend a step which does not hold and
// that a slip of the pen explains. Where the next figure is right again, it can only be the run's own.
func (r *Run) Changes(v matrix.View, s Step) (out []Change) {
	last := r.Steps[len(r.Steps)-1].Position == s.Position
	if !s.Own {
		out = r.changes(v, s)
	}
	if s.Own || last || r.Beside {
		out = append(out, r.own(v, s))
	}
	return slices.DeleteFunc(out, func(c Change) bool { return c.Slip == pen.NoSlip })
}

// own is the change of the figure itself.
func (r *Run) own(v matrix.View, s Step) Change {
	x := v.Val(v.Index(r.Total, s.Position))
	c := Change{Line: r.Total, Position: s.Position, From: x, To: x - s.Off}
	c.Slip, _ = pen.SlipOf(c.To, c.From)
	return c
}

// Mends are all changes of one figure that would mend a step, whatever explains them.
func (r *Run) Mends(v matrix.View, s Step) []Change {
	if s.Own {
		return []Change{r.own(v, s)}
	}
	return append(r.changes(v, s), r.own(v, s))
}
