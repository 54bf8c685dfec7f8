package between

import (
	"cmp"
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// Shifted is a line of a table and the table that is about it, where the figures of the one have
// slipped: from a place on, each stands where one before it, or behind it, belongs.
type Shifted struct {
	Name  string // of the line
	Cell  Cell   // the first such figure of the line
	Of    Cell   // where it stands in the table of the line
	Item  string // and under which name
	Later bool   // the figures of the line stand later than those
}

// shifts are the places by which figures slip: by one, or by two or three where each item has so
// many columns.
var shifts = [...]int{1, -1, 2, -2, 3, -3}

// shiftRest is how many figures of a line for each such place may be where neither they nor those
// beside them belong: the one that was put in or left out, and what was pushed out at the end.
const shiftRest = 2

// shifted finds that the figures of one of two lines have slipped, in the order of the first
// table.
func (l *alignment) shifted(axis relation.Axis, line match) (s Shifted, ok bool) {
	across := slices.SortedFunc(slices.Values(l.matches[1-axis]), func(x, y match) int { return cmp.Compare(x.a, y.a) })
	whole := l.a.total[1-axis]
	across = slices.DeleteFunc(across, func(m match) bool { return m.a == whole })
	for _, by := range shifts {
		said, odd := said{}, 0
		from, to := match{}, match{}
		for k, pos := range across {
			a, _, v := l.compare(axis, line, pos)
			if v != differ {
				continue
			}
			if k-by < 0 || k-by >= len(across) {
				odd++
				continue
			}
			beside := match{a: pos.a, b: across[k-by].b}
			if _, _, v := l.compare(axis, line, beside); v != equal && v != hollow {
				odd++
			} else if said.add(a) == 1 {
				from, to = pos, across[k-by]
			}
		}
		if odd <= shiftRest*max(by, -by) && said.proves() {
			t := l.twinsOn(axis, line, match{a: from.a, b: to.b}, false)
			return Shifted{
				Name: l.a.lines[axis][line.a].text, Cell: t.A, Of: t.B,
				Item: l.a.lines[1-axis][to.a].text, Later: by > 0,
			}, true
		}
	}
	return s, false
}

// said is what different figures say.
type said struct {
	numbers
	bits float64
	some int
}

// add adds a figure, and says how many there are if it is new.
func (s *said) add(f figure.Figure) int {
	digits, zeros, ok := coefficient(f)
	if !ok || !s.numbers.add(number{digits, zeros}) {
		return 0
	}
	s.some++
	s.bits += bitsOf(digits, zeros)
	return s.some
}

func (s *said) proves() bool { return s.some >= provenDistinct && s.bits >= provenBits }
