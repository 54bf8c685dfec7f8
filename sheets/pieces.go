package sheets

import (
	"encoding/binary"
	"hash/maphash"
	"unsafe"
)

// This file keeps the texts of cells, and the numbers that do not fit into a cell.

// long puts a number of many digits into a piece.
func (c *Cells) long(p *packed, d Decimal) {
	p.long(inDecimals, c.room(8, func(to []byte) []byte { return binary.LittleEndian.AppendUint64(to, uint64(d)) }))
}

// A piece is as large as an address of 16 bits reaches; the upper 16 say which it is.
const (
	pieceBits = 16
	pieceSize = 1 << pieceBits
)

// full says that there are as many pieces as an address reaches.
func (c *Cells) full() bool { return len(c.pieces) == 1<<(32-pieceBits) }

// copied copies a text into a piece, with its length before it, and says where, or where
// it has been copied to just now.
func (c *Cells) copied(text []byte) uint32 {
	if c.copies == nil {
		c.copies = c.newCopies()
	}
	last := &c.copies[maphash.Bytes(copiesSeed, text)%uint64(len(c.copies))]
	if *last == 0 || c.piece(uint32(*last-1)) != string(text) {
		*last = 1 + uint64(c.append(text))
	}
	return uint32(*last - 1)
}

func (c *Cells) append(text []byte) uint32 {
	return c.room(binary.MaxVarintLen16+len(text), func(to []byte) []byte {
		return append(binary.AppendUvarint(to, uint64(len(text))), text...)
	})
}

// piece is the text that was copied to an address.
func (c *Cells) piece(at uint32) string {
	piece := c.pieces[at>>pieceBits][at%pieceSize:]
	n, size := binary.Uvarint(piece)
	return unsafe.String(&piece[size], n)
}

// room appends up to so many bytes to a piece that has room for them, and says where.
func (c *Cells) room(most int, add func([]byte) []byte) uint32 {
	n := len(c.pieces) - 1
	if n < 0 || cap(c.pieces[n])-len(c.pieces[n]) < most {
		c.pieces = append(c.pieces, c.newPiece(most))
		n++
	}
	at := len(c.pieces[n])
	c.pieces[n] = add(c.pieces[n])
	return uint32(n)<<pieceBits | uint32(at)
}

// newPiece is a piece for so many bytes at least; each is larger than the one before.
func (c *Cells) newPiece(least int) []byte {
	n := len(c.pieces)
	switch {
	case n > 0:
		return make([]byte, 0, max(min(4*cap(c.pieces[n-1]), pieceSize), least))
	case c.lent == nil:
		return make([]byte, 0, max(512, least))
	case c.lent.piece == nil:
		c.lent.piece = make([]byte, 0, pieceSize)
	}
	return c.lent.piece[:0]
}

// lastCopies are where texts that were copied last stand, plus 1, each at the place that
// its hash names: a column says the same again and again.
type lastCopies [256]uint64

var copiesSeed = maphash.MakeSeed()

func (c *Cells) newCopies() *lastCopies {
	if c.lent == nil {
		return &lastCopies{}
	}
	c.lent.copies = lastCopies{}
	return &c.lent.copies
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
		e.text, e.at = text, c.texts.Len()
		c.texts.Append(text)
	}
	return e.at
}
