package table

import (
	"strings"

	"crossfoot/sheets/figure"
)

// rowKind is what one row is for a table.
type rowKind uint8

const (
	lone    rowKind = iota // a title, a section heading, a note
	ruled                  // a drawn line: ======
	heading                // several words or years, or numbers that count the columns
	yearly                 // several years, or no plain number, below figures: heads if the same stand above, or else figures
	figures
)

// census counts what one row holds. A column is figural if figures outnumber the
// words in it.
type census struct {
	words    int // texts, and numbers in columns of words
	over     int // texts in figural columns
	distinct bool
	plain    int // numbers in figural columns, without words around them
	dressed  int // those with words around them
	marks    int
	slips    int // of the marks, those that look like mistyped numbers: l2, 1980 Census
	years    int // that could be heads
	leaps    int // of them, those that do not follow the one before
	rules    int // drawn lines
	figural  int // cells that could be figures, in whatever column
}

func (r region) census(t *tallies, line int, above bool) census {
	var n census
	last := -1 // the text in a figural column before
	ago := int64(0)
	s := r.lines[line]
	for i := s.from(); i < s.to(); i++ {
		col := t.seen(r.col(i))
		figural, k := t.figural[col], r.class[i]
		if k.figural() {
			n.figural++
		}
		switch {
		case k == empty:
		case k == number && figural:
			n.plain++
		case k == year && !(figural && (!above || t.all[col].numbers >= 3) && t.yearly[col]):
			n.years++
			v, _ := r.whole(i)
			if n.years > 1 && v != ago+1 {
				n.leaps++
			}
			ago = v
		case !figural || !k.figural():
			n.words++
			if figural && (above || !r.numbers(i, n)) {
				n.over++
				n.distinct = n.distinct || last >= 0 && r.sheet.Cells.Peek(i) != r.sheet.Cells.Peek(last)
				last = i
			}
			if k == word && isRule(r.sheet.Cells.Peek(i)) {
				n.rules++
			}
		case k == mark:
			n.marks++
			if r.figs.at(i).Kind == figure.Text {
				n.slips++
			}
			if isRule(r.sheet.Cells.Peek(i)) {
				n.rules++
			}
		case k == dressed:
			n.dressed++
		default:
			n.plain++
		}
	}
	return n
}

// numbers says whether a text, the first of its row, is the number of a section, 二, in a column
// of serial numbers: that is no head over the figures below.
func (r region) numbers(i int, n census) bool {
	if n.words > 1 || n.figural > 0 || r.class[i] != word {
		return false
	}
	_, ok := NumberOf(r.sheet.Cells.Peek(i), true)
	return ok
}

// kind tells what a row is, and how many figures it holds. Numbers that only
// count the columns, years and numbers among words are heads above a table's body
// and figures in it. before is how many figures the last row of figures held, 0
// above the body; apart says that this row does not stand right below it.
func (r region) kind(t *tallies, line, before int, headed, apart bool) (rowKind, int) {
	n := r.census(t, line, before == 0)
	if before == 0 {
		return r.kindAbove(n, line, headed), n.figural
	}
	return n.kind(before, apart), n.figural
}

// kind tells what a row below the first row of figures is.
func (n census) kind(before int, apart bool) rowKind {
	held := n.plain + n.dressed + n.marks
	switch {
	case n.drawn():
		return ruled
	case held > 0 && n.over > held && (n.plain == 0 || n.over > 4*held && n.over > 5) && n.distinct && 3*n.over >= before:
		return heading
	case apart && n.slips > 0 && n.slips == held && n.slips+n.over > 1: // nobody mistypes them all
		return heading
	case held > 0 && n.plain == 0:
		return yearly
	case held > 0:
		return figures
	case n.leaps == 0 && (n.years > 2 || n.years == 2 && apart):
		return heading
	case n.years > 1 && n.over == 0:
		return yearly
	case n.years > 0 && (n.over == 0 || !n.distinct && n.years == 1):
		return figures
	case n.years > 0:
		return heading
	case n.words > 1 && 3*n.over >= before && (n.distinct || n.over == 1):
		return heading
	}
	return lone
}

// kindAbove tells what a row above the body is.
func (r region) kindAbove(n census, line int, headed bool) rowKind {
	held := n.plain + n.dressed + n.marks
	switch {
	case n.drawn():
		return ruled
	case held+n.years > 0 && r.counting(line):
		return heading
	case n.slips > 1 && n.slips == held: // nobody mistypes them all: O1, O2, O3 are names
		return heading
	case n.plain == 0 && n.dressed > 1 && r.plainBelow(line): // 1 bed, 2 beds
		return heading
	case n.plain > 1 && r.stepped(line):
		return heading
	case n.plain > 0 && (n.over <= held || n.over == 1):
		return figures
	case n.plain > 0 || held > 0 && n.over > 0:
		return heading
	case n.years > 0:
		if headed && n.over == 0 && (n.years == 1 && n.words == 1 || r.underHeads(n, line)) {
			return figures
		}
		return heading
	case held > 0:
		return figures
	case n.words > 1:
		return heading
	}
	return lone
}

// underHeads says whether a row of years stands right under words or years, over each of its cells
// and over its label, and could be figures: then it hardly is another row of heads. Years
// that are heads mostly follow each other, or are all fifth ones.
func (r region) underHeads(n census, line int) bool {
	if line == 0 || n.words == 0 && !r.bareBelow(line) {
		return false
	}
	above, s := r.lines[line-1], r.lines[line]
	last, follow, fifth := int64(0), true, true
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] == empty {
			continue
		}
		if head := r.at(above, r.col(i)); head < 0 || r.class[head] != word && r.class[head] != year {
			return false
		}
		if r.class[i] != year {
			if strings.Contains(strings.ToLower(r.sheet.Cells.Peek(i)), "year") || strings.Contains(r.sheet.Cells.Peek(i), "年") {
				return false
			}
			continue
		}
		v, _ := r.whole(i)
		follow = follow && (last == 0 || max(v-last, last-v) == 1)
		fifth = fifth && v%5 == 0 && v > last
		last = v
	}
	return n.years == 1 || !follow && !fifth
}

// bareBelow says whether the row below one has no name either: a second row of heads has none more often
// than the rows below it.
func (r region) bareBelow(line int) bool {
	if line+1 >= len(r.lines) {
		return false
	}
	s := r.lines[line+1]
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] == word {
			return false
		}
	}
	return s.to() > s.from()
}

// countsUnderHeads says whether the numbers of a row, which has a name, have units and stand right
// under words of their own: then it may be a row of figures rather than more heads.
func (r region) countsUnderHeads(line int) bool {
	s := r.lines[line]
	if r.class[s.from()] != word {
		return false
	}
	heads := map[string]bool{}
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] != dressed {
			continue
		}
		head := r.at(r.lines[line-1], r.col(i))
		if head < 0 || r.class[head] != word || r.figs.kind(i) != figure.Number || heads[r.sheet.Cells.Peek(head)] {
			return false
		}
		heads[r.sheet.Cells.Raw(head)] = true
	}
	return len(heads) > 1
}

// stepped says whether the figures of a row are years that follow each other, perhaps again and
// again, though a program has parted their thousands, 2,019, and something stands right above not
// all of them.
func (r region) stepped(line int) bool {
	s, first, last, bare := r.lines[line], int64(0), int64(0), line == 0
	for i := s.from(); i < s.to(); i++ {
		if !r.class[i].figural() {
			continue
		}
		v, _ := r.whole(i)
		switch {
		case v < 1900 || v > 2100 || last != 0 && v != last+1 && v != last-1 && v != first:
			return false
		case last == 0:
			first = v
		}
		if !bare {
			head := r.at(r.lines[line-1], r.col(i))
			bare = head < 0 || r.class[head] == empty
		}
		last = v
	}
	return bare
}

// plainBelow says whether under all numbers of a row with words around them stand some
// without.
func (r region) plainBelow(line int) bool {
	if line+1 == len(r.lines) {
		return false
	}
	s := r.lines[line]
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] != dressed {
			continue
		}
		if below := r.at(r.lines[line+1], r.col(i)); below < 0 || r.class[below] != number {
			return false
		}
	}
	return true
}

// drawn says whether there is nothing but drawn lines in a row.
func (n census) drawn() bool {
	return n.rules > 0 && n.rules == n.words+n.marks && n.plain+n.dressed+n.years == 0
}
