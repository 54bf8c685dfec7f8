package relation

import (
	"math"
	"slices"

	"crossfoot/sheets/table"
)

// This file looks at plain lists: one line is called a total, and all other lines are its
// parts. Small counts come to one another so easily that arithmetic says little of them: what
// they should come to, the list says itself.

// Plain says whether the table is a plain list of counts or amounts, of which a pattern is the sum,
// whatever else the total's name says: Total pupils.
func (a *Analysis) Plain(p *Pattern) bool { return p.plain(a.numbers.along(p.Axis).lines) }

// PlainTotal says whether it is, and its total is called nothing but that.
func (a *Analysis) PlainTotal(p *Pattern) bool {
	return a.Plain(p) && saysTotalAlone(label(a.Table, p.Axis, p.Total))
}

// Awaits says whether a plain list has a line that is there for its total: it is called nothing but
// that, or the total of what is counted: Total pupils.
func (a *Analysis) Awaits(p *Pattern) bool {
	return a.Plain(p) && awaits(label(a.Table, p.Axis, p.Total))
}

// onlyWitness says whether a total that is called so and nothing else is told though its sum holds
// nowhere else: its list is plain, or has no other column, and the sum is so near that this tells
// enough.
func (a *Analysis) onlyWitness(p *Pattern) bool {
	v := a.numbers.along(p.Axis)
	if p.exact == 0 && a.Plain(p) {
		return true
	}
	return v.positions == 1 && p.Axis == Down && p.layout && p.Bits >= bitsUnstated && len(p.Parts) >= plainList &&
		saysTotalAlone(label(a.Table, Down, p.Total))
}

// plainCount says whether a breach is of a plain list of counts: small whole numbers, without
// any sign that they are rounded. Nobody rounds a count of schools. What is less than one of the
// figures may be their number or average.
func (a *Analysis) plainCount(b *Breach) bool {
	p, t, v := b.Pattern, a.Table, a.numbers.along(b.Pattern.Axis)
	if p.exact > 0 || v.val(v.index(p.Total, b.Position)) == 0 || !a.Plain(p) || !a.count(b) || v.scale > 0 || a.rounded || a.Noted() {
		return false
	}
	if v.val(v.index(p.Total, b.Position)) == wholeOf*v.one() && a.difference(p, b.Position) > 0 {
		return false // full marks, or all of it in percent
	}
	if !b.small && !(a.PlainTotal(p) && v.aboveAll(p.Total, p.Parts, b.Position)) {
		return false
	}
	return !measured(t.Title) && unitKind(t.Unit) != measures &&
		!slices.ContainsFunc(t.Columns, func(c table.Column) bool { return slices.ContainsFunc(c.Head, measured) }) &&
		!slices.ContainsFunc(t.Labels, func(c table.Column) bool { return slices.ContainsFunc(c.Head, measured) }) &&
		!slices.ContainsFunc(t.Rows, func(r table.Row) bool { return showsMeasure(r.Label) })
}

// lessThanPart says whether what is called the total of a plain list, of which there is no other
// column, is less than every figure in it, or the same as the one beside it, so that it cannot be
// their sum, whatever it is of, and however many are left out. It may be their number, though, or
// their average, of which the title speaks.
func (a *Analysis) lessThanPart(b *Breach) bool {
	p, v := b.Pattern, a.numbers.along(b.Pattern.Axis)
	at := v.index(p.Total, b.Position)
	if p.outlined > 0 || p.Axis != Down || v.positions != 1 || b.Status != Broken || b.small || v.rate != nil || v.state(at) != known ||
		!a.PlainTotal(p) {
		return false
	}
	total, least, beside := v.val(at), int64(math.MaxInt64), false
	for _, l := range p.Parts {
		x := v.val(v.index(l.Index, b.Position))
		if x <= 0 {
			return false
		}
		least = min(least, x)
		beside = beside || x == total && (l.Index == p.Total-1 || l.Index == p.Total+1)
	}
	grouped := a.figure(p.Axis, p.Total, b.Position).Places() == 3 // 2.115 may be 2115
	return total > 0 && (total < least || beside) && !grouped && !SaysRate(a.Table.Title) && total != int64(len(p.Parts))*v.one()
}

// wholeOf is the whole of which points and percentages are some.
const wholeOf = 100
