package xls

import (
	"math"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// cell reads a record that states one cell or several of a row: where it is, its
// format and then its value ([MS-XLS] 2.5.13, Cell).
func (s *sheetReader) cell(rec record) error {
	c := s.cursor(rec)
	row, col := int(c.u16()), int(c.u16())
	if rec.typ == recMulRK || rec.typ == recMulBlank {
		return s.several(rec.typ == recMulRK, c, row, col)
	}
	style := c.u16()
	if c.short {
		return s.tooShort("cell")
	}
	if err := s.move(row, col); err != nil {
		return err
	}
	cell := sheets.Cell{Style: uint32(style)}
	var err error
	switch rec.typ {
	case recBlank:
		s.blank()
		return nil
	case recNumber:
		err = s.number(&cell, float(c))
	case recRK:
		err = s.number(&cell, rk(c.u32()))
	case recLabel, recRString:
		if cell.Raw, err = s.longText(c); err == nil {
			err = s.hold(cell.Raw)
		}
	case recLabelSST:
		cell.Raw, err = s.sharedText(c.u32())
	case recBoolErr:
		value, isError := c.u8(), c.u8()
		err = boolOrError(&cell, value, isError != 0)
	case recFormula, recFormula3, recFormula4:
		err = s.formula(&cell, c)
	}
	if c.short {
		return s.tooShort("cell")
	}
	if err != nil {
		return err
	}
	return s.keep(cell)
}

// several reads cells side by side ([MS-XLS] 2.4.175 and 2.4.174).
func (s *sheetReader) several(numbers bool, c *cursor, row, col int) error {
	size := 2
	if numbers {
		size = 6
	}
	count := (len(c.b) - 2) / size
	if c.short || count < 1 || (len(c.b)-2)%size != 0 || int(le16(c.b[len(c.b)-2:])) != col+count-1 {
		return opc.Damaged("a record of several cells does not hold as many as it says", "一条记录所含的单元格数目与其声明不符")
	}
	for i := range count {
		style := c.u16()
		if err := s.move(row, col+i); err != nil {
			return err
		}
		if !numbers {
			s.blank()
			continue
		}
		cell := sheets.Cell{Style: uint32(style)}
		if err := s.number(&cell, rk(c.u32())); err != nil {
			return err
		}
		if err := s.keep(cell); err != nil {
			return err
		}
	}
	return nil
}

// move steps to a cell; row and column count from 0, as the file has them.
func (s *sheetReader) move(row, col int) error {
	if col >= maxCols {
		return opc.Damaged("a cell of row %d stands in column %d, where a sheet has %d", "第 %d 行有单元格位于第 %d 列，而工作表只有 %d 列", row+1, col+1, maxCols)
	}
	s.row, s.col = row+1, col+1
	s.last = s.addressOf(row, col)
	s.late = s.last <= s.most
	s.loose = s.loose || s.late
	s.most = max(s.most, s.last)
	return nil
}

// blank is a cell that has a format only. One before any with a value at the same
// address says nothing; one behind it would take the value away.
type blank struct{ at, after uint32 } // its address, and how many cells were before it

func (s *sheetReader) blank() {
	if s.late {
		s.blanks = append(s.blanks, blank{s.last, uint32(len(s.list))})
	}
}

// keep adds the cell to the sheet if it holds anything.
func (s *sheetReader) keep(cell sheets.Cell) error {
	if !cell.Formula && cell.Raw == "" {
		return nil
	}
	if int(cell.Style) >= len(s.book.Styles) {
		return opc.Damaged("the cell has style %d, but the file has %d styles", "单元格的样式编号为 %d，而文件只有 %d 个样式", cell.Style, len(s.book.Styles))
	}
	if s.cells == s.limits.Cells {
		return sheets.Beyond(sheets.LimitCells, "the workbook has more than %d cells", "工作簿的单元格超过 %d 个", s.limits.Cells)
	}
	s.cells++
	cell.Row, cell.Col = int32(s.row), int32(s.col)
	if cell.Kind == sheets.Number && s.book.Styles[cell.Style].Date {
		cell.Kind = sheets.Date
	}
	s.list = append(s.list, cell)
	return nil
}

// sharedText is the text with a number.
func (s *sheetReader) sharedText(n uint32) (string, error) {
	if int64(n) >= int64(len(s.texts)) {
		return "", opc.Damaged("the cell refers to text %d, but the file lists %d texts", "单元格引用第 %d 条文本，而文件只有 %d 条", n, len(s.texts))
	}
	return s.texts[n], nil
}

func (s *sheetReader) number(cell *sheets.Cell, v float64) error {
	if !finite(v) {
		return opc.Damaged("the cell should hold a number but holds none", "该单元格应为数值，实际不是")
	}
	cell.Kind, cell.Raw = sheets.Number, digits(v)
	return nil
}

// digits is a number in the fewest digits that mean it, as Excel writes it into .xlsx.
func digits(v float64) string {
	if v == 0 {
		return "0"
	}
	if size := math.Abs(v); size < 1e-15 || size >= 1e21 {
		return strconv.FormatFloat(v, 'E', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// float is the number in the next eight bytes.
func float(c *cursor) float64 {
	low := uint64(c.u32())
	return math.Float64frombits(low | uint64(c.u32())<<32)
}

// rk is a number in four bytes ([MS-XLS] 2.5.217, RkNumber): an integer or the upper
// half of a floating point number, perhaps with two places cut off.
func rk(n uint32) float64 {
	v := math.Float64frombits(uint64(n&^3) << 32)
	if n&2 != 0 {
		v = float64(int32(n) >> 2)
	}
	if n&1 != 0 {
		v /= 100
	}
	return v
}

// errorValues are the error values by their numbers ([MS-XLS] 2.5.10, BErr).
var errorValues = map[byte]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}

func boolOrError(cell *sheets.Cell, value byte, isError bool) error {
	if !isError {
		cell.Kind, cell.Raw = sheets.Bool, "FALSE"
		if value != 0 {
			cell.Raw = "TRUE"
		}
		return nil
	}
	text, known := errorValues[value]
	if !known {
		return opc.Damaged("the cell has the unknown error value %02X", "该单元格的错误值 %02X 无法识别", value)
	}
	cell.Kind, cell.Raw = sheets.ErrorValue, text
	return nil
}
