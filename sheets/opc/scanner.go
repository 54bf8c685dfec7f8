package opc

import (
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"crossfoot/sheets"
)

const (
	// WindowSize is how many bytes of a part are in memory at a time, unless a token is longer.
	WindowSize = 64 << 10

	usualAttrs = 16

	maxToken  = 16 << 20 // bytes of the longest tag, comment or CDATA section
	maxDepth  = 256      // elements within one another
	maxAttrs  = 128      // attributes of one element
	maxSpaces = 128      // namespaces declared at one place
	foundSize = 64       // prefixes of which it is noted where they were found
)

// Token is what the scanner has just passed.
type Token uint8

// The tokens. Next never gives the last, which is for itself.
const (
	StartTag Token = iota // Scanner.Name, Scanner.Attrs, Scanner.Space
	EndTag
	CharData // Scanner.Text, perhaps not all of it
	TheEnd
	nothing // a comment or processing instruction
)

// Scanner reads XML in one pass over a window that slides along a part. It is
// strict about the rules of XML 1.0 as far as a workbook can break them
// (balance and nesting of tags, characters, entities, one root) and has no
// document types. It is used again for each part, so that the window is made once.
//
// The bytes that it hands out belong to the window and live until the next call.
type Scanner struct {
	src  io.Reader
	err  error  // why there is no more to read: io.EOF or a fault
	buf  []byte // window; buf[end] is always a zero, which no text can hold; nil between parts
	pos  int    // buf[pos:end] is not yet scanned
	end  int
	tail []byte // read, but only the beginning of a character

	base  int64 // where buf[0] stands in the part
	start int64 // where the last token begins in the part

	began bool // something was scanned
	done  bool // the root element is closed
	empty bool // the element just opened is closed already: <a/>

	Name  []byte // of the element just opened, without prefix
	Space Space  // the vocabulary it belongs to
	Attrs []Attr
	Text  []byte

	spaces map[string]Space // the vocabularies of the format
	names  []byte           // the open elements' full names, one after the other
	marks  []int            // where each begins
	space  []binding
	plain  Space            // of names without a prefix
	found  [foundSize]int16 // where in space prefixes were found, plus 1

	passed  passed
	window  int // how large buf is at first
	held    *window
	scratch []byte
	char    [utf8.UTFMax]byte
}

// NewScanner makes a scanner with a window of the size given for a format whose
// vocabularies are these, by their namespaces.
func NewScanner(window int, spaces map[string]Space) *Scanner {
	return &Scanner{window: window, spaces: spaces}
}

// window is the memory that a part is read in. It is used again, because a workbook has
// many parts and most are small.
type window struct {
	buf   [WindowSize + 1]byte
	attrs []Attr
	space []binding
}

var windows = sync.Pool{New: func() any { return &window{attrs: make([]Attr, 0, usualAttrs)} }}

// open takes a window for a part.
func (x *Scanner) open() {
	x.held = windows.Get().(*window)
	x.buf, x.Attrs, x.space = x.held.buf[:], x.held.attrs, x.held.space
	if x.window != WindowSize {
		x.buf = make([]byte, x.window+1)
	}
}

// close gives the window back. What was read there is no more.
func (x *Scanner) close() {
	clear(x.Attrs[:cap(x.Attrs)]) // they may keep a window that has grown
	x.held.attrs, x.held.space = x.Attrs[:0], x.space[:0]
	windows.Put(x.held)
	x.held, x.buf, x.Name, x.Text, x.Attrs, x.space = nil, nil, nil, nil, nil, nil
	x.pos, x.end = 0, 0
}

// reset begins a part. UTF-16 is recognised by its first bytes.
func (x *Scanner) reset(src io.Reader) error {
	x.src, x.err = src, nil
	x.pos, x.end, x.tail, x.base = 0, 0, x.tail[:0], 0
	x.began, x.done, x.empty = false, false, false
	x.names, x.marks, x.space, x.plain = x.names[:0], x.marks[:0], x.space[:0], Ours
	x.found = [foundSize]int16{}

	n, err := io.ReadFull(src, x.buf[:4])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	head := append(x.scratch[:0], x.buf[:n]...)
	x.scratch = head
	x.tail = append(x.tail, head...)
	if order, mark := utf16Order(head); order != nil {
		x.tail = x.tail[:0]
		x.src = newUTF16Reader(order, io.MultiReader(strings.NewReader(string(head[mark:])), src))
	} else if n >= 3 && string(head[:3]) == "\xef\xbb\xbf" {
		x.tail, x.base = append(x.tail[:0], head[3:]...), 3
	}
	return nil
}

// more slides what is not yet scanned to the front of the window and fills it
// up. It says false if nothing came; x.err then says why.
func (x *Scanner) more() bool {
	if x.err != nil {
		return false
	}
	kept := copy(x.buf, x.buf[x.pos:x.end])
	x.base += int64(x.pos)
	x.pos, x.end = 0, kept
	if kept+len(x.tail) > (len(x.buf)-1)/2 {
		if len(x.buf) > maxToken {
			x.err = Damaged("one piece of it is longer than %s", "其中一段超过 %s", sheets.Size(maxToken))
			x.buf[x.end] = 0
			return false
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	size := len(x.buf) - 1
	n := kept + copy(x.buf[kept:size], x.tail)
	for idle := 0; n < size && x.err == nil; {
		var got int
		got, x.err = x.src.Read(x.buf[n:size])
		n += got
		if got > 0 {
			idle = 0
		} else if idle++; idle > 100 && x.err == nil {
			x.err = io.ErrNoProgress
		}
	}
	x.end = kept + legal(x.buf[kept:n])
	x.tail = append(x.tail[:0], x.buf[x.end:n]...)
	if len(x.tail) > 0 && (errors.Is(x.err, io.EOF) || x.err == nil && utf8.FullRune(x.tail)) {
		x.err = Damaged(
			"it holds a character that no Office file may hold (byte %02X)",
			"其中有 Office 文件不允许的字符（字节 %02X）", x.tail[0])
	}
	x.buf[x.end] = 0
	return x.end > kept
}

// legal is how many bytes at the beginning are whole characters that XML allows.
func legal(b []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for i < len(b) {
		// Eight characters at a time, as long as all are ASCII from the space on.
		for i+8 <= len(b) {
			w := binary.LittleEndian.Uint64(b[i:])
			if (w|(w-ones*' '))&tops != 0 {
				break
			}
			i += 8
		}
		// Then one at a time, up to where it may be worth another try.
		for j := 0; j < 8 && i < len(b); j++ {
			c := b[i]
			if c < utf8.RuneSelf {
				if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
					return i
				}
				i++
				continue
			}
			// Chinese and its like, where any three bytes of this form are a character
			// (RFC 3629, 4).
			if 0xE1 <= c && c <= 0xEC && i+2 < len(b) && b[i+1]&0xC0 == 0x80 && b[i+2]&0xC0 == 0x80 {
				i += 3
				continue
			}
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n <= 1 || r == 0xFFFE || r == 0xFFFF {
				return i
			}
			i += n
		}
	}
	return i
}

// Next passes one token.
func (x *Scanner) Next() (Token, error) {
	if x.empty {
		x.empty, x.start = false, x.Offset()
		x.pop()
		return EndTag, nil
	}
	for {
		if x.pos == x.end && !x.more() {
			return TheEnd, x.atEnd()
		}
		x.start = x.Offset()
		var t Token
		var err error
		if x.buf[x.pos] == '<' {
			t, err = x.markup()
		} else {
			t, err = x.chunk()
		}
		x.began = true
		if err != nil || t != nothing {
			return t, err
		}
	}
}

// Start is where the token last passed begins, in bytes from the beginning of the
// part. It means nothing in a part in UTF-16.
func (x *Scanner) Start() int64 { return x.start }

// Offset is where the token last passed ends, likewise.
func (x *Scanner) Offset() int64 { return x.base + int64(x.pos) }

// Ahead is what is in the window and not yet scanned, with a zero behind it, for a
// reader that knows the usual forms of its elements. It is nil where names without
// a prefix are not the format's own.
func (x *Scanner) Ahead() []byte {
	if x.plain != Ours || x.empty {
		return nil
	}
	return x.buf[x.pos : x.end+1]
}

// Advance passes n bytes of what is ahead; they must be whole elements.
func (x *Scanner) Advance(n int) { x.pos += n }

// Enter passes n bytes of what is ahead; they must be the start tag of an element of the
// format's own, with this name. Its attributes are not told.
func (x *Scanner) Enter(name string, n int) error {
	x.Attrs = x.Attrs[:0]
	return x.push([]byte(name), 0, false, x.pos+n)
}

// Tag is the tag last passed as it is written. The bytes live until the next call.
func (x *Scanner) Tag() []byte { return x.buf[x.start-x.base : x.pos] }

// atEnd says whether the part may end here.
func (x *Scanner) atEnd() error {
	if !errors.Is(x.err, io.EOF) {
		return x.err
	}
	if len(x.marks) > 0 || !x.done {
		return x.cutOff()
	}
	return nil
}

// cutOff is why a token cannot be completed.
func (x *Scanner) cutOff() error {
	if !errors.Is(x.err, io.EOF) {
		return x.err
	}
	return Broken(io.ErrUnexpectedEOF, "the data ends in the middle: the file is cut off", "数据中途结束：文件不完整")
}

// Document reads a part whole. f reads its root element, which must have the
// name given.
func (x *Scanner) Document(src io.Reader, root string, f func() error) error {
	x.open()
	defer x.close()
	if err := x.reset(src); err != nil {
		return err
	}
	for {
		t, err := x.Next()
		if err != nil {
			return err
		}
		if t == StartTag {
			break
		}
	}
	if x.Space != Ours || string(x.Name) != root {
		return Damaged("this is not what it should be: it begins with <%s>", "内容不符：开头是 <%s>", Clip(x.Name))
	}
	if err := f(); err != nil {
		return err
	}
	for {
		t, err := x.Next()
		if err != nil || t == TheEnd {
			return err
		}
	}
}

// Children calls f for each element of ours in the element just opened, up to
// its end. f has to read the element whole.
func (x *Scanner) Children(f func() error) error {
	for {
		if more, err := x.Child(f); !more {
			return err
		}
	}
}

// MostlyChildren is Children where most elements are of a usual form, which usual reads
// off what is ahead. It says whether it has; what it leaves is for f.
func (x *Scanner) MostlyChildren(usual func() (bool, error), f func() error) error {
	for {
		more, err := usual()
		if !more && err == nil {
			more, err = x.Child(f)
		}
		if !more || err != nil {
			return err
		}
	}
}

// Child calls f for the next element of ours, or passes what is no such element.
// It says whether the element just opened goes on.
func (x *Scanner) Child(f func() error) (more bool, err error) {
	t, err := x.Next()
	switch {
	case err != nil, t == EndTag:
		return false, err
	case t != StartTag:
	case x.Space == Ours:
		err = f()
	default:
		err = x.Skip()
	}
	return err == nil, err
}

// Elements calls f for each element in the element just opened, of whatever
// vocabulary, up to its end. f has to read the element whole.
func (x *Scanner) Elements(f func() error) error {
	for {
		t, err := x.Next()
		if err == nil && t == StartTag {
			err = f()
		}
		if err != nil || t == EndTag {
			return err
		}
	}
}
