package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// takeMarks cuts footnote marks from the end and returns what is left.
func (r *reading) takeMarks(rest string, lit literal) string {
	marks := ""
	for {
		s := strings.TrimRightFunc(rest, unicode.IsSpace)
		n := r.markAtEnd(s, lit)
		if n == 0 {
			break
		}
		token := strings.TrimSpace(s[len(s)-n:])
		if marks != "" && isSpacedMark(marks) {
			token += " "
		}
		marks, rest = token+marks, s[:len(s)-n]
	}
	if r.mark != "" && marks != "" && isSpacedMark(marks) {
		marks = " " + marks
	}
	r.mark += marks
	return rest
}

// isSpacedMark says whether a mark needs a space in front to be told from a
// unit or from digits.
func isSpacedMark(mark string) bool {
	return isLatin(rune(mark[0])) || isDigit(mark[0]) || mark[0] == '#'
}

// markAtEnd is the size of the footnote mark that s ends with, 0 if none.
func (r *reading) markAtEnd(s string, lit literal) int {
	last, size := utf8.DecodeLastRuneInString(s)
	switch {
	case last == '注', last == '註':
		return size
	case size == 0, runes.IsIdeograph(last), (last == '²' || last == '³') && isKnownUnit(strings.TrimSpace(s)):
		return 0
	case last < utf8.RuneSelf && isDigit(byte(last)):
		return noteAtEnd(s, "注", "註")
	case strings.ContainsRune(footnotes, last), last >= '①' && last <= '⓿', last >= '㉑' && last <= '㊿', last >= '❶' && last <= '➓':
		return size
	case isEmblem(last):
		return size
	case last == ']', last == '】', last == '〕':
		inner, all := lastIn(s, opening[last], size)
		if isRemark(strings.TrimPrefix(inner, "^"), true) {
			return all
		}
	case last == ')' && r.isItem(s):
		return 2
	case last == ')':
		if inner, all := lastIn(s, "(", size); isRemark(inner, false) || isNote(inner) {
			return all
		}
	case last == '#': // right behind the digits it says which one: building 12#
		if n := len(s); n > 1 && unicode.IsSpace(rune(s[n-2])) {
			return 1
		}
	case last == '/':
		// a/ or, behind a space, 1/
		if n := len(s); n >= 2 && s[n-2] >= 'a' && s[n-2] <= 'h' && (n == 2 || s[n-3] == ' ') {
			return 2
		} else if n >= 3 && isDigit(s[n-2]) && s[n-3] == ' ' {
			return 2
		}
	case last < utf8.RuneSelf && strings.IndexByte(flags, byte(last)) >= 0:
		if len(s) == 1 {
			// Directly behind the digits it must not look like a code: 1,234r.
			if lit.short || lit.exponent || !strings.ContainsRune("rpe", last) {
				return 0
			}
			return 1
		}
		if unicode.IsSpace(rune(s[len(s)-2])) {
			return 1
		}
	}
	return 0
}

// isEmblem says whether a rune is a sign that is set behind a figure to say that it is checked,
// good or bad, or a flag: ✅, ✓, ⚠, 🔴, 🇬🇧. Arrows and triangles are none: they give it a direction.
func isEmblem(r rune) bool {
	return r >= '☀' && r <= '➰' || r >= '🇦' && r <= '🇿' || r >= '🌀' && r <= '🫿' && !strings.ContainsRune("🔺🔻🔼🔽📈📉", r)
}

// opening are the brackets around the numbers of notes, by those that close them.
var opening = map[rune]string{']': "[", '】': "【", '〕': "〔"}

// lastIn is what stands in the brackets that s ends with, "" if there are none, and its
// size with them; closing is that of the last.
func lastIn(s, opening string, closing int) (inner string, all int) {
	open := strings.LastIndex(s, opening)
	if open < 0 {
		return "", 0
	}
	return s[open+len(opening) : len(s)-closing], len(s) - open
}

// isItem says whether s ends with a mark that a parenthesis ends which nothing opens: 12 1),
// 12 a).
func (r *reading) isItem(s string) bool {
	if len(s) < 3 || !isDigit(s[len(s)-2]) && (s[len(s)-2] < 'a' || s[len(s)-2] > 'z') || !unicode.IsSpace(rune(s[len(s)-3])) {
		return false
	}
	open := strings.Count(s, "(")
	if r.paren {
		open++
	}
	return strings.Count(s, ")") > open
}

// noteAtEnd is the size of one of the words for a note that s ends with, with the note's
// number or without: 注, 注1.
func noteAtEnd(s string, words ...string) int {
	bare := strings.TrimRight(s, decimals)
	if len(s)-len(bare) > len("99") {
		return 0
	}
	if bare != s {
		bare = strings.TrimRight(bare, " ")
	}
	for _, word := range words {
		if strings.HasSuffix(bare, word) {
			return len(s) - len(bare) + len(word)
		}
	}
	return 0
}

// isNote says whether what stands in parentheses names a note: 注1, 见注2, note 3.
func isNote(s string) bool {
	s = strings.ToLower(s)
	n := noteAtEnd(s, "注", "註", "note")
	return n > 0 && (n == len(s) || isRemark(s[:len(s)-n], false))
}

// isRemark says whether what stands in brackets is a remark and no figure: [1], (a), (预计).
func isRemark(s string, digits bool) bool {
	n := 0
	for _, r := range s {
		n++
		if n > 16 || !unicode.IsLetter(r) && r != '.' && r != ' ' && !(digits && r < utf8.RuneSelf && isDigit(byte(r))) {
			return false
		}
	}
	return n > 0 && s[0] != ' ' && s[len(s)-1] != ' '
}
