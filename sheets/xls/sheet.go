package xls

import (
	"bytes"
	"math"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// The size of a sheet ([MS-XLS] 2.2.2.1); that of BIFF5 has fewer rows.
const (
	maxRows = 65536
	maxCols = 256
)

// sheetReader reads one worksheet.
type sheetReader struct {
	*reader
	sheet    *sheets.Sheet
	alike    sheets.Alike
	list     []sheets.Cell // in the order of the file, to be packed
	row, col int           // of the cell being read, counted from 1; 0 outside

	last   uint32  // the address of the cell before
	most   uint32  // the largest address so far
	late   bool    // the cell is not behind all others
	loose  bool    // the cells are not in the order of their addresses
	blanks []blank // those where a cell with a value may have been before

	waits   int // index of the formula whose text follows, plus one
	shared  []shared
	sharers []sharer
	text    writer
}

// readSheet reads one sheet; it is nil if it is no worksheet.
func (d *reader) readSheet(entry sheetEntry) (*sheets.Sheet, error) {
	s := &sheetReader{reader: d, sheet: &sheets.Sheet{Name: entry.name, State: entry.state, Report: entry.report}}
	table, err := s.read(entry.at)
	if err != nil {
		return nil, opc.At(s.place(), err)
	}
	switch {
	case !table && entry.kind == 0:
		return nil, opc.At(s.place(), opc.Damaged("no worksheet begins where the list of sheets says", "工作表列表所指的位置不是工作表"))
	case !table:
		return nil, nil
	}
	return s.sheet, nil
}

// place is where the reader is, for an error.
func (s *sheetReader) place() lang.Message {
	if s.row > 0 {
		return lang.New("sheet “%s”, cell %s (byte %d of the workbook)", "工作表“%s”单元格 %s（工作簿第 %d 字节）",
			s.sheet.Name, sheets.Ref{Row: s.row, Col: s.col}, s.at)
	}
	return lang.New("sheet “%s” (byte %d of the workbook)", "工作表“%s”（工作簿第 %d 字节）", s.sheet.Name, s.at)
}

// read reads the records of a sheet, past those of the charts on it. It says false if
// what begins there is no worksheet.
func (s *sheetReader) read(at int) (table bool, err error) {
	s.pos, s.at = at, at
	if at > len(s.stream) {
		return false, opc.Damaged("the sheet is missing", "缺少该工作表")
	}
	what, err := s.begin()
	if err != nil || what != worksheet {
		return false, err
	}
	if err := s.records(s.record); err != nil {
		return false, err
	}
	s.row, s.col = 0, 0
	if s.goesOn() {
		return false, opc.Damaged("more follows the end of the sheet, which the list of sheets does not have", "工作表结束后还有内容，而工作表列表中没有")
	}
	// Sheets that lie within one another would be read as often as there are of them.
	if s.walked += s.pos - at; s.walked > len(s.stream) {
		return false, opc.Damaged("the sheet is a part of others", "该工作表与其他工作表重叠")
	}
	if err := s.share(); err != nil {
		return false, err
	}
	s.row, s.col = 0, 0
	return true, s.arrange()
}

// goesOn says whether what follows the end of a sheet is neither a sheet of the list nor
// another end nor padding: a record whose number is damaged was taken for the end, or the
// list has lost a sheet.
func (s *sheetReader) goesOn() bool {
	rest := s.stream[s.pos:]
	switch {
	case len(rest) < 4, bytes.HasPrefix(rest, make([]byte, 4)), le16(rest) == recEOF:
		return false
	case le16(rest) == recBOF:
		return !slices.ContainsFunc(s.entries, func(e sheetEntry) bool { return e.at == s.pos })
	}
	return true
}

// record reads one of the worksheet's own records.
func (s *sheetReader) record(rec record) error {
	s.row, s.col = 0, 0
	c := &cursor{b: rec.data}
	switch rec.typ {
	case recNumber, recRK, recLabel, recRString, recLabelSST, recBoolErr, recFormula, recFormula3, recFormula4, recBlank, recMulRK, recMulBlank:
		return s.cell(rec)
	case 0x0001, 0x0002, 0x0003, 0x0004, 0x0005: // blank, integer, number, label, truth value of BIFF2
		return opc.Damaged("it holds a cell of an earlier version of the format (record %04X)", "含有旧版格式的单元格（记录 %04X）", rec.typ)
	case recString:
		return s.formulaText(s.cursor(rec))
	case recSharedFormula:
		return s.sharedFormula(c)
	case recArray:
		return s.arrayFormula(c)
	case recTable:
		return s.dataTable(c)
	case recRow:
		return s.rowLine(c)
	case recColInfo:
		return s.columns(c)
	case recMergedCells:
		return s.mergedCells(c)
	}
	return nil
}

// rowLine reads what the sheet says of a row ([MS-XLS] 2.4.221). A row of no height
// is hidden as well as one that says so.
func (s *sheetReader) rowLine(c *cursor) error {
	row := int(c.u16()) + 1
	c.skip(4)
	height := c.u16() &^ 0x8000
	c.skip(4)
	flags := c.u16()
	if c.short {
		return s.tooShort("ROW")
	}
	const hidden, unsynced = 0x20, 0x40
	line := sheets.Line{Hidden: flags&hidden != 0 || height == 0 && flags&unsynced != 0, Outline: uint8(flags & 7)}
	if line != (sheets.Line{}) {
		if s.sheet.Rows == nil {
			s.sheet.Rows = map[int]sheets.Line{}
		}
		s.sheet.Rows[row] = line
	} else {
		delete(s.sheet.Rows, row)
	}
	return nil
}

// columns reads what the sheet says of a run of columns ([MS-XLS] 2.4.53). That a
// column's width is nothing hides it as well.
func (s *sheetReader) columns(c *cursor) error {
	from, to, width := int(c.u16())+1, int(c.u16())+1, c.u16()
	c.u16()
	flags := c.u16()
	if len(c.b) == 0 && c.short && width > 0 { // some programs leave the flags out
		c.short, flags = false, 0
	}
	if c.short {
		return s.tooShort("COLINFO")
	}
	if from > to || from > maxCols {
		return opc.Damaged("the widths of columns %d to %d are impossible", "第 %d 至 %d 列的列宽设置有误", from, to)
	}
	if len(s.sheet.Cols) == s.limits.Spans {
		return sheets.Beyond(sheets.LimitSpans, "the sheet has more than %d runs of columns", "工作表的列设置超过 %d 段", s.limits.Spans)
	}
	line := sheets.Line{Hidden: flags&1 != 0 || width == 0, Outline: uint8(flags >> 8 & 7)}
	s.sheet.Cols = append(s.sheet.Cols, sheets.ColSpan{From: from, To: min(to, maxCols), Line: line})
	return nil
}

// mergedCells reads a list of merged ranges ([MS-XLS] 2.4.168).
func (s *sheetReader) mergedCells(c *cursor) error {
	for range c.u16() {
		top, bottom, left, right := int(c.u16())+1, int(c.u16())+1, int(c.u16())+1, int(c.u16())+1
		r := sheets.Range{Top: top, Left: left, Bottom: bottom, Right: right}
		switch {
		case c.short:
			return s.tooShort("MERGEDCELLS")
		case top > bottom || left > right || right > maxCols:
			return opc.Damaged("the merged range %s is impossible", "合并区域 %s 无效", r)
		case s.merges == s.limits.Merges:
			return sheets.Beyond(sheets.LimitMerges, "the workbook has more than %d merged ranges", "工作簿的合并区域超过 %d 个", s.limits.Merges)
		}
		s.merges++
		if top != bottom || left != right {
			s.sheet.Merges = append(s.sheet.Merges, r)
		}
	}
	if c.short {
		return s.tooShort("MERGEDCELLS")
	}
	return nil
}

// finite says whether a number is one: what is none has no digits.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
