package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/between"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

// reportExchange is about two lines of a table, each of which has what another table gives
// under the name of the other.
func (x *contradictions) reportExchange(e between.Exchange) {
	f := x.misplaced(e.Cells[0], e.Same[1], e.Same[0], e.Cells[1], e.Same[1])
	f.Message = lang.New(
		"The figures of %[1]s and of %[2]s look exchanged: what stands here for %[1]s stands in %[3]s for %[2]s, and the other way round. Put them right here or there.",
		"“%[1]s”与“%[2]s”的数像是互相填错了位置：此处“%[1]s”的数，在 %[3]s 是“%[2]s”的数，反之亦然。请核对后改正此处或彼处。",
		e.Names[0], e.Names[1], f.Related[0].Address())
	x.Report(e.Cells[0].View.File, f)
}

// reportTurned is about two lines of a table that make up what another adds up if they are
// turned round.
func (x *contradictions) reportTurned(t between.Turned) {
	f := x.misplaced(t.Cells[0], t.Cells[1], t.Cells[1], t.Total)
	f.Message = lang.New(
		"The figures of %[1]s and of %[2]s look exchanged in this table: with each in the other's place, all tables come to what %[3]s says of both, otherwise not. Put them right here or there.",
		"此表“%[1]s”与“%[2]s”的数像是互相填错了位置：两者对调后，各分表之和与汇总表（%[3]s）相符，不对调则不符。请核对后改正此表或汇总表。",
		t.Names[0], t.Names[1], f.Related[1].Address())
	x.Report(t.Cells[0].View.File, f)
}

// reportScaled is about a table in another unit than it should be.
func (x *contradictions) reportScaled(s between.Scaled) {
	f := x.misplaced(s.Cell, s.Other, s.Other)
	f.Slip = s.Cell.View
	times, value := decimal.New(1, max(s.Power, -s.Power)).String(), s.Cell.Figure().Value()
	f.Want = value.Shift(-s.Power).String()
	sign := " ÷ "
	f.Message = lang.New(
		"The figures of this table fit %[2]s only if all of them are divided by %[1]s. Correct them, or the unit that the table says.",
		"此表的数须全部除以 %[1]s，才与 %[2]s 所在的表对得上。请核对此表的单位，改正数值或单位。", times, f.Related[0].Address())
	if s.Power < 0 {
		sign = " × "
		f.Message = lang.New(
			"The figures of this table fit %[2]s only if all of them are multiplied by %[1]s. Correct them, or the unit that the table says.",
			"此表的数须全部乘以 %[1]s，才与 %[2]s 所在的表对得上。请核对此表的单位，改正数值或单位。", times, f.Related[0].Address())
	}
	f.Arithmetic = value.String() + sign + times + " = " + f.Want
	x.Report(s.Cell.View.File, f)
}

// reportCopied is about a table that is called after one thing and has the figures of
// another.
func (x *contradictions) reportCopied(c between.Copied) {
	f := x.misplaced(c.Cell, c.Says, c.Of, c.Says)
	f.Message = lang.New(
		"This table is about %[1]s and has the figures of %[2]s (%[3]s); for %[1]s, %[4]s gives other ones. Fill in those of %[1]s.",
		"此表是“%[1]s”的，填的却是“%[2]s”的数（见 %[3]s）；%[4]s 中“%[1]s”另有其数。请改填“%[1]s”的数。",
		c.Names[0], c.Names[1], f.Related[0].Address(), f.Related[1].Address())
	x.Report(c.Cell.View.File, f)
}

// reportShifted is about a line whose figures have slipped by a place.
func (x *contradictions) reportShifted(s between.Shifted) {
	f := x.misplaced(s.Cell, s.Of, s.Of)
	f.Slip = s
	f.Want, f.Arithmetic = "", f.Cell.Address()+" "+f.Got+" = "+f.Related[0].Address()+" "+f.Related[0].Text
	f.Message = lang.New(
		"The figures of %[1]s have slipped: from here on, each stands before the place that its own table gives it. What stands here is in %[2]s that of %[3]s. Move them here or there.",
		"“%[1]s”的数像是错位了：从此处起，各数的位置都比其分表提前了，此处填的在 %[2]s 是“%[3]s”的数。请核对后改正此处或该分表。",
		s.Name, f.Related[0].Address(), s.Item)
	if s.Later {
		f.Message = lang.New(
			"The figures of %[1]s have slipped: from here on, each stands behind the place that its own table gives it. What stands here is in %[2]s that of %[3]s. Move them here or there.",
			"“%[1]s”的数像是错位了：从此处起，各数的位置都比其分表错后了，此处填的在 %[2]s 是“%[3]s”的数。请核对后改正此处或该分表。",
			s.Name, f.Related[0].Address(), s.Item)
	}
	x.Report(s.Cell.View.File, f)
}

// reportUnlike is about a line whose own table says something else almost throughout.
func (x *contradictions) reportUnlike(u between.Unlike) {
	f := x.misplaced(u.Cell, u.Of, u.Of)
	f.Slip = u
	f.Message = lang.New(
		"The table of %[1]s (%[2]s) has other figures than this one in %[3]d of %[4]d places, while those of %[5]d others have the same: one of the two may be an older version, or of another year. Find out which holds, and correct the other.",
		"“%[1]s”的分表（%[2]s）可比的 %[4]d 个数中有 %[3]d 个与此表不同，其余 %[5]d 张分表都与此表一致：两者之一可能是旧稿，或是别的年度的数。请核对以哪个为准，并改正另一处。",
		u.Name, f.Related[0].Address(), u.Differ, u.All, u.Others)
	x.Report(u.Cell.View.File, f)
}

// reportLacking is about a figure that the table of its line has no line for.
func (x *contradictions) reportLacking(l between.Lacking) {
	c := l.Cell
	f := checker.Finding{Rule: x.Rule, Severity: x.Rule.Severity, Table: c.View.Index, Cell: x.place(c, c), Slip: l.In}
	f.Got = f.Cell.Text
	f.Message = lang.New(
		"This table says %[1]s for %[2]s; its own table, %[3]s, has no such line, while those of all others have one. Add it there, or correct this table.",
		"此表“%[2]s”填的是 %[1]s，而其分表 %[3]s 中没有这一行（列），其他各分表都有。请在该分表中补上，或改正此表。",
		f.Got, l.Name, x.table(l.In, c.View))
	x.Report(c.View.File, f)
}

// reportAbsent is about a total that covers a table which has no line above it, or leaves it out.
func (x *contradictions) reportAbsent(a between.Absent) {
	f := checker.Finding{Rule: x.Rule, Severity: x.Rule.Severity, Table: a.Total.View.Index, Cell: x.place(a.Total, a.Total), Slip: a.Total.Item()}
	f.Related = []checker.Place{x.place(a.Of, a.Total)}
	f.Got = f.Cell.Text
	if a.LeftOut {
		f.Severity, f.Slip = checker.Info, a.Of.View
		f.Message = lang.New(
			"Each line here has a table of its own; the table of %[1]s is like them, but has no line here and is not in the total. If it belongs here, add it.",
			"此表每一行（列）都有分表；%[1]s 所在的分表与之同类，在此却没有对应的一行（列），合计也未包含。如应列入，请补上。",
			f.Related[0].Address())
		x.Report(a.Total.View.File, f)
		return
	}
	of := a.Of.Figure().Value()
	rest := a.Total.Figure().Value().Sub(of).String()
	f.Want, f.Difference = rest, of.String()
	f.Arithmetic = checker.Addition([]string{rest, of.String()}) + " = " + f.Got
	f.Message = lang.New(
		"All others have a line here and a table of their own; the table of %[1]s has no line, and the total is more than the lines by just what it says. Add the line that is missing.",
		"其他各单位在此表中都有一行（列），也各有分表；唯独 %[1]s 所在的分表在此没有对应的一行（列），而合计恰好多出该表的数。请补上缺漏的一行（列）。",
		f.Related[0].Address())
	x.Report(a.Total.View.File, f)
}

// misplaced is a finding about a cell that should say what another one says, with the cells that
// show it.
func (x *contradictions) misplaced(c, want between.Cell, shown ...between.Cell) checker.Finding {
	f := checker.Finding{Rule: x.Rule, Severity: x.Rule.Severity, Table: c.View.Index, Cell: x.place(c, c), Slip: c.Item()}
	says := x.place(want, c)
	f.Got, f.Want = f.Cell.Text, says.Text
	f.Arithmetic = f.Cell.Address() + " " + f.Got + " ≠ " + says.Address() + " " + says.Text
	for _, s := range shown {
		f.Related = append(f.Related, x.place(s, c))
	}
	return f
}
