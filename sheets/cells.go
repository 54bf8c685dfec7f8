package sheets

import (
	"encoding/binary"
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"
	"unsafe"

	"crossfoot/sheets/chunked"
)

// Cells are the cells of a sheet, by row, then by column, each address once. A sheet can
// have millions, so that they are packed: eight bytes each, which hold most numbers and a
// very short text as well, and eight more for each row. The zero Cells are none.
type Cells struct {
	list   []packed
	rows   rowIndex
	styles []uint32             // of each cell, where one has a style that is too high for packed; else nil
	texts  chunked.List[string] // those that are not short, each once for the cells that share it
	pieces [][]byte             // of memory for those that were copied
	last   *lastTexts
	copies *lastCopies
	lent   *lent // what list, rows and the first piece were made in, if it is to be given back
}

// Len is the number of cells.
func (c *Cells) Len() int { return len(c.list) }

// Row is the row of the i-th cell, counted from 1.
func (c *Cells) Row(i int) int { return int(c.rows.starts[c.rows.of(i)].row) }

// Col is its column, counted from 1.
func (c *Cells) Col(i int) int { return c.list[i].col() }

// Kind is its kind.
func (c *Cells) Kind(i int) Kind { return c.list[i].kind() }

// Style is its style, an index into Book.Styles.
func (c *Cells) Style(i int) int {
	if c.styles != nil {
		return int(c.styles[i])
	}
	return c.list[i].style()
}

// Formula says whether it has a formula.
func (c *Cells) Formula(i int) bool { return c.list[i].formula() }

// Rows is how many rows have cells.
func (c *Cells) Rows() int { return len(c.rows.starts) }

// RowAt is the k-th of those rows: its number, counted from 1, and its cells, which begin
// with one and end before another.
func (c *Cells) RowAt(k int) (row, from, to int) {
	starts := c.rows.starts
	to = len(c.list)
	if k+1 < len(starts) {
		to = int(starts[k+1].from)
	}
	return int(starts[k].row), int(starts[k].from), to
}

// At is the i-th cell.
func (c *Cells) At(i int) Cell {
	cell := c.Bare(i)
	cell.Raw = c.Raw(i)
	return cell
}

// Bare is the i-th cell without its text.
func (c *Cells) Bare(i int) Cell {
	return Cell{Row: int32(c.Row(i)), Col: int32(c.Col(i)), Style: uint32(c.Style(i)), Kind: c.Kind(i), Formula: c.Formula(i)}
}

// Raw is its Cell.Raw.
func (c *Cells) Raw(i int) string {
	if c.list[i].where() <= shortText {
		return strings.Clone(c.Peek(i)) // whoever keeps it shall not keep all cells
	}
	return c.Peek(i)
}

// Peek is Raw to be looked at and not to be kept: it may share the memory of the cells,
// which do not change once they are read.
func (c *Cells) Peek(i int) string {
	p := &c.list[i]
	switch where := p.where(); where {
	case inTexts:
		return c.texts.At(int(p.at()))
	case inPieces:
		return c.piece(p.at())
	case inDecimal, inDecimals:
		var text [decimalDigits]byte
		return string(c.decimal(p).append(text[:0]))
	default:
		return unsafe.String(&p.text[0], where)
	}
}

// HasDecimal says whether the i-th cell holds a number as files mostly store it: a few
// digits, perhaps with a sign and a point.
func (c *Cells) HasDecimal(i int) bool { return c.list[i].where() >= inDecimal }

// Decimal is that number, coef·10^-places, without reading its text.
func (c *Cells) Decimal(i int) (coef int64, places int) { return c.decimal(&c.list[i]).parts() }

func (c *Cells) decimal(p *packed) Decimal {
	if p.where() == inDecimal {
		return p.decimal()
	}
	at := p.at()
	return Decimal(binary.LittleEndian.Uint64(c.pieces[at>>pieceBits][at%pieceSize:]))
}

// All are all cells with their indexes.
func (c *Cells) All() iter.Seq2[int, Cell] {
	return func(yield func(int, Cell) bool) {
		for i := range c.list {
			if !yield(i, c.At(i)) {
				return
			}
		}
	}
}

// List are all cells.
func (c *Cells) List() []Cell { return c.Part(0, len(c.list)) }

// Part are the cells from one index to before another.
func (c *Cells) Part(from, to int) []Cell {
	var out []Cell
	for i := from; i < to; i++ {
		out = append(out, c.At(i))
	}
	return out
}

// Texts are the cells with texts in some rows, by their indexes.
func (c *Cells) Texts(from, to int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := c.FindRow(from); k < c.Rows(); k++ {
			row, first, end := c.RowAt(k)
			if row > to {
				return
			}
			for i := first; i < end; i++ {
				if c.Kind(i) == Text && !yield(i) {
					return
				}
			}
		}
	}
}

// FindRow is which of the rows that have cells is the first at a number or below it.
func (c *Cells) FindRow(row int) int { return c.rows.find(row) }

// Find is the index of the first cell at an address or behind it.
func (c *Cells) Find(row, col int) int {
	k := c.FindRow(row)
	if k == c.Rows() {
		return c.Len()
	}
	found, from, to := c.RowAt(k)
	if found > row {
		return from
	}
	if i := from + col - c.Col(from); from <= i && i < to && c.Col(i) == col {
		return i // most rows have no gaps
	}
	return from + sort.Search(to-from, func(n int) bool { return c.Col(from+n) >= col })
}

// Stands says whether there is an i-th cell and it stands at an address.
func (c *Cells) Stands(i, row, col int) bool {
	return i < c.Len() && c.Row(i) == row && c.Col(i) == col
}

// Add puts a cell behind the others. It keeps the cell's text as it is, so that cells
// with the same text share it.
func (c *Cells) Add(cell Cell) { c.put(cell, c.pack(cell)) }

// Copy is Add for a cell with another text, which the caller needs again.
func (c *Cells) Copy(cell Cell, text []byte) {
	p, raw := packed{look: look(cell)}, unsafe.String(unsafe.SliceData(text), len(text))
	switch {
	case c.inside(&p, cell.Kind, raw):
	case len(text) > pieceSize/16 || c.full():
		p.long(inTexts, uint32(c.texts.Len()))
		c.texts.Append(string(text))
	default:
		p.long(inPieces, c.copied(text))
	}
	c.put(cell, p)
}

// AddDecimal is Add for a number that has been read already.
func (c *Cells) AddDecimal(cell Cell, d Decimal) {
	p := packed{look: look(cell)}
	if !p.number(d) {
		if c.full() {
			c.Copy(cell, d.append(nil))
			return
		}
		c.long(&p, d)
	}
	c.put(cell, p)
}

// put puts a packed cell behind the others.
func (c *Cells) put(cell Cell, p packed) {
	c.rows.add(len(c.list), uint32(cell.Row))
	if c.styles != nil || cell.Style > highestStyle {
		c.noteStyle(len(c.list), cell.Style)
	}
	c.list = append(c.list, p)
}

// noteStyle notes the style of the i-th cell beside it.
func (c *Cells) noteStyle(i int, style uint32) {
	if c.styles == nil {
		for _, p := range c.list {
			c.styles = append(c.styles, uint32(p.style()))
		}
	}
	if i == len(c.styles) {
		c.styles = append(c.styles, 0)
	}
	c.styles[i] = style
}

// Set puts something else into the place of the i-th cell, in the same row.
func (c *Cells) Set(i int, cell Cell) {
	if c.styles != nil || cell.Style > highestStyle {
		c.noteStyle(i, cell.Style)
	}
	c.list[i] = c.pack(cell)
}

// Grow makes room for so many more cells.
func (c *Cells) Grow(n int) {
	if c.list == nil && n <= fewCells {
		c.lent = lists.Get().(*lent)
		c.list, c.rows = c.lent.list[:0], rowIndex{c.lent.rows.starts[:0], c.lent.rows.near[:0]}
	}
	c.list = slices.Grow(c.list, n)
	c.rows.grow(n)
}

// Clip gives back room that was made and is not needed. It is for when all are read:
// nobody may have peeked before.
func (c *Cells) Clip() {
	made := c.lent
	c.last, c.copies, c.lent = nil, nil, nil
	if made == nil && cap(c.list) <= 2*len(c.list) {
		return
	}
	list, rows := c.list, c.rows
	c.list = append([]packed(nil), list...) // nil if there are none
	c.rows = rowIndex{append([]rowStart(nil), rows.starts...), append([]uint32(nil), rows.near...)}
	if made == nil {
		return
	}
	if len(c.pieces) > 0 {
		made.piece = c.pieces[0]
		c.pieces[0] = append([]byte(nil), made.piece...)
	}
	if cap(list) <= 8*fewCells {
		made.list, made.rows = list, rows
		lists.Put(made)
	}
}

// fewCells are so few that they are copied at the end, into memory for just as many, and
// that what they were made in is used again.
const fewCells = 1 << 12

// lent is memory in which the cells of one sheet after the other are made.
type lent struct {
	list   []packed
	rows   rowIndex
	piece  []byte
	copies lastCopies
}

var lists = sync.Pool{New: func() any { return new(lent) }}

// Pack are the cells of a list.
func Pack(list ...Cell) Cells {
	var c Cells
	c.Grow(len(list))
	for _, cell := range list {
		c.Add(cell)
	}
	c.Clip()
	return c
}

// pack packs a cell with its text as it is.
func (c *Cells) pack(cell Cell) packed {
	p := packed{look: look(cell)}
	if !c.inside(&p, cell.Kind, cell.Raw) {
		p.long(inTexts, uint32(c.shared(cell.Raw)))
	}
	return p
}

// inside packs the text of a cell if it is a number or short enough to stand in the cell.
func (c *Cells) inside(p *packed, kind Kind, text string) bool {
	if kind == Number {
		if d, ok := ParseDecimal(text); ok && !c.full() {
			if !p.number(d) {
				c.long(p, d)
			}
			return true
		}
	}
	return p.short(text)
}
