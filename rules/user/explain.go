package user

import (
	"math/big"
	"strings"

	"github.com/expr-lang/expr/ast"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// negated is what holds where a comparison does not.
var negated = map[string]string{"==": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}

// finding is what there is to say of a position in which the check does not hold.
func (s *scope) finding(p *checker.Pass, table int) checker.Finding {
	f := checker.Finding{Rule: p.Rule, Severity: p.Rule.Severity, Status: "broken", Table: table}
	met := s.touched.list
	if len(met) == 0 { // it is about texts alone
		met = s.words.list
	}
	for _, place := range met {
		if f.Cell.Ref.IsZero() {
			f.Cell = place
		} else {
			f.Related = append(f.Related, place)
		}
	}
	for i, sums := range p.Tables { // of the sheet that the cell is on
		if table < 0 && sums.Table.Sheet.Name == f.Cell.Ref.Sheet && sums.Table.Range.Contains(f.Cell.Ref.Row, f.Cell.Ref.Col) {
			f.Table = i
		}
	}
	var failing []string
	for _, n := range s.failing(s.check.expr.node) {
		if figures := s.inFigures(n); figures != "" {
			failing = append(failing, figures)
		}
		s.compared(n, &f)
	}
	if f.Arithmetic = strings.Join(failing, "; "); f.Arithmetic == "" {
		f.Arithmetic = s.check.expr.source
	}
	if message := s.check.Message.localized(); message != (lang.Text{}) {
		f.Message = lang.Message{Text: message}
	} else {
		f.Message = lang.New("The rules file asks that %s. Correct the figures, or the rule.", "规则文件要求 %s。请核对后改正数据，或修改规则。", s.check.expr.source)
	}
	return f
}

// compared fills in what was found and, if the check says so, what was wanted.
func (s *scope) compared(n ast.Node, f *checker.Finding) {
	b, ok := n.(*ast.BinaryNode)
	if !ok || f.Got != "" {
		return
	}
	left, right := s.number(s.eval(b.Left)), s.number(s.eval(b.Right))
	if left.kind != number || right.kind != number {
		return
	}
	f.Got = left.String()
	if b.Operator == "==" {
		f.Want = right.String()
	}
	f.Difference = value{kind: number, num: new(big.Rat).Sub(left.num, right.num), percent: left.percent && right.percent}.String()
}

// failing is the comparisons to which it comes down that a condition does not hold.
func (s *scope) failing(n ast.Node) []ast.Node {
	if b, ok := n.(*ast.BinaryNode); ok {
		switch b.Operator {
		case "and", "&&", "or", "||":
			var out []ast.Node
			for _, part := range []ast.Node{b.Left, b.Right} {
				if v := s.eval(part); v.kind == truth && !v.truth {
					out = append(out, s.failing(part)...)
				}
			}
			return out
		}
	}
	if c, ok := n.(*ast.ConditionalNode); ok {
		if s.eval(c.Cond).truth {
			return s.failing(c.Exp1)
		}
		return s.failing(c.Exp2)
	}
	return []ast.Node{n}
}

// inFigures is a comparison with its figures put in: 60 ≠ 61 = 27 + 34. It is "" for
// conditions of another kind.
func (s *scope) inFigures(n ast.Node) string {
	b, ok := n.(*ast.BinaryNode)
	if !ok || negated[b.Operator] == "" {
		return ""
	}
	left, right := s.show(b.Left, 0), s.show(b.Right, 0)
	if v := s.side(b.Left); v != left {
		left += " = " + v
	}
	if v := s.side(b.Right); v != right {
		right = v + " = " + right
	}
	return left + " " + negated[b.Operator] + " " + right
}

// side is what one side of a comparison comes to.
func (s *scope) side(n ast.Node) string {
	v := s.eval(n)
	if v.kind == row {
		v = s.number(v)
	}
	return v.String()
}

// binds is how tightly operators bind, so that brackets stand only where needed.
var binds = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2}

// signs are the operators as people write them.
var signs = map[string]string{"+": "+", "-": "−", "*": "×", "/": "÷"}

// show is an expression with its figures put in; outer is how tightly what stands
// around it binds.
func (s *scope) show(n ast.Node, outer int) string {
	wrap := func(text string, own int) string {
		if own < outer {
			return "(" + text + ")"
		}
		return text
	}
	switch n := n.(type) {
	case *ast.BinaryNode:
		if own := binds[n.Operator]; own > 0 {
			inner := own
			if n.Operator == "-" || n.Operator == "/" {
				inner++
			}
			return wrap(s.show(n.Left, own)+" "+signs[n.Operator]+" "+s.show(n.Right, inner), own)
		}
	case *ast.UnaryNode:
		if n.Operator == "-" {
			return wrap("−"+s.show(n.Node, 3), 2)
		}
	case *ast.CallNode:
		name, object := callee(n)
		if object != nil || name == "col" || name == "item" {
			break
		}
		var args []value
		for _, a := range n.Arguments {
			if v := s.eval(a); v.kind == list {
				args = append(args, v.list...)
			} else {
				args = append(args, s.number(v))
			}
		}
		if name == "sum" {
			return wrap(addition(args), 1)
		}
		texts := make([]string, len(args))
		for i, a := range args {
			texts[i] = a.String()
		}
		return name + "(" + strings.Join(texts, ", ") + ")"
	}
	return s.side(n)
}
