package relation

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"crossfoot/sheets/formula"
	"crossfoot/sheets/table"
)

// priceStated is what a formula takes off a hypothesis' price for every cell
// that states it, up to a bound: somebody has said that it is meant.
const (
	priceStated     = 6.0
	priceStatedMost = 40.0
	statedMost      = 5_000_000 // terms of formulas that are looked at
)

// FormulaSum is what the formula of a table's cell adds and subtracts.
type FormulaSum struct {
	Row, Col int // of the table, counted from 0
	Addends  []formula.Addend
}

// formulaSums are those of a table, by row, then by column.
func formulaSums(t *table.Table) (out []FormulaSum) {
	if len(t.Sheet.Formulas) == 0 {
		return nil
	}
	exprs := formula.Exprs{}
	for r := range t.Rows {
		for c := range t.Columns {
			f, ok := t.Formula(r, c)
			if !ok {
				continue
			}
			if addends, ok := exprs.Addends(f); ok {
				if len(out) == cap(out) { // twice as many, while append would go by quarters
					out = slices.Grow(out, len(out)+1)
				}
				out = append(out, FormulaSum{r, c, addends})
			}
		}
	}
	return out
}

// stated are the hypotheses that the table's own formulas state along this axis.
func (f *finder) stated() []hypothesis {
	if len(f.formulas) == 0 {
		return nil
	}
	work := 0
	type claim struct {
		h     hypothesis
		cells int
	}
	claims := map[string]*claim{}
	var last *claim
	var parts []Line // used again for the next formula
	for _, x := range f.formulas {
		var total int
		var ok bool
		total, parts, ok = f.lined(parts[:0], x.Addends, x.Row, x.Col)
		if work += len(parts); !ok || work > statedMost {
			continue
		}
		if last == nil || last.h.total != total || !slices.Equal(last.h.parts, parts) { // as it is in most rows
			key := keyOf(total, parts)
			if claims[key] == nil {
				claims[key] = &claim{h: hypothesis{total: total, parts: slices.Clone(parts)}}
			}
			last = claims[key]
		}
		last.cells++
	}
	keys := make([]string, 0, len(claims))
	for k := range claims {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []hypothesis
	for _, k := range keys {
		c := claims[k]
		c.h.price = priceChoice - min(priceStatedMost, priceStated*float64(c.cells))
		out = append(out, c.h)
	}
	return out
}

// lined turns the addends of a formula in row r and column c of the table into
// lines behind some parts, if all of them stand in that row or column. Headings and empty
// lines inside a range are passed over.
func (f *finder) lined(parts []Line, terms []formula.Addend, r, c int) (total int, with []Line, ok bool) {
	total = c
	if f.axis == Down {
		total = r
	}
	for _, a := range terms {
		top, bottom, left, right := f.table.Within(a.Range)
		from, to := left, right
		straight := top == r && bottom == r+1
		if f.axis == Down {
			from, to = top, bottom
			straight = left == c && right == c+1
		}
		if !straight || a.Sheet != "" || a.Skips {
			return 0, parts, false
		}
		for line := from; line < to; line++ {
			if line == total {
				return 0, parts, false
			}
			parts = append(parts, Line{Index: line, Weight: a.Weight})
		}
	}
	return total, parts, len(parts) > 0
}

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

// along is the line of an axis and the position in which the sum stands.
func (x FormulaSum) along(axis Axis) (line, pos int) {
	if axis == Down {
		return x.Row, x.Col
	}
	return x.Col, x.Row
}

// turns counts the positions in which a difference is taken the other way round.
func (a *Analysis) turns(p *Pattern) (n int) {
	if len(p.Parts) != 2 {
		return 0
	}
	for _, x := range a.Formulas {
		if total, pos := x.along(p.Axis); total == p.Total && a.turned(p, pos, x.Addends) {
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

func keyOf(total int, parts []Line) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(total))
	for _, p := range parts {
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(p.Weight * (p.Index + 1)))
	}
	return b.String()
}
