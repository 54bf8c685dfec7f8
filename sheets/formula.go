package sheets

import (
	"strings"
	"unicode/utf8"
)

// String is the formula as it reads in its own cell, without the equals sign:
// where it is shared, with its relative references moved along. A reference
// that would leave the sheet reads #REF!.
func (f Formula) String() string {
	if f.DRow == 0 && f.DCol == 0 {
		return f.Text
	}
	m := mover{rows: int(f.DRow), cols: int(f.DCol)}
	m.move(f.Text)
	return string(m.out)
}

// mover copies a formula token by token and moves the references in it.
type mover struct {
	rest       string
	rows, cols int
	out        []byte
	lost       bool // a reference would leave the sheet
}

// move puts a formula into out, with its references moved.
func (m *mover) move(text string) {
	m.rest, m.out, m.lost = text, m.out[:0], false
	for m.rest != "" {
		m.token()
	}
}

func (m *mover) copy(n int) {
	m.out = append(m.out, m.rest[:n]...)
	m.rest = m.rest[n:]
}

func (m *mover) token() {
	switch c := m.rest[0]; {
	case c == '"' || c == '\'':
		m.copy(quoted(m.rest))
	case c == '[':
		m.copy(bracketed(m.rest))
	case c == '#':
		m.copy(errorLength(m.rest))
	case wordChar(m.rest) > 0:
		m.word()
	default:
		m.copy(1)
	}
}

// quoted is the length of a text or sheet name with its quotes, in which a
// doubled quote stands for one.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] != s[0] {
			continue
		}
		if i+1 == len(s) || s[i+1] != s[0] {
			return i + 1
		}
		i++
	}
	return len(s)
}

// bracketed is the length of another workbook's number or of the column names
// of a table, which may hold brackets and have an apostrophe before odd characters.
func bracketed(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\'':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

var errorValues = []string{
	"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!",
}

// errorLength is the length of an error value; a lone # marks a spilled range.
func errorLength(s string) int {
	for _, value := range errorValues {
		if strings.HasPrefix(s, value) {
			return len(value)
		}
	}
	return 1
}

// wordChar is the length of a character of a name, number or reference, or 0.
func wordChar(s string) int {
	if s == "" {
		return 0
	}
	c := s[0]
	switch {
	case c >= utf8.RuneSelf:
		_, n := utf8.DecodeRuneInString(s)
		return n
	case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9',
		c == '_', c == '.', c == '$', c == '\\', c == '?':
		return 1
	}
	return 0
}

func wordLength(s string) int {
	n := 0
	for {
		size := wordChar(s[n:])
		if size == 0 {
			return n
		}
		n += size
	}
}

// word copies a name or number and moves a reference: a cell, a range of cells,
// whole columns or whole rows.
func (m *mover) word() {
	n := wordLength(m.rest)
	first, follow := m.rest[:n], m.rest[n:]
	if strings.HasPrefix(follow, "(") || strings.HasPrefix(follow, "!") || strings.HasPrefix(follow, "[") {
		m.copy(n) // a function, a sheet or a table
		return
	}
	a := ParseEnd(first)
	if strings.HasPrefix(follow, ":") {
		k := wordLength(follow[1:])
		after := follow[1+k:]
		b := ParseEnd(follow[1 : 1+k])
		if strings.HasPrefix(after, "!") {
			m.copy(n + 1 + k) // sheets from one to another
			return
		}
		if a.Valid() && a.SameKind(b) && !strings.HasPrefix(after, "(") {
			m.put(n+1+k, a, b)
			return
		}
	}
	if a.HasRow && a.HasCol {
		m.put(n, a)
		return
	}
	m.copy(n)
}

// put writes references that are joined by a colon in place of n bytes.
func (m *mover) put(n int, ends ...End) {
	m.rest = m.rest[n:]
	from := len(m.out)
	for i, e := range ends {
		moved, ok := e.Moved(m.rows, m.cols)
		if !ok {
			m.out, m.lost = append(m.out[:from], "#REF!"...), true
			return
		}
		if i > 0 {
			m.out = append(m.out, ':')
		}
		m.out = moved.append(m.out)
	}
}
