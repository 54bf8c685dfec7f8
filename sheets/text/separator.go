package text

import (
	"bytes"
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets"
)

const (
	headBytes   = 1 << 16 // of a file, to recognise it
	headRecords = 400     // of a text, to find its separator
)

// sniff says whether a file is delimited text, and its separator. A file that
// calls itself .csv or .tsv is one unless it is binary or markup; any other has
// to look like a table of figures.
func sniff(src sheets.Source) (string, bool) {
	head := headOf(src.Data)
	ext := sheets.Extension(src.Name)
	named := ext == ".csv" || ext == ".tsv" || ext == ".tab"
	if isBinary(head) && src.Encoding == nil {
		return byExtension(ext), named && mostlyText(head)
	}
	text, err := ToUTF8(context.Background(), head, src.Encoding)
	if err != nil {
		return byExtension(ext), named
	}
	if isMarkup(text, len(head) == len(src.Data)) {
		return "", false
	}
	if sep, _ := declaredSeparator(text); sep != "" {
		return sep, true
	}
	sep, shape := separator(text, src.Name)
	return sep, named || shape.isTable(ext == ".txt")
}

// headOf is the beginning of a text, with no character and, if possible, no record cut.
func headOf(data []byte) []byte {
	if len(data) <= headBytes {
		return data
	}
	head := data[:headBytes] // which is whole units of UTF-16 and UTF-32
	if utf16Order(head) != nil || begins4(head) {
		return head
	}
	if end := bytes.LastIndexAny(head, "\r\n"); end > 0 {
		return head[:end+1]
	}
	end := len(head)
	for end > 0 && head[end-1] >= utf8.RuneSelf {
		end--
	}
	// A character of two bytes may end in one that looks like ASCII, but never in a
	// separator or a digit.
	if cut := bytes.LastIndexAny(head[:end], "\t;,|0123456789"); cut > 0 {
		return head[:cut+1]
	}
	return head[:end]
}

// byExtension is the separator where the content shows none.
func byExtension(ext string) string {
	if ext == ".tsv" || ext == ".tab" {
		return "\t"
	}
	return ","
}

// isBinary says whether the data have control characters that no text has.
func isBinary(data []byte) bool {
	return utf16Order(data) == nil && !begins4(data) && control(data) >= 0
}

// control is where the first byte stands that no text has; -1 if there is none.
func control(data []byte) int {
	for i, c := range data {
		if isControl(c) && !(c == 0x1A && i == len(data)-1) {
			return i
		}
	}
	return -1
}

func isControl(c byte) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v'
}

// mostlyText says whether data are a text in which few bytes are damaged, or whose end
// was never written.
func mostlyText(data []byte) bool {
	data = bytes.TrimRight(data, "\x00")
	controls := 0
	for _, c := range data {
		if isControl(c) {
			controls++
		}
	}
	return len(data) > 0 && controls <= len(data)/50+1
}

// isMarkup says whether the text is HTML, XML, JSON or RTF. Only a whole text shows its
// end.
func isMarkup(text string, whole bool) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return false
	}
	last := text[len(text)-1]
	switch text[0] {
	case '<':
		return true
	case '{':
		return !whole || last == '}'
	case '[':
		return !whole || last == ']'
	}
	return false
}

// declaredSeparator reads the first line "sep=;" by which Excel is told the
// separator. Excel does not count that line, so it is cut from the text.
func declaredSeparator(text string) (sep, rest string) {
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return "", text
	}
	line := strings.Trim(text[:end], `"`)
	if len(line) < 5 || !strings.EqualFold(line[:4], "sep=") {
		return "", text
	}
	sep = line[4:]
	if utf8.RuneCountInString(sep) != 1 || sep == `"` {
		return "", text
	}
	return sep, text[end+lineEnd(text[end:]):]
}

// shape is what a text looks like when it is cut by one separator.
type shape struct {
	records int     // that are not blank
	fields  int     // the most frequent number of them in a record
	share   float64 // of the records that have this number
	figures float64 // share of the fields that are figures
	prose   float64 // share of the separators with a space or the line's end behind them
}

// candidates stand in order of trust: a tab or a semicolon that divides the
// lines alike does so on purpose, while commas stand in figures and sentences.
var candidates = []struct {
	sep   string
	bonus float64
}{
	{"\t", 0.1}, {";", 0.05}, {"|", 0.05}, {",", 0}, {"，", -0.3},
}

// separator finds what divides the lines of a text into the same number of fields.
func separator(text, name string) (string, shape) {
	best, bestScore := byExtension(sheets.Extension(name)), 0.0
	var found shape
	for _, c := range candidates {
		if !strings.Contains(text, c.sep) {
			continue
		}
		s := shapeOf(text, c.sep)
		if s.fields < 2 {
			continue
		}
		if score := s.share + c.bonus; score > bestScore {
			best, bestScore, found = c.sep, score, s
		}
	}
	if bestScore == 0 {
		found = shapeOf(text, best)
	}
	return best, found
}

func shapeOf(text, sep string) shape {
	var (
		counts          = map[int]int{}
		records, fields int
		figures, spaced int
		separators      int
	)
	s := scanner{text: text, sep: sep}
	for records < headRecords && s.next() {
		if len(s.fields) == 1 && isBlank(s.fields[0]) {
			continue
		}
		records++
		counts[len(s.fields)]++
		separators += len(s.fields) - 1
		for i, field := range s.fields {
			if i > 0 && (strings.HasPrefix(field, " ") || field == "" && i == 1 && len(s.fields) == 2) {
				spaced++
			}
			if !isBlank(field) {
				fields++
				if isFigure(field) {
					figures++
				}
			}
		}
	}
	sh := shape{records: records, fields: 1}
	most := 0
	for n, count := range counts {
		if n > 1 && (count > most || count == most && n > sh.fields) {
			sh.fields, most = n, count
		}
	}
	if most == 0 {
		most = counts[1]
	}
	sh.share = float64(most) / float64(max(records, 1))
	sh.figures = float64(figures) / float64(max(fields, 1))
	sh.prose = float64(spaced) / float64(max(separators, 1))
	return sh
}

// isFigure says, roughly, whether a field is a number or a mark for none.
func isFigure(field string) bool {
	digits, others := 0, 0
	for _, r := range field {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			digits++
		case r == ':', unicode.IsLetter(r):
			others++
		}
	}
	return digits > 0 && (others == 0 || others == 1 && digits > 1) && len(field) <= 40
}

// isTable says whether the shape is that of a table of figures: lines of the
// same number of fields and figures among them, or a single list of figures. A
// file named .txt may be as short as one line.
func (s shape) isTable(txt bool) bool {
	if s.records < 2 && !(txt && s.fields > 1) {
		return false
	}
	if s.fields == 1 {
		return s.figures >= 0.8
	}
	return s.share >= 0.6 && s.figures >= 0.15 && (s.prose < 0.5 || s.figures >= 0.4)
}
