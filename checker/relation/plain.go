package relation

import (
	"slices"
	"strings"

	"crossfoot/sheets/table"
)

// This file looks at plain lists: one line is called a total and nothing else, and all other
// lines are its parts. Small counts come to one another so easily that arithmetic says
// little of them: what they should come to, the list says itself.

// plain says whether a table is a plain list along an axis, and a pattern the sum of it.
func plain(t *table.Table, p *Pattern, lines int) bool {
	return p.said && p.layout && len(p.Parts) >= plainList && len(p.Parts) == lines-1 && saysTotalAlone(label(t, p.Axis, p.Total)) &&
		!slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 })
}

// plainCount says whether a breach is of a plain list of counts: small whole numbers, without
// any sign that they are rounded. Nobody rounds a count of schools; what is measured, in units
// that stand in brackets, is. What is less than one of the figures may be their number or average.
func (a *Analysis) plainCount(b *Breach) bool {
	p, t, v := b.Pattern, a.Table, a.numbers.along(b.Pattern.Axis)
	if p.exact > 0 || v.val(v.index(p.Total, b.Position)) == 0 || !plain(t, p, v.lines) || !a.count(b) || v.scale > 0 || a.rounded || a.Noted() {
		return false
	}
	h := hypothesis{total: p.Total, parts: p.Parts}
	if !b.small && !v.aboveAll(&h, b.Position) {
		return false
	}
	measured := func(text string) bool { return table.UnitPower(text) > 0 || strings.ContainsAny(text, "(（%$€£¥") }
	return table.UnitPower(t.Unit) == 0 && !measured(t.Title) &&
		!slices.ContainsFunc(t.Columns, func(c table.Column) bool { return slices.ContainsFunc(c.Head, measured) }) &&
		!slices.ContainsFunc(t.Labels, func(c table.Column) bool { return slices.ContainsFunc(c.Head, measured) }) &&
		!slices.ContainsFunc(t.Rows, func(r table.Row) bool { return measured(r.Label) })
}

// plainList is how many figures a list has at least whose total must be more than each.
const plainList = 3
