package relation

import (
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file tells breaches of counts, which are exact.

// SaysCounts says whether the figures of a position are said to count something, in brackets behind
// its name or in the unit of the table: 新建学校（所）. They are no amounts that somebody rounds.
func (a *Analysis) SaysCounts(p *Pattern, pos int) bool {
	if kind := says.UnitKind(says.Bracketed(matrix.Label(a.Table, 1-p.Axis, pos))); kind != says.NoUnit {
		return kind == says.Counts
	}
	return says.UnitKind(a.Table.Unit) == says.Counts
}

// count says whether a breach's total is a small count, which nobody rounds. So many thousands are none.
func (a *Analysis) count(b *Breach) bool {
	v := a.Numbers.Along(b.Pattern.Axis)
	return v.Small(v.Index(b.Pattern.Total, b.Position)) && !a.InThousands()
}
