package xlsx

import (
	"bytes"

	"crossfoot/sheets"
)

// Nearly every cell of nearly every workbook is written in one of a few forms:
//
//	<c r="B3" s="1"><v>12</v></c>
//	<c r="B3" s="1" t="s"><v>7</v></c>
//	<c r="B3" t="inlineStr"><is><t>text</t></is></c>
//	<c r="B3" s="1"/>
//	<c r="B3" s="1"><f>SUM(C3:D3)</f><v>12</v></c>
//	<c r="B3" s="1"><f t="shared" si="0"/><v>12</v></c>
//
// commonCell reads a cell of these forms that stands whole in the window, without
// taking it apart into tokens. Whatever is different in the least, or wrong, it
// leaves untouched to the scanner, which alone says what is a fault.
func (s *sheetReader) commonCell() bool {
	b := s.x.Ahead() // ends with a zero, which nothing below passes
	i, ok := pass(b, 0, `<c r="`)
	if !ok {
		return false
	}
	col := 0
	for ; b[i]-'A' < 26 && col <= sheets.MaxCol; i++ {
		col = col*26 + int(b[i]-'A') + 1
	}
	if !bytes.HasPrefix(b[i:], s.rowRef) || col <= s.col || col > sheets.MaxCol || s.cells == s.limits.Cells {
		return false
	}
	i += len(s.rowRef)
	var c content
	if j, ok := pass(b, i, ` s="`); ok {
		style := 0
		for i = j; b[i]-'0' < 10 && style < len(s.book.Styles); i++ {
			style = style*10 + int(b[i]-'0')
		}
		if i == j || b[i] != '"' || style >= len(s.book.Styles) {
			return false
		}
		c.style = uint32(style)
		i++
	}
	if j, ok := pass(b, i, ` t="`); ok {
		for i = j; b[i]|0x20 >= 'a' && b[i]|0x20 <= 'z'; i++ {
		}
		if c.typ = cellType(b[j:i]); b[i] != '"' {
			return false
		}
		i++
	}
	before, open, end := s.col, `><v>`, `</v></c>`
	var f sheets.Formula
	if j, ok := pass(b, i, `/>`); ok {
		i = j
	} else {
		if j, ok := pass(b, i, `><f`); ok {
			if f, i, ok = s.commonFormula(b, j, col); !ok {
				return false
			}
			c.formula, open = true, `<v>`
		}
		if c.typ == "inlineStr" {
			open, end = `><is><t>`, `</t></is></c>`
		}
		if i, ok = pass(b, i, open); !ok {
			return false
		}
		if c.typ == "" && s.commonNumber(b, i, col, &c, f) {
			return true
		}
		var text []byte
		if text, i, ok = s.x.TextAhead(b, i); !ok {
			return false
		}
		if i, ok = pass(b, i, end); !ok {
			return false
		}
		c.hasValue = true
		if err := s.value(&c, text); err != nil {
			return false
		}
	}
	s.col = col
	if c.formula {
		s.setFormula(&c, f)
	}
	if err := s.keep(&c); err != nil {
		s.col = before
		return false
	}
	s.x.Advance(i)
	return true
}

// commonNumber reads a plain number and the end of its cell, which may have a formula.
func (s *sheetReader) commonNumber(b []byte, i, col int, c *content, f sheets.Formula) bool {
	d, n := sheets.ScanDecimal(b[i:])
	end, ok := pass(b, i+n, `</v></c>`)
	if n == 0 || !ok || s.book.Styles[c.style].Date {
		return false
	}
	s.col = col
	if c.formula {
		s.setFormula(c, f)
	}
	s.cells++
	s.kept.Held += int64(n)
	s.sheet.Cells.AddDecimal(sheets.Cell{Row: int32(s.row), Col: int32(col), Style: c.style, Kind: sheets.Number, Formula: c.formula}, d)
	s.x.Advance(end)
	return true
}

// commonFormula reads a formula whose tag stands before b[i:], of a cell in a column. It
// changes nothing that reading it once more would not.
func (s *sheetReader) commonFormula(b []byte, i, col int) (f sheets.Formula, end int, ok bool) {
	if i, ok = pass(b, i, ` t="shared" si="`); ok {
		index, from := 0, i
		for ; b[i]-'0' < 10 && i < from+9; i++ {
			index = index*10 + int(b[i]-'0')
		}
		if end, ok = pass(b, i, `"/>`); !ok || i == from {
			return f, i, false
		}
		first, known := s.shared[index]
		return first.at(s.row, col), end, known
	}
	if i, ok = pass(b, i, ` aca="false">`); !ok {
		if i, ok = pass(b, i, `>`); !ok {
			return f, i, false
		}
	}
	text, end, ok := s.x.TextAhead(b, i)
	if !ok || len(text) < end-i { // it is not as it stands there
		return f, i, false
	}
	if text = trimFormula(text); len(text) == 0 {
		return f, i, false
	}
	if end, ok = pass(b, end, `</f>`); !ok {
		return f, i, false
	}
	return s.alone(col, text), end, true
}

// commonRow reads a row whose tag says the same as the one before, but for its number, as
// those of most programs do.
func (s *sheetReader) commonRow() (ok bool, err error) {
	b := s.x.Ahead()
	i, ok := pass(b, 0, rowTag)
	if !ok || len(s.rowRest) == 0 {
		return false, nil
	}
	row := 0
	for ; b[i]-'0' < 10 && row <= sheets.MaxRow; i++ {
		row = row*10 + int(b[i]-'0')
	}
	if row <= s.row || row > sheets.MaxRow || !bytes.HasPrefix(b[i:], s.rowRest) {
		return false, nil
	}
	if err := s.x.Enter("row", i+len(s.rowRest)); err != nil {
		return false, err
	}
	s.row = row
	return true, s.rowOf(s.rowLine)
}

const rowTag = `<row r="`

// noteRow notes how the tag of a row goes on behind its number, and what it says.
func (s *sheetReader) noteRow(tag []byte, line sheets.Line) {
	s.rowRest, s.rowLine = s.rowRest[:0], line
	i, ok := pass(tag, 0, rowTag)
	if !ok || bytes.HasSuffix(tag, []byte("/>")) || bytes.Contains(tag, []byte("xmlns")) {
		return
	}
	for i < len(tag) && tag[i]-'0' < 10 {
		i++
	}
	s.rowRest = append(s.rowRest, tag[i:]...)
}

// Nearly every shared text is written in one of these forms, with or without the note that
// spaces count and the one that there is no phonetic guide:
//
//	<si><t>text</t></si>
//	<si><t xml:space="preserve">text</t><phoneticPr fontId="1" type="noConversion"/></si>
//
// commonText reads one, as commonCell reads cells.
func (d *reader) commonText() (ok bool, err error) {
	b := d.x.Ahead()
	i, ok := pass(b, 0, `<si><t>`)
	if !ok {
		i, ok = pass(b, 0, `<si><t xml:space="preserve">`)
	}
	if !ok || d.texts.Len() == d.limits.Cells {
		return false, nil
	}
	text, i, ok := d.x.TextAhead(b, i)
	if !ok {
		return false, nil
	}
	if i, ok = pass(b, i, `</t>`); !ok {
		return false, nil
	}
	if j, ok := pass(b, i, `<phoneticPr fontId="`); ok {
		for i = j; b[i]-'0' < 10; i++ {
		}
		if i, ok = pass(b, i, `" type="noConversion"/>`); !ok {
			return false, nil
		}
	}
	if i, ok = pass(b, i, `</si>`); !ok {
		return false, nil
	}
	d.texts.Append(d.kept.Keep(unescape(text)))
	d.x.Advance(i)
	return true, d.kept.Within(d.limits)
}

// pass says whether the text stands at b[i:], and where it ends.
func pass(b []byte, i int, text string) (int, bool) {
	end := i + len(text)
	if end > len(b) || string(b[i:end]) != text {
		return i, false
	}
	return end, true
}
