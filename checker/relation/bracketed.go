package relation

import "slices"

// This file decides what a sum means whose columns disagree on a sign: of one year the tax is
// subtracted, of the other it stands in brackets and is added. A figure with a minus is added; it is
// the plain one that lacks its sign.

// bracketed turns the signs of parts that are subtracted, where as many columns add them with a
// minus of their own.
func (a *audit) bracketed() {
	for _, p := range a.Patterns {
		if p.IsStated || p.lone || p.Adds() || slices.Contains(p.Evidence, "formula") {
			continue
		}
		for i, l := range p.Parts {
			if l.Weight > 0 || a.marked(p.Axis, l.Index) == subtracted || !a.addedToo(p, i) {
				continue
			}
			p.Parts = slices.Clone(p.Parts)
			p.Parts[i].Weight = 1
			p.From, p.To = 0, a.numbers.along(p.Axis).positions
			p.first, p.last = p.From, p.To
			p.others = slices.DeleteFunc(slices.Clone(p.others), func(h hypothesis) bool { // no other meaning, but the other sign
				return p.relates(h.total, h.parts)
			})
			break
		}
	}
}

// marked is what the label of a line begins with.
func (a *audit) marked(axis Axis, line int) mark {
	if a.marks[axis] == nil {
		return unmarked
	}
	return a.marks[axis][line]
}

// addedToo says whether a sum holds in as many positions with a part's minus figures added as
// with its plain ones subtracted.
func (a *audit) addedToo(p *Pattern, part int) bool {
	v, line := a.numbers.along(p.Axis), p.Parts[part].Index
	plain, minus := 0, 0
	for pos := range v.positions {
		off, x := v.off(p.Total, p.Parts, pos), v.val(v.index(line, pos))
		switch {
		case x > 0 && off == 0:
			plain++
		case x < 0 && off == 2*x: // with the part added
			minus++
		case x < 0 && off == 0:
			return false
		}
	}
	return minus > 0 && minus >= plain
}
