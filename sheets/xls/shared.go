package xls

import (
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
		cell := &s.list[sh.cell]
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
	kept := s.list[:0]
	for _, c := range s.list {
		if c.Formula || c.Raw != "" {
			kept = append(kept, c)
		}
	}
	s.cells -= len(s.list) - len(kept)
	s.list = kept
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
