package opc

import (
	"bytes"
	"errors"
	"strings"
)

// Attr is one attribute: its full name and its value with entities resolved.
type Attr struct{ Name, Value []byte }

// Classes of bytes in markup. Beyond ASCII every character may be part of a name.
const (
	nameStart = 1 << iota
	nameChar
	blank
	ordinary // in text: neither markup nor in need of a closer look
	quotable // the same in an attribute's value
)

var class = func() (t [256]uint8) {
	for c := range 256 {
		b := byte(c)
		switch {
		case b|0x20 >= 'a' && b|0x20 <= 'z', b == '_', b >= 0x80:
			t[c] = nameStart | nameChar
		case b >= '0' && b <= '9', b == '-', b == '.':
			t[c] = nameChar
		case b == ' ', b == '\t', b == '\n', b == '\r':
			t[c] = blank
		}
		if b != 0 && b != '<' && b != '&' && b != ']' && b != '\r' {
			t[c] |= ordinary
		}
		if b >= ' ' && b != '<' && b != '&' && b != '"' && b != '\'' {
			t[c] |= quotable
		}
	}
	return t
}()

// errShort says that the window ends within a token.
var errShort = errors.New("token incomplete")

// markup passes what begins with "<".
func (x *Scanner) markup() (Token, error) {
	for {
		t, err := x.tag()
		if !errors.Is(err, errShort) {
			return t, err
		}
		if !x.more() {
			return nothing, x.cutOff()
		}
	}
}

// tag changes nothing if it returns errShort, so that it can be tried again
// with more of the part in the window.
func (x *Scanner) tag() (Token, error) {
	switch c := x.buf[x.pos+1]; {
	case class[c]&nameStart != 0:
		return x.openTag()
	case c == '/':
		return x.closeTag()
	case c == '?':
		return x.instruction()
	case c == '!':
		return x.declaration()
	case c == 0:
		return nothing, errShort
	}
	return nothing, Damaged("a “<” stands where none may stand", "“<”出现在不应有的位置")
}

// openTag reads <name attributes> or <name attributes/>.
func (x *Scanner) openTag() (Token, error) {
	b := x.buf[:x.end+1]
	i, colon, err := qualified(b, x.pos+1)
	if err != nil {
		return nothing, err
	}
	full := b[x.pos+1 : i]
	prefix := max(0, colon-x.pos-1)
	x.Attrs = x.Attrs[:0]
	declares := false
	for {
		before := i
		for class[b[i]]&blank != 0 {
			i++
		}
		switch b[i] {
		case 0:
			return nothing, errShort
		case '>':
			return StartTag, x.push(full, prefix, declares, i+1)
		case '/':
			if b[i+1] == '>' {
				x.empty = true
				return StartTag, x.push(full, prefix, declares, i+2)
			} else if b[i+1] == 0 {
				return nothing, errShort
			}
		}
		if before == i || class[b[i]]&nameStart == 0 {
			return nothing, Damaged("the tag <%s> is malformed", "标记 <%s> 格式有误", Clip(full))
		}
		if len(x.Attrs) == maxAttrs {
			return nothing, Damaged("the tag <%s> has more than %d attributes", "标记 <%s> 的属性超过 %d 个", Clip(full), maxAttrs)
		}
		from := i
		if i, _, err = qualified(b, i); err != nil {
			return nothing, err
		}
		name := b[from:i]
		for j := range x.Attrs {
			if string(x.Attrs[j].Name) == string(name) {
				return nothing, Damaged("the tag <%s> states “%s” twice", "标记 <%s> 重复给出“%s”", Clip(full), Clip(name))
			}
		}
		x.Attrs = append(x.Attrs, Attr{})
		a := &x.Attrs[len(x.Attrs)-1]
		a.Name = name
		if a.Value, i, err = attrValue(b, i); err != nil {
			return nothing, err
		}
		declares = declares || bytes.HasPrefix(name, []byte("xmlns"))
	}
}

// qualified passes a name, perhaps with a prefix, and says where its colon is,
// if it has one.
func qualified(b []byte, i int) (end, colon int, err error) {
	for parts := 0; parts < 2 && class[b[i]]&nameStart != 0; parts++ {
		for class[b[i]]&nameChar != 0 {
			i++
		}
		if b[i] != ':' {
			return i, colon, nil
		}
		colon = i
		i++
	}
	if b[i] == 0 {
		return i, 0, errShort
	}
	return i, 0, Damaged("a tag or attribute has an impossible name", "标记或属性的名称有误")
}

// attrValue reads ="value", with its entities resolved.
func attrValue(b []byte, i int) ([]byte, int, error) {
	for class[b[i]]&blank != 0 {
		i++
	}
	if b[i] == '=' {
		i++
		for class[b[i]]&blank != 0 {
			i++
		}
		if quote := b[i]; quote == '"' || quote == '\'' {
			i++
			from := i
			for class[b[i]]&quotable != 0 {
				i++
			}
			if b[i] == quote {
				return b[from:i], i + 1, nil
			}
			n := bytes.IndexByte(b[i:], quote)
			if n < 0 {
				return nil, i, errShort
			}
			value, err := unquote(b[from : i+n])
			return value, i + n + 1, err
		}
	}
	if b[i] == 0 {
		return nil, i, errShort
	}
	return nil, i, Damaged("an attribute has no value in quotes", "属性缺少带引号的值")
}

// unquote resolves an attribute's value that holds more than plain characters.
func unquote(b []byte) ([]byte, error) {
	var out []byte
	for len(b) > 0 {
		n := 1
		switch b[0] {
		case '<':
			return nil, Damaged("a “<” stands where none may stand", "“<”出现在不应有的位置")
		case '&':
			r, size, err := entity(b)
			if err != nil {
				return nil, err
			}
			out, n = append(out, string(r)...), size
		case '\r':
			if len(b) > 1 && b[1] == '\n' {
				n = 2
			}
			out = append(out, ' ')
		case '\n', '\t':
			out = append(out, ' ')
		default:
			out = append(out, b[0])
		}
		b = b[n:]
	}
	return out, nil
}

// Attr is the value of the attribute with this name, or "".
func (x *Scanner) Attr(name string) string {
	for _, a := range x.Attrs {
		if string(a.Name) == name {
			return string(a.Value)
		}
	}
	return ""
}

// Val is the value of the attribute with this name, whatever its prefix, or "".
func (x *Scanner) Val(name string) string {
	for _, a := range x.Attrs {
		if _, local, found := strings.Cut(string(a.Name), ":"); found && local == name {
			return string(a.Value)
		}
	}
	return ""
}

// closeTag reads </name> and compares it with the element that is open.
func (x *Scanner) closeTag() (Token, error) {
	b := x.buf[:x.end+1]
	if len(x.marks) > 0 {
		// Nearly always the tag is the one that is due, without blanks.
		due := x.Top()
		after := x.pos + 2 + len(due)
		if after < x.end && b[after] == '>' && string(b[x.pos+2:after]) == string(due) {
			x.pos = after + 1
			x.pop()
			return EndTag, nil
		}
	}
	i, _, err := qualified(b, x.pos+2)
	if err != nil {
		return nothing, err
	}
	full := b[x.pos+2 : i]
	for class[b[i]]&blank != 0 {
		i++
	}
	switch {
	case b[i] == 0:
		return nothing, errShort
	case b[i] != '>':
		return nothing, Damaged("the tag </%s> is malformed", "标记 </%s> 格式有误", Clip(full))
	case len(x.marks) == 0 || string(full) != string(x.Top()):
		return nothing, Damaged("the tag </%s> closes nothing that is open", "标记 </%s> 没有对应的开始标记", Clip(full))
	}
	x.pos = i + 1
	x.pop()
	return EndTag, nil
}

// instruction reads <?…?>. Only the declaration at the very beginning matters.
func (x *Scanner) instruction() (Token, error) {
	b := x.buf[x.pos+2 : x.end]
	n := bytes.Index(b, []byte("?>"))
	if n < 0 {
		return nothing, errShort
	}
	content := string(b[:n])
	x.pos += 2 + n + 2
	target, rest, _ := strings.Cut(strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(content), " ")
	if target == "" {
		return nothing, Damaged("a processing instruction is malformed", "处理指令格式有误")
	}
	if !strings.EqualFold(target, "xml") {
		return nothing, nil
	}
	if x.began {
		return nothing, Damaged("there is data before the beginning", "开头之前有多余数据")
	}
	_, rest, stated := strings.Cut(rest, "encoding")
	fields := strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" ='\"", r) })
	if !stated || len(fields) == 0 {
		return nothing, nil
	}
	switch strings.ToLower(fields[0]) {
	case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
		return nothing, nil
	}
	return nothing, Damaged("its characters are encoded in %q, which Office files do not use", "其字符编码为 %q，Office 文件不使用这种编码", Clip([]byte(fields[0])))
}

// declaration reads <!-- … --> and <![CDATA[ … ]]>, and refuses document types.
func (x *Scanner) declaration() (Token, error) {
	b := x.buf[x.pos:x.end]
	const comment, cdata = "<!--", "<![CDATA["
	switch {
	case bytes.HasPrefix(b, []byte(comment)):
		n := bytes.Index(b[len(comment):], []byte("--"))
		if n < 0 || len(comment)+n+2 == len(b) {
			return nothing, errShort
		}
		if b[len(comment)+n+2] != '>' {
			return nothing, Damaged("a comment is malformed", "注释格式有误")
		}
		x.pos += len(comment) + n + 3
		return nothing, nil
	case bytes.HasPrefix(b, []byte(cdata)):
		n := bytes.Index(b, []byte("]]>"))
		if n < 0 {
			return nothing, errShort
		}
		if len(x.marks) == 0 {
			return nothing, stray()
		}
		x.Text = newlines(b[len(cdata):n])
		x.pos += n + 3
		return CharData, nil
	case bytes.HasPrefix([]byte(comment), b), bytes.HasPrefix([]byte(cdata), b):
		return nothing, errShort
	}
	return nothing, Damaged("it holds a document type, which Office files may not have", "其中有 Office 文件不允许的文档类型声明（DOCTYPE）")
}

// Truth reads a yes or no as XML writes it.
func Truth(value string) bool { return value == "1" || value == "true" || value == "on" }
