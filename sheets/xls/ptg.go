package xls

import (
	"strconv"
	"strings"

	"crossfoot/sheets"
)

// Operations of a formula ([MS-XLS] 2.5.198.16), those with operands that come as
// reference, value or array by the number of the first.
const (
	ptgIntersect = 0x0F
	ptgUnion     = 0x10
	ptgRange     = 0x11
	ptgPlus      = 0x12
	ptgMinus     = 0x13
	ptgPercent   = 0x14
	ptgParen     = 0x15
	ptgMissing   = 0x16
	ptgText      = 0x17
	ptgAttr      = 0x19
	ptgError     = 0x1C
	ptgBool      = 0x1D
	ptgInt       = 0x1E
	ptgNumber    = 0x1F
	ptgArray     = 0x20
	ptgFunc      = 0x21
	ptgFuncVar   = 0x22
	ptgName      = 0x23
	ptgRef       = 0x24
	ptgArea      = 0x25
	ptgMemArea   = 0x26
	ptgMemErr    = 0x27
	ptgMemNoMem  = 0x28
	ptgMemFunc   = 0x29
	ptgRefErr    = 0x2A
	ptgAreaErr   = 0x2B
	ptgRefN      = 0x2C
	ptgAreaN     = 0x2D
	ptgNameX     = 0x39
	ptgRef3d     = 0x3A
	ptgArea3d    = 0x3B
	ptgRefErr3d  = 0x3C
	ptgAreaErr3d = 0x3D
)

// What ptgAttr says of the formula ([MS-XLS] 2.5.198.4 and following).
const (
	attrChoose = 0x04
	attrSum    = 0x10
)

// between are the operators of two operands, by the numbers of their operations.
var between = map[byte]string{
	0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/", 0x07: "^", 0x08: "&",
	0x09: "<", 0x0A: "<=", 0x0B: "=", 0x0C: ">=", 0x0D: ">", 0x0E: "<>",
	ptgIntersect: " ", ptgUnion: ",", ptgRange: ":",
}

// numeric are functions that never yield a text.
var numeric = map[string]bool{
	"SUM": true, "SUMIF": true, "SUMIFS": true, "SUBTOTAL": true, "ROUND": true, "AVERAGE": true,
	"COUNT": true, "COUNTA": true, "COUNTIF": true, "MIN": true, "MAX": true, "ABS": true, "PRODUCT": true,
}

// operation reads one operation. It says false if that is not known.
func (w *writer) operation() bool {
	ptg := w.c.u8()
	if sign, found := between[ptg]; found {
		return w.push(node{between: sign, number: ptg <= 0x07}, 2)
	}
	switch ptg {
	case ptgPlus:
		return w.push(node{before: "+"}, 1)
	case ptgMinus:
		return w.push(node{before: "-", number: true}, 1)
	case ptgPercent:
		return w.push(node{after: "%", number: true}, 1)
	case ptgParen:
		return w.push(node{before: "(", after: ")"}, 1)
	case ptgMissing:
		return w.leaf("")
	case ptgText:
		text, err := w.s.shortText(&w.c)
		return err == nil && w.leaf(quoted(text))
	case ptgAttr:
		return w.attribute()
	case ptgError:
		text, known := errorValues[w.c.u8()]
		return known && w.leaf(text)
	case ptgBool:
		return w.leaf(truth(w.c.u8() != 0))
	case ptgInt:
		return w.leaf(strconv.Itoa(int(w.c.u16())))
	case ptgNumber:
		v := float(&w.c)
		return finite(v) && w.leaf(digits(v))
	}
	if ptg < 0x20 || ptg >= 0x80 {
		return false
	}
	return w.operand(ptg&0x1F | 0x20)
}

// operand reads an operation that comes as reference, value or array.
func (w *writer) operand(ptg byte) bool {
	wide := w.s.biff8
	switch ptg {
	case ptgArray:
		w.c.skip(7)
		return w.array()
	case ptgFunc:
		f, known := functions[w.c.u16()]
		return known && f.args >= 0 && w.call(f.name, f.args)
	case ptgFuncVar:
		args, number := int(w.c.u8()&0x7F), w.c.u16()
		if number == userDefined {
			return w.userFunction(args)
		}
		f, known := functions[number]
		return known && w.call(f.name, args)
	case ptgName:
		return w.name()
	case ptgNameX:
		return w.otherName()
	case ptgRef, ptgRefN:
		return w.reference("", ptg == ptgRefN, false)
	case ptgArea, ptgAreaN:
		return w.reference("", ptg == ptgAreaN, true)
	case ptgRefErr, ptgAreaErr:
		w.c.skip(sizes(wide, ptg == ptgAreaErr))
		return w.leaf("#REF!")
	case ptgRef3d, ptgArea3d, ptgRefErr3d, ptgAreaErr3d:
		return w.reference3d(ptg)
	case ptgMemArea:
		w.c.skip(6)
		count := uint64(w.extra.u16())
		w.extra.skip(count * sizes(wide, true))
		return true // what it stands for follows
	case ptgMemErr, ptgMemNoMem:
		w.c.skip(6)
		return true
	case ptgMemFunc:
		w.c.skip(2)
		return true
	}
	return false
}

// attribute reads what the formula says to the program that works it out; the only
// one that is part of its text is a sum of one operand.
func (w *writer) attribute() bool {
	what, n := w.c.u8(), w.c.u16()
	switch {
	case what&attrChoose != 0:
		w.c.skip(2 * (uint64(n) + 1))
	case what&attrSum != 0:
		return w.call("SUM", 1)
	}
	return true
}

func (w *writer) call(name string, args int) bool {
	return w.push(node{before: name + "(", between: ",", after: ")", number: numeric[name]}, args)
}

// userFunction calls a function by its name, which is the first argument.
func (w *writer) userFunction(args int) bool {
	at := len(w.stack) - args
	if args < 1 || at < 0 {
		return false
	}
	name := w.nodes[w.stack[at]]
	if !name.name {
		return false
	}
	w.stack = append(w.stack[:at], w.stack[at+1:]...)
	return w.call(name.before, args-1)
}

func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

func truth(is bool) string {
	if is {
		return "TRUE"
	}
	return "FALSE"
}

// array reads a list of values, which stands behind the formula ([MS-XLS] 2.5.198.8).
func (w *writer) array() bool {
	c := &w.extra
	cols, rows := int(c.u8()), int(c.u16())
	if w.s.biff8 {
		cols, rows = cols+1, rows+1
	} else if cols == 0 {
		cols = maxCols
	}
	var b strings.Builder
	for i := range rows * cols {
		switch {
		case i == 0:
			b.WriteByte('{')
		case i%cols == 0:
			b.WriteByte(';')
		default:
			b.WriteByte(',')
		}
		text, ok := w.value(c)
		if !ok || c.short || b.Len() > maxFormula {
			return false
		}
		b.WriteString(text)
	}
	return b.Len() > 0 && w.leaf(b.String()+"}")
}

// value reads one value of a list.
func (w *writer) value(c *cursor) (string, bool) {
	switch kind := c.u8(); kind {
	case 0x00:
		c.skip(8)
		return "", true
	case 0x01:
		v := float(c)
		return digits(v), finite(v)
	case 0x02:
		read := w.s.longText
		if !w.s.biff8 {
			read = w.s.shortText
		}
		text, err := read(c)
		return quoted(text), err == nil
	case 0x04, 0x10:
		var cell sheets.Cell
		err := boolOrError(&cell, c.u8(), kind == 0x10)
		c.skip(7)
		return cell.Raw, err == nil
	}
	return "", false
}
