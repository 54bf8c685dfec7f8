package docx

import (
	"slices"
	"sort"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// grid is a table while it is read. Its columns are those of its grid, counted
// from 1, until it is closed.
type grid struct {
	number int // in the document
	row    int
	col    int // of the cell being read, or the column behind the last one
	inRow  bool
	inCell bool
	gone   bool // the row is deleted
	hidden bool // or hidden
	cell   cell
	indent int                   // of the cell's first paragraph; -1 if there is none yet
	starts map[int]bool          // the columns at which a cell begins
	down   map[int]*sheets.Range // by first column, the merges that go down to the row above
	now    map[int]*sheets.Range // those that go down to this row
	across *sheets.Range         // the last merge of this row that an older form of the file continues
}

// cell is what a cell says of itself.
type cell struct {
	span   int
	down   merging
	across merging
	gone   bool
}

// merging is a cell's part in a merge.
type merging uint8

const (
	alone merging = iota
	first
	further
)

func (d *reader) table() error {
	d.tables++
	d.book.OpenTable()
	before := d.para
	g := &grid{number: d.tables, starts: map[int]bool{}, down: map[int]*sheets.Range{}}
	d.grids = append(d.grids, g)
	if err := d.walk(); err != nil {
		return err
	}
	d.para = before
	if err := d.settle(g.down); err != nil {
		return err
	}
	if err := d.book.CloseTable(g.shape); err != nil {
		return err
	}
	d.grids = d.grids[:len(d.grids)-1]
	return nil
}

func (d *reader) tableProperties() error {
	return d.x.Children(func() error {
		if string(d.x.Name) == "tblCaption" && len(d.grids) > 0 {
			d.book.SetCaption(d.x.Val("val"))
		}
		return d.x.Skip()
	})
}

// innermost is the table that is being read, nil if none is.
func (d *reader) innermost() *grid {
	if len(d.grids) == 0 {
		return nil
	}
	return d.grids[len(d.grids)-1]
}

func misplaced() error {
	return opc.Damaged("a row or cell of a table stands where none may stand", "表格的行或单元格出现在不应有的位置")
}

func (d *reader) tableRow() error {
	g := d.innermost()
	if g == nil || g.inRow {
		return misplaced()
	}
	g.row++
	g.inRow, g.col, g.gone, g.hidden, g.across = true, 1, false, false, nil
	g.now = map[int]*sheets.Range{}
	if err := d.walk(); err != nil {
		return err
	}
	g.inRow = false
	if g.gone {
		g.row--
		return nil
	}
	if g.hidden {
		d.book.HideRow(g.row)
	}
	for col, m := range g.now {
		if g.down[col] == m {
			delete(g.down, col) // it goes on
		}
	}
	err := d.settle(g.down)
	g.down = g.now
	return err
}

// settle states the merges that go no further down.
func (d *reader) settle(merges map[int]*sheets.Range) error {
	for _, m := range merges {
		if err := d.book.Merge(*m); err != nil {
			return err
		}
	}
	return nil
}

func (d *reader) rowProperties() error {
	g := d.innermost()
	if g == nil || !g.inRow || g.inCell {
		return misplaced()
	}
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "gridBefore":
			n, err := strconv.Atoi(d.x.Val("val"))
			if err != nil || n < 0 || n >= sheets.MaxCol {
				return opc.Damaged("a row begins at an impossible column (%q)", "行首的列位置 %q 无效", opc.Clip([]byte(d.x.Val("val"))))
			}
			g.col = n + 1
		case "hidden":
			g.hidden = d.on()
		case "del":
			g.gone = true
		}
		return d.x.Skip()
	})
}

func (d *reader) tableCell() error {
	g := d.innermost()
	if g == nil || !g.inRow || g.inCell {
		return misplaced()
	}
	if g.gone {
		return d.x.Skip()
	}
	if err := d.book.OpenCell(g.row, g.col); err != nil {
		return err
	}
	g.inCell, g.cell, g.indent = true, cell{span: 1}, -1
	if err := d.walk(); err != nil {
		return err
	}
	g.inCell = false
	if g.cell.gone {
		d.book.DropCell()
		return nil
	}
	at := sheets.Range{Top: g.row, Left: g.col, Bottom: g.row, Right: g.col + g.cell.span - 1}
	if at.Right > sheets.MaxCol {
		return sheets.Beyond(sheets.LimitFormat, "a table has more than %d columns", "有一张表超过 %d 列", sheets.MaxCol)
	}
	g.col = at.Right + 1
	if kept, err := d.merge(g, at); err != nil || !kept {
		d.book.DropCell()
		return err
	}
	g.starts[at.Left] = true
	return d.book.CloseCell(sheets.Style{Indent: max(g.indent, 0)})
}

// merge takes the cell into a merge, if it is in one, and says whether it is a cell
// of its own. What stands in a cell that goes on from another is not shown.
func (d *reader) merge(g *grid, at sheets.Range) (kept bool, err error) {
	if g.cell.across == further && g.across != nil {
		g.across.Right = at.Right
		return false, nil
	}
	if g.cell.down == further {
		if m := g.down[at.Left]; m != nil && m.Right == at.Right {
			m.Bottom = g.row
			g.now[at.Left] = m
			return false, nil
		}
	}
	m := &at
	g.across = nil
	if g.cell.across == first {
		g.across = m
	}
	if g.cell.down != alone || g.cell.across == first {
		g.now[at.Left] = m
		return true, nil
	}
	return true, d.book.Merge(at)
}

func (d *reader) cellProperties() error {
	g := d.innermost()
	if g == nil || !g.inCell {
		return misplaced()
	}
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "gridSpan":
			n, err := strconv.Atoi(d.x.Val("val"))
			if err != nil || n < 0 || n > sheets.MaxCol {
				return opc.Damaged("a cell has an impossible width (%q)", "单元格的跨列数 %q 无效", opc.Clip([]byte(d.x.Val("val"))))
			}
			g.cell.span = max(n, 1)
		case "vMerge":
			g.cell.down = d.merging()
		case "hMerge":
			g.cell.across = d.merging()
		case "cellDel":
			g.cell.gone = true
		}
		return d.x.Skip()
	})
}

func (d *reader) merging() merging {
	if d.x.Val("val") == "restart" {
		return first
	}
	return further
}

// shape leaves out the columns at which no cell begins.
func (g *grid) shape(s *sheets.Sheet) {
	starts := make([]int, 0, len(g.starts))
	for col := range g.starts {
		starts = append(starts, col)
	}
	slices.Sort(starts)
	// rank is how many columns begin up to one.
	rank := func(col int) int { return sort.SearchInts(starts, col+1) }
	for i, c := range s.Cells.All() {
		c.Col = int32(rank(int(c.Col)))
		s.Cells.Set(i, c)
	}
	merges := s.Merges[:0]
	for _, m := range s.Merges {
		m.Left, m.Right = rank(m.Left), rank(m.Right)
		if m.Top != m.Bottom || m.Left != m.Right {
			merges = append(merges, m)
		}
	}
	s.Merges = merges
}
