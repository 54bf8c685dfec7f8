package relation

import (
	"math"
	"slices"
)

// primary leaves out the patterns that others imply: where a total is its four
// regions, and each region its states, that it is its states says nothing more,
// and an error in it would be reported twice.
func (f *finder) primary() []*Pattern {
	return slices.DeleteFunc(slices.Clone(f.accepted), func(p *Pattern) bool {
		for _, q := range f.byTotal[p.Total] {
			if q != p && len(q.Parts) < len(p.Parts) && q.From <= p.From && p.To <= q.To && f.implies(q, p) {
				return true
			}
		}
		return false
	})
}

// implies says whether putting subtotals' parts in their place turns q's parts
// into p's.
func (f *finder) implies(q, p *Pattern) bool {
	want := make(map[int]bool, len(p.Parts))
	for _, l := range p.Parts {
		if l.Weight != 1 {
			return false
		}
		want[l.Index] = true
	}
	used := 0
	var covers func(line, depth int) bool
	covers = func(line, depth int) bool {
		if want[line] {
			used++
			return true
		}
		if depth > 16 {
			return false
		}
	patterns:
		for _, r := range f.byTotal[line] {
			before := used
			for _, l := range r.Parts {
				if l.Weight != 1 || !covers(l.Index, depth+1) {
					used = before
					continue patterns
				}
			}
			return true
		}
		return false
	}
	for _, l := range q.Parts {
		if l.Weight != 1 || !covers(l.Index, 0) {
			return false
		}
	}
	return used == len(p.Parts)
}

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
		parts := []Line{{p.Total, result.Weight}}
		for i, l := range p.Parts {
			if i != last {
				parts = append(parts, Line{l.Index, -l.Weight * result.Weight})
			}
		}
		slices.SortFunc(parts, func(a, b Line) int { return a.Index - b.Index })
		p.Total, p.Parts = result.Index, parts
	}
	return patterns
}

// workedOut says whether a part looks like the result: the pattern subtracts, or
// the part is negative here and there where the others are not, or its label
// names a difference.
func (f *finder) workedOut(p *Pattern, last int) bool {
	if len(p.Parts) == 2 && saysDifference(label(f.table, f.axis, p.Parts[last].Index)) {
		return true
	}
	if slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 }) {
		return true
	}
	if len(p.Parts) != 2 {
		return false
	}
	lowest := func(line int) int64 {
		low := int64(math.MaxInt64)
		for _, pos := range f.sample {
			low = min(low, f.val[f.index(line, pos)])
		}
		return low
	}
	return lowest(p.Parts[last].Index) < 0 && lowest(p.Total) >= 0 && lowest(p.Parts[1-last].Index) >= 0
}
