package table

import (
	"cmp"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/runes"
)

// This file reads figures that write the unit which stands for all of their line: 1404万元
// below 183 and 335 in a column 投资（万元） is 1404 of that unit.

// unit is what a text says about the unit of figures.
type unit struct {
	power int    // of ten: 4 of 万元
	name  string // 元
	money string // $ of $ million
}

// mayScale says whether the figure of a text may have a written scale.
func mayScale(f figure.Figure) bool {
	return f.Kind == figure.Number && (f.Scale < 0 || f.Rare != nil && f.Rare.Label+f.Rare.Unit != "")
}

// unitOf is the unit that a text is.
func unitOf(text string) (u unit, ok bool) {
	text = strings.TrimSpace(runes.Narrow(text))
	for _, w := range [...]string{"单位", "單位", "単位", "Unit", "unit"} {
		if after, found := strings.CutPrefix(text, w); found {
			text = strings.TrimLeft(after, "s: ")
		}
	}
	rest := strings.TrimLeft(text, "$€£¥ ")
	money := strings.TrimSpace(strings.TrimSuffix(text, rest))
	for _, between := range [...]string{"", " "} {
		if f := figure.Parse(money + "1" + between + rest); f.Kind == figure.Number && f.Coef == 1 && rest != "" {
			u = unit{power: figure.WrittenPower(money + "1" + between + rest), money: money}
			if f.Rare != nil {
				u.name = f.Rare.Unit
			}
			return u, u.power > 0 || u.name != ""
		}
	}
	return u, false
}

// unitWithin is the unit that the last brackets of a text say.
func unitWithin(text string) (u unit, ok bool) {
	text = runes.Narrow(text)
	open := strings.LastIndexByte(text, '(')
	if open < 0 {
		return u, false
	}
	inner, _, closed := strings.Cut(text[open+1:], ")")
	if !closed {
		return u, false
	}
	return unitOf(inner)
}

// unitOfLine is the unit that the heads of a column say, or the label of a row, and whether
// one of them says any.
func unitOfLine(texts []string) (u unit, ok bool) {
	for i := len(texts) - 1; i >= 0 && !ok; i-- {
		u, ok = unitWithin(texts[i])
	}
	return u, ok
}

// fits says whether a figure with a written scale is one of the unit: 2.5万 in a column 万元
// may be 25000 of them. Where the unit stands for the whole table, the figure must name it.
func (u unit) fits(f figure.Figure, wide bool) bool {
	if u.power == 0 {
		return false
	}
	var name, money string
	if f.Rare != nil {
		name, money = f.Rare.Unit, f.Rare.Label
	}
	if name != u.name || money != "" && u.money != "" && money != u.money {
		return false
	}
	return !wide || name != "" || money != "" && money == u.money
}

// of is a figure with a written scale as one of the unit.
func (u unit) of(f figure.Figure) figure.Figure {
	f.Scale += int8(u.power)
	if f.Rare == nil {
		return f
	}
	if f.Rare.Label == "" && f.Rare.Mark == "" {
		f.Rare = nil
		return f
	}
	rare := *f.Rare
	rare.Unit = ""
	f.Rare = &rare
	return f
}

// readOwnUnits takes figures that write their unit for figures of that which stands for their
// column, row or table, where others of the line are written without.
func (b block) readOwnUnits(t *Table) {
	if !b.scales {
		return
	}
	var news []revision
	units := newLineUnits(t)
	for row := range t.Rows {
		for col := range t.Columns {
			if !units.scaled(row, col) {
				continue
			}
			if f := t.At(row, col); !f.Big() {
				if u, ok := units.at(row, col, f); ok {
					news = append(news, revision{t.matrix.at(row, col) - 1, u.of(f)})
				}
			}
		}
	}
	slices.SortFunc(news, func(a, b revision) int { return cmp.Compare(a.cell, b.cell) })
	t.figs.revise(news)
}

// lineUnits are the units that stand for the lines of a table, as far as somebody has asked.
type lineUnits struct {
	*Table
	all           unit
	columns, rows map[int]lineUnit
}

// lineUnit is what a column or a row says about its unit.
type lineUnit struct {
	unit
	said  bool // it names one
	plain bool // some figure of it is written without a unit
}

func newLineUnits(t *Table) *lineUnits {
	u := &lineUnits{Table: t, columns: map[int]lineUnit{}, rows: map[int]lineUnit{}}
	u.all, _ = unitOf(t.Unit)
	return u
}

// at is the unit that stands for a figure with a written scale, if it fits.
func (u *lineUnits) at(row, col int, f figure.Figure) (unit, bool) {
	ofColumn, ofRow := u.column(col), u.row(row)
	switch {
	case ofColumn.said && ofRow.said:
		return unit{}, false
	case ofColumn.said:
		return ofColumn.unit, ofColumn.plain && ofColumn.fits(f, false)
	case ofRow.said:
		return ofRow.unit, ofRow.plain && ofRow.fits(f, false)
	}
	return u.all, (ofColumn.plain || ofRow.plain) && u.all.fits(f, true)
}

func (u *lineUnits) column(col int) lineUnit {
	of, ok := u.columns[col]
	if !ok {
		of.unit, of.said = unitOfLine(u.Columns[col].Head)
		for row := 0; row < len(u.Rows) && !of.plain; row++ {
			of.plain = u.plain(row, col)
		}
		u.columns[col] = of
	}
	return of
}

func (u *lineUnits) row(row int) lineUnit {
	of, ok := u.rows[row]
	if !ok {
		of.unit, of.said = unitOfLine([]string{u.Rows[row].Label})
		for col := 0; col < len(u.Columns) && !of.plain; col++ {
			of.plain = u.plain(row, col)
		}
		u.rows[row] = of
	}
	return of
}

// scaled says whether a figure has a written scale.
func (u *lineUnits) scaled(row, col int) bool {
	return mayScale(u.At(row, col)) && u.Stored(row, col) == sheets.Text && figure.WrittenPower(u.Text(row, col)) > 0
}

// plain says whether a figure is a number that is written without a unit.
func (u *lineUnits) plain(row, col int) bool {
	f := u.At(row, col)
	return f.Kind == figure.Number && !f.IsZero() && (f.Rare == nil || f.Rare.Unit == "") && !u.scaled(row, col)
}
