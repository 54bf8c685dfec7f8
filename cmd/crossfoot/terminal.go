package main

import (
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/mattn/go-isatty"
)

// terminal says whether the report is to have colours and how wide it may be;
// 0 leaves the width to the report.
func (p *program) terminal(out *output, color string) (colored bool, width int) {
	tty := isTerminal(out)
	if tty {
		width = columns(out.Writer.(*os.File))
		if n, err := strconv.Atoi(p.getenv("COLUMNS")); width == 0 && err == nil && n > 0 {
			width = n
		}
	}
	switch {
	case color == "always":
		return true, width
	case color == "never" || p.getenv("NO_COLOR") != "" || p.getenv("TERM") == "dumb":
		return false, width
	}
	return tty, width
}

// isTerminal says whether an output goes to a person's screen.
func isTerminal(out *output) bool {
	f, isFile := out.Writer.(*os.File)
	return isFile && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// oneLine makes a text fit to be one line of a terminal: no escapes, no line
// breaks, nothing that turns the direction of the text around.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return '\uFFFD'
		}
		return r
	}, s)
}
