package opc

import "bytes"

// passed is what is left of elements that were passed over whole, behind their first tags.
// A text in several fonts describes the same few again and again.
type passed struct {
	list  [4][]byte
	next  int // to be given up
	depth int // of the elements they are in
}

// passedMost is how long such an element may be.
const passedMost = 1 << 10

// Skip passes the rest of the element just opened.
func (x *Scanner) Skip() error {
	depth, from := len(x.marks), x.Offset()
	if !x.empty && x.skipKnown() {
		return nil
	}
	for len(x.marks) >= depth {
		if _, err := x.Next(); err != nil {
			return err
		}
	}
	if from >= x.base {
		x.note(depth, x.buf[from-x.base:x.pos])
	}
	return nil
}

// skipKnown passes the rest of the element if it is what another had that was as deep
// within others.
func (x *Scanner) skipKnown() bool {
	if x.passed.depth != len(x.marks) {
		return false
	}
	ahead, name := x.buf[x.pos:x.end], x.Top()
	for _, rest := range x.passed.list {
		if len(rest) > 0 && bytes.HasPrefix(ahead, rest) && closes(rest, name) {
			x.pos += len(rest)
			x.start = x.Offset() - int64(len("</>")+len(name))
			x.pop()
			return true
		}
	}
	return false
}

// note keeps the rest of an element. What has a prefix may mean something else elsewhere.
func (x *Scanner) note(depth int, rest []byte) {
	p := &x.passed
	if len(rest) == 0 || len(rest) > passedMost || bytes.IndexByte(rest, ':') >= 0 || rest[len(rest)-1] != '>' {
		return
	}
	if p.depth != depth {
		p.depth = depth
		for i := range p.list {
			p.list[i] = p.list[i][:0]
		}
	}
	p.list[p.next] = append(p.list[p.next][:0], rest...)
	p.next = (p.next + 1) % len(p.list)
}

// closes says whether what is left of an element ends with the closing tag of a name.
func closes(rest, name []byte) bool {
	tag := len(rest) - len(name) - len("</>")
	return tag >= 0 && string(rest[tag:tag+2]) == "</" && string(rest[tag+2:len(rest)-1]) == string(name)
}
