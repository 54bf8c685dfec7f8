package report

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// opening and closing are the marks that do not stand at the end and at the
// beginning of a line.
const (
	opening = "“‘（《〈【([{"
	closing = "”’）》〉】)]}，。；：、！？…,.;:!?%"
)

// Wrap breaks a text into lines as the reports do.
func Wrap(s string, width int) []string { return wrap(s, width) }

// wrap breaks a clean text into lines: at spaces, and beside Chinese characters
// where punctuation allows it.
func wrap(s string, width int) []string {
	var lines []string
	from, used := 0, 0  // the line being filled: where it begins, how wide it is
	piece, size := 0, 0 // the same of what comes next and is not to be broken
	place := func(end int) {
		if used > 0 && used+size > width {
			lines = append(lines, strings.TrimRight(s[from:piece], " "))
			trimmed := strings.TrimLeft(s[piece:end], " ")
			from, used = end-len(trimmed), 0
			size = text.StringWidth(trimmed)
		}
		used += size
		piece, size = end, 0
	}
	before := rune(0)
	for i, r := range s {
		if i > 0 && breaks(before, r) {
			place(i)
		}
		size += text.RuneWidth(r)
		before = r
	}
	place(len(s))
	return append(lines, s[from:])
}

// breaks says whether a line may end between two characters.
func breaks(a, b rune) bool {
	switch {
	case a == ' ':
		return false
	case b == ' ':
		return true
	case strings.ContainsRune(opening, a) || strings.ContainsRune(closing, b):
		return false
	}
	return text.RuneWidth(a) > 1 || text.RuneWidth(b) > 1
}
