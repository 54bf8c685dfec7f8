package sheets

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// The largest row and column that a worksheet can have (ECMA-376, 18.3.1.73
// and Excel's published limits).
const (
	MaxRow = 1048576
	MaxCol = 16384
)

// Ref names one cell. Rows and columns count from 1; the zero Ref names none. A row
// without a column, and without a sheet, is a paragraph outside the tables.
type Ref struct {
	Sheet    string
	Row, Col int
}

// String is the cell's A1 name without its sheet, such as D53, or the paragraph's
// number, such as ¶12.
func (r Ref) String() string {
	if r.IsParagraph() {
		return "¶" + fmt.Sprint(r.Row)
	}
	return ColName(r.Col) + fmt.Sprint(r.Row)
}

// Address is the cell's name with its sheet, as a formula would write it:
// 附表1!D53, 'Table 2'!A1. Of a ref that names no cell it is the sheet's name.
func (r Ref) Address() string {
	switch {
	case r.IsZero():
		return r.Sheet
	case r.Sheet == "":
		return r.String()
	}
	return SheetName(r.Sheet) + "!" + r.String()
}

// SheetName is a sheet's name as a formula would write it, in quotes if it must be.
func SheetName(s string) string {
	plain := strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
	if plain {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// IsParagraph says whether r names a paragraph rather than a cell.
func (r Ref) IsParagraph() bool { return r.Col == 0 && r.Row > 0 }

// IsZero says whether r names no cell.
func (r Ref) IsZero() bool { return r.Row == 0 && r.Col == 0 }

// Less orders refs of one sheet by row, then by column.
func (r Ref) Less(o Ref) bool {
	if r.Row != o.Row {
		return r.Row < o.Row
	}
	return r.Col < o.Col
}

// ColName is the letters of a column that counts from 1: 1 is A, 27 is AA.
// A column below 1 has no name.
func ColName(col int) string {
	var buf [8]byte
	i := len(buf)
	for col > 0 {
		col--
		i--
		buf[i] = byte('A' + col%26)
		col /= 26
	}
	return string(buf[i:])
}

// ParseRef reads an A1 name, with or without dollar signs, into row and column.
// It says false for anything else and for a place beyond a worksheet's limits.
func ParseRef(name string) (row, col int, ok bool) {
	s := strings.TrimPrefix(name, "$")
	i := 0
	for ; i < len(s) && col <= MaxCol; i++ {
		c := s[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		col = col*26 + int(c-'a') + 1
	}
	if i == 0 || col > MaxCol {
		return 0, 0, false
	}
	s = strings.TrimPrefix(s[i:], "$")
	if s == "" || s[0] == '0' {
		return 0, 0, false
	}
	for j := 0; j < len(s); j++ {
		if s[j] < '0' || s[j] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(s[j]-'0')
		if row > MaxRow {
			return 0, 0, false
		}
	}
	return row, col, true
}

// ParsePlace reads what Ref.String writes, an A1 name or a paragraph's number, and
// nothing for the zero Ref. It says false for anything else.
func ParsePlace(name string) (Ref, bool) {
	if name == "" {
		return Ref{}, true
	}
	if digits, paragraph := strings.CutPrefix(name, "¶"); paragraph {
		n, err := strconv.Atoi(digits)
		return Ref{Row: n}, err == nil && n > 0
	}
	row, col, ok := ParseRef(name)
	return Ref{Row: row, Col: col}, ok
}

// Range is a rectangle of cells, both corners included, counted from 1.
type Range struct{ Top, Left, Bottom, Right int }

// ParseRange reads "A1:B2", or "A1" for a single cell. It says false for
// anything else and for corners in the wrong order.
func ParseRange(name string) (Range, bool) {
	first, last, found := strings.Cut(name, ":")
	if !found {
		last = first
	}
	var r Range
	var ok1, ok2 bool
	r.Top, r.Left, ok1 = ParseRef(first)
	r.Bottom, r.Right, ok2 = ParseRef(last)
	return r, ok1 && ok2 && r.Top <= r.Bottom && r.Left <= r.Right
}

// String is the range's A1 name.
func (r Range) String() string {
	first := Ref{Row: r.Top, Col: r.Left}.String()
	if r.Top == r.Bottom && r.Left == r.Right {
		return first
	}
	return first + ":" + Ref{Row: r.Bottom, Col: r.Right}.String()
}

// Contains says whether the cell lies in the range.
func (r Range) Contains(row, col int) bool {
	return r.Top <= row && row <= r.Bottom && r.Left <= col && col <= r.Right
}
