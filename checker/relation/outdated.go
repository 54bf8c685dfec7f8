package relation

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file judges the total of a whole list that comes out in hardly any column.

// outdated is what is known of such a total.
type outdated struct {
	sized bool  // it is of the size of a sum wherever it does not come out
	wrong []int // where it can be nothing else, in order
	by    OffBy // if one line more or less explains it
}

// outdated looks at the total of a breach's list. What is left out of a list is missing in all
// columns, and what is in it twice is too much in all. A total that is too much in some and too
// little in others was one before the figures were changed; if it is so in one column
// alone, that one is wrong, whatever the others are. Where as many other totals come out as
// show that the table is added up, nothing is in it twice. Nor is anything else just twice the sum, or
// off by one line in all columns.
func (a *Analysis) outdated(b *Breach) outdated {
	p := b.Pattern
	if b.Status != Broken || b.small || !p.Entire && !p.Vouched && !p.Outdated {
		return outdated{}
	}
	return a.told.outdated.Tell(p, func() (is outdated) {
		v := a.Numbers.Along(p.Axis)
		var over, under []int
		amounts := a.amountsOf(p)
		if is.by = a.offByPart(p, amounts); is.by.Times != 0 {
			is.wrong = amounts
			return is
		}
		is.sized, over, under = p.SizedAsSum(v, amounts)
		less, more := over, under
		if len(less) > len(more) {
			less, more = more, less
		}
		switch {
		case len(less) > 1:
			is.wrong = append(less, more...)
			slices.Sort(is.wrong)
		case len(under) > 0 && a.subtotals(p.Axis) >= listedLeast:
			is.wrong = under
		case len(less) == 1 && len(more) > 1:
			is.wrong = less
		case len(less) == 0 && len(over) > 0:
			lacks := a.lacks(p, over)
			is.by.Lacks = lacks && len(over) > 1
			if lacks || len(over) > 1 && allTwice(v, p, over) {
				is.wrong = over
			}
		}
		return is
	})
}

// allTwice says whether a total is just twice the sum in all of some positions.
func allTwice(v matrix.View, p *Pattern, positions []int) bool {
	return !slices.ContainsFunc(positions, func(pos int) bool { return 2*v.Off(p.Total, p.Parts, pos) != v.Val(v.Index(p.Total, pos)) })
}

// subtotals is how many labelled totals come out wherever there is something to add.
func (a *Analysis) subtotals(axis Axis) int {
	return a.told.subtotals.Tell(axis, func() (n int) {
		for _, p := range a.Patterns {
			if p.Axis == axis && p.Said && p.Layout && p.Exact > 0 && p.Broken == 0 && len(p.Parts) > 1 {
				n++
			}
		}
		return n
	})
}
