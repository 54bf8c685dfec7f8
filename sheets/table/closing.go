package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// This file finds the total row of a list in which nobody has written a figure: it looks like a
// note below the list, or like a heading above it, and only its name tells.

// TotalWords say total wherever they stand by themselves, in small letters and without spaces. All,
// net and gross may say who does something, or how it was weighed.
var TotalWords = []string{
	"合计", "合計", "总计", "總計", "小计", "小計", "共计", "共計", "total", "subtotal", "sub-total", "grandtotal", "summe", "zwischensumme",
	"sous-total", "totale", "subtotale", "totales", "итого", "всего", "razem", "celkem", "총계", "합계", "소계",
}

// Closes says whether a label is a word for a total and nothing else.
func Closes(label string) bool { return slices.Contains(TotalWords, runes.Bare(label)) }

// NamesTotal is Closes of a label that may say as well what it is the total of: Total households,
// 收入合计, 总人数.
func NamesTotal(label string) bool {
	if words := strings.Fields(label); len(words) > 1 && len(words) <= totalFields && Closes(words[0]) {
		return true
	}
	return Closes(label) || CountsAll(label) || utf8.RuneCountInString(label) <= totalLong && EndsWith(label, TotalWords)
}

// CountsAll says whether a label says that all of something has been counted: 总人数, 总户数, but not
// 总指数.
func CountsAll(label string) bool {
	return (strings.HasPrefix(label, "总") || strings.HasPrefix(label, "總")) && utf8.RuneCountInString(label) <= totalLong &&
		EndsWith(label, countEnds) && !EndsWith(label, indexEnds)
}

var (
	countEnds = strings.Fields("数 數")
	indexEnds = strings.Fields("指数 指數 系数 係數 倍数 倍數 基数 基數 参数 參數")
)

// How long such labels are at most, in words and in characters.
const (
	totalFields = 3
	totalLong   = 8
)

// closes says whether a line has the name of a total, and no figure.
func (b block) closes(line int, cols layout) bool {
	if line >= len(b.lines) || b.kinds[line] == heading || b.kinds[line] == ruled {
		return false
	}
	names := b.slots(cols.named()...)
	defer b.done(names)
	s, named := b.lines[line], false
	for i := s.from(); i < s.to(); i++ {
		switch {
		case b.class[i] == empty:
		case !named:
			if named = b.class[i] == word && names.seen(b.col(i)) >= 0 && NamesTotal(b.text(i)); !named {
				return false
			}
		case names.seen(b.col(i)) < 0 && b.class[i].figural():
			return false
		}
	}
	return named
}

// foot adds to the rows of a body the line right below the last, if that is the total of them.
func (b block) foot(cols layout, rows []int32) []int32 {
	if len(rows) == 0 {
		return rows
	}
	last := int(rows[len(rows)-1])
	if b.closes(last+1, cols) && b.lines[last+1].row() == b.lines[last].row()+1 {
		return append(rows, int32(last+1))
	}
	return rows
}

// top says whether the line right above the first row is the total of them, in a body that has no
// other lines without figures. Above numbers and years it is the heading of a section.
func (b block) top(cols layout, rows []int32) bool {
	first := int(rows[0])
	if first < 2 || first != b.body || len(rows) != len(b.lines)-first || b.kinds[first-2] != heading ||
		!b.closes(first-1, cols) || b.lines[first-1].row() != b.lines[first].row()-1 {
		return false
	}
	i := b.at(b.lines[first], cols.item)
	return i >= 0 && b.class[i] == word
}
