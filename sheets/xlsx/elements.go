package xlsx

import (
	"bytes"
	"slices"
)

// binding is a namespace prefix and whether it stands for a vocabulary of ours.
type binding struct {
	prefix string
	ours   bool
	depth  int
}

// vocabularies are the namespaces whose elements are read. Those of other
// namespaces are extensions, which are passed over.
var vocabularies = map[string]bool{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":    true,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                true,
	"http://schemas.openxmlformats.org/package/2006/relationships": true,
	"http://schemas.openxmlformats.org/package/2006/content-types": true,
}

// top is the full name of the innermost open element.
func (x *scanner) top() []byte { return x.names[x.marks[len(x.marks)-1]:] }

// push opens an element whose prefix, if any, has the length given; the scanner
// goes on at i.
func (x *scanner) push(full []byte, prefix int, declares bool, i int) error {
	if x.done {
		return damaged("there is more data after the end", "结束之后还有多余数据")
	}
	if len(x.marks) == maxDepth {
		return damaged("its elements are nested more than %d deep", "元素嵌套超过 %d 层", maxDepth)
	}
	x.pos = i
	x.marks = append(x.marks, len(x.names))
	x.names = append(x.names, full...)
	if declares {
		if err := x.declare(); err != nil {
			return err
		}
	}
	x.name, x.ours = full, x.plain
	if prefix > 0 {
		bound := false
		x.name = full[prefix+1:]
		if x.ours, bound = x.vocabulary(full[:prefix]); !bound {
			return damaged("the tag <%s> uses a prefix that nothing explains", "标记 <%s> 的前缀未声明", clip(full))
		}
	}
	return nil
}

// pop closes the innermost element.
func (x *scanner) pop() {
	last := len(x.marks) - 1
	x.names, x.marks = x.names[:x.marks[last]], x.marks[:last]
	x.done = last == 0
	if n := len(x.space); n > 0 && x.space[n-1].depth > last {
		for n > 0 && x.space[n-1].depth > last {
			n--
		}
		x.space = x.space[:n]
		x.plain = x.unprefixed()
	}
}

// declare notes the namespaces that the element just opened declares.
func (x *scanner) declare() error {
	for _, a := range x.attrs {
		rest, found := bytes.CutPrefix(a.name, []byte("xmlns"))
		prefix, named := bytes.CutPrefix(rest, []byte(":"))
		if found && (named || len(rest) == 0) {
			if len(x.space) == maxSpaces {
				return damaged("it declares more than %d namespaces", "声明的命名空间超过 %d 个", maxSpaces)
			}
			x.space = append(x.space, binding{string(prefix), vocabularies[string(a.value)], len(x.marks)})
		}
	}
	x.plain = x.unprefixed()
	return nil
}

// unprefixed says whether names without a prefix are ours: a part that declares
// nothing can mean nothing else.
func (x *scanner) unprefixed() bool {
	ours, bound := x.vocabulary(nil)
	return ours || !bound
}

func (x *scanner) vocabulary(prefix []byte) (ours, bound bool) {
	for _, v := range slices.Backward(x.space) {
		if v.prefix == string(prefix) {
			return v.ours, true
		}
	}
	return false, string(prefix) == "xml"
}
