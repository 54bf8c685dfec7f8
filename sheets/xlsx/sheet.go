package xlsx

import (
	"io"
	"sort"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// sheetReader reads one worksheet.
type sheetReader struct {
	*reader
	sheet  *sheets.Sheet
	packed int64 // bytes of the part in the archive

	dimension string // the range that the sheet says it fills
	body      bool   // its cells were read
	row, col  int    // being read; 0 outside
	rowRef    []byte // how the references of its cells end: 12"
	alike     sheets.Alike
	rowRest   []byte      // how the tag of the row before went on behind its number; empty if that says nothing
	rowLine   sheets.Line // what that tag said
	own       []byte      // the text of the cell being read
	shared    map[int]sharedFormula
	waiting   []waiting
}

func (d *reader) readSheet(entry sheetEntry) (*sheets.Sheet, error) {
	s := &sheetReader{reader: d, sheet: &sheets.Sheet{Name: entry.name, State: entry.state, Report: entry.report}}
	r, err := d.pack.Open(entry.part)
	if err != nil {
		return nil, opc.At(s.place(entry.part), err)
	}
	s.packed = r.Packed
	err = s.read(r)
	if closeErr := r.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return nil, opc.At(s.place(entry.part), err)
	}
	return s.sheet, nil
}

func (s *sheetReader) read(r io.Reader) error {
	if err := s.x.Document(r, "worksheet", func() error { return s.x.Children(s.element) }); err != nil {
		return err
	}
	if !s.body {
		return opc.Damaged("the sheet has no table of cells", "工作表没有单元格数据")
	}
	if err := s.share(); err != nil {
		return err
	}
	s.row, s.col = 0, 0
	return s.arrange()
}

// place is where the reader is, for an error: the sheet under the name that its
// user knows and the part that holds it, then the row or the cell.
func (s *sheetReader) place(part string) lang.Message {
	sheet := lang.New("sheet “%s” (%s)", "工作表“%s”（%s）", s.sheet.Name, part)
	return sheets.Within(sheet, s.row, s.col)
}

// element reads one of the worksheet's own elements.
func (s *sheetReader) element() error {
	switch string(s.x.Name) {
	case "dimension":
		s.dimension = s.x.Attr("ref")
	case "cols":
		return s.x.Children(s.columns)
	case "sheetData":
		if s.body {
			return opc.Damaged("the sheet has two tables of cells", "工作表有两份单元格数据")
		}
		s.body = true
		s.expect(s.dimension)
		err := s.x.MostlyChildren(s.commonRow, s.rowElement)
		if err == nil {
			s.row = 0
		}
		return err
	case "mergeCells":
		return s.x.Children(s.merge)
	}
	return s.x.Skip()
}

// expect makes room for as many cells as the sheet says it has, or usually has
// at its size. A claim costs nothing and bytes do, so it is the size in the
// archive that bounds the room.
func (s *sheetReader) expect(dimension string) {
	room := s.packed / 5
	if s.packed < 32<<10 { // so little is not packed as well
		room = s.packed / 9
	}
	if r, ok := sheets.ParseRange(dimension); ok && r.Bottom > r.Top {
		room = min(s.packed/2, int64(r.Bottom-r.Top+1)*int64(r.Right-r.Left+1))
	}
	room = min(room, int64(s.limits.Cells-s.cells))
	s.sheet.Cells.Grow(int(room))
}

// rowElement reads one row. A row without a number follows the one before.
func (s *sheetReader) rowElement() error {
	if string(s.x.Name) != "row" {
		return s.other()
	}
	before := s.row
	s.row++
	var line sheets.Line
	var flat, fixed bool // of no height, and meant to be
	for _, a := range s.x.Attrs {
		switch string(a.Name) {
		case "r":
			n, err := strconv.Atoi(string(a.Value))
			if err != nil || n < 1 || n > sheets.MaxRow {
				s.row = before
				return opc.Damaged("a row has the impossible number %q", "行号 %q 无效", opc.Clip(a.Value))
			}
			s.row = n
		case "hidden":
			line.Hidden = opc.Truth(string(a.Value))
		case "ht":
			flat = isZero(string(a.Value))
		case "customHeight":
			fixed = opc.Truth(string(a.Value))
		case "outlineLevel":
			line.Outline = outline(a.Value)
		}
	}
	line.Hidden = line.Hidden || flat && fixed
	switch {
	case s.row == before:
		return opc.Damaged("the row appears twice", "该行出现了两次")
	case s.row < before:
		return opc.Damaged("the row stands after row %d: the rows are out of order", "该行排在第 %d 行之后，行的顺序有误", before)
	case s.row > sheets.MaxRow:
		return opc.Damaged("the sheet has more than %d rows", "工作表超过 %d 行", sheets.MaxRow)
	}
	s.noteRow(s.x.Tag(), line)
	return s.rowOf(line)
}

// other passes over an element that is no row or no cell where those stand, or nothing of
// a cell within one. Rows, cells and values would be lost so.
func (s *sheetReader) other() error {
	switch string(s.x.Name) {
	case "row", "c", "v", "is", "f":
		return opc.Damaged("a row, cell or value (<%s>) stands where none may stand", "行、单元格或值（<%s>）出现在不应有的位置", s.x.Name)
	}
	return s.x.Skip()
}

// rowOf reads what is in the row just opened.
func (s *sheetReader) rowOf(line sheets.Line) error {
	if line != (sheets.Line{}) {
		if s.sheet.Rows == nil {
			s.sheet.Rows = map[int]sheets.Line{}
		}
		s.sheet.Rows[s.row] = line
	}
	s.rowRef = append(strconv.AppendInt(s.rowRef[:0], int64(s.row), 10), '"')
	err := s.cellsOf()
	if err == nil {
		s.col = 0
		err = s.kept.Within(s.limits)
	}
	return err
}

// cellsOf reads the cells of the row just opened.
func (s *sheetReader) cellsOf() error {
	for {
		for s.commonCell() {
		}
		if more, err := s.x.Child(s.cell); !more {
			return err
		}
	}
}

// isZero says whether a height or width is stated as nothing, which hides a row
// or column as well as the switch for it does.
func isZero(size string) bool {
	n, err := strconv.ParseFloat(size, 64)
	return err == nil && n == 0
}

// outline reads a level of grouping; Excel has seven.
func outline(value []byte) uint8 {
	n, err := strconv.ParseUint(string(value), 10, 8)
	if err != nil {
		return 0
	}
	return uint8(n)
}

// columns reads what the sheet says of a run of columns.
func (s *sheetReader) columns() error {
	if string(s.x.Name) == "col" {
		from, err1 := strconv.Atoi(s.x.Attr("min"))
		to, err2 := strconv.Atoi(s.x.Attr("max"))
		if err1 != nil || err2 != nil || from < 1 || from > to || to > sheets.MaxCol {
			return opc.Damaged("the widths of columns %q to %q are impossible", "第 %q 至 %q 列的列宽设置有误", opc.Clip([]byte(s.x.Attr("min"))), opc.Clip([]byte(s.x.Attr("max"))))
		}
		line := sheets.Line{Hidden: opc.Truth(s.x.Attr("hidden")) || isZero(s.x.Attr("width")), Outline: outline([]byte(s.x.Attr("outlineLevel")))}
		if len(s.sheet.Cols) == s.limits.Spans {
			return sheets.Beyond(sheets.LimitSpans, "the sheet has more than %d runs of columns", "工作表的列设置超过 %d 段", s.limits.Spans)
		}
		s.sheet.Cols = append(s.sheet.Cols, sheets.ColSpan{From: from, To: to, Line: line})
	}
	return s.x.Skip()
}

// merge reads one merged range. One of a single cell merges nothing.
func (s *sheetReader) merge() error {
	if string(s.x.Name) != "mergeCell" {
		return s.x.Skip()
	}
	ref := s.x.Attr("ref")
	r, ok := sheets.ParseRange(ref)
	if !ok {
		return opc.Damaged("the merged range %q is impossible", "合并区域 %q 无效", opc.Clip([]byte(ref)))
	}
	if s.merges == s.limits.Merges {
		return sheets.Beyond(sheets.LimitMerges, "the workbook has more than %d merged ranges", "工作簿的合并区域超过 %d 个", s.limits.Merges)
	}
	s.merges++
	if r.Top != r.Bottom || r.Left != r.Right {
		s.sheet.Merges = append(s.sheet.Merges, r)
	}
	return s.x.Skip()
}

// arrange sorts what files may list in any order, and refuses what contradicts
// itself.
func (s *sheetReader) arrange() error {
	cols := s.sheet.Cols
	sort.SliceStable(cols, func(i, j int) bool { return cols[i].From < cols[j].From })
	kept := cols[:0]
	for i, c := range cols {
		if i > 0 && c.From <= cols[i-1].To {
			return opc.Damaged(
				"the sheet describes column %s twice", "工作表对 %s 列的设置重复",
				sheets.ColName(c.From))
		}
		if c.Line != (sheets.Line{}) {
			kept = append(kept, c)
		}
	}
	s.sheet.Cols = kept
	if len(kept) == 0 {
		s.sheet.Cols = nil
	}
	s.sheet.Cells.Clip()
	var err error
	s.sheet.Merges, err = sheets.ArrangeMerges(s.sheet.Merges)
	return err
}
