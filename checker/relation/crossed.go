package relation

import (
	"cmp"
	"math"
	"slices"

	"crossfoot/checker/arith"
)

// This file tells sums that do not come out in rows and in columns by the cells in which these
// meet: a row is off by as much as a column, or as two of them together. What was never meant to
// add up is off by something else. Where several cells are wrong, each sum that fails speaks
// against the others; where they meet, they speak for each other.
//
// All rows together are off by as much as all columns, whatever is wrong, as each cell counts in
// both. So if all sums that meet agree, one agreement fewer says anything.

// meeting is a cell that a breach shares with one of the other direction, and how much of what
// the breach is off by would be gone if the other one were mended there.
type meeting struct {
	line  int
	other *Breach
	by    int64
}

// agreement is a breach and those of the other direction that account for what it is off by.
type agreement struct {
	breaches []*Breach
	bits     float64 // that it says
}

// What it takes for sums to agree.
const (
	agreeBits = 3.0 // what the difference must say, beyond which of the others it could be
	meetMost  = 16  // breaches that one meets; where there are more, some agree by chance
)

// crossed finds the breaches that meet and agree, from the plainest agreement on.
func (a *Analysis) crossed() {
	meets := a.meetings()
	if len(meets) == 0 {
		return
	}
	var found []agreement
	for _, b := range a.Breaches {
		if b.Pattern.Axis == Across { // the other way round it is the same
			found = a.agreeing(found, b, meets[b], 1)
		}
		found = a.agreeing(found, b, meets[b], 2)
	}
	slices.SortStableFunc(found, func(x, y agreement) int {
		return cmp.Or(cmp.Compare(len(x.breaches), len(y.breaches)), cmp.Compare(y.bits, x.bits))
	})
	left := a.together(meets)
	for _, x := range found {
		if slices.ContainsFunc(x.breaches, func(b *Breach) bool { return b.met }) {
			continue
		}
		if rest := left[x.breaches[0]]; *rest > len(x.breaches) {
			*rest -= len(x.breaches)
			for _, b := range x.breaches {
				b.met = true
			}
		}
	}
}

// meetings are the cells that each breach shares with those of the other direction.
func (a *Analysis) meetings() map[*Breach][]meeting {
	var broken [2][]*Breach // by axis
	for _, b := range a.Breaches {
		if b.Status == Broken && b.origin == nil && !a.Numbers.SaysRates(a.Table, b.Pattern.Axis, b.Position) {
			broken[b.Pattern.Axis] = append(broken[b.Pattern.Axis], b)
		}
	}
	if len(broken[Across]) == 0 || len(broken[Down]) == 0 {
		return nil
	}
	at := [2]map[int][]*Breach{{}, {}} // by axis and position
	for axis := range broken {
		broken[axis] = slices.DeleteFunc(broken[axis], a.within)
		for _, b := range broken[axis] {
			at[axis][b.Position] = append(at[axis][b.Position], b)
		}
	}
	meets := map[*Breach][]meeting{}
	for axis := range broken {
		for _, b := range broken[axis] {
			if met := a.meetingsOf(b, at[1-axis]); len(met) > 0 {
				meets[b] = met
			}
		}
	}
	return meets
}

// meetingsOf are those of one breach; none if there are too many.
func (a *Analysis) meetingsOf(b *Breach, at map[int][]*Breach) (out []meeting) {
	for line := range b.Pattern.Lines() {
		if len(at[line]) > meetMost {
			return nil
		}
		for _, o := range at[line] {
			w := b.Pattern.WeightOf(line) * o.Pattern.WeightOf(b.Position)
			if w == 0 {
				continue
			}
			if len(out) == meetMost {
				return nil
			}
			out = append(out, meeting{line, o, int64(w) * a.keptDifference(o.Pattern, o.Position)})
		}
	}
	return out
}

// together tells of each breach how many there are that it meets, with those that these meet, and
// so on.
func (a *Analysis) together(meets map[*Breach][]meeting) map[*Breach]*int {
	sizes := map[*Breach]*int{}
	for _, b := range a.Breaches {
		if sizes[b] != nil {
			continue
		}
		size := new(int)
		sizes[b] = size
		for open := []*Breach{b}; len(open) > 0; *size++ {
			last := len(open) - 1
			next := meets[open[last]]
			open = open[:last]
			for _, m := range next {
				if sizes[m.other] == nil {
					sizes[m.other] = size
					open = append(open, m.other)
				}
			}
		}
	}
	return sizes
}

// agreeing adds the agreements of a breach with so many, one or two, of those that it meets.
func (a *Analysis) agreeing(to []agreement, b *Breach, meet []meeting, n int) []agreement {
	choices := float64(len(meet))
	if n == 2 {
		choices *= (choices - 1) / 2
	}
	if choices < 1 {
		return to
	}
	off := a.keptDifference(b.Pattern, b.Position)
	unit := max(1, a.Numbers.Along(b.Pattern.Axis).Unit(b.Pattern.Total, b.Pattern.Parts, b.Position))
	bits := math.Log2(float64(arith.Abs(off))/float64(unit)) - math.Log2(choices)
	if bits < agreeBits {
		return to
	}
	for i, x := range meet {
		switch {
		case n == 1 && x.by == off && a.mayBeWrong(b, x):
			to = append(to, agreement{[]*Breach{b, x.other}, bits})
		case n == 2:
			for _, y := range meet[:i] {
				if y.line != x.line && y.by+x.by == off && a.mayBeWrong(b, y) && a.mayBeWrong(b, x) {
					to = append(to, agreement{[]*Breach{b, y.other, x.other}, bits})
				}
			}
		}
	}
	return to
}

// mayBeWrong says whether the cell of a meeting may be the wrong one: no sum that holds would
// break, and it would not have to be nothing, as what is counted nowhere.
func (a *Analysis) mayBeWrong(b *Breach, m meeting) bool {
	v := a.Numbers.Along(b.Pattern.Axis)
	row, col := a.Cell(b.Pattern.Axis, m.line, b.Position)
	to := v.Val(v.Index(m.line, b.Position)) + int64(b.Pattern.WeightOf(m.line))*m.by
	return to != 0 && a.Breaks(row, col, b) == 0
}
