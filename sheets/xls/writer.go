package xls

import "strings"

// maxFormula is the longest text of a formula, in bytes; Excel's have 8192 characters.
const maxFormula = 32 << 10

// node is an operation with its operands. Those are kept apart and written only in the
// end, so that the time it takes grows with the text.
type node struct {
	before, between, after string
	first, count           int32 // operands: a part of writer.kids
	number                 bool  // it yields no text
	name                   bool  // it names something, perhaps a function
}

// writer puts together the text of a formula.
type writer struct {
	s        *sheetReader
	c        cursor // over the operations
	extra    cursor // over what some of them have behind the formula
	nodes    []node
	kids     []int32
	stack    []int32
	out      strings.Builder
	isShared bool  // relative references are distances
	reach    reach // of those
	number   bool  // the formula yields no text
}

// write is the text of a formula in the cell that s is at, or "" if an operation is
// not known or lacks its operands.
func (w *writer) write(s *sheetReader, tokens, extra []byte) string {
	w.s, w.c.b, w.c.short, w.extra.b, w.extra.short = s, tokens, false, extra, false
	w.nodes, w.kids, w.stack = w.nodes[:0], w.kids[:0], w.stack[:0]
	w.number = false
	for len(w.c.b) > 0 {
		if !w.operation() || w.c.short || w.extra.short {
			return ""
		}
	}
	if len(w.stack) != 1 {
		return ""
	}
	w.out = strings.Builder{}
	w.print(w.stack[0])
	if w.out.Len() > maxFormula {
		return ""
	}
	w.number = w.nodes[w.stack[0]].number
	return w.out.String()
}

func (w *writer) print(n int32) {
	if w.out.Len() > maxFormula {
		return
	}
	at := w.nodes[n]
	w.out.WriteString(at.before)
	for i, kid := range w.kids[at.first : at.first+at.count] {
		if i > 0 {
			w.out.WriteString(at.between)
		}
		w.print(kid)
	}
	w.out.WriteString(at.after)
}

// push puts a node with so many operands, which stood there, on the stack.
func (w *writer) push(n node, operands int) bool {
	at := len(w.stack) - operands
	if at < 0 {
		return false
	}
	n.first, n.count = int32(len(w.kids)), int32(operands)
	w.kids = append(w.kids, w.stack[at:]...)
	w.nodes = append(w.nodes, n)
	w.stack = append(w.stack[:at], int32(len(w.nodes)-1))
	return true
}

func (w *writer) leaf(text string) bool { return w.push(node{before: text}, 0) }

func (w *writer) nameLeaf(text string) bool { return w.push(node{before: text, name: true}, 0) }
