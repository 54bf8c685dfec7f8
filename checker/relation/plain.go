package relation

import (
	"math"
	"slices"

	"crossfoot/sheets/table"
)

// This file looks at plain lists: one line is called a total, and all other lines are its
// parts. Small counts come to one another so easily that arithmetic says little of them: what
// they should come to, the list says itself.

// plain says whether a pattern is the sum of all other lines, so many with its total, which says so.
func plain(p *Pattern, lines int) bool {
	return p.said && p.layout && len(p.Parts) >= plainList && len(p.Parts) == lines-1 &&
		!slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 })
}

// Plain says whether the table is a plain list of counts or amounts, of which a pattern is the sum,
// whatever else the total's name says: Total pupils.
func (a *Analysis) Plain(p *Pattern) bool { return plain(p, a.numbers.along(p.Axis).lines) }

// PlainTotal says whether it is, and its total is called nothing but that.
func (a *Analysis) PlainTotal(p *Pattern) bool {
	return a.Plain(p) && saysTotalAlone(label(a.Table, p.Axis, p.Total))
}

// Awaits says whether a plain list has a line that is there for its total: it is called nothing but
// that, or the total of what is counted: Total pupils.
func (a *Analysis) Awaits(p *Pattern) bool {
	return a.Plain(p) && awaits(label(a.Table, p.Axis, p.Total))
}

func awaits(label string) bool { return saysTotalAlone(label) || table.NamesTotal(label) }

// plainly accepts the sums of plain lists that hold wherever there is something to add, although
// that says too little by itself, and those of whose total nobody has written anything, or in which
// a figure cannot be read.
func (f *finder) plainly() {
	for _, h := range f.layout {
		p := &Pattern{
			Axis: f.axis, Total: h.total, Parts: h.parts, To: f.positions, last: f.positions, Evidence: []string{"label"},
			layout: true, said: f.total[h.total],
		}
		if len(f.byTotal[h.total]) > 0 || !plain(p, f.lines) || f.takesTwice(p.Parts) {
			continue
		}
		undecided := 0
		f.tally(&h, f.sample)
		for i, w := range f.weights {
			switch {
			case w.outcome == holds:
				p.Held++
			case w.outcome == open && f.state(f.index(h.total, f.sample[i])) == void, f.unreadIn(&h, f.sample[i]):
				undecided++
			case w.outcome != silent:
				p.Broken++
			}
		}
		if p.exact = p.Held; p.Broken == 0 && (p.Held > 0 || undecided == 1 && awaits(label(f.table, f.axis, h.total))) && f.positions <= sampleSize {
			f.accepted = append(f.accepted, p)
			f.byTotal[h.total] = append(f.byTotal[h.total], p)
		}
	}
}

// unreadIn says whether a figure of a sum cannot be read in a position.
func (v view) unreadIn(h *hypothesis, pos int) bool {
	return v.state(v.index(h.total, pos)) == unread || slices.ContainsFunc(h.parts, func(l Line) bool { return v.state(v.index(l.Index, pos)) == unread })
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
	h := hypothesis{total: p.Total, parts: p.Parts}
	if !b.small && !(a.PlainTotal(p) && v.aboveAll(&h, b.Position)) {
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
	return total > 0 && (total < least || beside) && !grouped && !saysRate(a.Table.Title) && total != int64(len(p.Parts))*v.one()
}

// wholeOf is the whole of which points and percentages are some.
const wholeOf = 100

// plainList is how many figures a list has at least of which its total is taken at its word.
const plainList = 3
