package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Between says whether a text states that a figure lies between two numbers: 20-30, 8～15 rows,
// 1.5h–2h. It is no figure to be added up, and it is not nothing either. Whether it stands for
// a figure at all, rather than for ages or pages, only the cells around it can tell.
func Between(text string) bool {
	if len(text) > maxUnitWord || !hasDigit(text) {
		return false
	}
	s := fold(trim(text))
	low, n := scanNumber(s)
	if n == 0 || low.exponent || low.digits != "" {
		return false
	}
	at := strings.IndexFunc(s[n:], func(r rune) bool { return '0' <= r && r <= '9' })
	if at < 0 || !joins(s[n:n+at]) {
		return false
	}
	s = s[n+at:]
	high, n := scanNumber(s)
	if n == 0 || high.exponent || high.digits != "" || hasDigit(s[n:]) || strings.HasPrefix(s[n:], ":") {
		return false
	}
	x, y := low.figure(false).Approx(), high.figure(false).Approx()
	years := low.short && high.short && x >= 1900 && y <= 2100
	return x < y && !years
}

// joins says whether what stands between two numbers makes a span of them: a dash or a word for
// it, which the unit of the first may precede.
func joins(s string) bool {
	s = strings.TrimFunc(s, unicode.IsSpace)
	last, size := utf8.DecodeLastRuneInString(s)
	unit := strings.TrimFunc(s[:len(s)-size], unicode.IsSpace)
	return strings.ContainsRune(joining, last) && utf8.RuneCountInString(unit) <= 3 && strings.IndexFunc(unit, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// joining are the signs and words between the two numbers of a span.
const joining = dashes + "~～〜∼至到"
