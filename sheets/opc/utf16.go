package opc

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"crossfoot/sheets"
)

// utf16Order tells UTF-16 from UTF-8, for which it has no order, by a byte order
// mark or by the zero beside the "<" that every part begins with. It says how
// many bytes the mark has.
func utf16Order(head []byte) (order binary.ByteOrder, mark int) {
	if order := sheets.UTF16Order(head); order != nil {
		return order, 2
	}
	switch string(head[:min(len(head), 2)]) {
	case "<\x00":
		return binary.LittleEndian, 0
	case "\x00<":
		return binary.BigEndian, 0
	}
	return nil, 0
}

// utf16Reader reads UTF-16 as UTF-8. Half a character is an error: put in its
// place, a mark for "unknown" would pass for what the cell says.
type utf16Reader struct {
	order binary.ByteOrder
	src   *bufio.Reader
	char  [utf8.UTFMax]byte
	left  []byte // of the character last read
}

func newUTF16Reader(order binary.ByteOrder, src io.Reader) io.Reader {
	return &utf16Reader{order: order, src: bufio.NewReader(src)}
}

func (u *utf16Reader) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) {
		if len(u.left) == 0 {
			r, err := u.next()
			if err != nil {
				return n, err
			}
			u.left = utf8.AppendRune(u.char[:0], r)
		}
		taken := copy(b[n:], u.left)
		u.left = u.left[taken:]
		n += taken
	}
	return n, nil
}

func (u *utf16Reader) next() (rune, error) {
	r, err := u.unit()
	if err != nil || !utf16.IsSurrogate(r) {
		return r, err
	}
	low, err := u.unit()
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	whole := utf16.DecodeRune(r, low)
	if whole == utf8.RuneError {
		return 0, Damaged("it holds half a character (%04X)", "其中有不完整的字符（%04X）", r)
	}
	return whole, nil
}

// unit reads two bytes.
func (u *utf16Reader) unit() (rune, error) {
	var b [2]byte
	_, err := io.ReadFull(u.src, b[:])
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = Broken(err, "the data ends in the middle: the file is cut off", "数据中途结束：文件不完整")
	}
	return rune(u.order.Uint16(b[:])), err
}
