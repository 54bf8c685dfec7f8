package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/matrix"
)

// This file turns sums the way people read them.

// orient turns differences the way people read them: that income is expense plus
// balance is the claim that the balance is income less expense. It is the last
// line that is worked out if signs are mixed or its label says so.
func (f *finder) orient(patterns []*Pattern) []*Pattern {
	for _, p := range patterns {
		last := -1
		for i, l := range p.Parts {
			if l.Index > p.Total && (last < 0 || l.Index > p.Parts[last].Index) {
				last = i
			}
		}
		if last < 0 || f.total[p.Total] || !f.workedOut(p, last) {
			continue
		}
		result := p.Parts[last]
		parts := []matrix.Line{{Index: p.Total, Weight: result.Weight}}
		for i, l := range p.Parts {
			if i != last {
				parts = append(parts, matrix.Line{Index: l.Index, Weight: -l.Weight * result.Weight})
			}
		}
		slices.SortFunc(parts, matrix.ByIndex)
		p.Total, p.Parts = result.Index, parts
	}
	return patterns
}

// workedOut says whether a part looks like the result: the pattern subtracts, or
// the part is negative here and there where the others are not, or its label
// names a difference.
func (f *finder) workedOut(p *Pattern, last int) bool {
	if len(p.Parts) == 2 && f.saysDifference(p.Parts[last].Index) {
		return true
	}
	if !p.Adds() {
		return true
	}
	if len(p.Parts) != 2 {
		return false
	}
	lowest := func(line int) int64 {
		low := int64(math.MaxInt64)
		for _, pos := range f.sample {
			low = min(low, f.Val(f.Index(line, pos)))
		}
		return low
	}
	return lowest(p.Parts[last].Index) < 0 && lowest(p.Total) >= 0 && lowest(p.Parts[1-last].Index) >= 0
}
