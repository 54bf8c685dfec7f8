package relation

import (
	"slices"

	"crossfoot/checker/running"
)

// This file lets statements in steps speak for their columns.

// leave takes the columns of statements in steps from the sums down the table, which know nothing of
// what is carried from one column to the next.
func (a *Analysis) leave(statements []running.Statement) {
	if len(statements) == 0 {
		return
	}
	idle := func(p *Pattern) bool {
		if p.Axis != Down || p.IsStated {
			return false
		}
		for _, s := range statements {
			for _, column := range s.Columns {
				p.YieldAt(column)
			}
		}
		return !a.claimsAny(p)
	}
	a.Patterns = slices.DeleteFunc(a.Patterns, idle)
	a.Witnesses = slices.DeleteFunc(a.Witnesses, idle)
	a.lines = [2]throughLines{}
}

// claimsAny says whether a pattern claims anything of a figure that its total has.
func (a *Analysis) claimsAny(p *Pattern) bool {
	v := a.Numbers.Along(p.Axis)
	for pos := p.From; pos < p.To; pos++ {
		if p.Claims(pos) && v.Val(v.Index(p.Total, pos)) != 0 {
			return true
		}
	}
	return false
}
