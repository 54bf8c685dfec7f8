package footing

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/checker/says"
)

// This file decides what a sum means whose columns disagree on a sign: of one year the tax is
// subtracted, of the other it stands in brackets and is added. A figure with a minus is added; it is
// the plain one that lacks its sign.

// bracketed turns the signs of parts that are subtracted, where as many columns add them with a
// minus of their own.
func (a *Audit) bracketed() {
	for _, p := range a.Patterns {
		if p.IsStated || p.Lone || p.Adds() || p.ByFormula() {
			continue
		}
		for i, l := range p.Parts {
			if l.Weight > 0 || a.marked(p.Axis, l.Index) == says.Subtracted || !a.addedToo(p, i) {
				continue
			}
			p.Parts = slices.Clone(p.Parts)
			p.Parts[i].Weight = 1
			p.From, p.To = 0, a.Numbers.Along(p.Axis).Positions
			p.First, p.Last = p.From, p.To
			p.Others = slices.DeleteFunc(slices.Clone(p.Others), func(h pattern.Hypothesis) bool { // no other meaning, but the other sign
				return p.Relates(h.Total, h.Parts)
			})
			break
		}
	}
}

// marked is what the label of a line begins with.
func (a *Audit) marked(axis matrix.Axis, line int) says.Mark {
	if a.Marks[axis] == nil {
		return says.Unmarked
	}
	return a.Marks[axis][line]
}

// addedToo says whether a sum holds in as many positions with a part's minus figures added as
// with its plain ones subtracted.
func (a *Audit) addedToo(p *Pattern, part int) bool {
	v, line := a.Numbers.Along(p.Axis), p.Parts[part].Index
	plain, minus := 0, 0
	for pos := range v.Positions {
		off, x := v.Off(p.Total, p.Parts, pos), v.Val(v.Index(line, pos))
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
