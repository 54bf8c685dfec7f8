package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker/relation"
	"crossfoot/sheets/runes"
)

// This file tells the lines whose positions count on: years, quarters, months, dates.

// series are the positions that count on, if nearly all do: years, quarters, months,
// dates. Their names are the same but for their numbers; a total among them has another.
func (l lines) series() []bool {
	kinds, count, names := make([]string, l.positions), map[string]int{}, map[string]bool{}
	usual := ""
	for pos := range l.positions {
		name := l.positionName(pos)
		if kind := uncounted(name); kind != name && !names[name] {
			names[name], kinds[pos] = true, kind
			if count[kind]++; count[kind] > count[usual] {
				usual = kind
			}
		}
	}
	if count[usual] <= countedOthers || count[usual]*fullOf < l.positions*(fullOf-1) {
		return nil
	}
	in := make([]bool, l.positions)
	for pos := range in {
		in[pos] = kinds[pos] == usual
	}
	return in
}

// positionName is all that names a position. A running number does not, but years may
// stand where such numbers do.
func (l lines) positionName(pos int) string {
	if l.axis == relation.Across {
		if l.Table.Rows[pos].Label != "" {
			return strings.Join(l.Table.Path(pos), " ")
		}
		if item := l.Table.Item(pos); len(item) >= len("2000") {
			return item
		}
		return ""
	}
	return strings.Join(l.Table.Columns[pos].Head, " ")
}

// uncounted is a name with a mark in the place of its numbers and months.
func uncounted(name string) string {
	name = strings.ToLower(name)
	out := make([]byte, 0, len(name))
	const none = -1
	from, digits := none, false // where the word begins that is being read
	endAt := func(i int) {
		if from == none {
			return
		}
		if word := name[from:i]; monthNames[word] {
			out = append(out, '#')
		} else {
			out = append(out, word...)
		}
		from = none
	}
	for i, r := range name {
		number, letter := numberOrLetter(r)
		if letter {
			if from == none {
				from = i
			}
			digits = false
			continue
		}
		endAt(i)
		switch {
		case !number:
			out = utf8.AppendRune(out, r)
		case !digits:
			out = append(out, '#')
		}
		digits = number
	}
	endAt(len(name))
	return string(out)
}

// numberOrLetter says whether a character stands in a number, or in a word.
func numberOrLetter(r rune) (number, letter bool) {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true, false
	}
	if runes.IsIdeograph(r) {
		return false, true
	}
	number = unicode.IsDigit(r)
	return number, !number && unicode.IsLetter(r)
}

// monthNames are what months are called where they have no number.
var monthNames = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december") {
		m[w] = true
	}
	return m
}()
