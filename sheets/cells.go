package sheets

import (
	"encoding/binary"
	"iter"
	"slices"
	"strings"
	"sync"
	"unsafe"
)

// Cells are the cells of a sheet, by row, then by column, each address once. A sheet can
// have millions, so that they are packed: sixteen bytes each, which hold a short text as
// well, or a number. The zero Cells are none.
type Cells struct {
	list   []packed
	texts  []string // those that are not short, each once for the cells that share it
	pieces [][]byte // of memory for those that were copied
	last   *lastTexts
	lent   *[]packed // what list was made in, if it is to be given back
}

// packed is a cell: in look, from the lowest bit on, its row, its column, its style, its
// kind, whether it has a formula, and where its text is.
type packed struct {
	look uint64
	text [shortText]byte
}

const (
	shortText = 8 // bytes that stand in the cell itself; where then is how many they are
	inTexts   = 9 // text is the index in Cells.texts
	inPieces  = 10
	inDecimal = 11 // text is a decimal, which says the text

	rowBits, colBits, styleBits, kindBits = 21, 15, 20, 3

	colShift     = rowBits
	styleShift   = colShift + colBits
	kindShift    = styleShift + styleBits
	formulaShift = kindShift + kindBits
	whereShift   = formulaShift + 1
)

// MaxStyles is how many styles a book can have; Open refuses one that has more.
const MaxStyles = 1 << styleBits

// Len is the number of cells.
func (c *Cells) Len() int { return len(c.list) }

// Row is the row of the i-th cell, counted from 1.
func (c *Cells) Row(i int) int { return int(c.list[i].look & (1<<rowBits - 1)) }

// Col is its column, counted from 1.
func (c *Cells) Col(i int) int { return int(c.list[i].look >> colShift & (1<<colBits - 1)) }

// Kind is its kind.
func (c *Cells) Kind(i int) Kind { return Kind(c.list[i].look >> kindShift & (1<<kindBits - 1)) }

// Style is its style, an index into Book.Styles.
func (c *Cells) Style(i int) int { return int(c.list[i].look >> styleShift & (1<<styleBits - 1)) }

// Formula says whether it has a formula.
func (c *Cells) Formula(i int) bool { return c.list[i].look>>formulaShift&1 != 0 }

// At is the i-th cell.
func (c *Cells) At(i int) Cell {
	return Cell{
		Row: int32(c.Row(i)), Col: int32(c.Col(i)), Raw: c.Raw(i), Style: uint32(c.Style(i)),
		Kind: c.Kind(i), Formula: c.Formula(i),
	}
}

// Raw is its Cell.Raw.
func (c *Cells) Raw(i int) string {
	if c.list[i].look>>whereShift <= shortText {
		return strings.Clone(c.Peek(i)) // whoever keeps it shall not keep all cells
	}
	return c.Peek(i)
}

// Peek is Raw to be looked at and not to be kept: it may share the memory of the cells,
// which do not change once they are read.
func (c *Cells) Peek(i int) string {
	p := &c.list[i]
	switch where := p.look >> whereShift; where {
	case inTexts:
		return c.texts[binary.LittleEndian.Uint64(p.text[:])]
	case inPieces:
		at := binary.LittleEndian.Uint64(p.text[:])
		return unsafe.String(&c.pieces[at>>32][at>>16&0xFFFF], at&0xFFFF)
	case inDecimal:
		var text [decimalDigits]byte
		return string(p.decimal().append(text[:0]))
	default:
		return unsafe.String(&p.text[0], where)
	}
}

// HasDecimal says whether the i-th cell holds a number as files mostly store it: a few
// digits, perhaps with a sign and a point.
func (c *Cells) HasDecimal(i int) bool { return c.list[i].look>>whereShift == inDecimal }

// Decimal is that number, coef·10^-places, without reading its text.
func (c *Cells) Decimal(i int) (coef int64, places int) { return c.list[i].decimal().parts() }

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

// Find is the index of the first cell at an address or behind it.
func (c *Cells) Find(row, col int) int {
	at := func(x uint64) uint64 { return x&(1<<rowBits-1)<<colBits | x>>colShift&(1<<colBits-1) }
	i, _ := slices.BinarySearchFunc(c.list, uint64(row)<<colBits|uint64(col), func(p packed, want uint64) int {
		if at(p.look) < want {
			return -1
		}
		return 1
	})
	return i
}

// Stands says whether there is an i-th cell and it stands at an address.
func (c *Cells) Stands(i, row, col int) bool {
	return i < c.Len() && c.Row(i) == row && c.Col(i) == col
}

// Add puts a cell behind the others. It keeps the cell's text as it is, so that cells
// with the same text share it.
func (c *Cells) Add(cell Cell) { c.list = append(c.list, c.pack(cell)) }

// Copy is Add for a cell with another text, which the caller needs again.
func (c *Cells) Copy(cell Cell, text []byte) {
	p, raw := packed{look: look(cell)}, unsafe.String(unsafe.SliceData(text), len(text))
	switch {
	case p.inside(cell.Kind, raw):
	case len(text) > pieceSize/16:
		c.texts = append(c.texts, string(text))
		p.long(inTexts, uint64(len(c.texts)-1))
	default:
		p.long(inPieces, c.copied(text))
	}
	c.list = append(c.list, p)
}

// Set puts another cell in the place of the i-th.
func (c *Cells) Set(i int, cell Cell) { c.list[i] = c.pack(cell) }

// Grow makes room for so many more cells.
func (c *Cells) Grow(n int) {
	if c.list == nil && n <= fewCells {
		c.lent = lists.Get().(*[]packed)
		c.list = (*c.lent)[:0]
	}
	c.list = slices.Grow(c.list, n)
}

// Clip gives back room that was made and is not needed. It is for when all are read:
// nobody may have peeked before.
func (c *Cells) Clip() {
	c.last = nil
	lent := c.lent
	if c.lent = nil; lent == nil && cap(c.list) <= 2*len(c.list) {
		return
	}
	list := c.list
	c.list = append([]packed(nil), list...) // nil if there are none
	if lent != nil && cap(list) <= 8*fewCells {
		*lent = list
		lists.Put(lent)
	}
}

// fewCells are so few that they are copied at the end, into memory for just as many, and
// that what they were made in is used again.
const fewCells = 1 << 12

var lists = sync.Pool{New: func() any { return new([]packed) }}

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
	if !p.inside(cell.Kind, cell.Raw) {
		p.long(inTexts, uint64(c.shared(cell.Raw)))
	}
	return p
}

func look(c Cell) uint64 {
	x := uint64(c.Row) | uint64(c.Col)<<colShift | uint64(c.Style%MaxStyles)<<styleShift | uint64(c.Kind)<<kindShift
	if c.Formula {
		x |= 1 << formulaShift
	}
	return x
}

// inside puts the text of a cell into the cell itself, if there is room for it.
func (p *packed) inside(kind Kind, text string) bool {
	return kind == Number && p.number(text) || p.short(text)
}

// short puts a text into the cell itself, if it is no longer than that.
func (p *packed) short(text string) bool {
	if len(text) > shortText {
		return false
	}
	p.look |= uint64(len(text)) << whereShift
	copy(p.text[:], text)
	return true
}

// number puts the number that a text says into the cell, if it says the text again.
func (p *packed) number(text string) bool {
	d, ok := parseDecimal(text)
	if ok {
		p.long(inDecimal, uint64(d))
	}
	return ok
}

func (p *packed) decimal() decimal { return decimal(binary.LittleEndian.Uint64(p.text[:])) }

func (p *packed) long(where, at uint64) {
	p.look |= where << whereShift
	binary.LittleEndian.PutUint64(p.text[:], at)
}

const pieceSize = 1 << 16 // what an address of 16 bits reaches

// copied copies a text into a piece: its number, where it is there, and its length.
func (c *Cells) copied(text []byte) uint64 {
	n := len(c.pieces) - 1
	if n < 0 || cap(c.pieces[n])-len(c.pieces[n]) < len(text) {
		size := 512
		if n >= 0 {
			size = min(4*cap(c.pieces[n]), pieceSize)
		}
		c.pieces = append(c.pieces, make([]byte, 0, max(size, len(text))))
		n++
	}
	at := len(c.pieces[n])
	c.pieces[n] = append(c.pieces[n], text...)
	return uint64(n)<<32 | uint64(at)<<16 | uint64(len(text))
}

// lastTexts are texts that were added last, by where they stand in memory: files refer to
// a text again and again.
type lastTexts [128]struct {
	text string
	at   int
}

// shared is where a text is in texts.
func (c *Cells) shared(text string) int {
	if c.last == nil {
		c.last = &lastTexts{}
	}
	from := unsafe.StringData(text)
	e := &c.last[uint64(uintptr(unsafe.Pointer(from)))*0x9E3779B97F4A7C15>>57]
	if len(e.text) != len(text) || unsafe.StringData(e.text) != from {
		c.texts = append(c.texts, text)
		e.text, e.at = text, len(c.texts)-1
	}
	return e.at
}
