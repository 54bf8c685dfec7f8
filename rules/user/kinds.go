package user

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"crossfoot/sheets/lang"
)

// someName is what can be told of a name before there is a table: it is a figure or a
// text.
const someName = unknown

// condition refuses what is no condition: what a check says must be true or false.
func (x *expression) condition() *misread {
	k, m := kindOf(x.node)
	if m == nil && k != truth {
		m = refuse(x.node, lang.New("this is no condition", "这不是条件"),
			lang.New("compare it with something, as in Total == North + South", "请写成比较，如“合计 == 甲 + 乙”"))
	}
	return m
}

var comparing = []string{"==", "!=", "<", "<=", ">", ">="}

// kindOf is what a part of an expression is, or why it can be nothing.
func kindOf(n ast.Node) (kind, *misread) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return number, nil
	case *ast.StringNode:
		return text, nil
	case *ast.BoolNode:
		return truth, nil
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return truth, expect(truth, n.Node)
		}
		return number, expect(number, n.Node)
	case *ast.BinaryNode:
		return kindOfBinary(n)
	case *ast.ConditionalNode:
		if m := expect(truth, n.Cond); m != nil {
			return unknown, m
		}
		k, m := kindOf(n.Exp1)
		if m == nil {
			m = expect(k, n.Exp2)
		}
		return k, m
	case *ast.CallNode:
		return kindOfCall(n)
	}
	return someName, nil
}

func kindOfBinary(n *ast.BinaryNode) (kind, *misread) {
	both := func(k kind) *misread {
		if m := expect(k, n.Left); m != nil {
			return m
		}
		return expect(k, n.Right)
	}
	switch {
	case slices.Contains([]string{"and", "&&", "or", "||"}, n.Operator):
		return truth, both(truth)
	case slices.Contains([]string{"contains", "startsWith", "endsWith"}, n.Operator):
		return truth, both(text)
	case !slices.Contains(comparing, n.Operator):
		return number, both(number)
	}
	for _, side := range []ast.Node{n.Left, n.Right} {
		k, m := kindOf(side)
		if m == nil && k == truth {
			m = refuse(side, lang.New("a condition cannot be compared", "条件不能再作比较"),
				lang.New("write a == b and b == c", "请写成 a == b 且 b == c"))
		}
		if m == nil && k == text && n.Operator != "==" && n.Operator != "!=" {
			m = quotedName(side)
		}
		if m != nil {
			return unknown, m
		}
	}
	return truth, nil
}

func kindOfCall(n *ast.CallNode) (kind, *misread) {
	name, object := callee(n)
	switch {
	case name == "sheet":
		return unknown, refuse(n, lang.New("a sheet is no figure", "工作表不是数"),
			lang.New(`write sheet("…").item("…").entity("…")`, `请写成 sheet("…").item("…").entity("…")`))
	case object != nil || slices.Contains(naming, name):
		return number, nil
	}
	for _, a := range n.Arguments {
		if m := expect(number, a); m != nil {
			return unknown, m
		}
	}
	if name == "blank" {
		return truth, nil
	}
	return number, nil
}

// expect refuses a part of an expression that is of another kind than its place asks.
func expect(want kind, n ast.Node) *misread {
	k, m := kindOf(n)
	switch {
	case m != nil || k == want || k == someName && want != truth || want == someName && k != truth:
		return m
	case want == truth:
		return refuse(n, lang.New("a condition is needed here", "此处需要条件"),
			lang.New("compare it with something, as in Total == 5", "请写成比较，如“合计 == 5”"))
	case k == text:
		return quotedName(n)
	case want == text:
		return refuse(n, lang.New("a text is needed here", "此处需要文字"), lang.New(`put it in quotes: "…"`, `请加上引号："…"`))
	}
	return refuse(n, lang.New("a figure is needed here, not a condition", "此处需要数，不是条件"),
		lang.New("compare figures and join the comparisons with and", "请比较数，再用“且”连接各个比较"))
}

// quotedName is a text where a figure is needed.
func quotedName(n ast.Node) *misread {
	return refuse(n, lang.New("a figure is needed here, not a text", "此处需要数，不是文字"),
		lang.New(`write a column's name without quotes, or as col("…")`, `列名请不加引号，或写成 col("…")`))
}
