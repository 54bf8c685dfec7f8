package rules

import (
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/checker/says"
)

// This file finds the lines that are parts of others without being added up: those
// that a word marks (其中, of which), and those whose name is that of a kind of the
// other's.

// subset claims that a line is a part of another, and where that holds.
type subset struct {
	part, whole int
	marked      bool  // a word says so: 其中, of which
	doubtful    bool  // it could be a part of a larger whole
	held        int   // positions with two figures where it holds
	less        int   // and where the part is really less
	exceeded    []int // positions where it does not
}

// Evidence that a table must give for a subset.
const (
	subsetsHeld   = 3  // positions that hold, for each
	subsetsMarked = 4  // other subsets of the same table that hold everywhere, for a marked one that has fewer
	subsetsPaired = 2  // those, and positions that hold, for one that can only be a part of the line next to it
	subsetsFailed = 10 // positions that hold, for each that does not
	subsetsAlone  = 8  // positions that hold, for one that nothing else speaks for
	wholesAbove   = 12 // lines above a marked one among which its whole is looked for
	kindsNear     = 3  // lines between which a name may be a kind of the other
	ratesHeld     = 4  // subsets that hold where percentages are compared
)

// subsets are the claims of a table in one direction.
type subsets struct {
	lines
	subsets []subset
	sound   []bool // of each position: parts are less than their wholes there
	proved  int    // marked claims that hold everywhere
	totals  []int  // see totalOf; nil if nobody has asked
}

func weighSubsets(l lines) subsets {
	w := subsets{lines: l, sound: make([]bool, l.positions)}
	for pos := range w.sound {
		w.sound[pos] = true
	}
	marked := make([]bool, l.n)
	for i := range marked {
		marked[i] = l.isMarked(i)
	}
	var spelt [2*kindsNear + 1][]byte // the letters of the lines around one, each at its remainder
	next := 0                         // to be spelt
	for i := range marked {
		for ; next < min(l.n, i+kindsNear+1); next++ {
			at := &spelt[next%len(spelt)]
			*at = letters((*at)[:0], l.label(next))
		}
		if marked[i] {
			if c, ok := w.above(i, marked); ok {
				w.subsets = append(w.subsets, c)
			}
			continue
		}
		narrow := spelt[i%len(spelt)]
		for j := max(0, i-kindsNear); j < min(l.n, i+kindsNear+1); j++ {
			wide := spelt[j%len(spelt)]
			if len(wide) < len(narrow) && mayNarrow(narrow, wide) && i != j && !marked[j] && isKind(l.label(i), l.label(j)) && says.Rate(l.label(i)) == says.Rate(l.label(j)) && !l.siblings(i, j) && l.together(i, j) {
				w.subsets = append(w.subsets, w.weigh(i, j))
			}
		}
	}
	w.check()
	return w
}

// isMarked says whether a line is said to be a part of another, by its own label or
// by a head above it.
func (l lines) isMarked(line int) bool {
	if l.axis == relation.Down && len(l.Table.Labels) <= 1 { // there may be many
		return l.RowSaysPart(line)
	}
	return slices.ContainsFunc(l.labels(line), says.Part)
}

// together says whether two lines belong to one section of the table.
func (l lines) together(i, j int) bool {
	if l.axis == relation.Across {
		return true
	}
	return l.Table.SameSection(i, j)
}

// above is the claim that a marked line makes. Its whole is the nearest line above that
// is not marked, or the one of the same name where a head marks several; where that is
// itself a part of a total above, it may be a part of the total instead, unless the two
// share what stands above them and the total does not. Of a rate between amounts no amount is
// a part, but of which of the amounts in front of it is not that sure.
func (w *subsets) above(part int, marked []bool) (subset, bool) {
	whole, passed := -1, 0
	name := w.label(part)
	outer := !says.Part(name)
	for i := part - 1; i >= max(0, part-wholesAbove) && w.together(i, part); i-- {
		switch {
		case marked[i]:
			continue
		case whole < 0 && w.rated(i) && !w.rated(part):
			passed++
		case whole < 0, outer && w.label(i) == name && w.label(whole) != name:
			whole = i
		}
	}
	if whole < 0 {
		return subset{}, false
	}
	c := w.weigh(part, whole)
	c.marked, c.doubtful = true, passed > 0
	total := w.totalOf(whole)
	if total >= whole || w.cognate(part, whole) && !w.cognate(part, total) {
		return c, true
	}
	if w.axis == relation.Across || whole != part-1-passed {
		c = w.weigh(part, total)
		c.marked, c.doubtful = true, passed > 0
		return c, true
	}
	c.doubtful = true
	return c, true
}

// totalOf is the first line that is the total of a sum in which another is a part, behind all
// lines if there is none.
func (w *subsets) totalOf(part int) int {
	if w.totals == nil {
		w.totals = make([]int, w.n)
		for i := range w.totals {
			w.totals[i] = w.n
		}
		for _, p := range w.Patterns {
			if p.Axis != w.axis || p.Held <= p.Broken {
				continue
			}
			for _, l := range p.Parts {
				w.totals[l.Index] = min(w.totals[l.Index], p.Total)
			}
		}
	}
	return w.totals[part]
}

// siblings says whether two lines are parts of one sum, so that none is a part of the
// other.
func (l lines) siblings(i, j int) bool {
	for _, p := range l.Patterns {
		if p.Axis == l.axis && p.Held > p.Broken && p.Total != i && p.Total != j && p.Involves(i) && p.Involves(j) {
			return true
		}
	}
	return false
}
