package figure

import (
	"strings"
	"unicode"
)

// Remarked reads a number with a remark behind it, in brackets and in words, which may hold
// figures of their own: 10（其中，灾情因素6万元）, 2,270 *(bank 2,060 + manual 210)*. It reads
// an amount with what it is in percent as well, 33 (+5.5%). Whether such a text is meant so
// only the cells around it can tell: 10（含灾情6万元） is a pair where the others are.
func Remarked(text string) (Figure, bool) {
	if len(text) > maxText || !hasDigit(text) {
		return Figure{}, false
	}
	s := strings.TrimRight(fold(trim(text)), emphasis)
	open := openingOf(s)
	if open <= 0 {
		return Figure{}, false
	}
	f := Parse(strings.TrimRight(s[:open], emphasis))
	inner := trim(s[open+1 : len(s)-1])
	if f.Kind != Number || !remarks(inner) {
		return Figure{}, false
	}
	return f, true
}

// emphasis is what Markdown sets around words.
const emphasis = "*_ "

// openingOf is where the bracket opens that s ends with, and no other stands before; -1 if
// it ends with none.
func openingOf(s string) int {
	if !strings.HasSuffix(s, ")") {
		return -1
	}
	open := strings.IndexByte(s, '(')
	depth := 0
	for i := max(open, 0); i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 && i < len(s)-1 {
				return -1
			}
		}
	}
	if depth != 0 {
		return -1
	}
	return open
}

// remarks says whether what stands in brackets behind a number is words about it, or what
// it is in percent, rather than a second figure.
func remarks(inner string) bool {
	switch f := Parse(inner); f.Kind {
	case Number:
		return f.Rare != nil && strings.ContainsFunc(f.Rare.Label, unicode.IsLetter) && currencyAtEnd(f.Rare.Label) == ""
	case Percent:
		return true
	case Text:
		return strings.ContainsFunc(inner, unicode.IsLetter)
	}
	return false
}

// BeginsWithNumber says whether a text that is no figure begins with one, with a space or a
// bracket behind it.
func BeginsWithNumber(text string) bool {
	s := strings.TrimLeft(fold(trim(text)), signs+spaces)
	_, n := scanNumber(s)
	return n > 0 && n < len(s) && (s[n] == '(' || s[n] == ' ')
}

// Flagged reads a number with a letter right behind it, and tells whether it is one by which
// statistics mark figures: 120r, 10.9E. Whether such a text is meant so, rather than a code
// such as 12b, only the cells around it can tell.
func Flagged(text string) (f Figure, flag, ok bool) {
	s := fold(trim(text))
	n := len(s) - 1
	if n < 1 || len(text) > maxText || !isDigit(s[n-1]) || !isLatin(rune(s[n])) {
		return Figure{}, false, false
	}
	f = Parse(s[:n])
	return f, strings.IndexByte(flags, s[n]|' ') >= 0, f.Kind == Number && f.Rare == nil
}
