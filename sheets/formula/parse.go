// Package formula reads the formulas that make totals, and works them out in exact
// decimals.
//
// In goes a formula as a sheet keeps it; out comes an Expr, which can be worked out
// from the values that the workbook stores (Evaluator) or taken apart into the
// ranges that it adds (Addends). It knows sums, the four operations, percentages,
// rounding, ABS, MIN, MAX, SUBTOTAL, SUMIF and SUMIFS. Whatever else a formula says
// makes it undetermined, with the reason: nothing is guessed. Parsing is left to the
// tokenizer efp; what a reference means to package sheets.
//
// excelize, which has some 450 functions, works formulas out too (CalcCellValue). It
// is not used for that: it reckons in doubles and in texts made of them, so that a
// difference may be its own; it follows a formula through all that it rests on, so
// that one slip comes out wherever it leads; it takes a whole workbook of its own,
// and for every formula looks at each cell of its ranges, which is quadratic for
// running totals. It serves the tests, which ask that both agree.
package formula

import (
	"strings"

	"crossfoot/sheets"

	"github.com/shopspring/decimal"
	"github.com/xuri/efp"
)

// Reason says why a formula cannot be worked out; "" if it can. The name of a
// function with brackets, such as IF(), says that it is not known here.
type Reason string

// The reasons beside functions that are not known.
const (
	TooLong   Reason = "too long"
	Syntax    Reason = "syntax"
	Operator  Reason = "operator"       // comparisons, powers, joined texts, unions
	Literal   Reason = "literal"        // texts, TRUE, error values, arrays in braces
	Name      Reason = "name"           // a name defined somewhere, a table's column
	External  Reason = "other workbook" // which is not at hand
	Sheet     Reason = "sheet"          // one that the book does not have, or several at once
	Array     Reason = "array"          // an array formula, or a range where one value belongs
	Circular  Reason = "circular"       // the formula takes part in its own value
	NotNumber Reason = "not a number"   // a text or a truth value in arithmetic
	ErrorCell Reason = "error value"
	NoValue   Reason = "no stored value" // neither its own, or that of a cell it refers to
	Filter    Reason = "hidden rows"     // which SUBTOTAL leaves out if a filter hides them
	TooLarge  Reason = "too large"       // a number, or the work
	Zero      Reason = "division by zero"
)

const (
	textMost  = 32 << 10 // bytes of a formula; Excel allows 8192 characters
	depthMost = 64       // brackets within brackets, as in Excel
)

type op uint8

const (
	opNumber op = iota
	opRef
	opSum // of signed kids
	opProduct
	opQuotient
	opPercent
	opText // as an argument only
	opCall
)

// Expr is a formula taken apart.
type Expr struct {
	op    op
	value decimal.Decimal
	text  string // of a text; the name of a function
	ref   ref
	kids  []Expr
	minus []bool // of a sum's kids
}

// Parse takes a formula's text apart, without the equals sign.
func Parse(text string) (*Expr, Reason) {
	if len(text) > textMost {
		return nil, TooLong
	}
	ps := efp.ExcelParser()
	p := parser{tokens: ps.Parse(oneLine.Replace(text))}
	e, why := p.sum()
	if why == "" && p.at < len(p.tokens) {
		why = p.refuse()
	}
	if why != "" {
		return nil, why
	}
	return &e, ""
}

// Exprs keeps formulas taken apart: those that are shared have one text.
type Exprs map[string]parsed

type parsed struct {
	expr *Expr
	why  Reason
}

const exprsMost = 10_000

// Expr is a formula taken apart, as it stands in the cell that states it.
func (es Exprs) Expr(f sheets.Formula) (*Expr, Reason) {
	if f.Array != (sheets.Range{}) {
		return nil, Array
	}
	p, ok := es[f.Text]
	if !ok {
		p.expr, p.why = Parse(f.Text)
		if len(es) < exprsMost {
			es[f.Text] = p
		}
	}
	return p.expr, p.why
}

// Addends are the ranges that a formula adds and subtracts, where it does nothing
// else: SUM(D4:D9), D4+D5-D6, SUM(A1:A3,B7)+Q1!C2. It says false for every other.
func (es Exprs) Addends(f sheets.Formula) ([]Addend, bool) {
	e, why := es.Expr(f)
	if why != "" {
		return nil, false
	}
	return e.addends(nil, 1, int(f.DRow), int(f.DCol))
}

// oneLine makes line breaks and tabs, which say nothing, the spaces that efp knows.
var oneLine = strings.NewReplacer("\r", " ", "\n", " ", "\t", " ")

type parser struct {
	tokens []efp.Token
	at     int
	depth  int
}

func (p *parser) peek() efp.Token {
	if p.at < len(p.tokens) {
		return p.tokens[p.at]
	}
	return efp.Token{}
}

// take steps over a token if it is of a type and, unless that is "", a value.
func (p *parser) take(typ, subtype, value string) bool {
	t := p.peek()
	ok := t.TType == typ && (subtype == "" || t.TSubType == subtype) && (value == "" || t.TValue == value)
	if ok {
		p.at++
	}
	return ok
}

// refuse is why the next token has no place where it stands.
func (p *parser) refuse() Reason {
	switch t := p.peek(); {
	case t.TType == efp.TokenTypeOperatorInfix:
		return Operator
	case t.TType == efp.TokenTypeOperand && t.TSubType != efp.TokenSubTypeRange:
		return Literal
	case t.TValue == "ARRAY":
		return Literal
	}
	return Syntax
}

// sum reads terms with + and − between them.
func (p *parser) sum() (Expr, Reason) {
	first, why := p.product()
	if why != "" {
		return first, why
	}
	s := Expr{op: opSum, kids: []Expr{first}, minus: []bool{false}}
	for {
		minus := p.take(efp.TokenTypeOperatorInfix, "", "-")
		if !minus && !p.take(efp.TokenTypeOperatorInfix, "", "+") {
			if len(s.kids) == 1 {
				return first, ""
			}
			return s, ""
		}
		next, why := p.product()
		if why != "" {
			return s, why
		}
		s.kids, s.minus = append(s.kids, next), append(s.minus, minus)
	}
}

// product reads factors with × and ÷ between them.
func (p *parser) product() (Expr, Reason) {
	e, why := p.factor()
	for why == "" {
		var o op
		switch {
		case p.take(efp.TokenTypeOperatorInfix, "", "*"):
			o = opProduct
		case p.take(efp.TokenTypeOperatorInfix, "", "/"):
			o = opQuotient
		default:
			return e, ""
		}
		var next Expr
		next, why = p.factor()
		e = Expr{op: o, kids: []Expr{e, next}}
	}
	return e, why
}

// factor reads an operand with the signs before and the percent signs behind it.
func (p *parser) factor() (Expr, Reason) {
	minus, signed := false, false
	for {
		t := p.peek()
		if t.TType != efp.TokenTypeOperatorPrefix && t.TType != efp.TokenTypeOperatorInfix || t.TValue != "-" && t.TValue != "+" {
			break
		}
		signed, minus = true, minus != (t.TValue == "-")
		p.at++
	}
	e, why := p.operand()
	if why != "" {
		return e, why
	}
	for p.take(efp.TokenTypeOperatorPostfix, "", "%") {
		e = Expr{op: opPercent, kids: []Expr{e}}
	}
	if signed {
		e = Expr{op: opSum, kids: []Expr{e}, minus: []bool{minus}}
	}
	return e, ""
}

func (p *parser) operand() (Expr, Reason) {
	if p.depth++; p.depth > depthMost {
		return Expr{}, TooLong
	}
	defer func() { p.depth-- }()
	t := p.peek()
	switch {
	case t.TValue == "ARRAY":
		return Expr{}, Literal
	case p.take(efp.TokenTypeSubexpression, efp.TokenSubTypeStart, ""):
		e, why := p.sum()
		if why == "" && !p.take(efp.TokenTypeSubexpression, efp.TokenSubTypeStop, "") {
			why = p.refuse()
		}
		return e, why
	case p.take(efp.TokenTypeFunction, efp.TokenSubTypeStart, ""):
		return p.call(strings.ToUpper(t.TValue))
	case p.take(efp.TokenTypeOperand, efp.TokenSubTypeNumber, ""):
		value, err := decimal.NewFromString(t.TValue)
		if err != nil || tooLarge(value) {
			return Expr{}, Literal
		}
		return Expr{op: opNumber, value: value}, ""
	case p.take(efp.TokenTypeOperand, efp.TokenSubTypeRange, ""):
		r, why := parseRef(t.TValue)
		return Expr{op: opRef, ref: r}, why
	}
	return Expr{}, p.refuse()
}

// call reads the arguments of a function. A text may be one, and nothing else.
func (p *parser) call(name string) (Expr, Reason) {
	e := Expr{op: opCall, text: name}
	if functions[name] == nil {
		return e, Reason(name + "()")
	}
	for {
		var arg Expr
		var why Reason
		if t := p.peek(); p.take(efp.TokenTypeOperand, efp.TokenSubTypeText, "") {
			arg = Expr{op: opText, text: t.TValue}
		} else if arg, why = p.sum(); why != "" {
			return e, why
		}
		e.kids = append(e.kids, arg)
		if p.take(efp.TokenTypeFunction, efp.TokenSubTypeStop, "") {
			return e, ""
		}
		if !p.take(efp.TokenTypeArgument, "", "") {
			return e, p.refuse()
		}
	}
}

// ref is a reference as a formula writes it: one cell, or two ends.
type ref struct {
	sheet string // "" for the formula's own
	a, b  sheets.End
}

// parseRef reads a reference, whose sheet has lost its quotes by now.
func parseRef(word string) (ref, Reason) {
	var r ref
	if i := strings.LastIndexByte(word, '!'); i >= 0 {
		r.sheet, word = word[:i], word[i+1:]
		switch {
		case strings.ContainsAny(r.sheet, "[]\\|"):
			return r, External
		case r.sheet == "" || strings.Contains(r.sheet, ":"):
			return r, Sheet
		}
	}
	first, last, two := strings.Cut(word, ":")
	r.a, r.b = sheets.ParseEnd(first), sheets.ParseEnd(last)
	if !two {
		r.b = r.a
	}
	if !r.a.Valid() || !r.a.SameKind(r.b) || !two && !(r.a.HasRow && r.a.HasCol) {
		return r, Name
	}
	return r, ""
}

// at is the range that the reference means in a formula that was moved.
func (r ref) at(rows, cols int) (sheets.Range, bool) {
	a, ok1 := r.a.Moved(rows, cols)
	b, ok2 := r.b.Moved(rows, cols)
	out := sheets.Range{Top: min(a.Row, b.Row), Left: min(a.Col, b.Col), Bottom: max(a.Row, b.Row), Right: max(a.Col, b.Col)}
	if !a.HasRow {
		out.Top, out.Bottom = 1, sheets.MaxRow
	}
	if !a.HasCol {
		out.Left, out.Right = 1, sheets.MaxCol
	}
	return out, ok1 && ok2
}
