package relation

import (
	"math"
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file looks at plain lists: one line is called a total, and all other lines are its
// parts. Small counts come to one another so easily that arithmetic says little of them: what
// they should come to, the list says itself.

// Plain says whether the table is a plain list of counts or amounts, of which a pattern is the sum,
// whatever else the total's name says: Total pupils.
func (a *Analysis) Plain(p *Pattern) bool { return p.Plain(a.Numbers.Along(p.Axis).Lines) }

// PlainTotal says whether it is, and its total is called nothing but that.
func (a *Analysis) PlainTotal(p *Pattern) bool {
	return a.Plain(p) && says.TotalAlone(matrix.Label(a.Table, p.Axis, p.Total))
}

// Awaits says whether a plain list has a line that is there for its total: it is called nothing but
// that, or the total of what is counted: Total pupils.
func (a *Analysis) Awaits(p *Pattern) bool {
	return a.Plain(p) && says.Awaits(matrix.Label(a.Table, p.Axis, p.Total))
}

// onlyWitness says whether a total that is called so and nothing else is told though its sum holds
// nowhere else: its list is plain, or has no other column, and the sum is so near that this tells
// enough.
func (a *Analysis) onlyWitness(p *Pattern) bool {
	v := a.Numbers.Along(p.Axis)
	if p.Exact == 0 && a.Plain(p) {
		return true
	}
	return v.Positions == 1 && p.Axis == Down && p.Layout && p.Bits >= pattern.BitsUnstated && len(p.Parts) >= pattern.PlainList &&
		says.TotalAlone(matrix.Label(a.Table, Down, p.Total))
}

// plainCount says whether a breach is of a plain list of counts: small whole numbers, without
// any sign that they are rounded. Nobody rounds a count of schools. What is less than one of the
// figures may be their number or average.
func (a *Analysis) plainCount(b *Breach) bool {
	p, t, v := b.Pattern, a.Table, a.Numbers.Along(b.Pattern.Axis)
	if p.Exact > 0 || v.Val(v.Index(p.Total, b.Position)) == 0 || !a.Plain(p) || !a.count(b) || v.Scale > 0 || a.Rounded || a.Noted() {
		return false
	}
	if v.Val(v.Index(p.Total, b.Position)) == wholeOf*v.One() && a.Difference(p, b.Position) > 0 {
		return false // full marks, or all of it in percent
	}
	if !b.small && !(a.PlainTotal(p) && v.AboveAll(p.Total, p.Parts, b.Position)) {
		return false
	}
	return !says.Measured(t.Title) && says.UnitKind(t.Unit) != says.Measures &&
		!slices.ContainsFunc(t.Columns, func(c table.Column) bool { return slices.ContainsFunc(c.Head, says.Measured) }) &&
		!slices.ContainsFunc(t.Labels, func(c table.Column) bool { return slices.ContainsFunc(c.Head, says.Measured) }) &&
		!slices.ContainsFunc(t.Rows, func(r table.Row) bool { return says.ShowsMeasure(r.Label) })
}

// lessThanPart says whether what is called the total of a plain list, of which there is no other
// column, is less than every figure in it, or the same as the one beside it, so that it cannot be
// their sum, whatever it is of, and however many are left out. It may be their number, though, or
// their average, of which the title speaks.
func (a *Analysis) lessThanPart(b *Breach) bool {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	at := v.Index(p.Total, b.Position)
	if p.Outlined > 0 || p.Axis != Down || v.Positions != 1 || b.Status != Broken || b.small || v.Rate != nil || v.State(at) != matrix.Known ||
		!a.PlainTotal(p) {
		return false
	}
	total, least, beside := v.Val(at), int64(math.MaxInt64), false
	for _, l := range p.Parts {
		x := v.Val(v.Index(l.Index, b.Position))
		if x <= 0 {
			return false
		}
		least = min(least, x)
		beside = beside || x == total && (l.Index == p.Total-1 || l.Index == p.Total+1)
	}
	grouped := a.Figure(p.Axis, p.Total, b.Position).Places() == 3 // 2.115 may be 2115
	return total > 0 && (total < least || beside) && !grouped && !says.Rate(a.Table.Title) && total != int64(len(p.Parts))*v.One()
}

// wholeOf is the whole of which points and percentages are some.
const wholeOf = 100
