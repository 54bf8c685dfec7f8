package prose

import (
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

var (
	pointsBehind = lazy.Regexp(`^[^,;:()]{0,4}[,(](?:共|累计)?` + zhChange + `[0-9.]+个?百分点|(?i:^[^;:()]{0,50}?[,(]\s*(?:an?\s+` + enNoun + `\s+of|up|down)\s+[0-9.]+\s+percentage\s+points?)`)
	pointsIn     = lazy.Regexp(`([0-9.]*[0-9])\s*(?:个?百分点|(?i:percentage\s+points?))`)
	pointsBefore = lazy.Regexp(`(?i)` + enVerb + `\s+(?:by\s+)?[0-9.]+\s+percentage\s+points?,?\s*(?:from|to)\s+$`)
)

// points are the percentage points by which one rate changed into another.
func (s working) points(p pair) (out []Derived) {
	if s.counts[p.later].Kind != figure.Percent {
		return nil
	}
	first := min(p.earlier, p.later)
	from := s.counts[p.last].To
	said := pointsBehind().FindString(s.gap(p.last + 1))
	if said == "" {
		said = pointsBefore().FindString(ending(s.gap(first), gapMost))
		from = s.counts[first].From - len(said)
	}
	m := pointsIn().FindStringSubmatchIndex(said)
	if m == nil {
		return nil
	}
	c := figure.Count{Figure: figure.Parse(said[m[2]:m[3]] + "%"), From: from + m[0], To: from + m[1]}
	if c.Kind != figure.Percent || c.Big() {
		return nil
	}
	return []Derived{s.derive(asDifference, p.later, p.earlier, c, first, p.last)}
}
