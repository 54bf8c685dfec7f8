package spreadsheetml

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// cell reads one cell of the current row.
func (s *sheetReader) cell() error {
	if string(s.x.Name) != "Cell" {
		return unknown(string(s.x.Name))
	}
	if err := s.stands(); err != nil {
		return err
	}
	if err := s.merge(); err != nil {
		return err
	}
	c := sheets.Cell{Row: int32(s.row), Col: int32(s.col), Kind: sheets.Missing}
	var err error
	if c.Style, err = s.cellStyle(); err != nil {
		return err
	}
	if err := s.noteFormula(&c); err != nil {
		return err
	}
	stated := false
	err = s.x.Children(func() error {
		switch string(s.x.Name) {
		case "Data":
		case "Comment", "NamedCell", "PhoneticText":
			return s.x.Skip()
		default:
			return unknown(string(s.x.Name))
		}
		if stated {
			return opc.Damaged("the cell has two values", "该单元格有两个值")
		}
		stated = true
		return s.data(&c)
	})
	if err != nil || !c.Formula && c.Raw == "" {
		return err
	}
	if s.cells == s.limits.Cells {
		return sheets.Beyond(sheets.LimitCells, "the workbook has more than %d cells", "工作簿的单元格超过 %d 个", s.limits.Cells)
	}
	s.cells++
	s.sheet.Cells.Add(c)
	return s.kept.Within(s.limits)
}

// stands reads the attributes of a cell, and where it stands. One without an index follows the one before
// and those that it covers.
func (s *sheetReader) stands() error {
	s.col = s.taken + 1
	s.style, s.formula, s.array, s.down, s.over = "", "", "", 0, 0
	err := s.attributes(func(name string, value []byte) (err error) {
		switch name {
		case "Index":
			err = set(&s.col, name, value, 1, sheets.MaxCol)
		case "MergeAcross":
			err = set(&s.over, name, value, 0, sheets.MaxCol-1)
		case "MergeDown":
			err = set(&s.down, name, value, 0, sheets.MaxRow-1)
		case "StyleID":
			s.style = string(value)
		case "Formula":
			s.formula = string(value)
		case "ArrayRange":
			s.array = string(value)
		case "HRef", "HRefScreenTip":
		default:
			err = unknown(name)
		}
		return err
	})
	switch {
	case err != nil:
		return err
	case s.col <= s.taken:
		return opc.Damaged("the cell stands after %s: the cells are out of order", "该单元格排在 %s 之后，单元格顺序有误", sheets.Ref{Row: s.row, Col: s.taken})
	case s.col+s.over > sheets.MaxCol:
		return opc.Damaged("the row has more than %d cells", "该行超过 %d 个单元格", sheets.MaxCol)
	case s.row+s.down > sheets.MaxRow:
		return opc.Damaged("the merged cell reaches beyond the last row or column", "合并单元格超出了最后一行或最后一列")
	case s.cover.Covers(s.row, s.col):
		// Excel does not open such a file. LibreOffice writes them: it means the next column.
		return opc.Damaged("a merged cell above covers this cell, and programs differ in which column it belongs to then", "该单元格被上方的合并单元格覆盖，各程序对其所在列的理解不一")
	}
	s.taken = s.col + s.over
	return nil
}

// merge notes the cells that a merged one takes.
func (s *sheetReader) merge() error {
	if s.over == 0 && s.down == 0 {
		return nil
	}
	if s.merges == s.limits.Merges {
		return sheets.Beyond(sheets.LimitMerges, "the workbook has more than %d merged ranges", "工作簿的合并区域超过 %d 个", s.limits.Merges)
	}
	s.merges++
	m := sheets.Range{Top: s.row, Left: s.col, Bottom: s.row + s.down, Right: s.col + s.over}
	s.sheet.Merges = append(s.sheet.Merges, m)
	s.cover.Add(m)
	return nil
}

func (s *sheetReader) noteFormula(c *sheets.Cell) error {
	if s.formula == "" {
		return nil
	}
	c.Formula = true
	f := sheets.Formula{Text: s.kept.Keep([]byte(translate(s.formula, s.row, s.col)))}
	if s.array != "" {
		var ok bool
		if f.Array, ok = arrayRange(s.array, s.row, s.col); !ok {
			return opc.Damaged("the formula fills the impossible range %q", "公式的填充区域 %q 无效", opc.Clip([]byte(s.array)))
		}
	}
	if s.sheet.Formulas == nil {
		s.sheet.Formulas = map[[2]int32]sheets.Formula{}
	}
	s.sheet.Formulas[[2]int32{c.Row, c.Col}] = s.alike.Of(s.row, s.col, f)
	return nil
}

// data reads what a cell holds.
func (s *sheetReader) data(c *sheets.Cell) error {
	typ, err := s.attr("Type")
	if err != nil {
		return err
	}
	s.text = s.text[:0]
	if err := s.words(); err != nil {
		return err
	}
	if typ == "String" {
		c.Kind, c.Raw = sheets.Text, s.kept.Keep(s.text)
		return nil
	}
	value := bytes.TrimSpace(s.text)
	if len(value) == 0 {
		return nil
	}
	switch typ {
	case "Number":
		if !numfmt.IsNumber(value) {
			return opc.Damaged("the cell should hold a number but holds %q", "该单元格应为数值，实际为 %q", opc.Clip(value))
		}
		c.Kind, c.Raw = sheets.Number, s.kept.Keep(value)
		if s.styles.set.All[c.Style].Date {
			c.Kind = sheets.Date
		}
	case "DateTime":
		return s.date(c, string(value))
	case "Boolean":
		c.Kind = sheets.Bool
		switch string(value) {
		case "1":
			c.Raw = "TRUE"
		case "0":
			c.Raw = "FALSE"
		default:
			return opc.Damaged("the cell should hold TRUE or FALSE but holds %q", "该单元格应为 TRUE 或 FALSE，实际为 %q", opc.Clip(value))
		}
	case "Error":
		c.Kind, c.Raw = sheets.ErrorValue, s.kept.Keep(value)
	default:
		return opc.Damaged("the cell is of an unknown type (%s)", "该单元格的类型无法识别（%s）", opc.Clip([]byte(typ)))
	}
	return nil
}

// words adds the text in the element just opened, whatever elements it is set in.
func (s *sheetReader) words() error {
	for {
		t, err := s.x.Next()
		switch {
		case err != nil, t == opc.EndTag:
			return err
		case t == opc.CharData:
			s.text = append(s.text, s.x.Text...)
		case string(s.x.Name) == "PhoneticText":
			err = s.x.Skip()
		default:
			err = s.words()
		}
		if err != nil {
			return err
		}
	}
}

// date reads a date and time, as the number of days by which Excel counts it.
func (s *sheetReader) date(c *sheets.Cell, value string) error {
	c.Kind = sheets.Date
	// Excel has this day, though the year 1900 had not.
	day, leap := strings.CutPrefix(value, "1900-02-29")
	if leap {
		value = "1900-02-28" + day
	}
	t, err := time.Parse("2006-01-02T15:04:05.999999999", value)
	if err != nil {
		t, err = time.Parse(time.DateOnly, value)
	}
	if err != nil {
		return opc.Damaged("the cell should hold a date but holds %q", "该单元格应为日期，实际为 %q", opc.Clip([]byte(value)))
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch march := time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC); {
	case s.date1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case t.Before(march) && !leap:
		epoch = epoch.AddDate(0, 0, 1)
	}
	seconds := float64(t.Unix()-epoch.Unix()) + float64(t.Nanosecond())/1e9
	c.Raw = strconv.FormatFloat(seconds/(24*60*60), 'f', -1, 64)
	style := s.styles.set.All[c.Style]
	if style.Date || style.Format != numfmt.General {
		return nil
	}
	shown := numfmt.Read("yyyy-mm-dd")
	if t.Sub(t.Truncate(24*time.Hour)) != 0 {
		shown = numfmt.Read("yyyy-mm-dd hh:mm:ss")
	}
	shown.Bold, shown.Indent = style.Bold, style.Indent
	c.Style, err = s.styles.set.Keep(shown)
	return err
}
