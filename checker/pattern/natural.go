package pattern

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file proposes sums from the layout of the table alone: a line that is
// labelled as a total, or stands last, claims the run of lines up to the nearest
// border; a row claims the rows that are indented under it. Where only one
// position is there to look at, arithmetic cannot find a sum that is broken; the
// layout can.

// natural are the hypotheses of the layout.
func (f *finder) natural() []Hypothesis {
	var out []Hypothesis
	for t := 0; t < f.Lines && !matrix.Stopped(f.ctx, t); t++ {
		price := priceChoice
		switch {
		case f.total[t]:
			price -= priceNatural
		case f.nameless(t):
			price -= priceNameless
		case t == 0 || t == f.Lines-1 || f.gapAt(t) || f.gapAt(t+1):
			price -= priceEnd
		default:
			continue
		}
		for from, crossed := t, 0; from > 0 && crossed < bordersCrossed; crossed++ {
			from = f.borderBefore(from)
			out = f.runs(out, t, from, t, price+priceGap*float64(crossed))
		}
		if f.total[t] { // however many headings stand between
			from := t
			for from > 0 && !f.total[from-1] {
				from--
			}
			out = f.runs(out, t, from, t, price+priceGap*bordersCrossed)
		}
		if f.total[t] { // at the end, the one before and what has come since
			if last := f.borderBefore(t) - 1; last >= 0 && f.total[last] && last < t-1 && !f.gapAt(last+1) {
				out = f.runs(out, t, last, t, price+priceGap)
			}
		}
		if f.total[t] && t == f.Lines-1 {
			out = f.closing(out, t)
		}
		for to, crossed := t+1, 0; to < f.Lines && crossed < bordersCrossed; crossed++ {
			to = f.borderAfter(to)
			out = f.runs(out, t, t+1, to, price+priceGap*float64(crossed))
		}
	}
	out = append(out, f.ofTotals()...)
	out = append(out, f.signed()...)
	out = append(out, f.changes()...)
	out = append(out, f.headed()...)
	return append(out, f.indented()...)
}

// runs adds the sums of a run of lines that a total may mean: all of them, or of
// each outline those that stand highest.
func (f *finder) runs(out []Hypothesis, total, from, to int, price float64) []Hypothesis {
	parts, rates := f.parts[:0], false
	most := naturalMost
	if f.total[total] { // its run goes no further than to the next such line
		most = f.Lines
	}
	for i := from; i < to && len(parts) < most; i++ {
		switch {
		case i == to-1 && f.heads(i) && to < f.Lines && to != total: // then it is no part
		case i == total, f.shares[i] && !f.shares[total]:
		case f.rate[i] && !f.rate[total]:
			rates = true
		default:
			parts = append(parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	f.parts = parts
	if rates && f.total[total] {
		out = f.calledRates(out, total, from, to, price)
	}
	switch {
	case len(parts) >= most, len(parts) == 0:
		return out
	case len(parts) == 1 && !f.section(total, parts[0].Index):
		return out
	}
	all := Hypothesis{Total: total, price: price, Parts: slices.Clone(parts)}
	out = append(out, all)
	if len(parts) == 1 {
		return out
	}
	if same, is := f.sameUnit(total, all.Parts); !is && len(same) > 1 {
		out = append(out, Hypothesis{Total: total, price: price, Parts: same})
	}
	for _, depth := range f.outlines.depths {
		highest := depth[all.Parts[0].Index]
		for _, l := range all.Parts {
			highest = min(highest, depth[l.Index])
		}
		h := Hypothesis{Total: total, price: price, Source: ByHeight}
		for _, l := range all.Parts {
			if depth[l.Index] == highest {
				h.Parts = append(h.Parts, l)
			}
		}
		if len(h.Parts) < len(all.Parts) { // one alone is the group that all others are in
			out = append(out, h)
		}
	}
	return out
}

// calledRates adds the sum of a run in which some lines have a word for rates in their names, if
// it comes out wherever there is something to add: then they are amounts, such as those for
// the middle school, escola média. A total that does not come out says nothing of them.
func (f *finder) calledRates(out []Hypothesis, total, from, to int, price float64) []Hypothesis {
	h := Hypothesis{Total: total, price: price}
	for i := from; i < to; i++ {
		if i != total && (!f.shares[i] || f.shares[total]) {
			h.Parts = append(h.Parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	if len(h.Parts) < calledLeast || len(h.Parts) >= naturalMost {
		return out
	}
	needed := false
	for _, pos := range f.sample {
		switch f.Weigh(h.Total, h.Parts, pos).Outcome {
		case matrix.Silent:
		case matrix.Holds:
			needed = needed || slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return f.rate[l.Index] && f.Val(f.Index(l.Index, pos)) != 0 })
		default:
			return out
		}
	}
	if !needed {
		return out
	}
	return append(out, h)
}

// calledLeast is how many parts a sum has at least some of which are called rates.
const calledLeast = 3

// ofTotals are the sums of totals: of all that stand before one, or after it.
func (f *finder) ofTotals() []Hypothesis {
	var named []int
	for i, total := range f.total {
		if total {
			named = append(named, i)
		}
	}
	if len(named) > namedMost {
		return nil
	}
	var out []Hypothesis
	for _, t := range named {
		for _, before := range []bool{true, false} {
			h := Hypothesis{Total: t, price: priceChoice - priceNatural + priceGap}
			for _, i := range named {
				if i != t && (i < t) == before {
					h.Parts = append(h.Parts, matrix.Line{Index: i, Weight: 1})
				}
			}
			if len(h.Parts) > 1 {
				out = append(out, h)
			}
		}
	}
	return out
}

// closing adds the sum of all totals before the last row, which is one too, and of the rows
// that have come since: sections, and single rows behind them.
func (f *finder) closing(out []Hypothesis, t int) []Hypothesis {
	h := Hypothesis{Total: t, price: priceChoice - priceNatural + priceGap}
	totals := 0
	for i := t - 1; i >= 0 && len(h.Parts) < namedMost; i-- {
		if !f.rate[i] && (f.total[i] || totals == 0) {
			totals += int(arith.Flag(f.total[i]))
			h.Parts = append(h.Parts, matrix.Line{Index: i, Weight: 1})
		}
	}
	if slices.Reverse(h.Parts); totals < 2 || totals == len(h.Parts) || len(h.Parts) == namedMost {
		return out
	}
	return append(out, h)
}

// surplus are the differences of two totals, each of which holds more than once and is a part
// of none, by the line right behind the second: income, expense, and what is left.
func (f *finder) surplus() []Hypothesis {
	parts, totals := f.taken()
	var top []int
	for t := range f.Lines {
		if !parts[t] && slices.ContainsFunc(f.byTotal[t], func(p *Pattern) bool { return p.Held > 1 }) {
			top = append(top, t)
		}
	}
	var out []Hypothesis
	for i := 1; i < len(top); i++ {
		if d := top[i] + 1; d < f.Lines && !totals[d] && !f.rate[d] {
			out = append(out, Hypothesis{
				Total: d, Parts: []matrix.Line{{Index: top[i-1], Weight: 1}, {Index: top[i], Weight: -1}}, price: priceChoice - priceNatural + priceOrder, Source: byWords,
			})
		}
	}
	return out
}

// changes are the differences that a label claims of the two lines before it: this
// year, last year, change.
func (f *finder) changes() []Hypothesis {
	var out []Hypothesis
	for d := 2; d < f.Lines; d++ {
		if f.rate[d] || f.shares[d] || !f.saysDifference(d) {
			continue
		}
		for _, order := range [][2]int{{d - 2, d - 1}, {d - 1, d - 2}} {
			out = append(out, Hypothesis{
				Total: order[0], Parts: []matrix.Line{{Index: order[1], Weight: 1}, {Index: d, Weight: 1}}, price: priceChoice - priceNatural + priceOrder,
			})
		}
	}
	return out
}

// How far layout is followed.
const (
	priceNatural   = 5.0 // less for a word
	priceNameless  = 4.0 // for having no label where others do
	priceEnd       = 2.0 // for standing first or last
	bordersCrossed = 3
	priceOrder     = 1.0  // for which of two lines the other is subtracted from
	namedMost      = 64   // labelled totals that may be parts of one another
	naturalMost    = 2000 // parts of a sum that only the layout claims
)

// indented are the sums of the rows that stand one step deeper than a row and
// follow it.
func (f *finder) indented() []Hypothesis {
	var out []Hypothesis
	for n, depth := range f.outlines.depths {
		for t := 0; t+2 < len(depth); t++ {
			step := depth[t+1]
			if step <= depth[t] {
				continue
			}
			h := Hypothesis{Total: t, price: priceChoice - priceNatural, Source: byStep, outline: n + 1}
			for i := t + 1; i < len(depth) && depth[i] > depth[t]; i++ {
				if depth[i] <= step {
					h.Parts = append(h.Parts, matrix.Line{Index: i, Weight: 1})
				}
				if len(h.Parts) > naturalMost {
					break
				}
			}
			if len(h.Parts) > 1 {
				out = append(out, h)
			}
		}
	}
	return out
}
