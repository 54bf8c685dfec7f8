package pattern

import (
	"math"
	"slices"

	"crossfoot/checker/matrix"
)

// This file puts subtotals in the place of their parts.

// collapse puts subtotals in the place of their parts where a total takes all the
// parts of another: year = first half + third quarter + fourth quarter means the
// second half.
func (f *finder) collapse() {
	for _, p := range f.accepted {
		f.cancel(p)
	}
	byFirst := map[int][]*Pattern{} // by the first of their parts
	for _, p := range f.accepted {
		byFirst[p.Parts[0].Index] = append(byFirst[p.Parts[0].Index], p)
	}
	// The shorter sums come first, so that the longer ones find them as they will be.
	order := slices.Clone(f.accepted)
	slices.SortStableFunc(order, func(p, q *Pattern) int { return len(p.Parts) - len(q.Parts) })
	for _, p := range order {
		for f.collapseOne(p, byFirst) {
			byFirst[p.Parts[0].Index] = append(byFirst[p.Parts[0].Index], p)
		}
	}
}

// cancel leaves out of a sum what comes to nothing in it: a total that is subtracted
// along with its parts that are added. The early saver's end balance is not the sum of
// both savers' figures less the late saver's end balance.
func (f *finder) cancel(p *Pattern) {
	weight := make(map[int]int, len(p.Parts))
	for _, l := range p.Parts {
		weight[l.Index] = l.Weight
	}
	for _, l := range p.Parts {
		for _, q := range f.byTotal[l.Index] {
			if len(q.Parts) >= len(p.Parts)-2 || q.From >= p.To || q.To <= p.From ||
				slices.ContainsFunc(q.Parts, func(m matrix.Line) bool { return weight[m.Index] != -l.Weight*m.Weight }) {
				continue
			}
			p.Parts = slices.DeleteFunc(slices.Clone(p.Parts), func(m matrix.Line) bool {
				return m == l || slices.ContainsFunc(q.Parts, func(n matrix.Line) bool { return n.Index == m.Index })
			})
			return
		}
	}
}

// collapseOne goes through a pattern's parts once and says whether it changed.
func (f *finder) collapseOne(p *Pattern, byFirst map[int][]*Pattern) bool {
	weight := make(map[int]int, len(p.Parts))
	for _, l := range p.Parts {
		weight[l.Index] = l.Weight
	}
	changed := false
	for _, l := range p.Parts {
		for _, q := range byFirst[l.Index] {
			sign := weight[l.Index] // the subtotal may be subtracted as a whole
			if q == p || weight[q.Total] != 0 || q.Total == p.Total || len(q.Parts) >= len(weight) || q.From > p.From || q.To < p.To ||
				slices.ContainsFunc(q.Parts, func(l matrix.Line) bool { return l.Weight != 1 || weight[l.Index] == 0 || weight[l.Index] != sign }) {
				continue
			}
			for _, l := range q.Parts {
				delete(weight, l.Index)
			}
			weight[q.Total] = sign
			changed = true
		}
	}
	if !changed && !f.remainder(p, weight) {
		return false
	}
	parts := make([]matrix.Line, 0, len(weight))
	for line, w := range weight {
		parts = append(parts, matrix.Line{Index: line, Weight: w})
	}
	slices.SortFunc(parts, matrix.ByIndex)
	if slices.ContainsFunc(f.byTotal[p.Total], func(q *Pattern) bool { return q != p && slices.Equal(q.Parts, parts) }) {
		return false // the table claims both: by regions, and by towns
	}
	p.price -= pricePart * math.Log2(float64(len(p.Parts))/float64(len(parts)))
	p.Parts = parts
	return true
}

// remainder puts one part of another total in the place of that total less its
// other parts: total change - natural increase means the net migration.
func (f *finder) remainder(p *Pattern, weight map[int]int) bool {
	for _, l := range p.Parts {
		for _, q := range f.byTotal[l.Index] {
			if len(q.Parts) < 2 || len(q.Parts) >= len(p.Parts) || q.From > p.From || q.To < p.To {
				continue
			}
			var rest []matrix.Line
			for _, m := range q.Parts {
				if weight[m.Index] != -l.Weight*m.Weight {
					rest = append(rest, m)
				}
			}
			if len(rest) != 1 || weight[rest[0].Index] != 0 || rest[0].Index == p.Total {
				continue
			}
			for _, m := range q.Parts {
				delete(weight, m.Index)
			}
			delete(weight, l.Index)
			weight[rest[0].Index] = l.Weight * rest[0].Weight
			return true
		}
	}
	return false
}
