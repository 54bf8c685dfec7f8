package html

import (
	"strings"

	"crossfoot/checker"
)

// mark is what findings say of one cell.
type mark struct {
	rank    int    // of the most severe finding that names it, but not only as related
	class   string // of that finding
	own     bool   // a finding is about this cell
	suspect bool   // it may be wrong
	notes   []note
}

// note is one finding as it is told beside a cell and below its table.
type note struct {
	Number     int
	Href       string
	Class      string
	Label      string
	Place      string
	Arithmetic string
	Lines      []string

	of *checker.Finding
}

// partsMarked is how many cells may be marked for taking part in a sum: more than all
// that are shown, but not those of a thousand sums over whole sheets.
const partsMarked = 200_000

// mark marks the cells that an entry names, and those of the findings that follow
// from it.
func (b *builder) mark(e *entry) {
	for _, x := range append([]*checker.Finding{e.Finding}, e.Same...) {
		told := note{Number: e.number, Href: "#" + anchor("f", e.number), Class: class(x), Label: b.label(x), Place: b.Beside(e.Finding, x.Cell), of: x}
		told.Arithmetic, told.Lines = b.says(x)
		for _, p := range x.Related {
			if len(b.marks) > partsMarked {
				break
			}
			b.at(e, p)
		}
		for _, s := range x.Suspects {
			if m := b.at(e, s.Cell); m != nil {
				m.suspect = m.suspect || x.Confirmed == nil
				m.tell(e, told)
			}
		}
		if m := b.at(e, x.Cell); m != nil {
			m.own = true
			m.tell(e, told)
		}
	}
}

// at is the mark of a place, or nil if the place is no cell.
func (b *builder) at(e *entry, p checker.Place) *mark {
	s, ok := b.spot(e, p)
	if !ok {
		return nil
	}
	m := b.marks[s]
	if m == nil {
		m = &mark{rank: -1}
		b.marks[s] = m
		b.onSheet[s.sheet] = append(b.onSheet[s.sheet], s)
	}
	return m
}

func (m *mark) tell(e *entry, n note) {
	if e.rank() > m.rank {
		m.rank, m.class = e.rank(), n.Class
	}
	for _, told := range m.notes {
		if told.of == n.of {
			return
		}
	}
	m.notes = append(m.notes, n)
}

// classes are how a cell with this mark looks.
func (m *mark) classes() string {
	if len(m.notes) == 0 {
		return "part"
	}
	classes := []string{m.class}
	if m.own {
		classes = append(classes, "own")
	}
	if m.suspect {
		classes = append(classes, "doubt")
	}
	return strings.Join(classes, " ")
}
