package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
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
			if len(wide) < len(narrow) && mayNarrow(narrow, wide) && i != j && !marked[j] && isKind(l.label(i), l.label(j)) && !l.siblings(i, j) && l.together(i, j) {
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
		return relation.SaysPart(l.Table.Rows[line].Label)
	}
	return slices.ContainsFunc(l.labels(line), relation.SaysPart)
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
// share what stands above them.
func (w subsets) above(part int, marked []bool) (subset, bool) {
	whole := -1
	name := w.label(part)
	outer := !relation.SaysPart(name)
	for i := part - 1; i >= max(0, part-wholesAbove) && w.together(i, part); i-- {
		switch {
		case marked[i]:
			continue
		case whole < 0, outer && w.label(i) == name && w.label(whole) != name:
			whole = i
		}
	}
	if whole < 0 {
		return subset{}, false
	}
	c := w.weigh(part, whole)
	c.marked = true
	for i := range whole {
		if w.cognate(part, whole) || !w.adds(i, whole) {
			continue
		}
		if w.axis == relation.Across || whole != part-1 {
			c = w.weigh(part, i)
			c.marked = true
			return c, true
		}
		c.doubtful = true
	}
	return c, true
}

// adds says whether some sum has the one line as total and the other among its parts.
func (l lines) adds(total, part int) bool {
	for _, p := range l.Patterns {
		if p.Axis == l.axis && p.Held > p.Broken && p.Total == total && p.Involves(part) {
			return true
		}
	}
	return false
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

// weigh compares two lines position by position.
func (l lines) weigh(part, whole int) subset {
	c := subset{part: part, whole: whole}
	u, v := unitOf(l.label(part)), unitOf(l.label(whole))
	if u != "" && v != "" && u != v {
		return c
	}
	for pos := range l.positions {
		switch l.compare(part, whole, pos) {
		case isEqual:
			c.held++
		case isLess:
			c.held++
			c.less++
		case isMore:
			c.exceeded = append(c.exceeded, pos)
		}
	}
	return c
}

type comparison uint8

const (
	isNothing comparison = iota // there is nothing to compare
	isLess
	isEqual
	isMore
)

// compare says how a part stands to its whole in one position.
func (l lines) compare(part, whole, pos int) comparison {
	p, w := l.figure(part, pos), l.figure(whole, pos)
	if p.Kind != figure.Compound {
		return compare(p, w)
	}
	out := isNothing
	for i := range p.Rare.Parts {
		switch {
		case w.Kind == figure.Nil:
			out = max(out, compare(p.Rare.Parts[i], w))
		case w.Kind == figure.Compound && len(p.Rare.Parts) == len(w.Rare.Parts):
			out = max(out, compare(p.Rare.Parts[i], w.Rare.Parts[i]))
		}
	}
	return out
}

func compare(part, whole figure.Figure) comparison {
	if part.Kind == figure.Nil || part.Rare != nil && whole.Rare != nil && part.Rare.Unit != whole.Rare.Unit {
		return isNothing
	}
	p, ok := spanOf(part)
	w, okay := spanOf(whole)
	if whole.Kind == figure.Nil {
		okay = true
	}
	if !ok || !okay || p.low.Sign() <= 0 || w.low.Sign() < 0 || part.IsRate() != whole.IsRate() && whole.Kind != figure.Nil {
		return isNothing
	}
	switch {
	case p.exceeds(w, grain(part).Add(grain(whole))):
		return isMore
	case part.Kind == figure.Bound || whole.Kind == figure.Bound:
		return isNothing
	case p.low.LessThan(w.low):
		return isLess
	}
	return isEqual
}

// check finds the positions in which the claims say nothing: where several wholes are
// exceeded, figures are not of a kind that is shared out; where the figures are
// rates, it takes many that hold to show that they are.
func (w *subsets) check() {
	if len(w.subsets) == 0 {
		return
	}
	held, rates := make([]int, w.positions), make([]bool, w.positions)
	wholes := make([]map[int]bool, w.positions)
	cross := w.crossing()
	for pos := range rates {
		rates[pos] = cross.rated(pos)
	}
	for _, c := range w.subsets {
		for pos := range w.positions {
			switch w.compare(c.part, c.whole, pos) {
			case isLess, isEqual:
				held[pos]++
				rates[pos] = rates[pos] || w.figure(c.part, pos).IsRate()
			case isMore:
				rates[pos] = rates[pos] || w.figure(c.part, pos).IsRate()
				if wholes[pos] == nil {
					wholes[pos] = map[int]bool{}
				}
				wholes[pos][c.whole] = true
			}
		}
		if c.marked && len(c.exceeded) == 0 && c.held > 0 {
			w.proved++
		}
	}
	for pos := range w.sound {
		failed := len(wholes[pos])
		w.sound[pos] = !w.negative(pos) && (failed < 2 || held[pos] >= subsetsFailed*failed) && (!rates[pos] || failed == 0 || held[pos] >= ratesHeld)
	}
}

// negative says whether some figure in a position is less than nothing, which leaves
// room for a part that is larger than its whole.
func (l lines) negative(pos int) bool {
	for line := range l.n {
		if f := l.figure(line, pos); f.IsNumber() && f.Value().IsNegative() {
			return true
		}
	}
	return false
}

// believed says whether a claim that does not hold everywhere is meant all the same,
// and how sure that is.
func (w *subsets) believed(c *subset) (checker.Severity, bool) {
	for _, pos := range c.exceeded {
		if !w.sound[pos] || w.balanced(c, pos) {
			return 0, false
		}
	}
	failed := len(c.exceeded)
	switch {
	case failed == 0 || failed > 1 && c.held < subsetsFailed*failed:
		return 0, false
	case c.held < subsetsHeld || c.less == 0:
		return checker.Warning, c.marked && !c.doubtful && w.proved >= subsetsMarked && failed == 1
	case c.doubtful:
		return checker.Warning, c.held >= subsetsAlone
	case c.marked:
		return checker.Error, true
	case !w.meant(c):
		return 0, false
	case w.cognate(c.part, c.whole):
		return checker.Error, true
	}
	for _, pos := range c.exceeded {
		if slipAt(w.Sums, w.at(c.part, pos), w.at(c.whole, pos)) == nil && (c.held < subsetsAlone || !w.far(c, pos)) {
			return 0, false
		}
	}
	return checker.Warning, true
}

// meant says whether a table that adds its lines up leaves the narrower one out, while
// it counts the wider, and whether nothing else by the name of a kind of it is as large
// as it likes.
func (w *subsets) meant(c *subset) bool {
	for _, o := range w.subsets {
		if o.whole == c.whole && len(o.exceeded) > 1 && o.held < subsetsFailed*len(o.exceeded) {
			return false
		}
	}
	some, counted := false, false
	for _, p := range w.Patterns {
		if p.Axis != w.axis || p.Held <= p.Broken {
			continue
		}
		some = true
		if p.Total != c.whole && p.Involves(c.part) {
			return false
		}
		counted = counted || p.Involves(c.whole)
	}
	return !some || counted
}

// cognate says whether two rows share a running number, or two columns the heads
// above their own.
func (l lines) cognate(i, j int) bool {
	if l.axis == relation.Across {
		a, b := l.labels(i), l.labels(j)
		return len(a) > 1 && len(a) == len(b) && slices.Equal(a[:len(a)-1], b[:len(b)-1])
	}
	number := func(row int) string {
		serial, ok := strings.CutSuffix(l.Table.Item(row), " "+l.Table.Rows[row].Label)
		if !ok {
			return ""
		}
		return serial
	}
	a, b := number(i), number(j)
	return a != "" && a == b
}

// far says whether a part exceeds its whole by so much that it is no hazard of two
// figures that happen to be near each other: more than half as much again as it ever
// comes to, or there is a whole that is all part.
func (l lines) far(c *subset, at int) bool {
	if c.held > c.less {
		return true
	}
	share := func(pos int) decimal.Decimal {
		p, w := l.figure(c.part, pos).Value(), l.figure(c.whole, pos).Value()
		if w.IsZero() {
			return decimal.New(2, 0)
		}
		return p.DivRound(w, 8)
	}
	most := decimal.Zero
	for pos := range l.positions {
		if l.compare(c.part, c.whole, pos) == isLess {
			most = decimal.Max(most, share(pos))
		}
	}
	return share(at).GreaterThan(most.Mul(decimal.New(15, -1)))
}

// balanced says whether a sum that holds accounts for a part that exceeds its whole:
// another part is negative.
func (w subsets) balanced(c *subset, pos int) bool {
	for _, p := range w.Patterns {
		if p.Axis != w.axis || p.Total != c.whole || !p.Involves(c.part) {
			continue
		}
		if status, ok := w.Status(p, pos); ok && status <= relation.Rounding {
			return true
		}
	}
	return false
}
