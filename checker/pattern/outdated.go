package pattern

import (
	"maps"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file judges the total of a whole list that comes out in no column, or in few: it was
// typed before the figures were changed, or a row was taken away since. That it is called a
// total is not enough. A list of the ten largest has less in it than the total that stands
// below, in every column; groups that overlap have more; and the total of rates lies among
// them.

// SizedAsSum says whether the total of a whole list is of the size of a sum wherever it does not
// come out in some positions: more than every part, and within twice or half of what they come
// to. It gives those in which it is too much, and too little, by more than rounding can do.
func (p *Pattern) SizedAsSum(v matrix.View, positions []int) (sized bool, over, under []int) {
	for _, pos := range positions {
		outcome := v.Weigh(p.Total, p.Parts, pos).Outcome
		if outcome != matrix.Fails && outcome != matrix.Average && outcome != matrix.Nearly {
			continue
		}
		total, off := v.Val(v.Index(p.Total, pos)), v.Off(p.Total, p.Parts, pos)
		parts := total - off
		switch {
		case outcome == matrix.Nearly:
		case total > 2*parts, parts > 2*total, !v.AboveAll(p.Total, p.Parts, pos):
			return false, nil, nil
		case off > 0:
			over = append(over, pos)
		default:
			under = append(under, pos)
		}
	}
	return len(over)+len(under) > 0, over, under
}

// mayBeOutdated says whether a sum that holds in no column is that of a whole list, or of a group of an
// outline whose other rows come to those below them, and its total is of the size of a sum, or off by
// one of its parts.
func (f *finder) mayBeOutdated(p *Pattern) bool {
	if !f.entire(p) && (p.Outlined == 0 || f.Masked != nil || !p.Adds()) {
		return false
	}
	amounts := f.unrated(f.sample)
	sized, _, _ := p.SizedAsSum(f.View, amounts)
	_, times := p.OffByPart(f.View, amounts)
	return sized || times != 0
}

// unrated are those of some positions that hold no rates.
func (f *finder) unrated(positions []int) []int {
	return slices.DeleteFunc(slices.Clone(positions), func(pos int) bool { return f.Rated[pos] })
}

// entire says whether a total that is called nothing else has all other lines of the table in it:
// as its parts, or as those of its subtotals, which come out. A column may be the total points of
// games won, drawn and lost, which are no parts of it.
func (f *finder) entire(p *Pattern) bool {
	called := says.Awaits
	if f.Axis == matrix.Across {
		called = says.TotalAlone
	}
	if f.Masked != nil || !p.Said || !p.Layout || !p.Adds() || !called(matrix.Label(f.table, f.Axis, p.Total)) {
		return false
	}
	if p.Plain(f.Lines) {
		return true
	}
	if p.Total > 0 && p.Total < f.Lines-1 {
		return false // the total of all stands at an end; and not for each subtotal all lines are gone through
	}
	in := make([]bool, f.Lines)
	in[p.Total] = true
	below := slices.Clone(p.Parts)
	for i := 0; i < len(below); i++ {
		line := below[i].Index
		if in[line] {
			continue
		}
		in[line] = true
		for _, q := range f.byTotal[line] {
			if q.Held > 0 && q.Broken == 0 {
				below = append(below, q.Parts...)
			}
		}
	}
	return len(below) > len(p.Parts) && !slices.Contains(in, false)
}

// pastOpen are the labelled totals that come out everywhere of the lines that are called no
// totals, where some subtotals come out and fewer do not: these are older than their rows, and
// the total of all is not.
func (f *finder) pastOpen(totals map[int]bool) []candidate {
	if f.Axis != matrix.Down {
		return nil
	}
	var open []int
	come := 0
	for i, called := range f.total {
		switch {
		case !called:
		case totals[i]:
			come++
		default:
			open = append(open, i)
		}
	}
	if len(open) == 0 || come < len(open) { // one of which is the total of all
		return nil
	}
	out := maps.Clone(totals)
	for _, i := range open {
		out[i] = true
	}
	return slices.DeleteFunc(f.search(0, without(f.all, out)), func(c candidate) bool {
		return !f.total[c.Hypothesis.Total] || c.broken+c.near > 0 || c.held < 2
	})
}
