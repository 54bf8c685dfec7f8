package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
)

// Verdict is what a text and a cell say of each other.
type Verdict uint8

// The verdicts.
const (
	Silent  Verdict = iota // one of them states nothing that can be compared
	Agrees                 // as far as the rounder one goes
	Differs                // one of them is wrong, if they are about the same
)

// compare compares a figure in a text with that of a cell, which is in units of
// 10^power, unknown if the table does not say; and says in which unit it took it.
func compare(claim, cell figure.Figure, power int32) (v Verdict, in int32) {
	switch {
	case claim.Kind == figure.Coverage || cell.Kind == figure.Coverage:
		if coversAll(claim) && coversAll(cell) {
			return Agrees, 0
		}
		return Silent, 0
	case !compares(claim) || !compares(cell) || claim.IsRate() != cell.IsRate():
		return Silent, 0
	case cell.IsRate():
		power = 0
	}
	if power != unknown {
		return against(claim, cell, power), power
	}
	if v := against(claim, cell, 0); v != Differs || !rounded(claim) {
		return v, 0
	}
	// 1100亿 in the text and 1100 in a table whose unit nobody wrote.
	for _, p := range [...]int32{3, 4, 6, 8, 9} {
		if against(claim, cell, p) == Agrees {
			return Agrees, p
		}
	}
	if near(claim.Value(), cell.Value()) {
		return Differs, 0
	}
	return Silent, 0
}

// coversAll says whether a figure states that all is covered.
func coversAll(f figure.Figure) bool {
	return f.Kind == figure.Coverage || f.Kind == figure.Percent && f.Value().Equal(decimal.New(1, 0))
}

// unknown is the power of a table that does not say its unit.
const unknown = -1

// rounded says whether a figure is written in a large unit: 27万, 1.3 million.
func rounded(f figure.Figure) bool { return f.Scale < 0 }

// near says whether two values are of one size.
func near(a, b decimal.Decimal) bool {
	ten := decimal.New(10, 0)
	return a.Sign() == b.Sign() && a.Abs().Mul(ten).GreaterThan(b.Abs()) && b.Abs().Mul(ten).GreaterThan(a.Abs())
}

// slip says whether one of two values can be a slip of the other: they are of one size,
// or have the same digits. What is a hundred times as much counts something else.
func slip(a, b decimal.Decimal) bool {
	most := decimal.New(12, 0)
	a, b = a.Abs(), b.Abs()
	if a.LessThan(b) {
		a, b = b, a
	}
	digits := func(d decimal.Decimal) string { return strings.Trim(strings.Replace(d.String(), ".", "", 1), "0") }
	return b.Mul(most).GreaterThanOrEqual(a) || digits(a) == digits(b) && digits(a) != ""
}

// against compares two figures of one kind; the cell's is in units of 10^power.
func against(claim, cell figure.Figure, power int32) Verdict {
	x, y := claim.Value(), cell.Value().Shift(power)
	if y.Sign() < 0 && x.Sign() > 0 { // a fall of 3.4%
		y = y.Neg()
	}
	if x.Equal(y) {
		return Agrees
	}
	// A figure that is written with fewer places may have been rounded or cut off.
	places := min(int32(claim.Scale), int32(cell.Scale)-power)
	if cell.IsRate() { // 60% may be stored as 0.6
		places = max(places, 2)
	}
	if x.Round(places).Equal(y.Round(places)) || x.Truncate(max(places, 0)).Equal(y.Truncate(max(places, 0))) && places >= 0 {
		return Agrees
	}
	for _, bound := range [...]struct {
		op   figure.Op
		a, b decimal.Decimal
	}{{opOf(claim), x, y}, {opOf(cell), y, x}} {
		switch bound.op {
		case figure.About:
			return Silent
		case figure.AtLeast, figure.More:
			if bound.b.GreaterThan(bound.a) {
				return within(bound.b, bound.a)
			}
		case figure.AtMost, figure.Less:
			if bound.b.LessThan(bound.a) {
				return within(bound.a, bound.b)
			}
		}
	}
	return Differs
}

// within is what it says that a value lies within a bound: that 4 are more than 3 is
// agreement, that 44 are says nothing.
func within(more, less decimal.Decimal) Verdict {
	if more.LessThanOrEqual(less.Add(less)) {
		return Agrees
	}
	return Silent
}

func compares(f figure.Figure) bool { return f.IsNumber() || f.Kind == figure.Bound }

func opOf(f figure.Figure) figure.Op {
	if f.Kind == figure.Bound {
		return f.Rare.Op
	}
	return figure.Exactly
}

// bracketed is a unit behind a name: 参保人数（万人）.
var bracketed = lazy.Regexp(`\(([^()]*)\)`)

// power is the power of ten that an item's figures are in: as its own name says, or
// the head of their column, or the unit line above the table. It is unknown if a unit
// could be meant that nobody wrote.
func (x *indexed) power(it *item, pos int) int32 {
	row, col := x.Cell(it.axis, it.line, pos)
	t := x.Table.Table
	if f := t.At(row, col); f.Rare != nil && f.Rare.Unit != "" || len(it.counts) > 0 {
		return 0
	}
	if it.power != unknown {
		return it.power
	}
	if unit, ok := x.units[row]; ok {
		return table.UnitPower(unit)
	}
	for _, text := range []string{t.Item(row), t.Columns[col].Name()} {
		if !strings.ContainsAny(text, "(（") {
			continue
		}
		for _, m := range bracketed().FindAllStringSubmatch(figure.Fold(text), -1) {
			if p := table.UnitPower(m[1]); p > 0 {
				return p
			}
		}
	}
	if p := table.UnitPower(t.Unit); p > 0 {
		return p
	}
	if t.Unit != "" {
		return 0
	}
	return x.titled
}
