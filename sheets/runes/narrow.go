package runes

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Plain says whether a text is ASCII and common Chinese only, as most are. Such a text has
// nothing wide or narrow that is also the other, and no character that nobody sees but
// the controls of ASCII.
func Plain(s string) bool {
	for i := range len(s) {
		// What is encoded from E4 to E9 stands between U+4000 and U+9FFF.
		if c := s[i]; c >= 0xC0 && (c < 0xE4 || c > 0xE9) {
			return false
		}
	}
	return true
}

// Narrow is a text with characters of full width as those of half width, and kana of half
// width as those of full width (Unicode Standard Annex 11, East Asian Width).
func Narrow(s string) string {
	if Plain(s) {
		return s
	}
	return width.Fold.String(s)
}

// NarrowRune is Narrow of one character.
func NarrowRune(r rune) rune {
	narrow, _ := utf8.DecodeRuneInString(Narrow(string(r)))
	return narrow
}

// Bare is a label in small letters, without spaces and the colon at its end.
func Bare(label string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.Trim(label, " :：\u3000"))), "")
}
