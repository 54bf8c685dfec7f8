package xlsx

import (
	"bytes"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// content is what a cell's elements say before its type is applied.
type content struct {
	typ      string
	style    uint32
	formula  bool
	hasValue bool   // it has a <v>, if only an empty one
	raw      string // of the value, once converted
	own      []byte // instead of raw if no other cell shares it; of the window, or of sheetReader.own
	kind     sheets.Kind
}

// cell reads one cell of the current row. A cell without an address follows the
// one before.
func (s *sheetReader) cell() error {
	if string(s.x.Name) != "c" {
		return s.other()
	}
	var c content
	before := s.col
	s.col++
	for _, a := range s.x.Attrs {
		switch string(a.Name) {
		case "r":
			row, col, ok := sheets.ParseRef(string(a.Value))
			if !ok {
				s.col = before
				return opc.Damaged("a cell has the impossible address %q", "单元格地址 %q 无效", opc.Clip(a.Value))
			}
			s.col = col
			if row != s.row {
				return opc.Damaged("the cell with the address %s stands in row %d", "地址为 %s 的单元格出现在第 %d 行", opc.Clip(a.Value), s.row)
			}
		case "s":
			n, err := strconv.ParseUint(string(a.Value), 10, 32)
			if len(a.Value) > 0 && (err != nil || n >= uint64(len(s.book.Styles))) {
				return opc.Damaged(
					"the cell has style %q, but the file has %d styles",
					"单元格的样式编号为 %q，而文件只有 %d 个样式", opc.Clip(a.Value), len(s.book.Styles))
			}
			c.style = uint32(n)
		case "t":
			c.typ = cellType(a.Value)
		}
	}
	switch {
	case s.col == before:
		return opc.Damaged("the cell appears twice", "该单元格出现了两次")
	case s.col < before:
		return opc.Damaged(
			"the cell stands after %s: the cells are out of order",
			"该单元格排在 %s 之后，单元格顺序有误", sheets.Ref{Row: s.row, Col: before})
	case s.col > sheets.MaxCol:
		return opc.Damaged("the row has more than %d cells", "该行超过 %d 个单元格", sheets.MaxCol)
	}
	if err := s.x.Children(func() error { return s.part(&c) }); err != nil {
		return err
	}
	return s.keep(&c)
}

// cellType keeps the usual names without making a string for each cell.
func cellType(value []byte) string {
	switch string(value) {
	case "s":
		return "s"
	case "n":
		return ""
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	}
	return string(value)
}

// part reads one element of a cell: its value, its formula or its own text.
func (s *sheetReader) part(c *content) error {
	switch string(s.x.Name) {
	case "v":
		text, err := s.x.Chars()
		if err != nil {
			return err
		}
		if c.hasValue {
			return opc.Damaged("the cell has two values", "该单元格有两个值")
		}
		c.hasValue = true
		err = s.value(c, text)
		if c.own != nil { // the window moves on
			s.own = append(s.own[:0], c.own...)
			c.own = s.own
		}
		return err
	case "f":
		return s.formula(c)
	case "is":
		text, err := s.richText()
		if err != nil {
			return err
		}
		if c.hasValue {
			return opc.Damaged("the cell has two values", "该单元格有两个值")
		}
		c.hasValue = true
		s.own = append(s.own[:0], text...)
		c.kind, c.own = sheets.Text, s.own
		return nil
	}
	return s.other()
}

// value applies the cell's type to its stored value.
func (s *sheetReader) value(c *content, text []byte) error {
	var err error
	switch c.typ {
	case "", "n":
		text = bytes.TrimSpace(text)
		if len(text) == 0 {
			c.hasValue = false
			return nil
		}
		if !numfmt.IsNumber(text) {
			return opc.Damaged("the cell should hold a number but holds %q", "该单元格应为数值，实际为 %q", opc.Clip(text))
		}
		c.kind, c.own = sheets.Number, text
		if s.book.Styles[c.style].Date {
			c.kind = sheets.Date
		}
	case "s":
		c.kind = sheets.Text
		if len(bytes.TrimSpace(text)) > 0 {
			c.raw, err = s.sharedText(text)
		}
	case "str", "inlineStr":
		c.kind, c.own = sheets.Text, unescape(text)
	case "b":
		c.kind = sheets.Bool
		switch string(bytes.TrimSpace(text)) {
		case "1", "true", "TRUE":
			c.raw = "TRUE"
		case "0", "false", "FALSE":
			c.raw = "FALSE"
		default:
			err = opc.Damaged("the cell should hold TRUE or FALSE but holds %q", "该单元格应为 TRUE 或 FALSE，实际为 %q", opc.Clip(text))
		}
	case "e", "d":
		c.kind, c.raw = sheets.ErrorValue, s.kept.Keep(bytes.TrimSpace(text))
		if c.typ == "d" {
			c.kind = sheets.Date
		}
		c.hasValue = c.raw != ""
	default:
		err = opc.Damaged("the cell is of an unknown type (%s)", "该单元格的类型无法识别（%s）", opc.Clip([]byte(c.typ)))
	}
	return err
}

// keep adds the cell to the sheet if it holds anything. A cell that has only a
// style is no content.
func (s *sheetReader) keep(c *content) error {
	if !c.hasValue {
		c.kind = sheets.Missing
	}
	if !c.formula && c.raw == "" && len(c.own) == 0 {
		return nil
	}
	if s.cells == s.limits.Cells {
		return sheets.Beyond(sheets.LimitCells, "the workbook has more than %d cells", "工作簿的单元格超过 %d 个", s.limits.Cells)
	}
	s.cells++
	cell := sheets.Cell{Row: int32(s.row), Col: int32(s.col), Raw: c.raw, Style: c.style, Kind: c.kind, Formula: c.formula}
	if c.own == nil {
		s.sheet.Cells.Add(cell)
		return nil
	}
	s.kept.Held += int64(len(c.own))
	s.sheet.Cells.Copy(cell, c.own)
	return nil
}
