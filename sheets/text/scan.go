package text

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// scanner cuts a text into records and fields as RFC 4180 says, except that it
// counts a blank line as a record, because encoding/csv does not and so moves
// every address behind it, that blanks may stand around a quoted field, and that
// ="007" is the text 007, as Excel reads it. A quote in the middle of a field is an
// ordinary character. The fields are parts of the text and need no memory of their own,
// except those with doubled quotes.
type scanner struct {
	text, sep string
	unclosed  int // up to here no quote is looked for that closes a field which may be no quoted one

	at     int // where the next record begins
	row    int // of the record just read, from 1
	fields []string
	err    error
}

// next reads the next record into fields; they are valid until it is called
// again. It says false at the end of the text and after an error.
func (s *scanner) next() bool {
	if s.err != nil || s.at >= len(s.text) {
		return false
	}
	s.row++
	s.fields = s.fields[:0]
	for {
		if len(s.fields) == sheets.MaxCol {
			e := sheets.Beyond(sheets.LimitFormat, "there are more than %d columns", "超过 %d 列", sheets.MaxCol)
			e.Place = lang.New("row %d", "第 %d 行", s.row)
			s.err = e
			return false
		}
		field, ok := s.field()
		if !ok {
			return false
		}
		s.fields = append(s.fields, field)
		if strings.HasPrefix(s.text[s.at:], s.sep) {
			s.at += len(s.sep)
			continue
		}
		s.at += lineEnd(s.text[s.at:])
		return true
	}
}

// ended says whether a line end follows the record just read.
func (s *scanner) ended() bool { return s.at > 0 && strings.IndexByte("\r\n", s.text[s.at-1]) >= 0 }

// lineEnd is the size of the line end that the text begins with.
func lineEnd(text string) int {
	switch {
	case strings.HasPrefix(text, "\r\n"):
		return 2
	case text != "":
		return 1
	}
	return 0
}

// field reads one field up to its separator, its line end or the text's end.
func (s *scanner) field() (string, bool) {
	if s.at < len(s.text) && s.text[s.at] == '"' {
		return s.quoted()
	}
	from := s.at
	if open := s.behind(from); open > 0 {
		if field, end, ok := s.closed(open); ok {
			s.at = end
			return field, true
		}
	}
	s.at = s.fieldEnd(from)
	return s.text[from:s.at], true
}

// fieldEnd is where an unquoted field ends that goes on at a place.
func (s *scanner) fieldEnd(at int) int {
	first := s.sep[0]
	for ; at < len(s.text); at++ {
		c := s.text[at]
		if c == '\n' || c == '\r' || c == first && (len(s.sep) == 1 || strings.HasPrefix(s.text[at:], s.sep)) {
			break
		}
	}
	return at
}

// behind is where a quote stands that opens a field after an equals sign or blanks; 0
// if there is none.
func (s *scanner) behind(at int) int {
	if strings.HasPrefix(s.text[at:], `="`) {
		return at + 1
	}
	for at < len(s.text) && s.text[at] == ' ' {
		at++
	}
	if at > s.at && at < len(s.text) && s.text[at] == '"' {
		return at
	}
	return 0
}

// closed reads a field in quotes that may be meant otherwise: it is one only if it ends
// in its own line, with nothing but blanks between its closing quote and the separator.
func (s *scanner) closed(open int) (field string, end int, ok bool) {
	if open < s.unclosed {
		return "", 0, false
	}
	line := strings.IndexAny(s.text[open:], "\r\n")
	if line < 0 {
		line = len(s.text) - open
	}
	body, to := unquote(s.text[open : open+line])
	if to > 0 {
		if end := s.atEnd(open + to); end >= 0 {
			return body, end, true
		}
		return "", 0, false
	}
	s.unclosed = open + line
	return "", 0, false
}

// atEnd is where a field ends that is closed at a place; -1 if more than blanks follow.
func (s *scanner) atEnd(at int) int {
	for !strings.HasPrefix(s.text[at:], s.sep) {
		switch {
		case at == len(s.text), s.text[at] == '\n', s.text[at] == '\r':
			return at
		case s.text[at] != ' ':
			return -1
		}
		at++
	}
	return at
}

// unquote reads a quoted text, in which a doubled quote stands for one, from its opening
// quote on; end is behind the closing one, 0 if there is none.
func unquote(text string) (body string, end int) {
	var parts strings.Builder // filled only if a quote is doubled
	from := 1
	for {
		n := strings.IndexByte(text[from:], '"')
		if n < 0 {
			return "", 0
		}
		to := from + n
		if strings.HasPrefix(text[to+1:], `"`) {
			parts.WriteString(text[from : to+1])
			from = to + 2
			continue
		}
		if parts.Len() == 0 {
			return text[from:to], to + 1
		}
		parts.WriteString(text[from:to])
		return parts.String(), to + 1
	}
}

// longest is the longest text of a cell in Excel, in bytes. A longer one in quotes is
// most of a file behind a quote that somebody has forgotten to close.
const longest = 4 * 32767

// quoted reads a field that begins with a quote. What follows the closing quote in its
// line belongs to the field, as spreadsheet programs read it, unless the field began in
// another line: then the quote that closes it is one that opens another.
func (s *scanner) quoted() (string, bool) {
	open := s.at
	body, end := unquote(s.text[open:])
	if end == 0 {
		s.err = s.notClosed(open, lang.Message{})
		return "", false
	}
	after := open + end
	s.at = s.atEnd(after)
	if s.at < 0 {
		s.at = s.fieldEnd(after)
	}
	if rest := s.text[after:s.at]; strings.TrimLeft(rest, " ") != "" || len(body) > longest {
		if strings.ContainsAny(s.text[open:after], "\r\n") {
			s.err = s.notClosed(open, lang.New(" (the next quote, in line %d, begins another cell)", "（下一个引号在第 %d 行，属于另一个单元格）", s.line(after-1)))
			return "", false
		}
		body += rest
	}
	if inner, found := strings.CutPrefix(body, `="`); found && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
		body = inner[:len(inner)-1]
	}
	return body, true
}

func (s *scanner) notClosed(open int, more lang.Message) error {
	return &sheets.Error{
		Place: inLine(s.line(open)),
		Cause: lang.New("a quote is opened here and never closed%s", "此处的引号没有闭合%s", more),
		Do:    lang.New("close it or double it", "请补上引号，或把引号写成两个"),
	}
}

// line is the number of the line, as an editor counts them, at a place in the text.
func (s *scanner) line(at int) int { return lineOf(s.text[:at]) }

// inLine is a line as the place of an error.
func inLine(n int) lang.Message { return lang.New("line %d", "第 %d 行", n) }

func lineOf(before string) int {
	return 1 + strings.Count(before, "\n") + strings.Count(before, "\r") - strings.Count(before, "\r\n")
}
