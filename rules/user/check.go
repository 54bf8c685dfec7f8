package user

import (
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/expr-lang/expr/ast"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// check is one of Config.Checks, made ready.
type check struct {
	Check
	expr, where *expression
	names       []string // of both, that stand for lines of a table
	cols, items []string
	table       *pattern
	groups      map[string][]string
	literals    map[ast.Node]*big.Rat // of both
	line        int                   // in the rules file
	tolerance   *big.Rat
	rules       *Rules
}

// check makes one of the checks ready, and a rule of it.
func (r *Rules) check(d *decoder, i int) *Fault {
	path := fmt.Sprintf("checks[%d]", i)
	c := &check{Check: r.Config.Checks[i], rules: r, groups: r.Config.Groups, literals: map[ast.Node]*big.Rat{}, line: r.places[path]}
	switch {
	case !kebab().MatchString(c.ID):
		at := path
		if c.ID != "" {
			at += ".id"
		}
		return d.in(at, 0, lang.New("a check needs an id of small letters, digits and hyphens", "检查需要一个由小写字母、数字和连字符组成的 id"),
			lang.New("write id: my-check", "请写成 id: my-check"))
	case slices.Contains(r.known, c.ID) || slices.ContainsFunc(r.checks, func(o *check) bool { return o.ID == c.ID }):
		return d.in(path+".id", 0, lang.New("there is a rule %q already", "已有名为 %q 的规则", c.ID), lang.New("choose another id", "请换一个 id"))
	case c.Severity == "off":
		return d.in(path+".severity", 0, lang.New("a check that is off does nothing", "级别为 off 的检查不起作用"),
			lang.New("put # before its lines instead", "如不需要，请在各行前加 #"))
	case c.Expr == "":
		return d.in(path, 0, lang.New("a check needs an expr: what must hold", "检查需要 expr，即应当成立的式子"),
			lang.New("write expr: Total == North + South", "请写成 expr: 合计 == 甲 + 乙"))
	}
	for _, part := range []struct {
		key, source string
		into        **expression
	}{{".expr", c.Expr, &c.expr}, {".where", c.Where, &c.where}} {
		if part.source == "" {
			continue
		}
		x, m := parse(part.source)
		if m != nil {
			return d.in(path+part.key, m.offset, m.cause, m.do)
		}
		*part.into = x
		maps.Copy(c.literals, x.literals)
		for _, n := range x.names {
			if !slices.Contains(c.names, n) {
				c.names = append(c.names, n)
			}
		}
		c.cols, c.items = append(c.cols, x.cols...), append(c.items, x.items...)
	}
	c.table, c.tolerance = optional(c.Check.Table), c.Tolerance.Rat()
	r.checks = append(r.checks, c)
	r.Checks = append(r.Checks, c.rule())
	return nil
}

// rule is the check as a rule like any other.
func (c *check) rule() *checker.Rule {
	title := c.Title.localized()
	if title == (lang.Text{}) {
		title = lang.Text{EN: c.Expr, ZH: c.Expr}
	}
	severity := checker.Error
	if c.Severity != "" {
		severity = levels[c.Severity].Severity
	}
	return &checker.Rule{ID: c.ID, Says: checker.Saying(title, lang.Text{}), Severity: severity, Run: c.run}
}

// cellsMost is how many cells one check may read in one workbook.
const cellsMost = 50_000_000

// run works the check out in every table that it is about. What did not apply, and
// why, goes into the report as well.
func (c *check) run(p *checker.Pass) error {
	o := checker.Outcome{Name: c.ID}
	budget := &budget{cellsMost, p.Stopped}
	all := make([]*lines, len(p.Tables))
	for i, s := range p.Tables {
		all[i] = c.rules.lines(s.Table)
	}
	try := func(table int, b *binding, why lang.Message) {
		if why.IsZero() {
			why = b.run(p, table, budget, &o)
		}
		if why.IsZero() {
			o.Applied = true
		} else if o.Why.IsZero() {
			o.Why = why
			if table >= 0 {
				o.Why = lang.New("%s: %s", "%s：%s", place(p.Tables[table].Table), why)
			}
		}
	}
	if c.apart() {
		b, why := c.bindBook(all)
		try(-1, b, why)
	} else {
		about := false
		for i, s := range p.Tables {
			if c.table != nil && !c.table.matches(s.Table.Sheet.Name) && !c.table.matches(s.Table.Title) {
				continue
			}
			about = true
			b, why := c.bind(all, all[i], s)
			try(i, b, why)
		}
		if !about && c.table != nil {
			o.Why = lang.New("no sheet and no title is called “%s”", "没有名为“%s”的工作表或表标题", c.Check.Table)
		}
	}
	p.Outcome(o)
	return nil
}

// run works the check out in every position, or says why it makes no sense.
func (b *binding) run(p *checker.Pass, table int, budget *budget, o *checker.Outcome) lang.Message {
	absent, before, chosen := 0, *o, 0
	for pos := range b.positions {
		if budget.spent() {
			o.Undetermined += b.positions - pos
			break
		}
		if v, why := b.chooses(pos, budget); !why.IsZero() {
			return why
		} else if v.kind == unknown {
			o.Undetermined++
			continue
		} else if !v.truth {
			continue
		}
		chosen++
		s := b.at(pos, budget)
		v := s.claim()
		switch {
		case !s.why.IsZero():
			return s.why
		case budget.spent(): // in the middle of it
			o.Undetermined++
		case s.absent:
			absent++
		case s.written == 0: // nothing is claimed
		case v.kind == unknown:
			o.Undetermined++
		case v.truth:
			o.Held++
		default:
			f := s.finding(p, table)
			if budget.spent() {
				o.Undetermined++
				break
			}
			o.Broken++
			p.Report(f)
		}
	}
	switch {
	case absent > 0 && absent == b.positions:
		return lang.New("the tables have no column of the same name", "两张表没有同名的列")
	case chosen == 0 && o.Undetermined == before.Undetermined:
		return lang.New("its where chooses nothing", "没有符合 where 的行或列")
	case o.Held+o.Broken+o.Undetermined == before.Held+before.Broken+before.Undetermined:
		return lang.New("nothing is written in the cells that it is about", "所涉及的单元格都是空白")
	}
	return lang.Message{}
}

// chooses is what the where of the check says of a position, or why that makes no sense.
func (b *binding) chooses(pos int, budget *budget) (value, lang.Message) {
	if b.check.where == nil {
		return value{kind: truth, truth: true}, lang.Message{}
	}
	s := b.at(pos, budget)
	return s.truth(s.eval(b.check.where.node)), s.why
}

// claim is what the check itself says there. A compound holds if all of it does.
func (s *scope) claim() value {
	v := s.truth(s.eval(s.check.expr.node))
	for k := 1; k < s.several && v.truth && v.kind == truth; k++ {
		s.component = k
		v = s.truth(s.eval(s.check.expr.node))
	}
	return v
}

func (b *binding) at(pos int, budget *budget) *scope {
	return &scope{binding: b, pos: pos, several: 1, budget: budget}
}
