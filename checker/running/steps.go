package running

import (
	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pen"
	"crossfoot/checker/says"
)

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
