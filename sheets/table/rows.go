package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// rowKind is what one row is for a table.
type rowKind uint8

const (
	lone    rowKind = iota // a title, a section heading, a note
	ruled                  // a drawn line: ======
	heading                // several words or years, or numbers that count the columns
	yearly                 // several years below figures: heads if the same stand above, or else figures
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
	slips    int // of the marks, those that look like mistyped numbers: l2
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

// underHeads says whether a row of years stands right under words, over each of its cells
// and over its label, and could be figures: then it hardly is another row of heads. Years
// that are heads mostly follow each other, or are all fifth ones.
func (r region) underHeads(n census, line int) bool {
	if line == 0 || n.words == 0 {
		return false
	}
	above, s := r.lines[line-1], r.lines[line]
	last, follow, fifth, at := int64(0), true, true, above.from()
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] == empty {
			continue
		}
		for at < above.to() && r.col(at) < r.col(i) {
			at++
		}
		if at == above.to() || r.col(at) != r.col(i) || r.class[at] != word {
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

// plainBelow says whether under all numbers of a row with words around them stand some
// without.
func (r region) plainBelow(line int) bool {
	if line+1 == len(r.lines) {
		return false
	}
	s, below := r.lines[line], r.lines[line+1]
	at := below.from()
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] != dressed {
			continue
		}
		for at < below.to() && r.col(at) < r.col(i) {
			at++
		}
		if at == below.to() || r.col(at) != r.col(i) || r.class[at] != number {
			return false
		}
	}
	return true
}

// drawn says whether there is nothing but drawn lines in a row.
func (n census) drawn() bool {
	return n.rules > 0 && n.rules == n.words+n.marks && n.plain+n.dressed+n.years == 0
}

// counting says whether a row only counts its columns: 1, 2, 3, … or (1), (2),
// (3)=(1)+(2). It may count anew within a group. A short count of plain numbers
// could be figures, so it must stand without a label, or with one that goes before the
// first column's number: 甲, 1, 2, 3.
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
			named = named || r.class[i] == word && r.callsItem(line, i)
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
	if n > 0 && rises == n-1 && r.numbersColumns(line) {
		return true
	}
	if n < 3 || 2*rises < n {
		return false
	}
	return n >= 5 || rises == n-1 && !(bare && named)
}

// numbersColumns says whether all labels of a row say that it numbers the columns, so that
// a single number is enough.
func (r region) numbersColumns(line int) bool {
	said := false
	s := r.lines[line]
	for i := s.from(); i < s.to(); i++ {
		if r.class[i] != word {
			continue
		}
		if said = slices.Contains(columnNumbers, strings.TrimSpace(r.sheet.Cells.Peek(i))); !said {
			return false
		}
	}
	return said
}

// columnNumbers is what a row is called that numbers the columns.
var columnNumbers = strings.Fields("栏次 欄次 栏号 欄號 列次 列号 列號")

// callsItem says whether a label is that of an item rather than of the numbers of the
// columns. A single letter may be either, but not with another one under it; the first
// of all only with the second.
func (r region) callsItem(line, i int) bool {
	label := r.sheet.Cells.Peek(i)
	if utf8.RuneCountInString(label) > 1 {
		return !saysColumnNumber(label)
	}
	if line+1 == len(r.lines) {
		return false
	}
	at := r.lines[line+1].from()
	below := r.sheet.Cells.Peek(at)
	if r.col(at) != r.col(i) || r.class[at] != word || utf8.RuneCountInString(below) != 1 {
		return false
	}
	second, first := secondLetters[label]
	return !first || below == second
}

// secondLetters follow what numbers the first column where it is no number.
var secondLetters = map[string]string{"甲": "乙", "A": "B", "a": "b", "Ａ": "Ｂ", "一": "二"}

// columnNumberHeads label a row that numbers the columns, columnNumberEnds end such labels.
var (
	columnNumberHeads = strings.Fields("栏 欄 列 column columns col cols line code codes ref item items")
	columnNumberEnds  = strings.Fields("次 号 號 码 碼")
)

// saysColumnNumber says whether a label announces such a row, or running numbers.
func saysColumnNumber(label string) bool {
	label = strings.Trim(strings.ToLower(strings.TrimSpace(label)), ".:：#")
	return SaysSerial(label) || slices.Contains(columnNumberHeads, label) ||
		slices.ContainsFunc(columnNumberEnds, func(end string) bool { return strings.HasSuffix(label, end) })
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
