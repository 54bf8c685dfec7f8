package sheets

import "encoding/binary"

// packed is a cell without its row: in look, from the lowest bit on, its column, its
// style, its kind, whether it has a formula, and where its text is.
type packed struct {
	look uint32
	text [4]byte
}

// Where the text of a cell is: up to shortText bytes stand in the cell itself, and the
// number is how many they are.
const (
	shortText  = 3
	inTexts    = 4 // text is the index in Cells.texts
	inPieces   = 5 // text is the address in Cells.pieces
	inDecimal  = 6 // text is a decimal in four bytes, which says the text
	inDecimals = 7 // text is the address of a decimal in Cells.pieces

	colBits, styleBits, kindBits = 14, 11, 3

	styleShift   = colBits
	kindShift    = styleShift + styleBits
	formulaShift = kindShift + kindBits
	whereShift   = formulaShift + 1

	highestStyle = 1<<styleBits - 1 // above it styles stand in Cells.styles
)

// MaxStyles is how many styles a book can have; Open refuses one that has more.
const MaxStyles = 1 << 20

// look is what a cell says beside its row and its text, which is empty so far.
func look(c Cell) uint32 {
	x := uint32(c.Col-1) | min(c.Style, highestStyle)<<styleShift | uint32(c.Kind)<<kindShift
	if c.Formula {
		x |= 1 << formulaShift
	}
	return x
}

func (p *packed) col() int      { return int(p.look&(1<<colBits-1)) + 1 }
func (p *packed) style() int    { return int(p.look >> styleShift & (1<<styleBits - 1)) }
func (p *packed) kind() Kind    { return Kind(p.look >> kindShift & (1<<kindBits - 1)) }
func (p *packed) formula() bool { return p.look>>formulaShift&1 != 0 }
func (p *packed) where() uint32 { return p.look >> whereShift }

// at is where the text is, for those that are elsewhere.
func (p *packed) at() uint32 { return binary.LittleEndian.Uint32(p.text[:]) }

// long says where the text is.
func (p *packed) long(where, at uint32) {
	p.look |= where << whereShift
	binary.LittleEndian.PutUint32(p.text[:], at)
}

// short puts a text into the cell itself, if it is no longer than that.
func (p *packed) short(text string) bool {
	if len(text) > shortText {
		return false
	}
	p.look |= uint32(len(text)) << whereShift
	copy(p.text[:], text)
	return true
}

// A decimal in four bytes has its places in the lowest bits, and its digits in the others.
const fewPlaces = 4

// number puts a number into the cell itself, if it has few digits.
func (p *packed) number(d Decimal) bool {
	coef, places := d.parts()
	small := int64(int32(coef<<fewPlaces)) >> fewPlaces
	if small != coef || places >= 1<<fewPlaces {
		return false
	}
	p.long(inDecimal, uint32(coef)<<fewPlaces|uint32(places))
	return true
}

func (p *packed) decimal() Decimal {
	d := int32(p.at())
	return Decimal(int64(d>>fewPlaces))<<placesBits | Decimal(d&(1<<fewPlaces-1))
}
