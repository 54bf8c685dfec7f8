// Package yamltext looks over a YAML text that anybody may have written, before the
// library parses it, which it does at a cost that grows without bound with what is
// nested.
//
// In go bytes; out comes the first line that is not fit for the parser.
package yamltext

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
)

// nestMost is how deeply lists and mappings may be nested.
const nestMost = 32

// deepLine is a line that opens lists within lists within lists.
var deepLine = lazy.Regexp(fmt.Sprintf(`(?m)^\s*([-?]\s+){%d}`, nestMost))

// Plain is the text without a byte order mark, and with the line ends of Unix.
func Plain(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

// Deep is the first line in which more is nested than any file of the program needs,
// or 0. Brackets in texts count as well: they are closed there, too.
func Deep(data []byte) int {
	if at := deepLine().FindIndex(data); at != nil {
		return 1 + bytes.Count(data[:at[1]], []byte("\n"))
	}
	depth, line := 0, 1
	for _, b := range data {
		switch b {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '\n':
			line++
		}
		if depth > nestMost {
			return line
		}
	}
	return 0
}

// NotUTF8 is the first line that is not UTF-8, or 0.
func NotUTF8(data []byte) int {
	for line := 1; len(data) > 0; {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return 0
}
