package runes

import "strings"

// small are the raised forms of the characters that footnote marks and powers are
// made of.
var small = func() map[rune]rune {
	plain := []rune("0123456789+-=()abcdefghijklmnoprstuvwxyz")
	raised := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
	m := make(map[rune]rune, len(plain))
	for i, r := range plain {
		m[r] = raised[i]
	}
	return m
}()

// Superscript is a text in raised characters, as far as there are any: the mark of
// a note behind a number must not become one of its digits.
func Superscript(text string) string {
	return strings.Map(func(r rune) rune {
		if s, found := small[r]; found {
			return s
		}
		return r
	}, text)
}
