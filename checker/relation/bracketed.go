package relation

import (
	"strings"

	"crossfoot/checker/arith"
)

// This file tells figures in brackets that are not negative but told besides: of schools, those that
// are in the number of others already, (21), while their teachers count.

// asideLeast is how many figures of a position stand in brackets at least.
const asideLeast = 2

// aside says whether a sum comes out without its parts in brackets, which are added in other positions,
// and none in this one shows that a figure in brackets is taken away.
func (a *Analysis) aside(p *Pattern, pos int) bool {
	v := a.Numbers.Along(p.Axis)
	sum, some := int64(0), false
	for _, l := range p.Parts {
		if a.inBrackets(p.Axis, l.Index, pos) {
			some = some || a.addedElsewhere(p, l)
			sum += int64(l.Weight) * v.Val(v.Index(l.Index, pos))
		}
	}
	if !some || a.Difference(p, pos) != -sum {
		return false
	}
	n := 0
	for line := range v.Lines {
		n += int(arith.Flag(a.inBrackets(p.Axis, line, pos)))
	}
	return n >= asideLeast && !a.takesBracketed(p.Axis, pos)
}

// inBrackets says whether a figure below zero is written in brackets.
func (a *Analysis) inBrackets(axis Axis, line, pos int) bool {
	if v := a.Numbers.Along(axis); v.Val(v.Index(line, pos)) >= 0 {
		return false
	}
	row, col := a.Cell(axis, line, pos)
	text := strings.TrimSpace(a.Table.Text(row, col))
	return strings.HasPrefix(text, "(") || strings.HasPrefix(text, "\uff08")
}

// addedElsewhere says whether a part of a sum is more than nothing in a position in which that holds.
func (a *Analysis) addedElsewhere(p *Pattern, l Line) bool {
	v := a.Numbers.Along(p.Axis)
	for pos := p.From; pos < p.To; pos++ {
		if int64(l.Weight)*v.Val(v.Index(l.Index, pos)) > 0 && a.holdsIn(p, pos) {
			return true
		}
	}
	return false
}

// takesBracketed says whether a sum comes out in a position that takes a figure in brackets away from others.
func (a *Analysis) takesBracketed(axis Axis, pos int) bool {
	v := a.Numbers.Along(axis)
	for _, p := range a.Patterns {
		if p.Axis != axis || !a.holdsIn(p, pos) {
			continue
		}
		bracketed, plain := false, false
		for _, l := range p.Parts {
			if a.inBrackets(axis, l.Index, pos) {
				bracketed = true
			} else {
				plain = plain || v.Val(v.Index(l.Index, pos)) != 0
			}
		}
		if bracketed && plain {
			return true
		}
	}
	return false
}
