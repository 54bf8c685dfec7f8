package opc

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// chunk passes text up to the next markup, or a part of it: an entity, a line
// end or the end of the window may divide it.
func (x *Scanner) chunk() (Token, error) {
	i := x.pos
	for class[x.buf[i]]&ordinary != 0 {
		i++
	}
	if i == x.pos {
		return x.special()
	}
	x.Text = x.buf[x.pos:i]
	x.pos = i
	if len(x.marks) == 0 && len(bytes.TrimSpace(x.Text)) > 0 {
		return nothing, stray()
	}
	return CharData, nil
}

// special passes one character that needs a closer look.
func (x *Scanner) special() (Token, error) {
	// The longest that is looked for is &#x0010FFFF; with a few zeros more.
	const most = 16
	for x.end-x.pos < most && x.more() {
	}
	b := x.buf[x.pos:x.end]
	switch {
	case len(b) == 0:
		return nothing, x.cutOff()
	case len(x.marks) == 0 && b[0] != '\r':
		return nothing, stray()
	case b[0] == '&':
		r, n, err := entity(b)
		if err != nil && len(b) < most && bytes.IndexByte(b, ';') < 0 {
			err = x.cutOff()
		}
		if err != nil {
			return nothing, err
		}
		x.pos += n
		x.Text = utf8.AppendRune(x.char[:0], r)
		return CharData, nil
	case b[0] == '\r':
		x.pos++
		if len(b) > 1 && b[1] == '\n' {
			x.pos++
		}
		x.Text = []byte("\n")
		return CharData, nil
	case bytes.HasPrefix(b, []byte("]]>")):
		return nothing, Damaged("“]]>” stands where it may not stand", "“]]>”出现在不应有的位置")
	}
	x.Text = b[:1]
	x.pos++
	return CharData, nil
}

func stray() error {
	return Damaged("there is text before the beginning or after the end", "开头之前或结束之后有多余文字")
}

// entity reads &name; or &#number; at the beginning of b and says how long it is.
func entity(b []byte) (rune, int, error) {
	end := bytes.IndexByte(b[:min(len(b), 16)], ';')
	if end < 0 {
		return 0, 0, badEntity(b)
	}
	name := string(b[1:end])
	switch name {
	case "lt":
		return '<', end + 1, nil
	case "gt":
		return '>', end + 1, nil
	case "amp":
		return '&', end + 1, nil
	case "quot":
		return '"', end + 1, nil
	case "apos":
		return '\'', end + 1, nil
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, 0, badEntity(b[:end+1])
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	r := rune(n)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(r) || !isLegal(r) {
		return 0, 0, badEntity(b[:end+1])
	}
	return r, end + 1, nil
}

// isLegal says whether XML allows a character.
func isLegal(r rune) bool {
	var char [utf8.UTFMax]byte
	return legal(char[:utf8.EncodeRune(char[:], r)]) > 0
}

func badEntity(b []byte) error {
	return Damaged("the code %q stands for no character", "代码 %q 不代表任何字符", Clip(b[:min(len(b), 16)]))
}

// Chars is the text of the element just opened, up to its end. Elements in it
// are passed over. The bytes live until the next call.
func (x *Scanner) Chars() ([]byte, error) {
	if text, ok := x.simple(); ok {
		return text, nil
	}
	x.scratch = x.scratch[:0]
	for {
		t, err := x.Next()
		switch {
		case err != nil:
			return nil, err
		case t == CharData:
			x.scratch = append(x.scratch, x.Text...)
		case t == EndTag:
			return x.scratch, nil
		default:
			if err := x.Skip(); err != nil {
				return nil, err
			}
		}
	}
}

// simple is Chars for the usual case: ordinary text and the closing tag, both
// whole in the window.
func (x *Scanner) simple() ([]byte, bool) {
	if x.empty {
		return nil, false
	}
	i := x.pos
	for class[x.buf[i]]&ordinary != 0 {
		i++
	}
	name := x.Top()
	after := i + 2 + len(name)
	if after >= x.end || x.buf[i] != '<' || x.buf[i+1] != '/' || x.buf[after] != '>' || string(x.buf[i+2:after]) != string(name) {
		return nil, false
	}
	text := x.buf[x.pos:i]
	x.pos = after + 1
	x.pop()
	return text, true
}

// TextAhead is the text at b[i:], up to the markup behind it, and where that begins; b is
// what is ahead. It is false where something needs a closer look. The bytes live until the
// next call.
func (x *Scanner) TextAhead(b []byte, i int) (text []byte, end int, ok bool) {
	from := i
	for class[b[i]]&ordinary != 0 {
		i++
	}
	if b[i] != '&' {
		return b[from:i], i, b[i] == '<'
	}
	x.scratch = append(x.scratch[:0], b[from:i]...)
	for b[i] == '&' {
		r, n, err := entity(b[i:])
		if err != nil {
			return nil, i, false
		}
		x.scratch = utf8.AppendRune(x.scratch, r)
		i += n
		for from = i; class[b[i]]&ordinary != 0; i++ {
		}
		x.scratch = append(x.scratch, b[from:i]...)
	}
	return x.scratch, i, b[i] == '<'
}

// newlines writes the line ends of other systems as XML wants them.
func newlines(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
}

// Clip shortens a name for a message.
func Clip(name []byte) string {
	const most = 40
	if runes := []rune(string(name)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(name)
}
