package rules

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/formula"

	"github.com/shopspring/decimal"
)

// This file finds figures that are worked out otherwise than those beside them, which are
// alike: a formula that takes another cell, turns a sign around or lacks a term,
// and a number that somebody has typed over a formula. Two formulas are alike if each is
// what the other becomes when it is copied to its place.

const (
	unlikeLeast = 4 // formulas of a line that are alike
	unlikeRare  = 4 // for each figure that is not
)

// unlike is such a figure.
type unlike struct {
	at     place
	axis   relation.Axis
	is     sheets.Formula // its own formula; none if it is typed
	like   sheets.Formula // what it would be if it were like the others
	others int            // formulas of the line that are alike
	end    bool           // they are on one side of it only

	got, would formula.Number
}

func (u unlike) typed() bool { return u.is == sheets.Formula{} }

// finding is about such a figure; the message is left to the rule.
func (u unlike) finding(p *checker.Pass, s *checker.Sums) checker.Finding {
	f := finding(p, s, u.at)
	f.Slip = slipAt(s, u.at)
	write := func(d decimal.Decimal) string { return printed(d, false) }
	if is := s.Table.At(u.at.row, u.at.col); is.Kind == figure.Percent {
		write = func(d decimal.Decimal) string { return likeRate(is, f.Cell.Text, d) }
	}
	f.Got, f.Want = write(u.got.Value), write(u.would.Value)
	f.Difference = write(u.got.Value.Sub(u.would.Value))
	f.Arithmetic = f.Got + " ≠ " + f.Want
	return f
}

// unlikes are those of a table: first the ones in its columns.
func unlikes(p *checker.Pass, s *checker.Sums) []unlike {
	return s.Once("unlike formulas", func() any {
		if len(s.Table.Sheet.Formulas) == 0 {
			return []unlike(nil)
		}
		both := linesOf(s)
		c := copies{Sums: s, usual: make([]bool, len(s.Table.Rows)*len(s.Table.Columns))}
		var odd []unlike
		for _, l := range []lines{both[1], both[0]} {
			for line := range l.n {
				odd = append(odd, c.odd(l, line)...)
			}
		}
		if len(odd) == 0 {
			return odd
		}
		e, exprs := formula.NewEvaluator(p.Book), formula.Exprs{}
		var out []unlike
		for _, u := range odd {
			if u.differs(s, e, exprs) {
				out = append(out, u)
			}
		}
		return out
	}).([]unlike)
}

// copies looks for them line by line. Usual are the cells that are like most of a line that
// has been looked at.
type copies struct {
	*checker.Sums
	usual []bool
}

// odd are the figures of a line that stand beside formulas that are like most of it.
func (c copies) odd(l lines, line int) (out []unlike) {
	calculated := 0
	for pos := range l.positions {
		if at := l.at(line, pos); l.Table.Calculated(at.row, at.col) && !c.usual[c.index(at)] {
			calculated++
		}
	}
	if calculated < unlikeLeast {
		return nil
	}
	forms := l.forms(line)
	groups := grouped(forms, func(form string) string { return form })
	if len(groups) == 0 || len(groups[0]) < unlikeLeast {
		return nil
	}
	usual, others := groups[0][0], len(groups[0])
	for pos, form := range forms {
		at := l.at(line, pos)
		if form == usual {
			c.usual[c.index(at)] = true
			continue
		}
		beside, end, ok := l.besideUsual(forms, usual, pos)
		if f := l.Table.At(at.row, at.col); !ok || f.Kind != figure.Number && f.Kind != figure.Percent || f.IsZero() && form == "" || l.copied(at, form) {
			continue
		}
		u := unlike{at: at, axis: l.axis, others: others, end: end}
		u.is, _ = l.Table.Formula(at.row, at.col)
		u.like = l.moved(l.at(line, beside), at)
		out = append(out, u)
	}
	if unlikeRare*len(out) > others {
		return nil
	}
	return out
}

// besideUsual is a position beside another one that has the usual form. Those on both sides
// must have it, or else the two next ones in a column, whose first is a row of the same kind.
func (l lines) besideUsual(forms []string, usual string, pos int) (beside int, end, ok bool) {
	has := func(pos int) bool { return pos >= 0 && pos < len(forms) && forms[pos] == usual }
	if has(pos-1) && has(pos+1) {
		return pos - 1, false, true
	}
	for _, step := range []int{-1, 1} {
		if l.axis == relation.Across && has(pos+step) && has(pos+2*step) && l.sameKindOfRow(pos, pos+step) {
			return pos + step, true, true
		}
	}
	return 0, false, false
}

// sameKindOfRow says whether two rows are of one kind, by their labels and their places in the
// outline.
func (l lines) sameKindOfRow(row, other int) bool {
	a, b := l.Table.Rows[row], l.Table.Rows[other]
	return a.Bold == b.Bold && a.Indent == b.Indent && a.Level == b.Level && a.Outline == b.Outline &&
		says.Ordinary(a.Label) && strings.TrimSpace(a.Label) != ""
}

func (c copies) index(at place) int { return at.row*len(c.Table.Columns) + at.col }

// differs works out what an odd figure would be, and says whether it is not that.
func (u *unlike) differs(s *checker.Sums, e *formula.Evaluator, exprs formula.Exprs) bool {
	cell := s.Table.Cell(u.at.row, u.at.col)
	var why formula.Reason
	if u.would, why = e.Gives(s.Table.Sheet, *cell, u.like); why != "" || u.would.Value.IsZero() {
		return false
	}
	if u.typed() || u.end {
		ref := s.Table.Ref(u.at.row, u.at.col)
		if u.axis == relation.Across {
			ref.Col = 0
		} else {
			ref.Row = 0
		}
		if !exprs.Within(u.like, ref.Row, ref.Col) {
			return false // a balance may begin anew
		}
	}
	if u.typed() {
		if _, sums := exprs.Addends(u.like); sums {
			return false // these are known without formulas
		}
		f := s.Table.At(u.at.row, u.at.col)
		u.got = formula.Number{Value: f.Value()}
		off := f.Value().Sub(u.would.Value).Abs()
		return off.GreaterThan(unitPlace(f)) && off.InexactFloat64() > u.would.Slack
	}
	d, ok := exprs.Differs(u.is, u.like)
	if !ok || d.Fixed && !inTable(s, d.Is) && !inTable(s, d.Other) {
		return false // which of several rates above the table applies is chosen row by row
	}
	if x := totalsOf(s).at(u.at); x != nil && d.Reference && x.along(u.axis) {
		return false // see rangeCheck.siblings, which knows sums better
	}
	if u.got, why = e.Gives(s.Table.Sheet, *cell, u.is); why != "" {
		return false
	}
	return u.got.Value.Sub(u.would.Value).Abs().InexactFloat64() > u.got.Slack+u.would.Slack
}

// inTable says whether some of a range's cells are of the table.
func inTable(s *checker.Sums, r sheets.Range) bool {
	top, bottom, left, right := s.Table.Within(r)
	return top < bottom && left < right
}
