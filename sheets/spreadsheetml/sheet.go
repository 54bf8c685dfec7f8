package spreadsheetml

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// sheetReader reads one worksheet.
type sheetReader struct {
	*reader
	sheet *sheets.Sheet
	alike sheets.Alike
	body  bool // its table was read

	row, col   int // being read; 0 outside
	taken      int // columns of the row that are taken, by merges too
	columns    int // described so far
	styled     []styledColumns
	ofTable    string // the style of cells that have none, nor their row or column
	ofRow      string
	rows       sheets.RowRuns
	cover      sheets.Cover
	style      string // of the cell that is being read
	formula    string
	array      string
	down, over int // rows and columns that it takes beside its own
}

// styledColumns are a run of columns whose cells have a style.
type styledColumns struct {
	from, to int
	style    string
}

// element reads one of the worksheet's elements.
func (s *sheetReader) element() error {
	switch {
	case s.x.Space == opc.Ours && string(s.x.Name) == "Table":
		return s.table()
	case s.x.Space == excelSpace && string(s.x.Name) == "WorksheetOptions":
		return s.x.Elements(func() error {
			if s.x.Space != excelSpace || string(s.x.Name) != "Visible" {
				return s.x.Skip()
			}
			text, err := s.x.Chars()
			switch string(bytes.TrimSpace(text)) {
			case "SheetHidden":
				s.sheet.State = sheets.Hidden
			case "SheetVeryHidden":
				s.sheet.State = sheets.VeryHidden
			}
			return err
		})
	}
	return s.x.Skip()
}

// attributes calls f for each attribute of the element just opened that belongs to sheets.
func (s *sheetReader) attributes(f func(name string, value []byte) error) error {
	for _, a := range s.x.Attrs {
		switch space, name := s.x.Split(a); space {
		case opc.Ours:
			if err := f(string(name), a.Value); err != nil {
				return err
			}
		case opc.Unexplained:
			return unexplained(a.Name)
		}
	}
	return nil
}

// set reads an index, or how many follow, if it is one.
func set(to *int, name string, value []byte, least, most int) error {
	n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
	if err != nil || n < least || n > most {
		return opc.Damaged("“%s” is %q, which is impossible", "“%s”的值 %q 无效", name, opc.Clip(value))
	}
	*to = n
	return nil
}

func (s *sheetReader) table() error {
	if s.body {
		return opc.Damaged("the sheet has two tables of cells", "工作表有两份单元格数据")
	}
	s.body = true
	err := s.attributes(func(name string, value []byte) error {
		switch name {
		case "StyleID":
			s.ofTable = string(value)
		case "TopCell", "LeftCell":
			if string(value) != "1" {
				return opc.Damaged("the cells do not begin at the sheet's first row and column, and programs differ in where they are then", "单元格数据不是从第一行第一列开始的，各程序对其位置的理解不一")
			}
		case "DefaultColumnWidth", "DefaultRowHeight", "ExpandedColumnCount", "ExpandedRowCount":
		default:
			return unknown(name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.x.Children(func() error {
		switch string(s.x.Name) {
		case "Column":
			return s.column()
		case "Row":
			return s.tableRow()
		}
		return unknown(string(s.x.Name))
	})
}

// unknown is the error of a name that the format does not have, as Excel has it: in a
// file that nothing seals it is the trace of damage, and a row that is passed over moves
// all those behind it.
func unknown(name string) error {
	return opc.Damaged("“%s” stands where the format knows no such thing", "格式中没有“%s”", opc.Clip([]byte(name)))
}

// isZero says whether a height or width is nothing, which hides a row or column as well
// as the switch for it does.
func isZero(size []byte) bool {
	n, err := strconv.ParseFloat(string(size), 64)
	return err == nil && n == 0
}

func (s *sheetReader) column() error {
	from, more := s.columns+1, 0
	var line sheets.Line
	style := ""
	err := s.attributes(func(name string, value []byte) (err error) {
		switch name {
		case "Index":
			err = set(&from, name, value, s.columns+1, sheets.MaxCol)
		case "Span":
			err = set(&more, name, value, 0, sheets.MaxCol-1)
		case "Hidden":
			line.Hidden = line.Hidden || opc.Truth(string(value))
		case "Width":
			line.Hidden = line.Hidden || isZero(value)
		case "StyleID":
			style = string(value)
		case "AutoFitWidth", "Caption":
		default:
			err = unknown(name)
		}
		return err
	})
	if err != nil {
		return err
	}
	if from+more > sheets.MaxCol {
		return opc.Damaged("it describes columns beyond the last (%s)", "列设置超出了最后一列（%s）", sheets.ColName(sheets.MaxCol))
	}
	s.columns = from + more
	if line.Hidden {
		s.sheet.Cols = append(s.sheet.Cols, sheets.ColSpan{From: from, To: s.columns, Line: line})
	}
	if style != "" {
		s.styled = append(s.styled, styledColumns{from, s.columns, style})
	}
	return s.x.Skip()
}

// tableRow reads one row. A row without an index follows the one before and those that
// look like it.
func (s *sheetReader) tableRow() error {
	before := s.row
	s.row, s.col, s.taken, s.ofRow = s.row+1, 0, 0, ""
	more := 0
	var line sheets.Line
	var flat, automatic bool
	err := s.attributes(func(name string, value []byte) (err error) {
		switch name {
		case "Index":
			err = set(&s.row, name, value, 1, sheets.MaxRow)
		case "Span":
			err = set(&more, name, value, 0, sheets.MaxRow-1)
		case "Hidden":
			line.Hidden = opc.Truth(string(value))
		case "Height":
			flat = isZero(value)
		case "AutoFitHeight":
			automatic = opc.Truth(string(value))
		case "StyleID":
			s.ofRow = string(value)
		case "Caption":
		default:
			err = unknown(name)
		}
		return err
	})
	line.Hidden = line.Hidden || flat && !automatic
	switch {
	case err != nil:
		return err
	case s.row == before:
		return opc.Damaged("the row appears twice", "该行出现了两次")
	case s.row < before:
		return opc.Damaged("the row stands after row %d: the rows are out of order", "该行排在第 %d 行之后，行的顺序有误", before)
	case s.row+more > sheets.MaxRow:
		return opc.Damaged("the sheet has more than %d rows", "工作表超过 %d 行", sheets.MaxRow)
	}
	if err := s.x.Children(s.cell); err != nil {
		return err
	}
	s.col = 0
	s.rows.Add(s.row, s.row+more, line)
	s.row += more
	return nil
}

// cellStyle is the style of the cell that is being read: its own, else its row's, its
// column's or the table's.
func (s *sheetReader) cellStyle() (uint32, error) {
	column := ""
	at, found := slices.BinarySearchFunc(s.styled, s.col, func(c styledColumns, col int) int {
		if c.from <= col && col <= c.to {
			return 0
		}
		return cmp.Compare(c.from, col)
	})
	if found {
		column = s.styled[at].style
	}
	return s.styles.index(cmp.Or(s.style, s.ofRow, column, s.ofTable, usual))
}

// arrange puts the sheet in order once it is read.
func (s *sheetReader) arrange() error {
	s.row, s.col = 0, 0
	if err := s.rows.Arrange(s.sheet, s.limits, s.described); err != nil {
		return err
	}
	s.described += len(s.sheet.Rows)
	return nil
}
