package text

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// scanner cuts a text into records and fields as RFC 4180 says, except that it
// counts a blank line as a record, because encoding/csv does not and so moves
// every address behind it. A quote in the middle of a field is an ordinary
// character. The fields are parts of the text and need no memory of their own,
// except those with doubled quotes.
type scanner struct {
	text, sep string

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

// quoted reads a field that begins with a quote. What follows the closing quote
// belongs to the field, as spreadsheet programs read it.
func (s *scanner) quoted() (string, bool) {
	open := s.at
	var parts strings.Builder // filled only if a quote is doubled
	from := open + 1
	for {
		n := strings.IndexByte(s.text[from:], '"')
		if n < 0 {
			s.err = &sheets.Error{
				Place: inLine(s.line(open)),
				Cause: lang.New("a quote is opened here and never closed", "此处的引号没有闭合"),
				Do:    lang.New("close it or double it", "请补上引号，或把引号写成两个"),
			}
			return "", false
		}
		to := from + n
		after := to + 1
		if after < len(s.text) && s.text[after] == '"' {
			parts.WriteString(s.text[from:after])
			from = after + 1
			continue
		}
		s.at = s.fieldEnd(after)
		if parts.Len() == 0 && s.at == after {
			return s.text[from:to], true
		}
		parts.WriteString(s.text[from:to])
		parts.WriteString(s.text[after:s.at])
		return parts.String(), true
	}
}

// line is the number of the line, as an editor counts them, at a place in the text.
func (s *scanner) line(at int) int { return lineOf(s.text[:at]) }

// inLine is a line as the place of an error.
func inLine(n int) lang.Message { return lang.New("line %d", "第 %d 行", n) }

func lineOf(before string) int {
	return 1 + strings.Count(before, "\n") + strings.Count(before, "\r") - strings.Count(before, "\r\n")
}
