package ods

import (
	"bytes"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// stated is what a cell's attributes say.
type stated struct {
	typ     string
	value   bool // it states one, which is in reader.value
	isError bool // it is the name of an error
	isNone  bool // the program that knows errors says that it is none
	style   uint32
	styled  bool
	formula *sheets.Formula
	array   [2]int // rows and columns that its formula fills; 0 for an ordinary one
	times   int    // that it stands for itself
	down    int    // rows and columns that it takes
	across  int
	covered bool // another cell takes its place
}

// cell reads one cell of the current row.
func (s *sheetReader) cell() error {
	if s.x.Space != tableSpace {
		return s.x.Skip()
	}
	c := stated{times: 1, down: 1, across: 1}
	switch string(s.x.Name) {
	case "table-cell":
	case "covered-table-cell":
		c.covered = true
	default:
		return unknown(s.x.Name)
	}
	s.col++
	if err := s.attributes(&c); err != nil {
		return err
	}
	if err := s.texts(); err != nil {
		return err
	}
	return s.lay(&c)
}

// valueTypes are the types of values and the attributes that state them
// (OpenDocument 1.3 part 3, 19.389).
var valueTypes = [...]struct{ name, stated string }{
	{"float", "value"},
	{"string", "string-value"},
	{"percentage", "value"},
	{"currency", "value"},
	{"date", "date-value"},
	{"time", "time-value"},
	{"boolean", "boolean-value"},
}

func (s *sheetReader) attributes(c *stated) (err error) {
	formula, value := "", ""
	for _, a := range s.x.Attrs {
		space, name := s.x.Split(a)
		switch space {
		case tableSpace:
			switch string(name) {
			case "style-name":
				c.styled = true
				c.style, err = s.styles.index(a.Value)
			case "number-columns-repeated":
				c.times, err = repeat(a.Value, sheets.MaxCol)
			case "number-columns-spanned":
				c.across, err = repeat(a.Value, sheets.MaxCol)
			case "number-rows-spanned":
				c.down, err = repeat(a.Value, sheets.MaxRow)
			case "number-matrix-columns-spanned":
				c.array[1], err = repeat(a.Value, sheets.MaxCol)
			case "number-matrix-rows-spanned":
				c.array[0], err = repeat(a.Value, sheets.MaxRow)
			case "formula":
				formula = string(a.Value)
			case "content-validation-name", "protect", "protected":
			default:
				err = unknown(name)
			}
		case opc.Ours:
			switch string(name) {
			case "value-type":
				c.typ, value, err = typeOf(a.Value)
			case "value", "date-value", "time-value", "boolean-value", "string-value", "currency":
			default:
				err = unknown(name)
			}
		case calcSpace:
			if string(name) == "value-type" {
				c.isError = string(a.Value) == "error"
				c.isNone = !c.isError
			}
		}
		if err != nil {
			return err
		}
	}
	if c.typ != "" {
		for _, a := range s.x.Attrs {
			if space, name := s.x.Split(a); space == opc.Ours && string(name) == value {
				s.value, c.value = append(s.value[:0], a.Value...), true
			}
		}
	}
	return s.fillsWith(c, formula)
}

// fillsWith notes the formula of a cell, and the range that it fills.
func (s *sheetReader) fillsWith(c *stated, formula string) error {
	if formula == "" {
		return nil
	}
	c.formula = &sheets.Formula{Text: s.kept.Keep([]byte(translate(formula)))}
	if c.array == [2]int{} {
		return nil
	}
	r := sheets.Range{Top: s.row, Left: s.col, Bottom: s.row + max(1, c.array[0]) - 1, Right: s.col + max(1, c.array[1]) - 1}
	if c.formula.Array = r; r.Bottom > sheets.MaxRow || r.Right > sheets.MaxCol {
		return opc.Damaged("the formula fills the impossible range %q", "公式的填充区域 %q 无效", r.String())
	}
	return nil
}

// unknown is the error of a name that the format does not have where it stands: in a file
// that nothing seals it is the trace of damage, and a cell that is passed over moves all
// those behind it.
func unknown(name []byte) error {
	return opc.Damaged("“%s” stands where the format knows no such thing", "格式中没有“%s”", opc.Clip(name))
}

// typeOf is the type of that name, and the attribute that states its values.
func typeOf(name []byte) (typ, stated string, err error) {
	for _, t := range valueTypes {
		if string(name) == t.name {
			return t.name, t.stated, nil
		}
	}
	if string(name) == "void" { // of a formula without a result
		return "", "", nil
	}
	return "", "", opc.Damaged("the cell is of an unknown type (%s)", "该单元格的类型无法识别（%s）", opc.Clip(name))
}

// lay puts the cell just read into the sheet, as often as it stands for itself.
func (s *sheetReader) lay(c *stated) error {
	cell := sheets.Cell{Row: int32(s.row), Formula: c.formula != nil, Style: c.style}
	date, err := s.content(c, &cell)
	if err != nil {
		return err
	}
	last := s.col + c.times - 1
	holds := cell.Formula || cell.Raw != ""
	merged := !c.covered && (c.across > 1 || c.down > 1)
	if holds || merged {
		switch {
		case last > sheets.MaxCol:
			return opc.Damaged("the row has more than %d cells", "该行超过 %d 个单元格", sheets.MaxCol)
		case s.row > sheets.MaxRow:
			return tooFarDown()
		}
		for ; s.col <= last; s.col++ {
			if merged {
				if err := s.merge(sheets.Range{Top: s.row, Left: s.col, Bottom: s.row + c.down - 1, Right: s.col + c.across - 1}); err != nil {
					return err
				}
			}
			if !holds {
				continue
			}
			cell.Col = int32(s.col)
			if !c.styled {
				if cell.Style, err = s.usualStyle(); err != nil {
					return err
				}
			}
			if cell.Style, err = s.suited(cell.Style, c.typ, date); err != nil {
				return err
			}
			if c.typ == "float" && cell.Kind == sheets.Number && s.styles.set.All[cell.Style].Date {
				cell.Kind = sheets.Date
			}
			if err := s.keep(cell, c.formula); err != nil {
				return err
			}
		}
	}
	s.col = min(last, sheets.MaxCol)
	return nil
}

// usualStyle is the style of a cell that states none: its row's, else its column's.
func (s *sheetReader) usualStyle() (uint32, error) {
	name := s.ofRow
	if name == "" {
		for s.next < len(s.usual) && s.usual[s.next].to < s.col {
			s.next++
		}
		if s.next < len(s.usual) {
			name = s.usual[s.next].name
		}
	}
	if name == "" {
		name = usual
	}
	return s.styles.index([]byte(name))
}

// suited is the style for a value of a type: where the cell's own shows any number as
// it is, that of dates, times, percentages or amounts, as LibreOffice shows them then.
func (s *sheetReader) suited(at uint32, typ, date string) (uint32, error) {
	style := s.styles.set.All[at]
	code := date
	switch typ {
	case "percentage":
		code = "0.00%"
	case "currency":
		code = "#,##0.00"
	}
	if code == "" || style.Date || style.Format != numfmt.General {
		return at, nil
	}
	other := numfmt.Read(code)
	other.Bold, other.Indent = style.Bold, style.Indent
	return s.styles.set.Keep(other)
}

// content says what a cell holds: its kind and its value. Of a date or time it says
// the format that shows it if nothing else does.
func (s *sheetReader) content(c *stated, cell *sheets.Cell) (date string, err error) {
	text := s.text
	switch {
	case c.isError || !c.isNone && errorText().Match(text) && (c.value && c.typ != "string" && isNull(s.value) || cell.Formula && (c.typ == "string" || !c.value)):
		cell.Kind, cell.Raw = sheets.ErrorValue, s.kept.Keep(text)
		if len(text) == 0 {
			cell.Kind = sheets.Missing
		}
		return "", nil
	case c.typ == "string" || c.typ == "" && len(text) > 0:
		if c.value {
			text = s.value
		}
		cell.Kind, cell.Raw = sheets.Text, s.kept.Keep(text)
		return "", nil
	case !c.value && cell.Formula:
		if cell.Kind = sheets.Missing; c.typ == "" && s.lines > 0 && !c.isNone {
			cell.Kind = sheets.Text // an empty one, as older versions write it
		}
		return "", nil
	case c.typ == "":
		return "", nil
	case !c.value:
		return "", opc.Damaged("the cell states the type of its value (%s), and no value", "该单元格只给出了值的类型（%s），没有给出值", c.typ)
	}
	value := bytes.TrimSpace(s.value)
	switch c.typ {
	case "date", "time":
		cell.Kind = sheets.Date
		var serial string
		serial, date, err = s.serial(c.typ, string(value))
		cell.Raw = s.kept.Keep([]byte(serial))
	case "boolean":
		cell.Kind = sheets.Bool
		switch string(value) {
		case "true", "1":
			cell.Raw = "TRUE"
		case "false", "0":
			cell.Raw = "FALSE"
		default:
			return "", s.number(cell, value) // which LibreOffice writes so where it shows numbers as truth values
		}
	default:
		return "", s.number(cell, value)
	}
	return date, err
}

func (s *sheetReader) number(cell *sheets.Cell, value []byte) error {
	cell.Kind, cell.Raw = sheets.Number, s.kept.Keep(value)
	if !numfmt.IsNumber(value) {
		return opc.Damaged("the cell should hold a number but holds %q", "该单元格应为数值，实际为 %q", opc.Clip(value))
	}
	return nil
}

// errorText is the name of an error. Before LibreOffice 4.1 a formula, or a cell that one
// fills, states it only so, beside a zero or as a text. "Err" is in the language of the program.
var errorText = lazy.Regexp(`^(\p{L}{2,8} ?[:：] ?5\d\d|#N/A|#[\p{L}/0]+[!?])$`)

func isNull(value []byte) bool { return len(value) == 0 || strings.Trim(string(value), "0.") == "" }

// keep adds a cell and its formula to the sheet.
func (s *sheetReader) keep(c sheets.Cell, f *sheets.Formula) error {
	if s.cells == s.limits.Cells {
		return sheets.Beyond(sheets.LimitCells, "the workbook has more than %d cells", "工作簿的单元格超过 %d 个", s.limits.Cells)
	}
	if s.cells++; s.cells%4096 == 0 && s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.sheet.Cells.Add(c)
	if f != nil {
		if s.sheet.Formulas == nil {
			s.sheet.Formulas = map[[2]int32]sheets.Formula{}
		}
		s.sheet.Formulas[[2]int32{c.Row, c.Col}] = s.alike.Of(int(c.Row), int(c.Col), *f)
	}
	return nil
}
