package xls

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// cursor reads fields one after another. One that is cut off reads as zero and is
// noted, so that it is enough to ask once in the end.
type cursor struct {
	b     []byte  // what is left of the current record
	more  *reader // whence those come that continue it; nil if none may
	short bool
	units []uint16
	out   []byte
}

// fill steps on to the next record if the current one is used up, and says whether
// there is anything left.
func (c *cursor) fill() bool {
	for len(c.b) == 0 {
		if c.more == nil {
			return false
		}
		data, ok := c.more.continuation()
		if !ok {
			return false
		}
		c.b = data
	}
	return true
}

func (c *cursor) u8() byte {
	if !c.fill() {
		c.short = true
		return 0
	}
	v := c.b[0]
	c.b = c.b[1:]
	return v
}

func (c *cursor) u16() uint16 {
	low := c.u8()
	return uint16(low) | uint16(c.u8())<<8
}

func (c *cursor) u32() uint32 {
	low := c.u16()
	return uint32(low) | uint32(c.u16())<<16
}

// skip steps over a number of bytes, whatever records they lie in.
func (c *cursor) skip(n uint64) {
	for n > 0 {
		if !c.fill() {
			c.short = true
			return
		}
		k := min(n, uint64(len(c.b)))
		c.b, n = c.b[k:], n-k
	}
}

// bytes is a number of bytes that lie in one record.
func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.b) {
		c.short, c.b = true, nil
		return nil
	}
	b := c.b[:n]
	c.b = c.b[n:]
	return b
}

// joined is a number of bytes, whatever records they lie in.
func (c *cursor) joined(n int) []byte {
	if n <= len(c.b) {
		return c.bytes(n)
	}
	out := make([]byte, 0, n)
	for len(out) < n {
		if !c.fill() {
			c.short = true
			return nil
		}
		k := min(n-len(out), len(c.b))
		out, c.b = append(out, c.b[:k]...), c.b[k:]
	}
	return out
}

// The flags of a Unicode text ([MS-XLS] 2.5.293, XLUnicodeRichExtendedString).
const (
	flagWide     = 0x01 // two bytes for each character
	flagPhonetic = 0x04 // followed by how it is pronounced
	flagRuns     = 0x08 // followed by fonts for its parts
)

// text reads a Unicode text of so many characters, with its flags before and fonts and
// phonetics behind, which are no part of what it says.
func (c *cursor) text(chars int) string {
	flags := c.u8()
	var behind uint64
	if flags&flagRuns != 0 {
		behind = 4 * uint64(c.u16())
	}
	if flags&flagPhonetic != 0 {
		behind += uint64(c.u32())
	}
	text := c.chars(chars, flags&flagWide != 0)
	c.skip(behind)
	return text
}

// chars reads the characters of a Unicode text. Where it goes on in another record,
// that begins with a byte which says anew how wide they are ([MS-XLS] 2.5.293).
func (c *cursor) chars(n int, wide bool) string {
	c.units = c.units[:0]
	for n > 0 {
		if len(c.b) == 0 {
			if !c.fill() {
				c.short = true
				return ""
			}
			wide = c.u8()&flagWide != 0
			continue
		}
		if wide {
			k := min(n, len(c.b)/2)
			if k == 0 {
				c.short = true
				return ""
			}
			for i := range k {
				c.units = append(c.units, binary.LittleEndian.Uint16(c.b[2*i:]))
			}
			c.b, n = c.b[2*k:], n-k
			continue
		}
		k := min(n, len(c.b))
		for _, b := range c.b[:k] {
			c.units = append(c.units, uint16(b))
		}
		c.b, n = c.b[k:], n-k
	}
	c.out = c.out[:0]
	for i := 0; i < len(c.units); i++ {
		r := rune(c.units[i])
		if utf16.IsSurrogate(r) {
			low := utf8.RuneError
			if i+1 < len(c.units) {
				low = rune(c.units[i+1])
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				i++
			}
		}
		c.out = utf8.AppendRune(c.out, r)
	}
	return string(c.out)
}
