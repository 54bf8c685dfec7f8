package user

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"crossfoot/sheets/lang"
)

// Fault says what is wrong with a rules file, for a person: where, why, and what to
// do about it.
type Fault struct {
	File      string
	Line, Col int // counted from 1, columns in characters; 0 for the file as a whole
	Cause, Do lang.Message
	Source    string // the line that is at fault
}

// In is the fault in one line in one language.
func (f *Fault) In(l lang.Lang) string {
	place := f.File
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
	}
	return lang.New("%s: %s; %s", "%s：%s；%s", place, f.Cause, f.Do).In(l)
}

// Error is the fault in English.
func (f *Fault) Error() string { return f.In(lang.EN) }

// excerptMost is how much of a line is shown.
const excerptMost = 100

// Excerpt is the line that is at fault with a caret below the place, or "" for the
// file as a whole.
func (f *Fault) Excerpt() string {
	if f.Line == 0 {
		return ""
	}
	width := &runewidth.Condition{} // the same columns in every locale
	source := []rune(f.Source)
	for i, r := range source {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			source[i] = ' '
		}
	}
	from := 0
	if f.Col > excerptMost/2 {
		from = min(f.Col-excerptMost/2, len(source))
	}
	at := min(max(f.Col-1, from), len(source))
	shown := source[from:min(len(source), from+excerptMost)]
	number := fmt.Sprintf("%5d", f.Line)
	return fmt.Sprintf("%s | %s\n%s | %s^\n", number, strings.TrimRight(string(shown), " "),
		strings.Repeat(" ", len(number)), strings.Repeat(" ", width.StringWidth(string(source[from:at]))))
}
