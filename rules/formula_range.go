package rules

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

var formulaRange = rule("formula-range", checker.Error, func(p *checker.Pass) error {
	e := formula.NewEvaluator(p.Book)
	for _, s := range p.Tables {
		c := rangeCheck{p: p, s: s, e: e, totals: totalsOf(s), done: map[place]bool{}}
		c.sums()
		for _, u := range unlikes(p, s) {
			if !u.typed() {
				c.unlike(u)
			}
		}
	}
	return nil
})

// rangeCheck looks at one table's formulas that add along one axis. A line is here a
// row of formulas that add down their columns, or a column of those that add across
// their rows.
type rangeCheck struct {
	p      *checker.Pass
	s      *checker.Sums
	e      *formula.Evaluator
	totals statedTotals
	lines  lines  // that the parts of the formulas stand in: rows if they add down
	added  []bool // by row, then by column: cells that some formula adds along the axis
	work   int    // cells looked at for subtotals
	done   map[place]bool
}

// sums looks at the formulas that add and subtract.
func (c *rangeCheck) sums() {
	if len(c.totals) == 0 {
		return
	}
	c.gathered()
	for _, l := range linesOf(c.s) {
		c.lines = l
		c.mark()
		for _, line := range inLines(c.totals, l.axis) {
			groups := byShape(line, l.axis)
			c.siblings(line, groups)
			for _, group := range groups {
				c.short(group)
				c.twice(group)
			}
		}
	}
}

// values are what a formula gives and what it would give. It says false where that is
// not known, or the same.
func (c *rangeCheck) values(is, want []formula.Addend) (got, would formula.Number, ok bool) {
	got, why := c.e.Sum(c.s.Table.Sheet, is)
	if why != "" {
		return got, would, false
	}
	would, why = c.e.Sum(c.s.Table.Sheet, want)
	slack := got.Slack + would.Slack
	return got, would, why == "" && got.Value.Sub(would.Value).Abs().InexactFloat64() > slack
}

// finding is about a formula that does not add what it should.
func (c *rangeCheck) finding(x *stated, got, want formula.Number, cells []place) checker.Finding {
	f := finding(c.p, c.s, x.place)
	f.Slip = slipAt(c.s, x.place)
	f.Got, f.Want = printed(got.Value, false), printed(want.Value, false)
	f.Difference = printed(got.Value.Sub(want.Value), false)
	for _, at := range cells {
		f.Related = append(f.Related, checker.PlaceOf(c.s.Table, at.row, at.col))
	}
	return f
}

// only is the range of one cell of the table.
func (c *rangeCheck) only(at place) sheets.Range {
	ref := c.s.Table.Ref(at.row, at.col)
	return sheets.Range{Top: ref.Row, Left: ref.Col, Bottom: ref.Row, Right: ref.Col}
}

// report reports a finding of a formula that none has been about.
func (c *rangeCheck) report(x *stated, f checker.Finding) {
	if !c.done[x.place] {
		c.done[x.place] = true
		c.p.Report(f)
	}
}

// text is a formula as its cell has it.
func (c *rangeCheck) text(x *stated) string {
	return c.s.Table.Sheet.Formulas[[2]int32{x.cell.Row, x.cell.Col}].String()
}

// namesMost is how many cells a message names.
const namesMost = 4

// names lists cells with what they hold: B7 (12).
func (c *rangeCheck) names(cells []place) lang.Text { return namesOf(c.s, cells) }

func namesOf(s *checker.Sums, cells []place) lang.Text {
	var en, zh []string
	for i, at := range cells {
		if i == namesMost {
			en, zh = append(en, "…"), append(zh, "…")
			break
		}
		name, text := s.Table.Ref(at.row, at.col).String(), s.Table.Text(at.row, at.col)
		en, zh = append(en, name+" ("+text+")"), append(zh, name+"（"+text+"）")
	}
	return lang.Text{EN: strings.Join(en, ", "), ZH: strings.Join(zh, "、")}
}
