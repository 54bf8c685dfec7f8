package report

import (
	"bytes"
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
var commandStart = lazy.Regexp(`##([a-zA-Z]*\[)`)

// Inert is a line that no agent takes for a command.
func Inert(line string) string {
	if strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") {
		line = strings.Replace(line, "::", ": :", 1)
	}
	return commandStart().ReplaceAllString(line, "## $1")
}

// unseen are what JSON need not escape and yet is better not printed: characters that a
// terminal obeys or that turn the text's direction, and the beginnings of commands.
var unseen = lazy.Regexp(`[\x{7F}-\x{9F}\x{61C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]|` + commandStart().String())

// writeJSON writes a value, of which a reader gets every text as it is, over many lines.
func writeJSON(w io.Writer, v any) error { return encodeJSON(w, v, "  ") }

// encodeJSON writes the same with each level indented, or in one line.
func encodeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // 27 + 34 = 61 < 62 is to stay legible
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return err
	}
	// These stand in strings only.
	_, err := w.Write(unseen().ReplaceAllFunc(b.Bytes(), func(m []byte) []byte {
		r, size := utf8.DecodeRune(m)
		return append(fmt.Appendf(nil, `\u%04x`, r), m[size:]...)
	}))
	return err
}

// inertXML is a document, of which a reader gets every text as it is.
func inertXML(doc []byte) []byte { return commandStart().ReplaceAll(doc, []byte("&#35;#$1")) }
