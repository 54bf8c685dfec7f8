package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
)

// This file tells rows that number the columns.

// counting says whether a row only counts its columns: 1, 2, 3, … or (1), (2),
// (3)=(1)+(2). It may count anew within a group. A short count of plain numbers
// could be figures, and so could one that soon begins anew, so it must stand without a label,
// or with one that goes before the first column's number: 甲, 1, 2, 3.
func (r region) counting(line int) bool {
	s := r.lines[line]
	n, rises, prev, bare, named := 0, 0, 0, true, false
	run, brief := 0, false // how far it has counted on, and whether it ever began anew too soon
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
			run++
		default:
			brief = brief || n > 0 && run < groupLeast
			run = 1
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
	figures := bare && named
	return n >= 5 && !(figures && (brief || run < groupLeast)) || rises == n-1 && !figures
}

// groupLeast is how many columns of a group are numbered at least.
const groupLeast = 3

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
