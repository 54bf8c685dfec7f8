package table

import (
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
)

// text is a cell's text with runs of white space made one space, and none
// between Chinese characters, where a line break is only a line break.
func (g *grid) text(i int) string { return textOf(g.book, g.sheet, i) }

func textOf(book *sheets.Book, sheet *sheets.Sheet, i int) string {
	if sheet.Cells.Kind(i) == sheets.Text {
		return tidy(sheet.Cells.Raw(i))
	}
	return tidy(book.Text(sheet.Cells.At(i)))
}

// glance is textOf to be looked at and not to be kept (sheets.Cells.Peek).
func glance(book *sheets.Book, sheet *sheets.Sheet, i int) string {
	if sheet.Cells.Kind(i) == sheets.Text {
		return tidy(sheet.Cells.Peek(i))
	}
	return tidy(book.Text(sheet.Cells.At(i)))
}

// displays says whether glance is not empty, which is soon told of most cells.
func displays(book *sheets.Book, sheet *sheets.Sheet, i int) bool {
	cells := &sheet.Cells
	switch cells.Kind(i) {
	case sheets.Text:
		if s := cells.Peek(i); s != "" && (s[0] > ' ' && s[0] < utf8.RuneSelf || s[0] >= 0xE4) {
			return true // it does not begin with white space
		}
	case sheets.Number:
		if at := cells.Style(i); at < len(book.Styles) && book.Styles[at].Format == "General" {
			return true
		}
	}
	return glance(book, sheet, i) != ""
}

func tidy(s string) string {
	if isTidy(s) {
		return s
	}
	fields := strings.Fields(s)
	if len(fields) < 2 {
		return strings.Join(fields, "")
	}
	var b strings.Builder
	b.WriteString(fields[0])
	for i, f := range fields[1:] {
		if !wide(lastRune(fields[i])) && !wide(firstRune(f)) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

// isTidy says whether a text certainly needs no change: words with single spaces
// between, or Chinese without any.
func isTidy(s string) bool {
	spaces, beyond := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if i == 0 || i == len(s)-1 || s[i-1] == ' ' {
				return false
			}
			spaces++
		case c < ' ' || c == 0x7F:
			return false
		case c < utf8.RuneSelf:
		case c == 0xC2 || c == 0xE1 || c == 0xE2: // may begin one of Unicode's spaces
			return false
		case c == 0xE3 && strings.HasPrefix(s[i:], "\u3000"):
			return false
		default:
			beyond = true
		}
	}
	return spaces == 0 || !beyond
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// wide says whether a rune belongs to a script that is written without spaces.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF
}

// join puts two pieces of one text together.
func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case wide(lastRune(a)) || wide(firstRune(b)):
		return a + b
	}
	return a + " " + b
}

// isRule says whether a text only draws a line: ======, ------, ____.
func isRule(s string) bool {
	if s == "" || s[0] >= 0xE4 || s[0] >= '0' && s[0] <= '9' || s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' {
		return false // most are words
	}
	s = strings.TrimSpace(s)
	if len(s) < 3 || !strings.ContainsRune("=-_—─━*~", firstRune(s)) {
		return false
	}
	_, size := utf8.DecodeRuneInString(s)
	return len(s) >= 3*size && strings.Count(s, s[:size])*size == len(s)
}

// indentOf counts the spaces in front of a label; a wide one counts as two.
func indentOf(label string) (n int) {
	for _, r := range label {
		switch r {
		case ' ', '\u00a0', '.', '…', '\u2002', '\u2009':
			n++
		case '\t', '\u3000', '\u2003':
			n += 2
		default:
			return n
		}
	}
	return 0
}
