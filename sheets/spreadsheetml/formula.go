package spreadsheetml

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets"
)

// translate writes a formula of a cell as an .xlsx would, without the equals sign: R2C3
// as $C$2, R[-1]C as the cell above. It is "" for what cannot be written so.
func translate(formula string, row, col int) string {
	formula = strings.TrimPrefix(formula, "of:") // as LibreOffice exports it
	text, found := strings.CutPrefix(strings.TrimSpace(formula), "=")
	if !found {
		return ""
	}
	t := translator{rest: text, row: row, col: col}
	for t.rest != "" {
		if !t.token() {
			return ""
		}
	}
	return t.out.String()
}

// arrayRange reads the range that an array formula fills, such as RC:R[2]C.
func arrayRange(text string, row, col int) (sheets.Range, bool) {
	return sheets.ParseRange(strings.ReplaceAll(translate("="+text, row, col), "$", ""))
}

type translator struct {
	rest     string
	out      strings.Builder
	row, col int
}

func (t *translator) copy(n int) bool {
	t.out.WriteString(t.rest[:n])
	t.rest = t.rest[n:]
	return true
}

func (t *translator) token() bool {
	switch c := t.rest[0]; {
	case c == '"', c == '\'':
		return t.quoted(c)
	case c == '[': // another workbook
		n := strings.IndexByte(t.rest, ']')
		return n > 0 && t.copy(n+1)
	case c == '#':
		n := 1 + strings.IndexFunc(t.rest[1:]+" ", func(r rune) bool {
			return r != '/' && r != '!' && r != '?' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		return t.copy(n)
	}
	n := word(t.rest)
	if n == 0 {
		_, n = utf8.DecodeRuneInString(t.rest)
		return t.copy(n)
	}
	first, size := t.reference(t.rest)
	if size == 0 {
		// What an .xlsx would take for a cell is a name here, or that of a sheet.
		name, rest := t.rest[:n], t.rest[n:]
		if e := sheets.ParseEnd(name); !e.HasCol || !e.HasRow || strings.HasPrefix(rest, "(") {
			return !strings.HasPrefix(rest, "[") && t.copy(n)
		}
		t.out.WriteString("'" + name + "'")
		t.rest = rest
		return strings.HasPrefix(rest, "!")
	}
	t.rest = t.rest[size:]
	last := first
	if strings.HasPrefix(t.rest, ":") {
		if end, size := t.reference(t.rest[1:]); size > 0 && end.SameKind(first) {
			last = end
			t.rest = t.rest[1+size:]
		}
	}
	t.put(first, last)
	return true
}

// put writes a reference from one end to the other.
func (t *translator) put(first, last sheets.End) {
	a, ok1 := first.Moved(0, 0)
	b, ok2 := last.Moved(0, 0)
	switch {
	case !ok1 || !ok2:
		t.out.WriteString("#REF!")
	case a == b && a.HasRow && a.HasCol:
		t.out.WriteString(a.String())
	default:
		t.out.WriteString(a.String() + ":" + b.String())
	}
}

// quoted copies a text, or a sheet's name, in which a doubled quote stands for one.
func (t *translator) quoted(quote byte) bool {
	for i := 1; i < len(t.rest); i++ {
		if t.rest[i] != quote {
			continue
		}
		if i+1 == len(t.rest) || t.rest[i+1] != quote {
			return t.copy(i + 1)
		}
		i++
	}
	return false
}

// word is the length of a name, number or reference without brackets.
func word(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && r != '.' && r != '\\' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if n < 0 {
		return len(s)
	}
	return n
}

// reference reads a cell, row or column at the beginning of s, and says how long it is; 0
// if there is none.
func (t *translator) reference(s string) (sheets.End, int) {
	var e sheets.End
	i := 0
	part := func(letter byte, own int) (n int, fixed, found bool) {
		if i == len(s) || s[i]|0x20 != letter {
			return 0, false, false
		}
		i++
		digits, inner := s[i:], false
		if strings.HasPrefix(digits, "[") {
			digits, _, inner = strings.Cut(digits[1:], "]")
			if !inner {
				return 0, false, false
			}
			i += len(digits) + 2
		} else {
			digits = digits[:len(digits)-len(strings.TrimLeft(digits, "0123456789"))]
			i += len(digits)
		}
		if digits == "" {
			return own, false, !inner
		}
		n, err := strconv.Atoi(digits)
		if inner {
			n += own
		}
		return n, !inner, err == nil
	}
	e.Row, e.FixedRow, e.HasRow = part('r', t.row)
	if i > 0 && !e.HasRow {
		return sheets.End{}, 0
	}
	before := i
	e.Col, e.FixedCol, e.HasCol = part('c', t.col)
	if i > before && !e.HasCol || i == 0 || word(s[i:]) > 0 || strings.HasPrefix(s[i:], "(") || strings.HasPrefix(s[i:], "!") {
		return sheets.End{}, 0
	}
	return e, i
}
