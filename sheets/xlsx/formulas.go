package xlsx

import (
	"bytes"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// sharedFormula is a formula that several cells have: where it stands and what
// it says there.
type sharedFormula struct {
	row, col int
	text     string
}

// at is the formula of another cell that shares it.
func (f sharedFormula) at(row, col int) sheets.Formula {
	return sheets.Formula{Text: f.text, DRow: int32(row - f.row), DCol: int32(col - f.col)}
}

// waiting is a cell with a shared formula that stands further on in the file.
type waiting struct{ row, col, index int }

// formula reads a cell's formula. An empty one that shares no other is none.
func (s *sheetReader) formula(c *content) error {
	typ, ref := s.x.Attr("t"), s.x.Attr("ref")
	index := s.x.Attr("si")
	if typ == "dataTable" {
		text := dataTable(opc.Truth(s.x.Attr("dt2D")), opc.Truth(s.x.Attr("dtr")), s.x.Attr("r1"), s.x.Attr("r2"))
		if err := s.x.Skip(); err != nil {
			return err
		}
		return s.array(c, ref, text)
	}
	b, err := s.x.Chars()
	if err != nil {
		return err
	}
	b = trimFormula(b)
	if typ == "" || typ == "normal" {
		if len(b) > 0 {
			s.setFormula(c, s.alone(s.col, b))
		}
		return nil
	}
	text := s.kept.Keep(b)
	switch {
	case typ == "array" && text != "":
		return s.array(c, ref, text)
	case typ == "shared":
		return s.sharedFormula(c, index, ref, text)
	case text != "":
		s.setFormula(c, sheets.Formula{Text: text})
	}
	return nil
}

// trimFormula leaves a formula as Excel writes it.
func trimFormula(text []byte) []byte { return bytes.TrimPrefix(bytes.TrimSpace(text), []byte("=")) }

// alone is a formula in a column of the row that shares no other, as far as the file says.
func (s *sheetReader) alone(col int, text []byte) sheets.Formula {
	if f, ok := s.alike.Like(s.row, col, text); ok {
		return f
	}
	return s.alike.First(s.row, col, s.kept.Keep(text))
}

// dataTable writes a what-if table as Excel shows it: with the cells that stand
// for its row and its column.
func dataTable(both, row bool, r1, r2 string) string {
	switch {
	case both:
		return "TABLE(" + r1 + "," + r2 + ")"
	case row:
		return "TABLE(" + r1 + ",)"
	}
	return "TABLE(," + r1 + ")"
}

func (s *sheetReader) array(c *content, ref, text string) error {
	r, ok := sheets.ParseRange(ref)
	if !ok {
		return opc.Damaged("the formula fills the impossible range %q", "公式的填充区域 %q 无效", opc.Clip([]byte(ref)))
	}
	s.setFormula(c, sheets.Formula{Text: text, Array: r})
	return nil
}

// sharedFormula notes a formula that others share, or takes one over. A cell
// that states a text besides has that one.
func (s *sheetReader) sharedFormula(c *content, index, ref, text string) error {
	n, err := strconv.Atoi(index)
	if err != nil {
		return opc.Damaged("the formula shares number %q, which is none", "共享公式编号 %q 无效", opc.Clip([]byte(index)))
	}
	first, known := s.shared[n]
	switch {
	case text != "":
		if ref != "" || !known {
			if s.shared == nil {
				s.shared = map[int]sharedFormula{}
			}
			s.shared[n] = sharedFormula{s.row, s.col, text}
		}
		s.setFormula(c, sheets.Formula{Text: text})
	case known:
		s.setFormula(c, first.at(s.row, s.col))
	default:
		s.waiting = append(s.waiting, waiting{s.row, s.col, n})
		c.formula = true
	}
	return nil
}

func (s *sheetReader) setFormula(c *content, f sheets.Formula) {
	if s.sheet.Formulas == nil {
		s.sheet.Formulas = map[[2]int32]sheets.Formula{}
	}
	c.formula = true
	s.sheet.Formulas[[2]int32{int32(s.row), int32(s.col)}] = f
}

// share gives the cells that were waiting for a shared formula theirs.
func (s *sheetReader) share() error {
	for _, w := range s.waiting {
		s.row, s.col = w.row, w.col
		first, known := s.shared[w.index]
		if !known {
			return opc.Damaged("the formula is shared with a cell that does not have it", "共享公式的源单元格缺失")
		}
		var c content
		s.setFormula(&c, first.at(w.row, w.col))
	}
	return nil
}
