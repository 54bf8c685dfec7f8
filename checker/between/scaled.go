package between

import (
	"cmp"
	"slices"

	"crossfoot/checker/name"
	"crossfoot/sheets/figure"
)

// Scaled is a table whose figures are all so many powers of ten too large to state what
// another table states, or to be added up by it: they are in another unit than it says.
type Scaled struct {
	Cell, Other Cell // one of its figures, and where the other table states or adds up the same
	Power       int32
}

// powers are those by which units are mistaken: thousands, 万 and millions.
var powers = [...]int32{3, 4, 6}

// scaledLeast is how many figures two tables must state alike in another unit, and no other
// ones, for the unit to be wrong.
const scaledLeast = 6

// inOtherUnit compares two tables that say the same unit and state nothing alike in it, as
// if the figures of the one were in the plain unit.
//
// Facts are looked up in the unit that a table says and in the plain one (see factsOf), so
// that these are the pairs that can be found.
func inOtherUnit(names *name.Names, a, b *View) (c comparison) {
	if a.power == 0 || a.power != b.power || a.content() == nil || b.content() == nil || !a.scope.May(b.scope) {
		return c
	}
	for _, shift := range [...]int32{-a.power, a.power} {
		if !mayAgree(a, b, shift) {
			continue
		}
		found := compare(names, a, b, shift)
		if len(found.twins) >= scaledLeast && !slices.ContainsFunc(found.twins, func(t Twins) bool { return !t.Equal }) {
			return comparison{twins: found.twins, power: -shift}
		}
	}
	return c
}

// scaledOf tells each table in another unit once: of two that differ so, the one that
// agrees with fewer others as it is.
func scaledOf(all []Scaled, agreeing map[*View][]*View) (out []Scaled) {
	told := map[*View]bool{}
	for _, s := range all {
		a, b := s.Cell.View, s.Other.View
		if len(agreeing[a]) > len(agreeing[b]) {
			s = Scaled{Cell: s.Other, Other: s.Cell, Power: -s.Power}
		}
		if !told[s.Cell.View] {
			told[s.Cell.View] = true
			out = append(out, s)
		}
	}
	return out
}

// scaledIn finds the one of some forms that is in another unit: as it is, none of them adds
// up the others, and in that unit one does throughout.
func scaledIn(forms []filled) *Scaled {
	odd := oddest(forms)
	if odd < 0 {
		return nil
	}
	for _, p := range powers {
		for _, power := range [...]int32{p, -p} {
			tried := slices.Clone(forms)
			tried[odd].power = power
			whole := sumOfOthers(tried)
			if whole < 0 {
				continue
			}
			if f := fitsOf(tried, whole); !f.proves() || f.turned != nil || len(f.misfits) > 0 || tried[odd].says(tried, whole, odd, power) {
				continue
			}
			if s := shownBy(tried, whole, odd); s != nil {
				return s
			}
		}
	}
	return nil
}

// shownBy is the first figure of a form in another unit that the whole adds up, or that adds up the
// others, in the unit in which it was taken.
func shownBy(forms []filled, whole, odd int) *Scaled {
	form := &forms[odd]
	for r := range form.Table.Rows {
		for c := range form.Table.Columns {
			m, held, ok := sumOf(forms, whole, r, c)
			if !ok || !held {
				continue
			}
			at := slices.IndexFunc(m.Parts, func(p Cell) bool { return p.View == form.View })
			switch {
			case odd == whole:
				return &Scaled{Cell: m.Total, Other: m.Parts[0], Power: form.power}
			case at >= 0:
				return &Scaled{Cell: m.Parts[at], Other: m.Total, Power: form.power}
			}
		}
	}
	return nil
}

// says says whether a form says itself that it is in the unit in which it was taken.
func (f *filled) says(forms []filled, whole, odd int, power int32) bool {
	other := forms[whole]
	if odd == whole {
		other = forms[(whole+1)%len(forms)]
	}
	return f.Table.Unit != "" && (other.Table.Unit == "" || other.View.power-f.View.power == power)
}

// oddest is the form whose figures are of another size than those of all others, -1 if
// there is none.
func oddest(forms []filled) int {
	rows, cols := size(forms)
	sizes := make([]int, len(forms)) // ten times as many digits as its figures have on average
	for i := range forms {
		digits, some := 0, 0
		for r := range rows {
			for c := range cols {
				if n := magnitude(forms[i].at(r, c)); n != 0 {
					digits, some = digits+n, some+1
				}
			}
		}
		sizes[i] = 10 * digits / max(1, some)
	}
	order := make([]int, len(forms))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(sizes[a], sizes[b]), cmp.Compare(a, b)) })
	middle, last := sizes[order[len(order)/2]], len(order)-1
	odd := order[0]
	if sizes[order[last]]-middle > middle-sizes[odd] {
		odd = order[last]
	}
	if off := sizes[odd] - middle; off < oddSize && off > -oddSize {
		return -1
	}
	return odd
}

// oddSize is by how many tenths of a digit the figures of a form must be longer or shorter
// than usual for it to be tried in another unit.
const oddSize = 15

// magnitude is how many digits a figure has before its point, 0 if it states none.
func magnitude(x figure.Figure) (n int) {
	digits, zeros, ok := coefficient(x)
	if !ok {
		return 0
	}
	for ; digits != 0; digits /= 10 {
		n++
	}
	return max(1, n+zeros)
}
