package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file finds what a total is less than the list that the layout claims for it: a row that it
// leaves out; rows that break the row above them down, although nothing marks them as its parts
// and they need not come to it (manufacturing, its industries as far as they are told,
// construction); or parts that it takes away although no word says so (the sales of each
// division, less eliminations), which are missing twice. Some parts that come to what is
// missing are read from a few positions, and all positions must bear them out.

// lack is a reason for which a total may be less than its list.
type lack struct {
	weight int // of the parts that explain it: 0 if they are left out, -1 if they are taken away
	tried  int // positions from which it is read: in one of them may be a slip

	named int     // of the parts, how many must be told at most for all to be known
	price float64 // of telling besides that there are such parts, or how many

	ways func(f *finder, h Hypothesis, pos int, x int64) [][]int // places of parts that come to x in one position
	fits func(f *finder, h Hypothesis, some []int) bool          // whether all positions bear it out that these are such parts
}

var (
	leaveOut  = lack{weight: 0, tried: 1, named: 1, price: 0.5, ways: (*finder).oneTo, fits: (*finder).leavesOne}
	breakDown = lack{weight: 0, tried: 1 + breakdownFails, named: 1, price: 3, ways: (*finder).runTo, fits: (*finder).breaksDown}
	takeAway  = lack{weight: -1, tried: 4, named: 2, price: 1, ways: (*finder).fewTo, fits: (*finder).takesOff}
)

// The bounds of the search for what a total lacks.
const (
	lackWays       = 8  // ways to come to it in one position: among more, none shows anything
	leftOutHeld    = 2  // positions in which a row that is left out has a figure
	leftOutParts   = 3  // rows that are not, at least
	breakdownFails = 1  // positions in which a slip may hide what the total lacks
	awayLeast      = 3  // parts of which some are taken away
	awayUnnamed    = 4  // the same where nothing calls the total one: two pairs that come to the same stand anywhere
	awayPairs      = 16 // parts among which two are looked for that are taken away
	awayHeld       = 2  // positions that come out for each that does not
	awayUncalled   = 3  // the same where nothing calls the total one, and to the last digit
)

// lacking are sums that the layout claims of labelled totals, each without the line that the total
// leaves out, or without the rows that break another one down.
func (f *finder) lacking() (out []Hypothesis) {
	marked := func(l matrix.Line) bool { return l.Weight != 1 || !f.has(l.Index, says.Unmarked) && f.marks != nil }
	for _, h := range f.layout {
		if !f.total[h.Total] || len(h.Parts) <= leftOutParts || slices.ContainsFunc(h.Parts, marked) || f.stopped() {
			continue
		}
		g, ok := f.explained(h, &leaveOut)
		if !ok && f.Axis == matrix.Down {
			g, ok = f.explained(h, &breakDown)
		}
		if ok {
			out = append(out, g)
		}
	}
	return out
}

// deducting are the sums that the layout claims of totals without a sum, each with the parts taken
// away with which it comes out in most positions.
func (f *finder) deducting() (out []Hypothesis) {
	seen := seenSums{}
	for _, h := range f.layout {
		least := awayUnnamed
		if f.called(h.Total) {
			least = awayLeast
		}
		if len(f.byTotal[h.Total]) > 0 || len(h.Parts) < least || len(h.Parts) > lightenMost || f.stopped() ||
			f.known(&h) || slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return l.Weight != 1 }) {
			continue
		}
		if g, ok := f.explained(h, &takeAway); ok && seen.add(g.Total, g.Parts) {
			out = append(out, g)
		}
	}
	return out
}

// called says whether a word calls a line a total, or it is called as the section that it ends.
func (f *finder) called(line int) bool {
	return f.total[line] || f.Axis == matrix.Down && f.table.Rows[line].Label != "" && f.table.Section(line) == f.table.Rows[line].Label
}

// explained is a sum with the parts left out or taken away that its total lacks, and false if none
// explain it.
func (f *finder) explained(h Hypothesis, l *lack) (Hypothesis, bool) {
	tried, times := 0, int64(1-l.weight)
	for _, pos := range f.sample {
		if f.Rated[pos] {
			continue
		}
		x := -f.Off(h.Total, h.Parts, pos)
		if x == 0 || x%times != 0 || x < 0 && l.weight < 0 { // what is less than nothing already has lost no sign
			continue
		}
		if some := f.only(h, l, pos, x/times); some != nil {
			g := h.weighing(l.weight, some)
			g.price += l.price + math.Log2(float64(len(h.Parts)))*float64(min(len(some), l.named))
			return g, true
		}
		if tried++; tried == l.tried {
			break
		}
	}
	return h, false
}

// only are the parts that come to what a total lacks in one position and that all positions bear
// out; nil if none are, or some here and some elsewhere.
func (f *finder) only(h Hypothesis, l *lack, pos int, x int64) (only []int) {
	for _, some := range l.ways(f, h, pos, x) {
		switch {
		case !l.fits(f, h, some):
		case only != nil && only[0] != some[0]:
			return nil
		default:
			only = some
		}
	}
	return only
}

// weighing is a sum in which the parts at some places have another weight.
func (h Hypothesis) weighing(weight int, some []int) Hypothesis {
	h.Parts = slices.Clone(h.Parts)
	for _, i := range some {
		h.Parts[i].Weight = weight
	}
	h.Parts = slices.DeleteFunc(h.Parts, func(l matrix.Line) bool { return l.Weight == 0 })
	return h
}

// sumOf is what the parts of a sum at some places come to in a position.
func (f *finder) sumOf(h Hypothesis, some []int, pos int) (sum int64) {
	for _, i := range some {
		sum += f.Val(f.Index(h.Parts[i].Index, pos))
	}
	return sum
}

// leavesOne says whether a total lacks a part in each position, of which enough have one; or in the
// only one of amounts, where the part is a subtotal of those right behind it. Of rates it says nothing.
func (f *finder) leavesOne(h Hypothesis, some []int) bool {
	held, amounts := 0, 0
	for _, pos := range f.sample {
		if f.Rated[pos] {
			continue
		}
		amounts++
		x := f.sumOf(h, some, pos)
		if f.Off(h.Total, h.Parts, pos) != -x {
			return false
		}
		if x != 0 {
			held++
		}
	}
	return held >= leftOutHeld || amounts == 1 && f.subtotals(h, some[0])
}

// subtotals says whether a part of a sum is, in the positions of amounts, what a run of parts right behind it
// comes to.
func (f *finder) subtotals(h Hypothesis, part int) bool {
	for _, pos := range f.sample {
		if f.Rated[pos] {
			continue
		}
		left, n := f.Val(f.Index(h.Parts[part].Index, pos)), 0
		for _, l := range h.Parts[part+1:] {
			if x := f.Val(f.Index(l.Index, pos)); x <= 0 || x > left {
				break
			} else if left -= x; left == 0 {
				n++
				break
			}
			n++
		}
		if left != 0 || n < 2 {
			return false
		}
	}
	return true
}

// breaksDown says whether a run of a sum's parts is what the total lacks, and about what the part
// above it has, or at least half, in each position but one that a slip may be in. Where it is just
// that everywhere, the part is a subtotal, which is found as such.
func (f *finder) breaksDown(h Hypothesis, some []int) bool {
	first, last := some[0], some[len(some)-1]
	if h.Parts[last].Index-h.Parts[first-1].Index != len(some) {
		return false
	}
	fails, subtotal := 0, true
	for _, pos := range f.sample {
		sum := f.sumOf(h, some, pos)
		whole := f.Val(f.Index(h.Parts[first-1].Index, pos))
		rounding := int64(len(some)) * f.One()
		if f.Off(h.Total, h.Parts, pos) != -sum || sum > whole+whole/10+rounding || 2*sum < whole-rounding {
			if fails++; fails > breakdownFails {
				return false
			}
		}
		subtotal = subtotal && sum == whole
	}
	return !subtotal
}

// takesOff says whether a sum with some parts taken away comes out in several positions, or in one
// of two, and in enough for each in which it does not. No run of its parts may come to nothing
// wherever it does, as a subtotal does that is taken away from its own parts.
func (f *finder) takesOff(h Hypothesis, some []int) bool {
	var held []int
	h = h.weighing(-1, some)
	failed, called, least := 0, f.called(h.Total), awayUncalled
	if called {
		least = awayHeld
	}
	for i, pos := range f.sample {
		switch w := f.Weigh(h.Total, h.Parts, pos); {
		case w.Outcome == matrix.Silent, w.Outcome == matrix.Open:
		case w.Outcome == matrix.Holds, w.Outcome == matrix.Nearly && called && !f.Small(f.Index(h.Total, pos)):
			if f.Val(f.Index(h.Total, pos)) != 0 {
				held = append(held, pos)
			}
		default:
			failed++
		}
		if rest := len(f.sample) - i - 1; failed > 1 && len(held)+rest < least*failed {
			return false
		}
	}
	if len(held) < least*max(failed, 1) && (!called || len(held) != 1 || failed != 1) {
		return false
	}
	for from := range h.Parts {
		sums := make([]int64, len(held))
		for _, l := range h.Parts[from:] {
			nothing := true
			for i, pos := range held {
				sums[i] += int64(l.Weight) * f.Val(f.Index(l.Index, pos))
				nothing = nothing && sums[i] == 0
			}
			if nothing {
				return false
			}
		}
	}
	return true
}
