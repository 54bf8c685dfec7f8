package matrix

import (
	"math"
	"strings"

	"crossfoot/checker/arith"
	"crossfoot/sheets/figure"
)

// This file is about figures with a written scale: $129 M, 3.4万, 120k. Such a figure is
// rounded to the last digit that it is written with, as 1.2 is, so that $129 M may be half a
// million more or less.

// Scaled is how such a figure is written.
type Scaled struct {
	Power  int // of its word: 6 of 1.2 M
	places int // to which it is written, less than 0: -5 of 1.2 M
}

// ScaledOf is how a number is written that stands in a cell, if it has a written scale.
func ScaledOf(f figure.Figure, text string) (s Scaled, ok bool) {
	if f.Scale >= 0 || f.Coef == 0 || f.Kind != figure.Number {
		return s, false
	}
	s = Scaled{Power: -int(f.Scale), places: int(f.Scale)}
	if point := strings.IndexAny(text, ".．"); point >= 0 {
		digits := strings.TrimLeft(text[point:], ".．")
		s.Power += len(digits) - len(strings.TrimLeft(digits, "0123456789"))
	}
	return s, true
}

// Finest are to how many places those of some figures are written that have the same word, by
// its power: 3 M is 3.0 M beside 1.2 M, but 850 K beside them says nothing about it.
func Finest(all []Scaled) map[int]int {
	places := map[int]int{}
	for _, s := range all {
		if least, ok := places[s.Power]; !ok || s.places > least {
			places[s.Power] = s.places
		}
	}
	return places
}

// noteScaled notes how the i-th figure is written, if it has a written scale.
func (n *Numbers) noteScaled(i int, f figure.Figure, text string) {
	s, ok := ScaledOf(f, text)
	if !ok {
		return
	}
	if n.Scaled == nil {
		n.Scaled = map[int]Scaled{}
	}
	n.Scaled[i] = s
}

// scaledUnits are the units of the last place of each position along an axis in which all
// figures have a written scale; 0 where one has none.
func (v View) scaledUnits() []int64 {
	units := make([]int64, v.Positions)
	for pos := range units {
		for line := range v.Lines {
			i := v.Index(line, pos)
			if v.State(i) != Known || v.Val(i) == 0 || v.Rate != nil && v.Rate[i] {
				continue
			}
			s, ok := v.Numbers.Scaled[i]
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
func (n *Numbers) unitOf(places int) int64 { return int64(arith.Pow10(n.Scale - places)) }

// scaledSlack is how far a sum in which figures have a written scale may be off for its
// pattern to be believed: as tolerance says, if each of them has a unit of its own.
func (v View) scaledSlack(total int, parts []Line, pos int) int64 {
	if v.Numbers.Scaled == nil {
		return 0
	}
	all := make([]Scaled, 0, len(parts))
	for _, p := range parts {
		if s, ok := v.Numbers.Scaled[v.Index(p.Index, pos)]; ok {
			all = append(all, s)
		}
	}
	sum, squares, most := 0.0, 0.0, 0.0
	add := func(places int) {
		u := float64(v.unitOf(places))
		sum, squares, most = sum+u, squares+u*u, max(most, u)
	}
	if s, ok := v.Numbers.Scaled[v.Index(total, pos)]; ok {
		add(s.places)
	}
	places := Finest(all)
	for _, s := range all {
		add(places[s.Power])
	}
	return int64(min(sum/2, most/2+1.2*math.Sqrt(squares)))
}
