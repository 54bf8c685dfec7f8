package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
)

// Whatever a program prints in a CI job, the job's agent reads along and obeys: GitHub's
// what begins a line with ::, and ##[error] anywhere in it; Azure's ##vso[task…],
// TeamCity's ##teamcity[…]. What a workbook holds must be no command.
var commandStart = lazy.Regexp(command)

const command = `##([a-zA-Z]*\[)`

// Inert is a line that no agent takes for a command.
func Inert(line string) string {
	if strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") {
		line = strings.Replace(line, "::", ": :", 1)
	}
	return commandStart().ReplaceAllString(line, "## $1")
}

// commandHere is one that begins where a text does.
var commandHere = lazy.Regexp(`^` + command)

// unseenAt is the length of what a text begins with if JSON need not escape it and it is
// yet better not printed: a character that a terminal obeys or that turns the text's
// direction, or the beginning of a command. It is 0 if there is no such thing.
func unseenAt(text []byte) int {
	switch r, size := utf8.DecodeRune(text); {
	case r == '#':
		return len(commandHere().Find(text))
	case r >= 0x7F && r <= 0x9F, r == 0x61C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return size
	}
	return 0
}

// writeJSON writes a value, of which a reader gets every text as it is, over many lines.
func writeJSON(w io.Writer, v any) error { return encodeJSON(w, v, "  ") }

// encodeJSON writes the same with each level indented, or in one line, with one call.
func encodeJSON(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(inertJSON{w})
	e.SetEscapeHTML(false) // 27 + 34 = 61 < 62 is to stay legible
	e.SetIndent("", indent)
	return e.Encode(v)
}

// inertJSON escapes what is better not printed in JSON, where it can stand in strings only.
type inertJSON struct{ io.Writer }

func (w inertJSON) Write(doc []byte) (int, error) {
	var out []byte
	done := 0
	for i := 0; i < len(doc); i++ {
		switch doc[i] {
		case '#', 0x7F, 0xC2, 0xD8, 0xE2: // with these it begins, and the rest is soon passed over
			if n := unseenAt(doc[i:]); n > 0 {
				r, size := utf8.DecodeRune(doc[i:])
				out = append(fmt.Appendf(append(out, doc[done:i]...), `\u%04x`, r), doc[i+size:i+n]...)
				done = i + n
				i = done - 1
			}
		}
	}
	if done == 0 {
		return w.Writer.Write(doc)
	}
	if _, err := w.Writer.Write(append(out, doc[done:]...)); err != nil {
		return 0, err
	}
	return len(doc), nil
}

// inertXML is a document, of which a reader gets every text as it is.
func inertXML(doc []byte) []byte { return commandStart().ReplaceAll(doc, []byte("&#35;#$1")) }
