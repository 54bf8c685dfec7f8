package opc

import (
	"bytes"
	"slices"
)

// Space is a vocabulary that elements belong to.
type Space uint8

// The vocabularies that every format has. A format may tell further ones apart,
// by numbers above these.
const (
	Foreign Space = iota // of an extension
	Ours                 // the format's own
	Compat               // markup compatibility, which offers one thing in several ways

	Unexplained Space = 255 // of a prefix that nothing declares
)

// binding is a namespace prefix and the vocabulary that it stands for.
type binding struct {
	prefix []byte // its memory is used again
	space  Space
	depth  int
}

// common are the vocabularies of all formats by their namespaces.
var common = map[string]Space{
	"http://schemas.openxmlformats.org/package/2006/relationships": Ours,
	"http://schemas.openxmlformats.org/package/2006/content-types": Ours,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  Compat,
}

// meaning is the vocabulary of a namespace.
func (x *Scanner) meaning(namespace []byte) Space {
	if space, found := common[string(namespace)]; found {
		return space
	}
	return x.spaces[string(namespace)]
}

// Split is the vocabulary that an attribute of the element just opened belongs to and
// its name without prefix. An attribute without a prefix belongs to none, which is Foreign;
// one with a prefix that nothing declares is Unexplained.
func (x *Scanner) Split(a Attr) (Space, []byte) {
	colon := bytes.IndexByte(a.Name, ':')
	if colon < 0 {
		return Foreign, a.Name
	}
	space, bound := x.vocabulary(a.Name[:colon])
	if !bound {
		space = Unexplained
	}
	return space, a.Name[colon+1:]
}

// Top is the full name of the innermost open element.
func (x *Scanner) Top() []byte { return x.names[x.marks[len(x.marks)-1]:] }

// push opens an element whose prefix, if any, has the length given; the scanner
// goes on at i.
func (x *Scanner) push(full []byte, prefix int, declares bool, i int) error {
	if x.done {
		return Damaged("there is more data after the end", "结束之后还有多余数据")
	}
	if len(x.marks) == maxDepth {
		return Damaged("its elements are nested more than %d deep", "元素嵌套超过 %d 层", maxDepth)
	}
	x.pos = i
	x.marks = append(x.marks, len(x.names))
	x.names = append(x.names, full...)
	if declares {
		if err := x.declare(); err != nil {
			return err
		}
	}
	x.Name, x.Space = full, x.plain
	if prefix > 0 {
		bound := false
		x.Name = full[prefix+1:]
		if x.Space, bound = x.vocabulary(full[:prefix]); !bound {
			return Damaged("the tag <%s> uses a prefix that nothing explains", "标记 <%s> 的前缀未声明", Clip(full))
		}
	}
	return nil
}

// pop closes the innermost element.
func (x *Scanner) pop() {
	last := len(x.marks) - 1
	x.names, x.marks = x.names[:x.marks[last]], x.marks[:last]
	x.done = last == 0
	if n := len(x.space); n > 0 && x.space[n-1].depth > last {
		for n > 0 && x.space[n-1].depth > last {
			n--
		}
		x.space = x.space[:n]
		x.rebound()
	}
}

// declare notes the namespaces that the element just opened declares.
func (x *Scanner) declare() error {
	for _, a := range x.Attrs {
		rest, found := bytes.CutPrefix(a.Name, []byte("xmlns"))
		prefix, named := bytes.CutPrefix(rest, []byte(":"))
		if found && (named || len(rest) == 0) {
			if len(x.space) == maxSpaces {
				return Damaged("it declares more than %d namespaces", "声明的命名空间超过 %d 个", maxSpaces)
			}
			n := len(x.space)
			x.space = slices.Grow(x.space, 1)[:n+1]
			x.space[n] = binding{append(x.space[n].prefix[:0], prefix...), x.meaning(a.Value), len(x.marks)}
		}
	}
	x.rebound()
	return nil
}

// rebound forgets what followed from other declarations than there are now.
func (x *Scanner) rebound() {
	x.found = [foundSize]int16{}
	x.plain = x.unprefixed()
}

// unprefixed is the vocabulary of names without a prefix: in a part that declares
// none it can only be the format's own.
func (x *Scanner) unprefixed() Space {
	if space, bound := x.vocabulary(nil); bound {
		return space
	}
	return Ours
}

func (x *Scanner) vocabulary(prefix []byte) (space Space, bound bool) {
	slot := &x.found[foundAt(prefix)]
	if at := *slot; at > 0 && bytes.Equal(x.space[at-1].prefix, prefix) {
		return x.space[at-1].space, true
	}
	for i, v := range slices.Backward(x.space) {
		if bytes.Equal(v.prefix, prefix) {
			*slot = int16(i + 1)
			return v.space, true
		}
	}
	return Foreign, string(prefix) == "xml"
}

// foundAt is where it is noted what a prefix was found to mean: some files declare dozens
// in their first element.
func foundAt(prefix []byte) byte {
	n := len(prefix)
	if n == 0 {
		return 0
	}
	return (prefix[0] + 7*prefix[n-1] + 31*byte(n)) % foundSize
}
