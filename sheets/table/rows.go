package table

import (
	"strings"

	"crossfoot/sheets"
)

// rowKind is what one row is for a table.
type rowKind uint8

const (
	lone    rowKind = iota // a title, a section heading, a note
	ruled                  // a drawn line: ======
	heading                // several words or years, or numbers that count the columns
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
	years    int // that could be heads
	rules    int // drawn lines
	figural  int // cells that could be figures, in whatever column
}

func (r region) census(t *tallies, line int, above bool) census {
	var n census
	last := -1 // the text in a figural column before
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
		case !figural || !k.figural():
			n.words++
			if figural {
				n.over++
				n.distinct = n.distinct || last >= 0 && r.sheet.Cells.Peek(i) != r.sheet.Cells.Peek(last)
				last = i
			}
			if k == word && isRule(r.sheet.Cells.Peek(i)) {
				n.rules++
			}
		case k == mark:
			n.marks++
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

// kind tells what a row is, and how many figures it holds. Numbers that only
// count the columns, years and numbers among words are heads above a table's body
// and figures in it. before is how many figures the last row of figures held, 0
// above the body.
func (r region) kind(t *tallies, line, before int, headed bool) (rowKind, int) {
	n := r.census(t, line, before == 0)
	if before == 0 {
		return r.kindAbove(n, line, headed), n.figural
	}
	return n.kind(before), n.figural
}

// kind tells what a row below the first row of figures is.
func (n census) kind(before int) rowKind {
	held := n.plain + n.dressed + n.marks
	switch {
	case n.drawn():
		return ruled
	case held > 0 && n.over > held && (n.plain == 0 || n.over > 4*held && n.over > 5) && n.distinct && 3*n.over >= before:
		return heading
	case held > 0:
		return figures
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
	case n.plain > 0 && (n.over <= held || n.over == 1):
		return figures
	case n.plain > 0 || held > 0 && n.over > 0:
		return heading
	case n.years > 0:
		if headed && n.years == 1 && n.words == 1 && n.over == 0 {
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

// drawn says whether there is nothing but drawn lines in a row.
func (n census) drawn() bool {
	return n.rules > 0 && n.rules == n.words+n.marks && n.plain+n.dressed+n.years == 0
}

// counting says whether a row only counts its columns: 1, 2, 3, … or (1), (2),
// (3)=(1)+(2). It may count anew within a group. A short count of plain numbers
// could be figures, so it must stand without a label.
func (r region) counting(line int) bool {
	s := r.lines[line]
	n, rises, prev, bare, named := 0, 0, 0, true, false
	for i := s.from(); i < s.to(); i++ {
		c := r.sheet.Cells.At(i)
		v, plain, ok := columnNumber(c)
		if !ok {
			if r.class[i].figural() {
				return false
			}
			named = named || len(c.Raw) > 6
			continue
		}
		switch {
		case n == 0 && v > 9, n > 0 && v != prev+1 && v != 1:
			return false
		case n > 0 && v == prev+1:
			rises++
		}
		bare = bare && plain
		prev = v
		n++
	}
	if n < 3 || 2*rises < n {
		return false
	}
	return n >= 5 || rises == n-1 && !(bare && named)
}

// columnNumber reads what counts a column: 3, (3), 3=1+2, 3.00; plain says that
// it could be a figure just as well.
func columnNumber(c sheets.Cell) (n int, plain, ok bool) {
	if c.Kind != sheets.Number && c.Kind != sheets.Text || len(c.Raw) > 32 {
		return 0, false, false
	}
	raw := strings.TrimSpace(c.Raw)
	body := strings.TrimLeft(raw, "([\uff08〔<")
	digits := 0
	for digits < len(body) && digits < 4 && body[digits] >= '0' && body[digits] <= '9' {
		n = 10*n + int(body[digits]-'0')
		digits++
	}
	rest := body[digits:]
	if digits == 0 || digits == 4 {
		return 0, false, false
	}
	if zeros, ok := strings.CutPrefix(rest, "."); ok && len(body) == len(raw) {
		return n, true, strings.Trim(zeros, "0") == "" && zeros != ""
	}
	rest = strings.TrimLeft(rest, ")]\uff09〕> ")
	formula := strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "\uff1d")
	return n, len(body) == len(raw) && !formula, rest == "" || formula
}
