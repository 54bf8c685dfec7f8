package relation

import (
	"slices"
	"strings"

	"crossfoot/sheets/formula"
)

// This file tells where formulas make totals something else than sums.

// notSums are what becomes of formulas that make something else than a sum: they are
// known altogether, and so are their products and quotients, or begin with a mean.
var notSums = []formula.Reason{"", "AVERAGE()", "AVERAGEIF()", "AVERAGEIFS()", "MEDIAN()", "COUNT()", "COUNTA()", "COUNTIF()", "RANK()"}

// statedOtherwise says whether the total's own formula makes it something else than a
// sum in a position: an average, a product, a copy of one of the parts.
func (a *Analysis) statedOtherwise(p *Pattern, pos int) bool {
	row, col := a.Cell(p.Axis, p.Total, pos)
	f, ok := a.Table.Formula(row, col)
	if !ok {
		return false
	}
	if a.told.formulas == nil {
		a.told.formulas = formula.Exprs{}
	}
	addends, ok := a.told.formulas.Addends(f)
	if !ok {
		_, why := a.told.formulas.Expr(f)
		text := strings.ToUpper(f.Text)
		guarded := (why == "IF()" || why == "IFERROR()") && strings.Contains(text, "/") // against dividing by nothing
		return (guarded || slices.Contains(notSums, why)) && !strings.Contains(text, "SUM") && !strings.Contains(text, "SUBTOTAL(") && !strings.Contains(text, "!")
	}
	along := slices.ContainsFunc(addends, func(x formula.Addend) bool { return a.runsAlong(p, pos, x) })
	if p.Held <= 1 && !along {
		return true
	}
	if (!along || a.turned(p, pos, addends)) && a.turns(p) >= turnedMeant {
		return true
	}
	if len(addends) != 1 || addends[0].Sheet != "" {
		return false
	}
	top, bottom, left, right := a.Table.Within(addends[0].Range)
	straight, first := left == col && right == col+1, top
	if p.Axis == Across {
		straight, first = top == row && bottom == row+1, left
	}
	return straight && bottom-top == 1 && right-left == 1 && slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Index == first })
}

// turnedMeant is in how many positions a difference is taken the other way round for that
// to be meant, as of expenses, where less is favourable.
const turnedMeant = 2

// turns counts the positions in which a difference is taken the other way round.
func (a *Analysis) turns(p *Pattern) (n int) {
	if len(p.Parts) != 2 {
		return 0
	}
	for _, x := range a.Formulas {
		if total, pos := x.Along(p.Axis); total == p.Total && a.turned(p, pos, x.Addends) {
			n++
		}
	}
	return n
}

// turned says whether a formula takes the difference of a pattern the other way round.
func (a *Analysis) turned(p *Pattern, pos int, addends []formula.Addend) bool {
	if len(p.Parts) != 2 || len(addends) != 2 || p.Parts[0].Weight == p.Parts[1].Weight {
		return false
	}
	for _, l := range p.Parts {
		row, col := a.Cell(p.Axis, l.Index, pos)
		row, col = a.Table.Rows[row].Row(), a.Table.Columns[col].Col
		if !slices.ContainsFunc(addends, func(x formula.Addend) bool {
			r := x.Range
			return x.Sheet == "" && x.Weight == -l.Weight && r.Top == row && r.Bottom == row && r.Left == col && r.Right == col
		}) {
			return false
		}
	}
	return true
}

// runsAlong says whether an addend of a formula stands in a pattern's position, as the
// pattern's parts do, and not in the other direction.
func (a *Analysis) runsAlong(p *Pattern, pos int, x formula.Addend) bool {
	top, bottom, left, right := a.Table.Within(x.Range)
	if p.Axis == Down {
		top, bottom = left, right
	}
	return x.Sheet != "" || top <= pos && pos < bottom // of another sheet nobody knows
}
