package user

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"crossfoot/checker/name"
	"crossfoot/sheets/lang"
)

// decoder turns the nodes of a rules file into a Config. It is strict, speaks both
// languages, and remembers where everything stands, for what is found to be wrong
// only later.
type decoder struct {
	file  string
	lines []string
	nodes map[string]ast.Node // by path: checks[2].expr
}

// native is a value that decodes itself, because it can be written in several ways.
type native interface {
	decode(d *decoder, n ast.Node, path string) *Fault
}

// decode puts a node into what a pointer points to.
func (d *decoder) decode(n ast.Node, path string, into any) *Fault {
	if d.nodes == nil {
		d.nodes = map[string]ast.Node{}
	}
	d.nodes[path] = n
	switch n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		return d.expanded(n)
	}
	if own, ok := into.(native); ok {
		return own.decode(d, n, path)
	}
	v := reflect.ValueOf(into).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.decode(n, path, v.Interface())
	case reflect.String:
		text, fault := d.text(n)
		v.SetString(text)
		return fault
	case reflect.Slice:
		return d.list(n, path, v)
	case reflect.Map:
		return d.eachPair(n, func(key string, at, value ast.Node) *Fault {
			if v.IsNil() {
				v.Set(reflect.MakeMap(v.Type()))
			}
			item := reflect.New(v.Type().Elem())
			path := path + "[" + strconv.Quote(key) + "]"
			d.nodes[path+".key"] = at
			fault := d.decode(value, path, item.Interface())
			v.SetMapIndex(reflect.ValueOf(key), item.Elem())
			return fault
		})
	}
	return d.fields(n, path, v)
}

// expanded refuses what stands for something else.
func (d *decoder) expanded(n ast.Node) *Fault {
	return d.at(n, lang.New("anchors, aliases and tags are not used here", "此处不能使用锚点、别名和标签（&、*、!、<<）"),
		lang.New("write the value out, or put it in quotes", "请直接写出内容，或加上引号"))
}

// list decodes a sequence.
func (d *decoder) list(n ast.Node, path string, v reflect.Value) *Fault {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		return d.at(n, lang.New("a list is expected here", "此处应为列表"),
			lang.New("write [one, two], or a line beginning with - for each", "请写成 [a, b] 的形式，或每项一行、以 - 开头"))
	}
	for i, item := range seq.Values {
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if fault := d.decode(item, path+"["+strconv.Itoa(i)+"]", v.Index(i).Addr().Interface()); fault != nil {
			return fault
		}
	}
	return nil
}

// fields decodes a mapping into a struct, and knows what its keys could have been.
func (d *decoder) fields(n ast.Node, path string, v reflect.Value) *Fault {
	index := map[string]int{}
	var names []string
	for i := range v.NumField() {
		key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		index[key] = i
		names = append(names, key)
	}
	return d.eachPair(n, func(key string, at, value ast.Node) *Fault {
		i, known := index[key]
		if !known {
			return d.at(at, lang.New("there is no key %q here", "此处没有 %q 这一项", key), oneOf(key, names))
		}
		if path != "" {
			key = path + "." + key
		}
		return d.decode(value, key, v.Field(i).Addr().Interface())
	})
}

// eachPair goes through a mapping. What is left empty counts as left out.
func (d *decoder) eachPair(n ast.Node, do func(key string, at, value ast.Node) *Fault) *Fault {
	var pairs []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		pairs = m.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{m}
	default:
		if text, fault := d.text(n); fault == nil && strings.Contains(text, "：") {
			fault := d.at(n, lang.New("the colon ： is a wide one", "冒号是全角的“：”"),
				lang.New("write : and a space behind it", "请改为半角冒号，后面留一个空格"))
			if before, _, found := strings.Cut(fault.Source, "："); found {
				fault.Col = 1 + len([]rune(before))
			}
			return fault
		}
		return d.at(n, lang.New("keys with values are expected here", "此处应为键和值"),
			lang.New("write key: value, with a space behind the colon", "请写成 key: value 的形式，冒号后留一个空格"))
	}
	for _, pair := range pairs {
		if _, merge := pair.Key.(*ast.MergeKeyNode); merge {
			return d.expanded(pair.Key)
		}
		key, fault := d.text(pair.Key)
		if fault != nil {
			return fault
		}
		if _, empty := pair.Value.(*ast.NullNode); empty {
			continue
		}
		if fault := do(key, pair.Key, pair.Value); fault != nil {
			return fault
		}
	}
	return nil
}

// text is a scalar as it is written.
func (d *decoder) text(n ast.Node) (string, *Fault) {
	switch s := n.(type) {
	case *ast.StringNode:
		return s.Value, nil
	case *ast.LiteralNode:
		return strings.TrimSpace(s.Value.Value), nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, nil
	}
	return "", d.at(n, lang.New("a text is expected here", "此处应为文字"),
		lang.New("put it in quotes", "请加上引号"))
}

// oneOf says what could have been written instead of a word.
func oneOf(word string, names []string) lang.Message {
	if near := name.Nearest(word, names); len(near) > 0 {
		names = near[:1]
		return lang.New("write %s", "是不是 %s？", names[0])
	}
	return lang.New("use one of %s", "可用的有 %s", lang.Text{EN: strings.Join(names, ", "), ZH: strings.Join(names, "、")})
}

// fault is about a place in the file.
func (d *decoder) fault(line, col int, cause, do lang.Message) *Fault {
	f := &Fault{File: d.file, Line: line, Col: max(col, 1), Cause: cause, Do: do}
	if 0 < line && line <= len(d.lines) {
		f.Source = d.lines[line-1]
	}
	return f
}

// at is a fault at a node.
func (d *decoder) at(n ast.Node, cause, do lang.Message) *Fault {
	at := n.GetToken().Position
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 { // its own token is the first colon
		at = m.Values[0].Key.GetToken().Position
	}
	return d.fault(at.Line, at.Column, cause, do)
}

// places are the lines in which everything stands, by its path.
func (d *decoder) places() map[string]int {
	lines := map[string]int{}
	for path, n := range d.nodes {
		lines[path] = d.at(n, lang.Message{}, lang.Message{}).Line
	}
	return lines
}

// in is a fault at a path that has been decoded; offset counts characters within
// the text that stands there.
func (d *decoder) in(path string, offset int, cause, do lang.Message) *Fault {
	n := d.nodes[path]
	if n == nil {
		return &Fault{File: d.file, Cause: cause, Do: do}
	}
	fault := d.at(n, cause, do)
	text, _ := d.text(n)
	_, below := n.(*ast.LiteralNode)
	if _, scalar := n.(ast.ScalarNode); !scalar || offset <= 0 && !below {
		return fault
	}
	// The text stands behind an opening quote, or in the lines below a | or >.
	before := []rune(text)[:min(offset, len([]rune(text)))]
	lines := strings.Split(string(before), "\n")
	whole := strings.Split(text, "\n")[len(lines)-1]
	for line := fault.Line; line <= len(d.lines) && line <= fault.Line+len(lines)+1; line++ {
		if at := strings.Index(d.lines[line-1], whole); at >= 0 {
			col := 1 + len([]rune(d.lines[line-1][:at])) + len([]rune(lines[len(lines)-1]))
			return d.fault(line, col, cause, do)
		}
	}
	return fault
}
