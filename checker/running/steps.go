package running

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
	"crossfoot/checker/says"
)

// rareBits is what the figures of a part must say that seldom has anything, where the
// steps hold thanks to it.
const rareBits = 16

// This file judges the steps of a run.

// adds is what the parts add in a position, and whether all that is written there can
// be read and something is.
func (r *Run) adds(v matrix.View, pos int) (sum int64, ok bool) {
	some := false
	for _, l := range r.Parts {
		i := v.Index(l.Index, pos)
		if v.State(i) >= matrix.Absent {
			return 0, false
		}
		some = some || v.State(i) != matrix.Void
		sum += int64(l.Weight) * v.Val(i)
	}
	return sum, some
}

// follow goes through the steps of a run, and returns what speaks for it; nothing if
// too much speaks against it.
func (f *finder) follow(r *Run, v matrix.View, order []int32) (bits float64) {
	seen := f.steps(r, v, order)
	if seen.idle() {
		return 0
	}
	slips, near := f.slips(r, v, seen.held), 0
	for i, s := range r.Steps {
		if s.Status == footing.Rounding {
			near++
		}
		if slips > 0 && s.Own && s.Before >= 0 { // beside a wrong figure, two steps hold as one
			seen.own++
			seen.bits += stepBits(v.Val(v.Index(r.Total, r.Steps[i+1].Position)) - v.Val(v.Index(r.Total, s.Before)))
		}
	}
	if seen.held < runNearly*near || slips > max(1, seen.held/runSlips) {
		return 0
	}
	want := unnamed
	if !want.met(seen, slips) {
		if want = saidToRun; !want.met(seen, slips) || !says.Running(matrix.Label(f.Table, r.Axis, r.Total)) {
			return 0
		}
	}
	return seen.bits - want.slip*float64(slips)
}

// steps are the steps of a run, and what they say together.
func (f *finder) steps(r *Run, v matrix.View, order []int32) *stepsSeen {
	var start Step
	seen := newStepsSeen(r, v)
	for i := range order {
		pos := int(order[i])
		now := v.Val(v.Index(r.Total, pos))
		sum, ok := r.adds(v, pos)
		s := stepTo(pos, -1)
		switch {
		case !ok:
			continue
		case i == 0 && now != sum: // what was before is not in the table, or the figure is wrong
			start = s
			start.Status, start.Off = footing.Broken, now-sum
			continue
		case now == sum:
			if i == 0 && sum != 0 { // it begins with what is added first
				seen.bits += stepBits(sum)
			}
		default:
			s.Before = int(order[i-1])
			s.Off = now - v.Val(v.Index(r.Total, s.Before)) - sum
			if i == 1 && start.Off != 0 && f.begins(r, v, start, s) {
				r.Steps = append(r.Steps, start)
			}
			if blank, ok := r.passes(v, s); ok {
				r.Blank = append(r.Blank, blank)
				continue
			}
			if s.Off != 0 {
				s.Status = footing.Broken
				seen.fails(pos)
			} else if sum != 0 {
				seen.holds(pos, sum)
			}
		}
		r.Steps = append(r.Steps, s)
	}
	return seen
}

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

// passes is the step to the one position between a step and the one before it, if nothing stands
// there and what is added there is what the step lacks.
func (r *Run) passes(v matrix.View, s Step) (blank Step, ok bool) {
	between := (s.Position + s.Before) / 2
	if gap := s.Position - s.Before; s.Off == 0 || gap != 2 && gap != -2 || v.State(v.Index(r.Total, between)) != matrix.Void {
		return blank, false
	}
	sum, ok := r.adds(v, between)
	blank = stepTo(between, s.Before)
	blank.Status = footing.Undetermined
	return blank, ok && sum == s.Off
}

// stepBits is what a step that holds says by what it adds.
func stepBits(sum int64) float64 { return math.Min(20, math.Log2(1+math.Abs(float64(sum)))) }

// breaks says soon whether more steps fail than rounding and slips explain.
func (r *Run) breaks(v matrix.View, order []int32) bool {
	held, failed := 0, 0
	before := v.Val(v.Index(r.Total, int(order[0])))
	for i, pos := range order {
		now := v.Val(v.Index(r.Total, int(pos)))
		sum, ok := r.adds(v, int(pos))
		switch {
		case i == 0 || !ok || now == sum:
		case now-before != sum:
			failed++
			if left := len(order) - 1 - i; failed > mayFail(held+left) {
				return true
			}
		case sum != 0:
			held++
		}
		before = now
	}
	return false
}

// mayFail is how many steps may fail where so many hold: those that rounding explains,
// and the slips, with each of which the next step fails too.
func mayFail(held int) int { return held/runNearly + 2*max(1, held/runSlips) }

// begins says whether a run that does not begin with what its part adds was meant to:
// the next step shows that the first figure is wrong, or nothing was before, as the
// figures are the same but for two digits that are swapped. Other slips look like a
// round sum that was there before.
func (f *finder) begins(r *Run, v matrix.View, start, next Step) bool {
	if next.Off != 0 {
		return next.Off == -start.Off
	}
	now := v.Val(v.Index(r.Total, start.Position))
	slip, _ := pen.SlipOf(now-start.Off, now)
	small, _ := f.small(r, v, start)
	return !small && len(r.Parts) == 1 && r.Parts[0].Weight > 0 && now >= runBegin && slip == pen.Swapped
}

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
