package relation

import "math"

// collapse puts subtotals in the place of their parts where a total takes all the
// parts of another: year = first half + third quarter + fourth quarter means the
// second half.
func (f *finder) collapse() {
	for _, p := range f.accepted {
		for f.collapseOne(p) {
		}
	}
}

func (f *finder) collapseOne(p *Pattern) bool {
	in := make(map[int]int, len(p.Parts)) // weight by line
	for _, l := range p.Parts {
		in[l.Index] = l.Weight
	}
	for _, q := range f.accepted {
		if q == p || in[q.Total] != 0 || q.Total == p.Total || len(q.Parts) >= len(p.Parts) || q.From > p.From || q.To < p.To {
			continue
		}
		all := true
		for _, l := range q.Parts {
			all = all && l.Weight == 1 && in[l.Index] == 1
		}
		if !all {
			continue
		}
		var parts []Line
		placed := false
		for _, l := range p.Parts {
			if !q.holdsPart(l.Index) {
				if !placed && l.Index > q.Total {
					parts, placed = append(parts, Line{q.Total, 1}), true
				}
				parts = append(parts, l)
			}
		}
		if !placed {
			parts = append(parts, Line{q.Total, 1})
		}
		p.price -= pricePart * math.Log2(float64(len(p.Parts))/float64(len(parts)))
		p.Parts = parts
		return true
	}
	return false
}

func (p *Pattern) holdsPart(line int) bool {
	for _, l := range p.Parts {
		if l.Index == line {
			return true
		}
	}
	return false
}
