package relation

// This file tells breaches of counts, which are exact.

// SaysCounts says whether the figures of a position are said to count something, in brackets behind
// its name or in the unit of the table: 新建学校（所）. They are no amounts that somebody rounds.
func (a *Analysis) SaysCounts(p *Pattern, pos int) bool {
	if kind := unitKind(bracketed(label(a.Table, 1-p.Axis, pos))); kind != noUnit {
		return kind == counts
	}
	return unitKind(a.Table.Unit) == counts
}

// count says whether a breach's total is a small count, which nobody rounds.
func (a *Analysis) count(b *Breach) bool {
	v := a.numbers.along(b.Pattern.Axis)
	return v.small(v.index(b.Pattern.Total, b.Position))
}
