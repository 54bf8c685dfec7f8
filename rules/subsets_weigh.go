package rules

import (
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// This file compares the lines that are parts of others with their wholes.

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
	if len(c.exceeded) > 1 {
		l.withoutTotals(&c)
	}
	return c
}

// withoutTotals leaves out the positions that a part exceeds its whole in only because it does so in
// others, of which they are the totals.
func (l lines) withoutTotals(c *subset) {
	exceeded := map[int]bool{}
	for _, pos := range c.exceeded {
		exceeded[pos] = true
	}
	follows := map[int]bool{}
	for _, p := range l.Patterns {
		if p.Axis == l.axis || !exceeded[p.Total] || c.part < p.From || c.part >= p.To {
			continue
		}
		status, judged := l.Status(p, c.part)
		if judged && status == relation.Held && slices.ContainsFunc(p.Parts, func(x relation.Line) bool { return exceeded[x.Index] }) {
			follows[p.Total] = true
		}
	}
	c.exceeded = slices.DeleteFunc(c.exceeded, func(pos int) bool { return follows[pos] })
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
