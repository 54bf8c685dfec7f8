package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
)

var (
	// markupStart is what makes a line a list, a heading, a rule or a quotation.
	markupStart = lazy.Regexp(`^([0-9]{1,9})([.)])(\s|$)`)

	// linkStart is what GitHub makes a link of by itself.
	linkStart = lazy.Regexp(`(?i)(www)\.|:(//)`)
)

// escapeMarkdown makes a clean text stand in GitHub Flavored Markdown as it is, in a
// paragraph, a list or a cell of a table. Only what could be taken for markup is escaped,
// so that the source stays legible.
func escapeMarkdown(s string) string {
	var b strings.Builder
	before := rune(' ')
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '[', ']', '<', '|', '~', '&', '#', '$', '@':
			b.WriteByte('\\')
		case '_':
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			if !isWord(before) || !isWord(next) { // within a word it is no markup
				b.WriteByte('\\')
			}
		case '-', '+', '=', '>':
			if i == 0 {
				b.WriteByte('\\')
			}
		case ':': // two of them begin a command to GitHub
			if strings.TrimSpace(s[:i]) == "" {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
		before = r
	}
	escaped := markupStart().ReplaceAllString(b.String(), `$1\$2$3`)
	return linkStart().ReplaceAllStringFunc(escaped, func(m string) string {
		if m[0] == ':' {
			return `\` + m
		}
		return m[:len(m)-1] + `\.`
	})
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// codeSpan shows a rule's id.
func codeSpan(id string) string {
	return "`" + strings.NewReplacer("`", "'", "|", "'").Replace(Clean(id)) + "`"
}
