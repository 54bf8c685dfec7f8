package ods

import (
	"bytes"
	"fmt"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// sheetReader reads one table.
type sheetReader struct {
	*reader
	sheet *sheets.Sheet
	alike sheets.Alike

	row, col int // being read; 0 outside
	cols     int // described so far
	usual    []usualStyle
	next     int    // in usual, for the cell that is being read
	ofRow    string // the usual style of the row that is being read
	rows     sheets.RowRuns
	groups   sheets.Line
	scenario bool // it holds other values for cells of the sheet before it
}

// usualStyle is the style that the cells of a run of columns have if they state none.
type usualStyle struct {
	to   int
	name string
}

// ofAnother says whether a table is what the program remembers of a linked file's:
// 'file:///other.ods'#$Sheet1.
func ofAnother(name string) bool { return strings.HasPrefix(name, "'") && strings.Contains(name, "'#") }

func (d *reader) table() error {
	if ofAnother(d.attr(tableSpace, "name")) {
		return d.x.Skip()
	}
	if len(d.book.Sheets) == d.limits.Sheets {
		return sheets.Beyond(sheets.LimitSheets, "the workbook has more than %d sheets", "工作簿的工作表超过 %d 个", d.limits.Sheets)
	}
	s := &sheetReader{reader: d, sheet: &sheets.Sheet{Name: d.attr(tableSpace, "name")}}
	if s.sheet.Name == "" {
		s.sheet.Name = fmt.Sprintf("Sheet%d", len(d.book.Sheets)+1) // as LibreOffice calls it
	}
	if key := strings.ToLower(s.sheet.Name); d.names[key] {
		return opc.Damaged("two sheets have the name “%s”", "两个工作表同名“%s”", s.sheet.Name)
	} else {
		d.names[key] = true
	}
	if d.styles.hides("table", d.attr(tableSpace, "style-name")) {
		s.sheet.State = sheets.Hidden
	}
	// The first style is that of a cell without one.
	_, err := d.styles.index([]byte(usual))
	if err == nil {
		err = d.x.Elements(s.part)
	}
	if err == nil {
		err = s.arrange()
	}
	if err != nil {
		return opc.At(s.place(), err)
	}
	if s.scenario {
		return nil
	}
	d.book.Sheets = append(d.book.Sheets, s.sheet)
	return nil
}

// place is where the reader is, for an error.
func (s *sheetReader) place() lang.Message {
	sheet := lang.New("sheet “%s”", "工作表“%s”", s.sheet.Name)
	return sheets.Within(sheet, s.row, s.col)
}

// part reads one element of a table. Groups of rows or columns may be in one another.
func (s *sheetReader) part() error {
	if s.x.Space != tableSpace {
		return s.x.Skip()
	}
	switch string(s.x.Name) {
	case "table-columns", "table-header-columns", "table-rows", "table-header-rows":
		return s.x.Elements(s.part)
	case "table-column-group", "table-row-group":
		outer := s.groups
		s.groups.Hidden = s.groups.Hidden || s.attr(tableSpace, "display") == "false"
		s.groups.Outline++ // elements cannot be nested deep enough for it to overflow
		err := s.x.Elements(s.part)
		s.groups = outer
		return err
	case "scenario":
		s.scenario = true
	case "table-column":
		return s.columns()
	case "table-row":
		return s.tableRow()
	}
	return s.x.Skip()
}

// repeat reads how often an element stands for itself, up to just beyond the limit given.
func repeat(value []byte, most int) (int, error) {
	n := 0
	for _, c := range bytes.TrimSpace(value) {
		if c < '0' || c > '9' {
			return 0, badCount(value)
		}
		n = min(10*n+int(c-'0'), most+1)
	}
	if n == 0 {
		return 0, badCount(value)
	}
	return n, nil
}

func badCount(value []byte) error {
	return opc.Damaged("something is repeated %q times, which is impossible", "重复次数 %q 无效", opc.Clip(value))
}

// hides says whether the element just opened, a row or a column, is not shown.
func (s *sheetReader) hides(kind string) bool {
	visibility := s.attr(tableSpace, "visibility")
	return visibility == "collapse" || visibility == "filter" || s.styles.hides(kind, s.attr(tableSpace, "style-name"))
}

// columns reads what the sheet says of a run of columns. What it says of those beyond
// the last that a sheet can have concerns nothing.
func (s *sheetReader) columns() error {
	n, err := 1, error(nil)
	for _, a := range s.x.Attrs {
		if space, name := s.x.Split(a); space == tableSpace && string(name) == "number-columns-repeated" {
			if n, err = repeat(a.Value, sheets.MaxCol); err != nil {
				return err
			}
		}
	}
	line := s.groups
	line.Hidden = line.Hidden || s.hides("table-column")
	from := s.cols + 1
	s.cols = min(s.cols+n, sheets.MaxCol)
	if from > s.cols {
		return s.x.Skip()
	}
	s.usual = append(s.usual, usualStyle{s.cols, s.attr(tableSpace, "default-cell-style-name")})
	cols := s.sheet.Cols
	switch last := len(cols) - 1; {
	case line == sheets.Line{}:
	case last >= 0 && cols[last].To == from-1 && cols[last].Line == line:
		cols[last].To = s.cols
	default:
		s.sheet.Cols = append(cols, sheets.ColSpan{From: from, To: s.cols, Line: line})
	}
	return s.x.Skip()
}

// tableRow reads a row, and lays it out as often as it stands for itself.
func (s *sheetReader) tableRow() error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	n := 1
	s.ofRow = ""
	for _, a := range s.x.Attrs {
		space, name := s.x.Split(a)
		if space != tableSpace {
			continue
		}
		switch string(name) {
		case "number-rows-repeated":
			var err error
			if n, err = repeat(a.Value, sheets.MaxRow); err != nil {
				return err
			}
		case "default-cell-style-name":
			s.ofRow = string(a.Value)
		case "style-name", "visibility":
		default:
			return unknown(name)
		}
	}
	line := s.groups
	line.Hidden = line.Hidden || s.hides("table-row")
	s.row++
	cells, merges := s.sheet.Cells.Len(), len(s.sheet.Merges)
	s.col, s.next = 0, 0
	if err := s.x.Elements(s.cell); err != nil {
		return err
	}
	s.col = 0
	if err := s.kept.Within(s.limits); err != nil {
		return err
	}
	last := s.row + n - 1
	s.rows.Add(s.row, last, line)
	if err := s.repeatRow(n, s.sheet.Cells.Part(cells, s.sheet.Cells.Len()), s.sheet.Merges[merges:]); err != nil {
		return err
	}
	// The rows beyond the last that a sheet can have hold nothing.
	s.row = min(last, sheets.MaxRow)
	return nil
}

// repeatRow lays out the row just read, which has these cells and merges, n times in all.
func (s *sheetReader) repeatRow(n int, cells []sheets.Cell, merges []sheets.Range) error {
	if len(cells)+len(merges) == 0 {
		return nil
	}
	if s.row+n-1 > sheets.MaxRow {
		return tooFarDown()
	}
	s.sheet.Cells.Grow(min((n-1)*len(cells), s.limits.Cells-s.cells))
	for i := 1; i < n; i++ {
		for _, c := range cells {
			var formula *sheets.Formula
			if f, found := s.sheet.Formulas[[2]int32{c.Row, c.Col}]; found {
				formula = &f
			}
			c.Row += int32(i)
			if err := s.keep(c, formula); err != nil {
				return err
			}
		}
		for _, m := range merges {
			m.Top, m.Bottom = m.Top+i, m.Bottom+i
			if err := s.merge(m); err != nil {
				return err
			}
		}
	}
	return nil
}

func tooFarDown() error {
	return opc.Damaged("the sheet has more than %d rows", "工作表超过 %d 行", sheets.MaxRow)
}

// merge notes a merged range.
func (s *sheetReader) merge(m sheets.Range) error {
	if m.Bottom > sheets.MaxRow || m.Right > sheets.MaxCol {
		return opc.Damaged("the merged cell reaches beyond the last row or column", "合并单元格超出了最后一行或最后一列")
	}
	if s.merges == s.limits.Merges {
		return sheets.Beyond(sheets.LimitMerges, "the workbook has more than %d merged ranges", "工作簿的合并区域超过 %d 个", s.limits.Merges)
	}
	s.merges++
	s.sheet.Merges = append(s.sheet.Merges, m)
	return nil
}

// arrange puts the sheet in order once it is read.
func (s *sheetReader) arrange() error {
	s.row, s.col = 0, 0
	if err := s.rows.Arrange(s.sheet, s.limits, s.described); err != nil {
		return err
	}
	s.described += len(s.sheet.Rows)
	return s.ctx.Err()
}
