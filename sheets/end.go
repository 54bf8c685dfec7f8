package sheets

import (
	"strconv"
	"strings"
)

// End is one end of a reference as a formula writes it: a cell, a column or a row.
// What is fixed has a dollar sign and stays where it is when the formula moves.
type End struct {
	Row, Col           int
	FixedRow, FixedCol bool
	HasRow, HasCol     bool
}

// Valid says whether e names anything; the zero End does not.
func (e End) Valid() bool { return e.HasRow || e.HasCol }

// SameKind says whether both name a cell, both a column or both a row.
func (e End) SameKind(o End) bool { return e.HasRow == o.HasRow && e.HasCol == o.HasCol }

// ParseEnd reads an end such as B2, $B$2, B or 2; anything else is the zero End.
func ParseEnd(word string) End {
	var e End
	s, dollar := strings.CutPrefix(word, "$")
	letters := 0
	for letters < len(s) && s[letters]|0x20 >= 'a' && s[letters]|0x20 <= 'z' && letters < 4 {
		e.Col = e.Col*26 + int(s[letters]|0x20-'a') + 1
		letters++
	}
	if letters > 0 {
		e.HasCol, e.FixedCol = true, dollar
		s, dollar = strings.CutPrefix(s[letters:], "$")
	}
	if s != "" {
		e.HasRow, e.FixedRow = true, dollar
		if len(s) > 7 || s[0] == '0' || strings.Trim(s, "0123456789") != "" {
			return End{}
		}
		e.Row, _ = strconv.Atoi(s)
	}
	if e.Col > MaxCol || e.Row > MaxRow || e.HasCol && !e.HasRow && dollar {
		return End{}
	}
	return e
}

// Moved is the end at a distance, if that is on the sheet.
func (e End) Moved(rows, cols int) (End, bool) {
	if e.HasCol && !e.FixedCol {
		e.Col += cols
	}
	if e.HasRow && !e.FixedRow {
		e.Row += rows
	}
	on := (!e.HasCol || e.Col >= 1 && e.Col <= MaxCol) && (!e.HasRow || e.Row >= 1 && e.Row <= MaxRow)
	return e, on
}

// String is the end as a formula writes it.
func (e End) String() string { return string(e.append(nil)) }

func (e End) append(to []byte) []byte {
	if e.HasCol {
		if e.FixedCol {
			to = append(to, '$')
		}
		to = append(to, ColName(e.Col)...)
	}
	if e.HasRow {
		if e.FixedRow {
			to = append(to, '$')
		}
		to = strconv.AppendInt(to, int64(e.Row), 10)
	}
	return to
}
