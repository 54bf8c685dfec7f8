package xls

import (
	"math"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// formula reads a cell's formula and the value that is stored for it ([MS-XLS] 2.4.127).
func (s *sheetReader) formula(cell *sheets.Cell, c *cursor) error {
	cell.Formula = true
	value := c.bytes(8)
	c.skip(6) // flags, a place for a cache
	tokens := c.bytes(int(c.u16()))
	if c.short {
		return nil
	}
	if err := s.formulaValue(cell, value); err != nil {
		return err
	}
	if len(tokens) > 0 && (tokens[0] == ptgExp || tokens[0] == ptgTable) {
		at := cursor{b: tokens[1:]}
		s.sharers = append(s.sharers, sharer{len(s.list), s.addressOf(int(at.u16()), int(at.u16()))})
		return nil
	}
	text, err := s.write(tokens, c.b)
	s.setFormula(s.row, s.col, sheets.Formula{Text: text})
	// Programs that only write workbooks do not work formulas out. What they leave as
	// the value of a sum is an empty text, which a sum never has.
	if cell.Kind == sheets.Text && s.text.number {
		cell.Kind = sheets.Missing
	}
	return err
}

func (s *sheetReader) addressOf(row, col int) uint32 { return uint32(row*maxCols+col) + 1 }

// formulaValue reads what is stored as a formula's value ([MS-XLS] 2.5.133,
// FormulaValue). A text follows in a record of its own.
func (s *sheetReader) formulaValue(cell *sheets.Cell, value []byte) error {
	s.waits = 0
	if le16(value[6:]) != 0xFFFF {
		return s.number(cell, float(&cursor{b: value}))
	}
	switch value[0] {
	case 0:
		s.waits = len(s.list) + 1
		cell.Kind = sheets.Missing
	case 1, 2:
		return boolOrError(cell, value[2], value[0] == 2)
	case 3:
		cell.Kind = sheets.Text
	default:
		return opc.Damaged("the formula's value is of an unknown type (%d)", "公式结果的类型无法识别（%d）", value[0])
	}
	return nil
}

// formulaText reads the text that a formula has as its value ([MS-XLS] 2.4.268).
func (s *sheetReader) formulaText(c *cursor) error {
	text, err := s.longText(c)
	if err := s.done(c, "STRING", err); err != nil {
		return err
	}
	if s.waits == 0 {
		return opc.Damaged("a text follows a formula that has none", "公式后有多余的文本结果")
	}
	cell := &s.list[s.waits-1]
	cell.Kind, cell.Raw, s.waits = sheets.Text, text, 0
	return nil
}

func (s *sheetReader) setFormula(row, col int, f sheets.Formula) {
	if s.sheet.Formulas == nil {
		s.sheet.Formulas = map[[2]int32]sheets.Formula{}
	}
	s.sheet.Formulas[[2]int32{int32(row), int32(col)}] = s.alike.Of(row, col, f)
}

// maxText bounds the texts of all formulas together by the size of the file, so that
// names which stand in it once cannot be repeated without end.
func (d *reader) maxText() int { return min(math.MaxInt32, 1<<20+16*len(d.stream)) }

// write puts together the text of a formula from its operations; it is "" if one of
// them is not known.
func (s *sheetReader) write(tokens, extra []byte) (string, error) {
	text := s.text.write(s, tokens, extra)
	if s.written += len(text); s.written > s.maxText() {
		return "", sheets.Beyond(sheets.LimitText, "the texts of its formulas are too long", "公式文本过长")
	}
	return text, nil
}
