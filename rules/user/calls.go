package user

import (
	"math/big"

	"github.com/expr-lang/expr/ast"

	"crossfoot/checker/relation"
)

// call works a function out.
func (s *scope) call(n *ast.CallNode) value {
	name, object := callee(n)
	if object != nil {
		return s.member(name, s.eval(object), n.Arguments[0].(*ast.StringNode).Value)
	}
	switch name {
	case "col", "item":
		return s.called(name, n.Arguments[0].(*ast.StringNode).Value)
	case "sheet":
		return value{kind: text, text: n.Arguments[0].(*ast.StringNode).Value}
	}
	var args []value
	for _, a := range n.Arguments {
		v := s.eval(a)
		if v.kind == list {
			args = append(args, v.list...)
		} else {
			args = append(args, s.number(v))
		}
	}
	if name == "blank" {
		all := true
		for _, a := range args {
			all = all && a.blank
		}
		return logical(all)
	}
	for _, a := range args {
		if a.kind != number {
			return value{}
		}
	}
	return gather(name, args)
}

// gather makes one number of several. Where all are blank, so is what they make.
func gather(name string, args []value) value {
	v := value{kind: number, num: zero, blank: true}
	if len(args) == 0 {
		return v
	}
	v.percent = true
	for _, a := range args {
		v.blank, v.percent = v.blank && a.blank, v.percent && (a.percent || a.blank)
	}
	first := args[0].num
	switch name {
	case "sum":
		v.num = new(big.Rat)
		for _, a := range args {
			v.num.Add(v.num, a.num)
		}
	case "abs":
		v.num = new(big.Rat).Abs(first)
	case "round":
		places := int64(0)
		if len(args) > 1 && args[1].num.IsInt() {
			places = min(max(args[1].num.Num().Int64(), 0), 15)
			v.percent = args[0].percent
		}
		v.blank = args[0].blank
		v.num, _ = new(big.Rat).SetString(first.FloatString(int(places))) // half away from zero
	default: // min, max
		v.num = nil
		for _, a := range args {
			if !a.blank && (v.num == nil || (name == "min") == (a.num.Cmp(v.num) < 0)) {
				v.num = a.num
			}
		}
		if v.num == nil {
			v.num = zero
		}
	}
	return v
}

// called is a line of the scope's own table that is named as a text.
func (s *scope) called(function, name string) value {
	lines, ok := s.bound[function+" "+name]
	switch {
	case !ok:
		return value{}
	case function == "item":
		return value{kind: row, row: rowRef{s.lines, lines[0]}}
	}
	return s.line(lines[0])
}

// member is a row of another sheet, or the figure of a row in one column.
func (s *scope) member(name string, of value, arg string) value {
	if name == "item" {
		ref, why := s.row(of.text, arg)
		if !why.IsZero() {
			return s.fail("%s", "%s", why)
		}
		return value{kind: row, row: ref}
	}
	if of.kind != row {
		return value{}
	}
	l := of.row.lines
	col, why := l.one(relation.Across, arg)
	if !why.IsZero() {
		return s.fail("%s", "%s", why)
	}
	return s.cell(l, of.row.line, col)
}
