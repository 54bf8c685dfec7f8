package user

import (
	"math/big"
	"strings"

	"github.com/expr-lang/expr/ast"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// scope is where an expression is worked out: one row or one column of a table.
type scope struct {
	*binding
	pos       int // the row if the lines are columns, else the column
	component int // of compounds, which are checked one by one
	several   int // components met
	written   int // figures met that are not blank
	touched   met
	words     met          // texts met
	absent    bool         // another table has no such column
	why       lang.Message // the expression makes no sense here
	budget    *budget
}

// rowRef is a row of a table.
type rowRef struct {
	lines *lines
	line  int
}

// cell reads a figure and remembers it for the report.
func (s *scope) cell(l *lines, row, col int) value {
	s.budget.spend()
	v, several := read(l.table.At(row, col), s.component)
	s.several = max(s.several, several)
	if !v.blank {
		s.written++
	}
	if s.touched.first(l.table.Ref(row, col)) {
		s.touched.list = append(s.touched.list, checker.PlaceOf(l.table, row, col))
	}
	return v
}

// budget is how many cells may still be read: none when nobody waits for the result.
type budget struct {
	cells   int
	stopped func() bool
}

func (b *budget) spend() {
	if b.cells--; b.cells%4096 == 0 && b.stopped() {
		b.cells = 0
	}
}

func (b *budget) spent() bool { return b.cells <= 0 || b.stopped() }

// met are places that have been met, each once, in the order of meeting.
type met struct {
	list []checker.Place
	seen map[sheets.Ref]bool
}

// first says whether a cell has not been met before, and remembers it.
func (p *met) first(r sheets.Ref) bool {
	if p.seen[r] {
		return false
	}
	if p.seen == nil {
		p.seen = map[sheets.Ref]bool{}
	}
	p.seen[r] = true
	return true
}

// line reads the figure of a line in the scope's position.
func (s *scope) line(i int) value {
	if s.axis == relation.Across {
		return s.cell(s.lines, s.pos, i)
	}
	return s.cell(s.lines, i, s.pos)
}

// fail says why an expression makes no sense.
func (s *scope) fail(en, zh string, args ...any) value {
	if s.why.IsZero() {
		s.why = lang.New(en, zh, args...)
	}
	return value{}
}

// eval works a part of an expression out.
func (s *scope) eval(n ast.Node) value {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return numeric(new(big.Rat).SetInt64(int64(n.Value)))
	case *ast.FloatNode:
		return numeric(s.check.literals[n])
	case *ast.BoolNode:
		return logical(n.Value)
	case *ast.StringNode:
		return value{kind: text, text: n.Value}
	case *ast.IdentifierNode:
		return s.name(n.Value)
	case *ast.UnaryNode:
		return s.unary(n)
	case *ast.BinaryNode:
		return s.binary(n)
	case *ast.ConditionalNode:
		switch c := s.truth(s.eval(n.Cond)); {
		case c.kind == unknown:
			return value{}
		case c.truth:
			return s.eval(n.Exp1)
		}
		return s.eval(n.Exp2)
	case *ast.CallNode:
		return s.call(n)
	}
	return value{}
}

// name is what a name stands for here.
func (s *scope) name(name string) value {
	if of, ok := s.texts[name]; ok {
		place := of(s.pos)
		if place.Text != "" {
			s.written++
			if s.words.first(place.Ref) {
				s.words.list = append(s.words.list, place)
			}
		}
		return value{kind: text, text: place.Text}
	}
	lines := s.bound[name]
	if len(lines) == 1 && !s.grouped[name] {
		return s.line(lines[0])
	}
	v := value{kind: list}
	for _, i := range lines {
		if s.budget.cells <= 0 {
			return value{}
		}
		v.list = append(v.list, s.line(i))
	}
	return v
}

// number is a value as a number: a row gives its figure in the column that the
// scope is about.
func (s *scope) number(v value) value {
	switch v.kind {
	case number, unknown:
		return v
	case row:
		col, ok := s.column(v.row.lines)
		if !ok {
			return value{}
		}
		return s.cell(v.row.lines, v.row.line, col)
	case list:
		return s.fail("a group stands where one figure is needed; write sum(…)", "此处需要一个数，却用了一组；请写成 sum(…)")
	}
	return s.fail("a figure is compared with a text or a condition", "数与文字或条件不能放在一起运算")
}

func (s *scope) truth(v value) value {
	if v.kind == truth || v.kind == unknown {
		return v
	}
	return s.fail("a condition is needed, such as Total == 5", "此处需要条件，如“合计 == 5”")
}

func (s *scope) unary(n *ast.UnaryNode) value {
	v := s.eval(n.Node)
	switch n.Operator {
	case "not", "!":
		if v = s.truth(v); v.kind == truth {
			v.truth = !v.truth
		}
		return v
	case "-":
		if v = s.number(v); v.kind == number {
			v.num = new(big.Rat).Neg(v.num)
		}
		return v
	}
	return s.number(v)
}

func (s *scope) binary(n *ast.BinaryNode) value {
	switch n.Operator {
	case "and", "&&", "or", "||":
		// What decides by itself decides, whatever the other is.
		decides := n.Operator == "or" || n.Operator == "||"
		a := s.truth(s.eval(n.Left))
		if a.kind == truth && a.truth == decides {
			return a
		}
		b := s.truth(s.eval(n.Right))
		if b.kind == truth && b.truth == decides || a.kind == truth {
			return b
		}
		return value{}
	}
	a, b := s.eval(n.Left), s.eval(n.Right)
	if a.kind == text || b.kind == text {
		return s.compareTexts(n.Operator, a, b)
	}
	a, b = s.number(a), s.number(b)
	if a.kind != number || b.kind != number {
		return value{}
	}
	switch n.Operator {
	case "+", "-", "*", "/":
		return s.reckon(n.Operator, a, b)
	}
	// A blank by itself is nobody's claim.
	if a.blank || b.blank {
		return value{}
	}
	return logical(s.holds(n.Operator, a.num, b.num))
}

func (s *scope) reckon(operator string, a, b value) value {
	v := value{kind: number, num: new(big.Rat), blank: a.blank && b.blank}
	switch operator {
	case "+":
		v.num.Add(a.num, b.num)
	case "-":
		v.num.Sub(a.num, b.num)
	case "*":
		v.num.Mul(a.num, b.num)
	case "/":
		if b.num.Sign() == 0 { // a share of nothing
			return value{}
		}
		v.num.Quo(a.num, b.num)
	}
	v.percent = a.percent && b.percent && (operator == "+" || operator == "-")
	return v
}

// holds compares two numbers, as far as the check tolerates.
func (s *scope) holds(operator string, a, b *big.Rat) bool {
	difference := new(big.Rat).Sub(a, b)
	equal := new(big.Rat).Abs(difference).Cmp(s.tolerance) <= 0
	switch operator {
	case "==":
		return equal
	case "!=":
		return !equal
	case "<":
		return difference.Sign() < 0
	case ">":
		return difference.Sign() > 0
	case "<=":
		return difference.Sign() < 0 || equal
	}
	return difference.Sign() > 0 || equal
}

// compareTexts compares as a reader does: spaces and widths do not count.
func (s *scope) compareTexts(operator string, a, b value) value {
	if a.kind == unknown || b.kind == unknown {
		return value{}
	}
	x, y := squeeze(a.text), squeeze(b.text)
	if a.kind == b.kind {
		switch operator {
		case "==":
			return logical(x == y)
		case "!=":
			return logical(x != y)
		case "contains":
			return logical(strings.Contains(x, y))
		case "startsWith":
			return logical(strings.HasPrefix(x, y))
		case "endsWith":
			return logical(strings.HasSuffix(x, y))
		}
	}
	return s.fail("a text cannot be used with %s and a figure", "文字不能用 %s 与数运算", operator)
}

// column is the column of a table that the scope is about: its own, or the one of
// another table that is named alike.
func (s *scope) column(l *lines) (int, bool) {
	switch {
	case s.lines == nil || s.axis == relation.Across:
		s.fail(`name the column: item("…").entity("…")`, `请指明列：item("…").entity("…")`)
		return 0, false
	case l.table == s.lines.table:
		return s.pos, true
	}
	pairs, ok := s.pairs[l]
	if !ok {
		heads := func(l *lines) (out []string) {
			for _, c := range l.table.Columns {
				out = append(out, bare(innermost(c)))
			}
			return out
		}
		pairs = l.names.Match(heads(s.lines), heads(l))
		s.pairs[l] = pairs
	}
	s.absent = s.absent || pairs[s.pos] < 0
	return pairs[s.pos], pairs[s.pos] >= 0
}
