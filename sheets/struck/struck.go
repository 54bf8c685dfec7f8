// Package struck leaves out of a text what is struck out in it.
//
// What is struck out holds no longer: of 280, struck out, and 300 behind it, 300 is left.
// A text of which everything is struck out is still what it says, so that it is kept.
package struck

import "bytes"

// Text is a text that is put together. The zero Text is empty.
type Text struct {
	rest  []byte // without what is struck out
	whole []byte // with it, if anything is
	gap   bool   // the last piece was struck out
}

// Write adds what is not struck out. Where blanks stood on both sides of what is, those
// behind it are left out.
func (t *Text) Write(text []byte) {
	if len(t.whole) > 0 {
		t.whole = append(t.whole, text...)
		if t.gap && (len(t.rest) == 0 || isBlank(t.rest[len(t.rest)-1])) {
			text = bytes.TrimLeft(text, blanks)
		}
		t.gap = t.gap && len(text) == 0
	}
	t.rest = append(t.rest, text...)
}

// Strike adds what is struck out.
func (t *Text) Strike(text []byte) {
	if len(text) == 0 {
		return
	}
	if len(t.whole) == 0 {
		t.whole = append(t.whole, t.rest...)
	}
	t.whole = append(t.whole, text...)
	t.gap = true
}

// Last is the last byte, a line end if there is none.
func (t *Text) Last() byte {
	text := t.rest
	if len(t.whole) > 0 {
		text = t.whole
	}
	if len(text) == 0 {
		return '\n'
	}
	return text[len(text)-1]
}

// Kept is the text without what is struck out, or all of it if nothing else can be seen.
// It lives until the text is changed.
func (t *Text) Kept() (text []byte, struck bool) {
	if len(t.whole) > 0 && len(bytes.TrimSpace(t.rest)) == 0 {
		return t.whole, true
	}
	return t.rest, false
}

// Reset makes the text empty and keeps its memory.
func (t *Text) Reset() { *t = Text{rest: t.rest[:0], whole: t.whole[:0]} }

// Clone is a copy with memory of its own.
func (t *Text) Clone() Text {
	return Text{rest: bytes.Clone(t.rest), whole: bytes.Clone(t.whole), gap: t.gap}
}

const blanks = " \t"

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
