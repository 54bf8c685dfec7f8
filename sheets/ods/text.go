package ods

import (
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// texts puts the paragraphs of the cell just opened into s.text, one on each line.
func (s *sheetReader) texts() error {
	s.text, s.lines = s.text[:0], 0
	return s.x.Elements(func() error {
		switch s.x.Space {
		case textSpace:
			if name := string(s.x.Name); name == "p" || name == "h" {
				if s.lines > 0 {
					s.text = append(s.text, '\n')
				}
				s.lines++
				return s.paragraph(new(true))
			}
		case tableSpace:
			if name := string(s.x.Name); name == "table" || name == "sub-table" {
				return &sheets.Error{
					Cause: lang.New("the cell holds a table of its own, which a worksheet has no place for", "该单元格中嵌套了表格，工作表无法容纳"),
					Do:    lang.New("open the file in LibreOffice and save it as .xlsx", "请用 LibreOffice 打开后另存为 .xlsx"),
				}
			}
		}
		return s.x.Skip() // comments, drawings
	})
}

// mostSpaces is how many spaces one element may stand for: more than a cell of a
// worksheet has room for.
const mostSpaces = 32767

// paragraph adds the text in the element just opened, up to its end. Blanks in it are
// one, and none where blank is true, which is carried on from piece to piece
// (OpenDocument 1.3 part 3, 6.1.2).
func (s *sheetReader) paragraph(blank *bool) error {
	for {
		t, err := s.x.Next()
		switch {
		case err != nil:
			return err
		case t == opc.EndTag:
			return nil
		case t == opc.CharData:
			s.collapsed(s.x.Text, blank)
		case s.x.Space != textSpace:
			err = s.x.Skip()
		default:
			err = s.inline(blank)
		}
		if err != nil {
			return err
		}
	}
}

// collapsed adds a text with one space for several blanks.
func (s *sheetReader) collapsed(text []byte, blank *bool) {
	for _, c := range text {
		if c == '\t' || c == '\n' {
			c = ' '
		}
		if c != ' ' || !*blank {
			s.text = append(s.text, c)
		}
		*blank = c == ' '
	}
}

// inline reads an element within a paragraph: most are frames around text.
func (s *sheetReader) inline(blank *bool) error {
	switch string(s.x.Name) {
	case "s":
		n := 1
		if c := s.attr(textSpace, "c"); c != "" {
			var err error
			if n, err = strconv.Atoi(c); err != nil || n < 0 {
				return badCount([]byte(c))
			}
		}
		s.spaces += n
		if n > mostSpaces || s.spaces > s.limits.Cells {
			return sheets.Beyond(sheets.LimitFormat, "it stands for more spaces than a cell can hold", "其中空格过多，单元格无法容纳")
		}
		for range n {
			s.text = append(s.text, ' ')
		}
		*blank = false
	case "tab":
		s.text = append(s.text, '\t')
		*blank = false
	case "line-break":
		s.text = append(s.text, '\n')
		*blank = false
	case "note", "ruby-text", "tracked-changes": // no part of what the cell says
	default:
		return s.paragraph(blank)
	}
	return s.x.Skip()
}
