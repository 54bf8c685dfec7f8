package opc

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit changes a part here and there; every byte that no change names stays as it is.
// The changes must not overlap. Those at one place stand in the order they were made.
type Edit struct {
	Data    []byte // the part, as UTF-8
	changes []change
	filled  []*filled
}

// filled is an element written <a/> that something was put into.
type filled struct {
	node *Node
	text string
}

// change puts text in the place of the bytes from one place up to another.
type change struct {
	from, to int
	text     string
}

// Insert puts XML at a place.
func (e *Edit) Insert(at int, xml string) { e.Replace(at, at, xml) }

// Replace puts XML in the place of what stands there.
func (e *Edit) Replace(from, to int, xml string) {
	e.changes = append(e.changes, change{from, to, xml})
}

// Append puts XML into an element, behind all that it holds.
func (e *Edit) Append(n *Node, xml string) {
	if f := e.empty(n); f != nil {
		f.text += xml
		return
	}
	e.Insert(n.Rest, xml)
}

// Prepend puts XML into an element, before all that it holds.
func (e *Edit) Prepend(n *Node, xml string) {
	if f := e.empty(n); f != nil {
		f.text = xml + f.text
		return
	}
	e.Insert(n.Body, xml)
}

// empty is what is put into an element that is written <a/>; nil for any other.
func (e *Edit) empty(n *Node) *filled {
	if n.To != n.Body {
		return nil
	}
	for _, f := range slices.Backward(e.filled) {
		if f.node == n {
			return f
		}
	}
	f := &filled{node: n}
	e.filled = append(e.filled, f)
	return f
}

// Set states an attribute of an element, each only once.
func (e *Edit) Set(n *Node, name, value string) {
	e.SetAt(n.From, n.Body, name, value)
}

// SetAt is Set for the opening tag that stands at a place.
func (e *Edit) SetAt(from, to int, name, value string) {
	if a, found := attrSpan(e.Data[from:to], name); found {
		e.Replace(from+a.from, from+a.to, Escape(value))
		return
	}
	at := from + 1
	for class[e.Data[at]]&nameChar != 0 || e.Data[at] == ':' {
		at++
	}
	e.Insert(at, " "+name+`="`+Escape(value)+`"`)
}

// Unset takes an attribute away, if it is there.
func (e *Edit) Unset(n *Node, name string) {
	if a, found := attrSpan(e.Data[n.From:n.Body], name); found {
		e.Replace(n.From+a.before, n.From+a.to+1, "")
	}
}

// span is where an attribute stands in a tag: the blanks before it, and its value
// between the quotes.
type span struct{ before, from, to int }

// attrSpan finds an attribute in a tag that the scanner has passed.
func attrSpan(tag []byte, name string) (span, bool) {
	i := 1
	for class[tag[i]]&nameChar != 0 || tag[i] == ':' {
		i++
	}
	for {
		a := span{before: i}
		for class[tag[i]]&blank != 0 {
			i++
		}
		begin := i
		for class[tag[i]]&nameChar != 0 || tag[i] == ':' {
			i++
		}
		if i == begin {
			return span{}, false // the end of the tag
		}
		matches := string(tag[begin:i]) == name
		for tag[i] != '"' && tag[i] != '\'' {
			i++
		}
		quote := tag[i]
		a.from = i + 1
		for i++; tag[i] != quote; i++ {
		}
		a.to = i
		if matches {
			return a, true
		}
		i++
	}
}

// Changed says whether there is any change.
func (e *Edit) Changed() bool { return len(e.changes)+len(e.filled) > 0 }

// Bytes is the part with its changes.
func (e *Edit) Bytes() []byte {
	for _, f := range e.filled {
		e.Replace(f.node.Body-len("/>"), f.node.Body, ">"+f.text+"</"+f.node.Tag+">")
	}
	e.filled = nil
	slices.SortStableFunc(e.changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
	size := len(e.Data)
	for _, c := range e.changes {
		size += len(c.text) - (c.to - c.from)
	}
	out, at := make([]byte, 0, size), 0
	for _, c := range e.changes {
		out = append(append(out, e.Data[at:c.from]...), c.text...)
		at = c.to
	}
	return append(out, e.Data[at:]...)
}

// Escape writes a text so that it means itself in XML, between tags and between
// quotes. What no XML can hold becomes a mark for an unknown character.
func Escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		case '\n':
			b.WriteString("&#10;")
		case '\r':
			b.WriteString("&#13;")
		case '\t':
			b.WriteString("&#9;")
		default:
			if r < ' ' || r == 0xFFFE || r == 0xFFFF {
				r = utf8.RuneError
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
