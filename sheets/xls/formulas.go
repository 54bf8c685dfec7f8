package xls

import (
	"math"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// shared is what several cells have in common: a formula that each has with its
// relative references moved, or one that fills them together.
type shared struct {
	at     uint32 // the address of the cell behind whose record it stands
	area   sheets.Range
	tokens []byte
	extra  []byte
	fills  bool
	text   string // of a what-if table
}

// sharer is a cell that has a formula in common with others.
type sharer struct {
	cell int    // its index
	at   uint32 // the address that it gives for the formula
}

// Operations that stand alone and name a formula shared with others ([MS-XLS]
// 2.5.198.58 and 2.5.198.92).
const (
	ptgExp   = 0x01
	ptgTable = 0x02
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
		s.sharers = append(s.sharers, sharer{len(s.sheet.Cells), s.addressOf(int(at.u16()), int(at.u16()))})
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
		s.waits = len(s.sheet.Cells) + 1
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
	cell := &s.sheet.Cells[s.waits-1]
	cell.Kind, cell.Raw, s.waits = sheets.Text, text, 0
	return nil
}

// area reads the cells that have a formula in common ([MS-XLS] 2.5.211, Ref8U).
func (s *sheetReader) area(c *cursor) (sheets.Range, error) {
	top, bottom, left, right := int(c.u16())+1, int(c.u16())+1, int(c.u8())+1, int(c.u8())+1
	r := sheets.Range{Top: top, Left: left, Bottom: bottom, Right: right}
	if c.short || top > bottom || left > right {
		return r, opc.Damaged("the formula fills the impossible range %s", "公式的填充区域 %s 无效", r)
	}
	return r, nil
}

// sharedFormula reads a formula that each of several cells has ([MS-XLS] 2.4.277).
func (s *sheetReader) sharedFormula(c *cursor) error {
	area, err := s.area(c)
	if err != nil {
		return err
	}
	c.skip(2)
	tokens := c.bytes(int(c.u16()))
	s.shared = append(s.shared, shared{at: s.last, area: area, tokens: tokens, extra: c.b})
	return s.done(c, "SHRFMLA", nil)
}

// arrayFormula reads a formula that fills several cells together ([MS-XLS] 2.4.4).
func (s *sheetReader) arrayFormula(c *cursor) error {
	area, err := s.area(c)
	if err != nil {
		return err
	}
	c.skip(6)
	tokens := c.bytes(int(c.u16()))
	s.shared = append(s.shared, shared{at: s.last, area: area, tokens: tokens, extra: c.b, fills: true})
	return s.done(c, "ARRAY", nil)
}

// dataTable reads a what-if table ([MS-XLS] 2.4.313).
func (s *sheetReader) dataTable(c *cursor) error {
	area, err := s.area(c)
	if err != nil {
		return err
	}
	flags := c.u16()
	first := sheets.Ref{Row: int(c.u16()) + 1, Col: int(c.u16()) + 1}
	second := sheets.Ref{Row: int(c.u16()) + 1, Col: int(c.u16()) + 1}
	const byRow, both = 0x04, 0x08
	text := "TABLE(," + first.String() + ")"
	switch {
	case flags&both != 0:
		text = "TABLE(" + first.String() + "," + second.String() + ")"
	case flags&byRow != 0:
		text = "TABLE(" + first.String() + ",)"
	}
	s.shared = append(s.shared, shared{at: s.last, area: area, fills: true, text: text})
	return s.done(c, "TABLE", nil)
}

// share gives the cells that have a formula in common theirs.
func (s *sheetReader) share() error {
	byCell := make(map[uint32]int, 2*len(s.shared))
	for i, f := range s.shared {
		if first := s.addressOf(f.area.Top-1, f.area.Left-1); i == 0 || byCell[first] == 0 {
			byCell[first] = i + 1
		}
	}
	for i, f := range s.shared {
		byCell[f.at] = i + 1
	}
	firsts := make(map[int]*master)
	for _, sh := range s.sharers {
		cell := &s.sheet.Cells[sh.cell]
		s.row, s.col = int(cell.Row), int(cell.Col)
		i := byCell[sh.at]
		if i == 0 || !s.shared[i-1].area.Contains(s.row, s.col) {
			s.setFormula(s.row, s.col, sheets.Formula{}) // there is one, but it is not to be had
			continue
		}
		f := &s.shared[i-1]
		if f.fills {
			if err := s.fill(cell, f); err != nil {
				return err
			}
			continue
		}
		first := firsts[i]
		if first == nil {
			var err error
			if first, err = s.writeShared(f); err != nil {
				return err
			}
			firsts[i] = first
		}
		s.setFormula(s.row, s.col, first.at(s.row, s.col))
	}
	return nil
}

// fill gives the first cell of an area the formula that fills it. The others have a
// value only, as in .xlsx.
func (s *sheetReader) fill(cell *sheets.Cell, f *shared) error {
	if int(cell.Row) != f.area.Top || int(cell.Col) != f.area.Left {
		cell.Formula = false
		return nil
	}
	text := f.text
	if text == "" {
		var err error
		if text, err = s.write(f.tokens, f.extra); err != nil {
			return err
		}
	}
	s.setFormula(s.row, s.col, sheets.Formula{Text: text, Array: f.area})
	return nil
}

// dropEmpty drops cells that turned out to have neither a value nor a formula.
func (s *sheetReader) dropEmpty() {
	kept := s.sheet.Cells[:0]
	for _, c := range s.sheet.Cells {
		if c.Formula || c.Raw != "" {
			kept = append(kept, c)
		}
	}
	s.cells -= len(s.sheet.Cells) - len(kept)
	s.sheet.Cells = kept
}

func (s *sheetReader) setFormula(row, col int, f sheets.Formula) {
	if s.sheet.Formulas == nil {
		s.sheet.Formulas = map[[2]int32]sheets.Formula{}
	}
	s.sheet.Formulas[[2]int32{int32(row), int32(col)}] = f
}

// master is a shared formula's text in the first cell that has it, and how far its
// relative references reach from a cell.
type master struct {
	text     string
	row, col int
	reach    reach
}

// writeShared writes a shared formula for the cell being read.
func (s *sheetReader) writeShared(f *shared) (*master, error) {
	s.text.reach = reach{}
	s.text.isShared = true
	text, err := s.write(f.tokens, f.extra)
	s.text.isShared = false
	first := &master{text: text, row: s.row, col: s.col, reach: s.text.reach}
	if !first.reach.fits(s.row, s.col) {
		first.text = ""
	}
	return first, err
}

// at is the formula for another cell. One whose references would come round from one
// edge of the sheet to the other is a formula without a text.
func (t *master) at(row, col int) sheets.Formula {
	if t.text == "" || !t.reach.fits(row, col) {
		return sheets.Formula{}
	}
	return sheets.Formula{Text: t.text, DRow: int32(row - t.row), DCol: int32(col - t.col)}
}

// reach is how far a formula's relative references go from its cell.
type reach struct{ up, down, left, right int }

func (r *reach) add(rows, cols int) {
	r.up, r.down = min(r.up, rows), max(r.down, rows)
	r.left, r.right = min(r.left, cols), max(r.right, cols)
}

func (r reach) fits(row, col int) bool {
	return row+r.up >= 1 && row+r.down <= maxRows && col+r.left >= 1 && col+r.right <= maxCols
}

// maxText bounds the texts of all formulas together by the size of the file, so that
// names which stand in it once cannot be repeated without end.
func (d *reader) maxText() int { return min(math.MaxInt32, 1<<20+16*len(d.stream)) }

// write puts together the text of a formula from its operations; it is "" if one of
// them is not known.
func (s *sheetReader) write(tokens, extra []byte) (string, error) {
	text := s.text.write(s, tokens, extra)
	if s.written += len(text); s.written > s.maxText() {
		return "", opc.TooMuch("the texts of its formulas are too long", "公式文本过长")
	}
	return text, nil
}
