package relation

import (
	"math"
	"strings"

	"crossfoot/sheets/figure"
)

// This file is about figures with a written scale: $129 M, 3.4万, 120k. Such a figure is
// rounded to the last digit that it is written with, as 1.2 is, so that $129 M may be half a
// million more or less.

// scaled is how such a figure is written.
type scaled struct {
	power  int // of its word: 6 of 1.2 M
	places int // to which it is written, less than 0: -5 of 1.2 M
}

// scaledOf is how a number is written that stands in a cell, if it has a written scale.
func scaledOf(f figure.Figure, text string) (s scaled, ok bool) {
	if f.Scale >= 0 || f.Coef == 0 || f.Kind != figure.Number {
		return s, false
	}
	s = scaled{power: -int(f.Scale), places: int(f.Scale)}
	if point := strings.IndexAny(text, ".．"); point >= 0 {
		digits := strings.TrimLeft(text[point:], ".．")
		s.power += len(digits) - len(strings.TrimLeft(digits, "0123456789"))
	}
	return s, true
}

// finest are to how many places those of some figures are written that have the same word, by
// its power: 3 M is 3.0 M beside 1.2 M, but 850 K beside them says nothing about it.
func finest(all []scaled) map[int]int {
	places := map[int]int{}
	for _, s := range all {
		if least, ok := places[s.power]; !ok || s.places > least {
			places[s.power] = s.places
		}
	}
	return places
}

// noteScaled notes how the i-th figure is written, if it has a written scale.
func (n *numbers) noteScaled(i int, f figure.Figure, text string) {
	s, ok := scaledOf(f, text)
	if !ok {
		return
	}
	if n.scaled == nil {
		n.scaled = map[int]scaled{}
	}
	n.scaled[i] = s
}

// scaledUnits are the units of the last place of each position along an axis in which all
// figures have a written scale; 0 where one has none.
func (v view) scaledUnits() []int64 {
	units := make([]int64, v.positions)
	for pos := range units {
		for line := range v.lines {
			i := v.index(line, pos)
			if v.state(i) != known || v.val(i) == 0 || v.rate != nil && v.rate[i] {
				continue
			}
			s, ok := v.numbers.scaled[i]
			if !ok {
				units[pos] = 0
				break
			}
			if u := v.unitOf(s.places); units[pos] == 0 || u < units[pos] {
				units[pos] = u
			}
		}
	}
	return units
}

// unitOf is the unit of a place, in units of the scale.
func (n *numbers) unitOf(places int) int64 { return int64(pow10(n.scale - places)) }

// scaledSlack is how far a sum in which figures have a written scale may be off for its
// pattern to be believed: as tolerance says, if each of them has a unit of its own.
func (v view) scaledSlack(total int, parts []Line, pos int) int64 {
	if v.numbers.scaled == nil {
		return 0
	}
	all := make([]scaled, 0, len(parts))
	for _, p := range parts {
		if s, ok := v.numbers.scaled[v.index(p.Index, pos)]; ok {
			all = append(all, s)
		}
	}
	sum, squares, most := 0.0, 0.0, 0.0
	add := func(places int) {
		u := float64(v.unitOf(places))
		sum, squares, most = sum+u, squares+u*u, max(most, u)
	}
	if s, ok := v.numbers.scaled[v.index(total, pos)]; ok {
		add(s.places)
	}
	places := finest(all)
	for _, s := range all {
		add(places[s.power])
	}
	return int64(min(sum/2, most/2+1.2*math.Sqrt(squares)))
}
