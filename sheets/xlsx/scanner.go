package xlsx

import (
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

const (
	windowSize = 64 << 10 // bytes of a part in memory at a time, unless a token is longer
	maxToken   = 16 << 20 // bytes of the longest tag, comment or CDATA section
	maxDepth   = 256      // elements within one another
	maxAttrs   = 128      // attributes of one element
	maxSpaces  = 128      // namespaces declared at one place
)

// token is what the scanner has just passed.
type token uint8

const (
	startTag token = iota // scanner.name, scanner.attrs, scanner.ours
	endTag
	charData // scanner.text, perhaps not all of it
	theEnd
	nothing // a comment or processing instruction
)

// scanner reads XML in one pass over a window that slides along a part. It is
// strict about the rules of XML 1.0 as far as a workbook can break them
// (balance and nesting of tags, characters, entities, one root) and has no
// document types. It is used again for each part, so that the window is made once.
//
// The bytes that it hands out belong to the window and live until the next call.
type scanner struct {
	src  io.Reader
	err  error  // why there is no more to read: io.EOF or a fault
	buf  []byte // window; buf[end] is always a zero, which no text can hold
	pos  int    // buf[pos:end] is not yet scanned
	end  int
	tail []byte // read, but only the beginning of a character

	began bool // something was scanned
	done  bool // the root element is closed
	empty bool // the element just opened is closed already: <a/>

	name  []byte // of the element just opened, without prefix
	ours  bool   // whether it belongs to the part's own vocabulary
	attrs []attr
	text  []byte

	names []byte // the open elements' full names, one after the other
	marks []int  // where each begins
	space []binding
	plain bool // whether names without a prefix are ours

	scratch []byte
	char    [utf8.UTFMax]byte
}

// reset begins a part. UTF-16 is recognised by its first bytes.
func (x *scanner) reset(src io.Reader) error {
	if x.buf == nil {
		x.buf = make([]byte, windowSize+1)
	}
	if x.attrs == nil {
		x.attrs = make([]attr, 0, maxAttrs)
	}
	x.src, x.err = src, nil
	x.pos, x.end, x.tail = 0, 0, x.tail[:0]
	x.began, x.done, x.empty = false, false, false
	x.names, x.marks, x.space, x.plain = x.names[:0], x.marks[:0], x.space[:0], true

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
		x.tail = append(x.tail[:0], head[3:]...)
	}
	return nil
}

// more slides what is not yet scanned to the front of the window and fills it
// up. It says false if nothing came; x.err then says why.
func (x *scanner) more() bool {
	if x.err != nil {
		return false
	}
	kept := copy(x.buf, x.buf[x.pos:x.end])
	x.pos, x.end = 0, kept
	if kept+len(x.tail) > (len(x.buf)-1)/2 {
		if len(x.buf) > maxToken {
			x.err = damaged("one piece of it is longer than %d MiB", "其中一段超过 %d MiB", maxToken>>20)
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
		x.err = damaged(
			"it holds a character that no workbook may hold (byte %02X)",
			"其中有工作簿不允许的字符（字节 %02X）", x.tail[0])
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
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n <= 1 || r == 0xFFFE || r == 0xFFFF {
				return i
			}
			i += n
		}
	}
	return i
}

// next passes one token.
func (x *scanner) next() (token, error) {
	if x.empty {
		x.empty = false
		x.pop()
		return endTag, nil
	}
	for {
		if x.pos == x.end && !x.more() {
			return theEnd, x.atEnd()
		}
		var t token
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

// atEnd says whether the part may end here.
func (x *scanner) atEnd() error {
	if !errors.Is(x.err, io.EOF) {
		return x.err
	}
	if len(x.marks) > 0 || !x.done {
		return x.cutOff()
	}
	return nil
}

// cutOff is why a token cannot be completed.
func (x *scanner) cutOff() error {
	if !errors.Is(x.err, io.EOF) {
		return x.err
	}
	return broken(io.ErrUnexpectedEOF, "the data ends in the middle: the file is cut off", "数据中途结束：文件不完整")
}

// document reads a part whole. f reads its root element, which must have the
// name given.
func (x *scanner) document(src io.Reader, root string, f func() error) error {
	if err := x.reset(src); err != nil {
		return err
	}
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		if t == startTag {
			break
		}
	}
	if !x.ours || string(x.name) != root {
		return damaged("this is not what it should be: it begins with <%s>", "内容不符：开头是 <%s>", clip(x.name))
	}
	if err := f(); err != nil {
		return err
	}
	for {
		t, err := x.next()
		if err != nil || t == theEnd {
			return err
		}
	}
}

// children calls f for each element of ours in the element just opened, up to
// its end. f has to read the element whole.
func (x *scanner) children(f func() error) error {
	for {
		if more, err := x.child(f); !more {
			return err
		}
	}
}

// child calls f for the next element of ours, or passes what is no such element.
// It says whether the element just opened goes on.
func (x *scanner) child(f func() error) (more bool, err error) {
	t, err := x.next()
	switch {
	case err != nil, t == endTag:
		return false, err
	case t != startTag:
	case x.ours:
		err = f()
	default:
		err = x.skip()
	}
	return err == nil, err
}

// skip passes the rest of the element just opened.
func (x *scanner) skip() error {
	for depth := len(x.marks); len(x.marks) >= depth; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}
