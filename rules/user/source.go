package user

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"crossfoot/sheets/lang"
)

// expression is the source of a check, parsed. The library parses; the figures are
// worked out by eval.go, which must know the cell behind every one of them.
type expression struct {
	source string
	folded []rune // as the library reads it
	node   ast.Node
	names  []string // that stand for lines of a table, in the order of their first use
	cols   []string // named by col("…")
	items  []string // named by item("…")
	open   *ref     // the first row of which no column is named

	literals map[ast.Node]*big.Rat // numbers with a point, exactly as they are written
}

// ref is a row: of a sheet, or of the table at hand.
type ref struct {
	sheet, item string
}

// What an expression may take.
const (
	sourceMost = 4000 // characters
	nodesMost  = 500
)

// functions are all functions, with the fewest and the most arguments.
var functions = map[string][2]int{
	"sum": {1, nodesMost}, "min": {1, nodesMost}, "max": {1, nodesMost},
	"abs": {1, 1}, "round": {1, 2}, "blank": {1, 1},
	"col": {1, 1}, "item": {1, 1}, "sheet": {1, 1},
}

// methods may stand behind a point: sheet("1").item("2").entity("3").
var methods = map[string]string{"item": "sheet", "entity": "item"}

// operators are those that there are between two values.
var operators = []string{"+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or", "&&", "||", "contains", "startsWith", "endsWith"}

// misread is where an expression cannot be read, counted in characters, and why.
type misread struct {
	offset    int
	cause, do lang.Message
}

// parse reads an expression.
func parse(source string) (*expression, *misread) {
	if utf8.RuneCountInString(source) > sourceMost {
		return nil, &misread{0, lang.New("the expression is longer than %d characters", "式子超过 %d 个字符", sourceMost), lang.New("split it into several checks", "请拆成几项检查")}
	}
	folded, origin := fold(source)
	config := conf.CreateNew()
	config.MaxNodes = nodesMost
	for name := range functions {
		config.Functions[name] = &builtin.Function{Name: name}
	}
	tree, err := parser.ParseWithConfig(folded, config)
	if err != nil {
		return nil, unparsed(err, origin)
	}
	x := &expression{source: source, node: tree.Node, literals: map[ast.Node]*big.Rat{}}
	x.folded = []rune(folded)
	m := x.check(tree.Node)
	if m == nil {
		m = x.condition()
	}
	if m != nil {
		m.offset = origin[min(max(m.offset, 0), len(origin)-1)]
		return nil, m
	}
	return x, nil
}

// check refuses what a check has no use for, and gathers the names.
func (x *expression) check(n ast.Node) *misread {
	all := func(nodes ...ast.Node) *misread {
		for _, n := range nodes {
			if m := x.check(n); m != nil {
				return m
			}
		}
		return nil
	}
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.StringNode, *ast.BoolNode:
		return nil
	case *ast.FloatNode:
		at := n.Location()
		written := strings.ReplaceAll(string(x.folded[at.From:min(at.To, len(x.folded))]), "_", "")
		exact, ok := new(big.Rat).SetString(written)
		if !ok || len(written) > numberMost || strings.ContainsAny(written, "eE") {
			return refuse(n, lang.New("this number cannot be read", "这个数无法识别"), lang.New("write it in digits, such as 0.5", "请用数字填写，如 0.5"))
		}
		x.literals[n] = exact
		return nil
	case *ast.IdentifierNode:
		if !slices.Contains(x.names, n.Value) {
			x.names = append(x.names, n.Value)
		}
		return nil
	case *ast.UnaryNode:
		return all(n.Node)
	case *ast.BinaryNode:
		if !slices.Contains(operators, n.Operator) {
			return refuse(n, lang.New("there is no operator %s", "没有运算符 %s", n.Operator),
				lang.New("use one of %s", "可用的有 %s", strings.Join(operators, " ")))
		}
		return all(n.Left, n.Right)
	case *ast.ConditionalNode:
		return all(n.Cond, n.Exp1, n.Exp2)
	case *ast.BuiltinNode:
		return unknownFunction(n, n.Name)
	case *ast.CallNode:
		return x.checkCall(n, false)
	}
	return refuse(n, lang.New("this cannot stand in a check", "检查的式子里不能这样写"),
		lang.New("compare names and numbers, as in Total == North + South", "请比较名称和数，如“合计 == 甲 + 乙”"))
}

// checkCall refuses functions that there are not. A row may be named without a column
// unless one follows.
func (x *expression) checkCall(n *ast.CallNode, followed bool) *misread {
	name, object := callee(n)
	if object != nil {
		before, known := methods[name]
		inner, ok := object.(*ast.CallNode)
		if !known || !ok {
			return unknownFunction(n, name)
		}
		if of, _ := callee(inner); of != before {
			return refuse(n, lang.New(".%s stands behind %s(…)", ".%s 应接在 %s(…) 之后", name, before),
				lang.New(`write sheet("…").item("…").entity("…")`, `请写成 sheet("…").item("…").entity("…")`))
		}
		if m := x.checkCall(inner, true); m != nil {
			return m
		}
	} else if _, known := functions[name]; !known {
		return unknownFunction(n, name)
	}
	least, most := 1, 1
	if object == nil {
		least, most = functions[name][0], functions[name][1]
	}
	if len(n.Arguments) < least || len(n.Arguments) > most {
		return refuse(n, lang.New("%s takes another number of values", "%s 的参数个数不对", name), lang.New("write %s(…)", "请写成 %s(…)", name))
	}
	for _, a := range n.Arguments {
		_, text := a.(*ast.StringNode)
		if named := object != nil || slices.Contains(naming, name); named != text {
			if named {
				return refuse(a, lang.New("%s takes a name in quotes", "%s 的参数是加引号的名称", name), lang.New(`write %s("…")`, `请写成 %s("…")`, name))
			}
			return refuse(a, lang.New("%s takes figures, not a text", "%s 的参数应是数，不是文字", name), lang.New("leave out the quotes", "请去掉引号"))
		}
		if !text {
			if m := x.check(a); m != nil {
				return m
			}
		}
	}
	x.note(n, name, object, followed)
	return nil
}

// note remembers the lines that a call names.
func (x *expression) note(n *ast.CallNode, name string, object ast.Node, followed bool) {
	arg, named := n.Arguments[0].(*ast.StringNode)
	if !named {
		return
	}
	r := ref{item: arg.Value}
	switch {
	case name == "col":
		x.cols = append(x.cols, arg.Value)
		return
	case name != "item":
		return
	case object == nil:
		x.items = append(x.items, arg.Value)
	default:
		if sheet, ok := object.(*ast.CallNode).Arguments[0].(*ast.StringNode); ok {
			r.sheet = sheet.Value
		}
	}
	if !followed && x.open == nil {
		x.open = &r
	}
}

// naming are the functions that take a name.
var naming = []string{"col", "item", "sheet"}

// callee is a called function's name, and what it is called on, if anything.
func callee(n *ast.CallNode) (name string, object ast.Node) {
	switch c := n.Callee.(type) {
	case *ast.IdentifierNode:
		return c.Value, nil
	case *ast.MemberNode:
		if p, ok := c.Property.(*ast.StringNode); ok {
			return p.Value, c.Node
		}
	}
	return "", n.Callee
}

func refuse(n ast.Node, cause, do lang.Message) *misread {
	return &misread{n.Location().From, cause, do}
}

// unknownFunction is a name with a bracket behind it: of a function that there is not,
// or of a column, as in 新增托位（个）.
func unknownFunction(n ast.Node, called string) *misread {
	known := []string{"sum", "min", "max", "abs", "round", "blank", "col", "item", "sheet"}
	do := oneOf(called, known)
	if strings.ContainsFunc(called, func(r rune) bool { return r > unicode.MaxLatin1 }) {
		do = lang.New(`%s; write a name with brackets as col("%s(…)")`, `%s；名称中含有括号的，请写成 col("%s(…)")`, do, called)
	}
	return refuse(n, lang.New("there is no function %q", "没有函数 %q", called), do)
}
