package opc

import (
	"bytes"
	"strings"
)

// Node is an element of a part with its place in the part's bytes.
type Node struct {
	Tag   string // the name as written, with its prefix
	Name  string // the same without
	Space Space
	Attrs map[string]string // by their names as written
	Nodes []*Node           // the elements in it

	From, Body int // where its opening tag begins and ends
	Rest, To   int // where its closing tag begins and ends; both are Body in <a/>
}

// Child is the first element of ours in n with this name, or nil.
func (n *Node) Child(name string) *Node {
	for _, c := range n.Nodes {
		if c.Space == Ours && c.Name == name {
			return c
		}
	}
	return nil
}

// Children are all elements of ours in n with this name.
func (n *Node) Children(name string) (all []*Node) {
	for _, c := range n.Nodes {
		if c.Space == Ours && c.Name == name {
			all = append(all, c)
		}
	}
	return all
}

// Prefix is what the element's tags begin with, with the colon; "" if nothing.
func (n *Node) Prefix() string { return strings.TrimSuffix(n.Tag, n.Name) }

// Own reads one element itself instead of having its elements listed, if it says
// true; then it has to read the element to its end.
type Own func(x *Scanner, n *Node) (bool, error)

// Parse lists the elements of a part given as UTF-8, whose outermost is root.
func Parse(data []byte, root string, spaces map[string]Space, own Own) (*Node, error) {
	x := NewScanner(WindowSize, spaces)
	var top *Node
	err := x.Document(bytes.NewReader(data), root, func() (err error) {
		top, err = x.node(own)
		return err
	})
	return top, err
}

// node reads the element just opened.
func (x *Scanner) node(own Own) (*Node, error) {
	n := &Node{
		Tag: string(x.Top()), Name: string(x.Name), Space: x.Space,
		From: int(x.Start()), Body: int(x.Offset()), Attrs: make(map[string]string, len(x.Attrs)),
	}
	for _, a := range x.Attrs {
		n.Attrs[string(a.Name)] = string(a.Value)
	}
	if own != nil {
		if done, err := own(x, n); done || err != nil {
			n.Rest, n.To = int(x.Start()), int(x.Offset())
			return n, err
		}
	}
	for {
		t, err := x.Next()
		if err != nil {
			return nil, err
		}
		switch t {
		case StartTag:
			child, err := x.node(own)
			if err != nil {
				return nil, err
			}
			n.Nodes = append(n.Nodes, child)
		case EndTag:
			n.Rest, n.To = int(x.Start()), int(x.Offset())
			return n, nil
		}
	}
}
