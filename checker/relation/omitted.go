package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"
)

// This file finds the row or column that a total leaves out everywhere: one that was put in, or
// moved, after the total had been written down. All sums come out, but it is in none.

// Omission is a line that stands among the parts of a total, is like them, and is not
// added anywhere.
type Omission struct {
	Pattern     *Pattern
	Line        int
	Total, Name string // the labels of the total and the line
}

// What an omission needs, besides that the total is labelled as one, or is that of a group of an outline,
// and the line is not.
const (
	omittedHeld  = 2  // positions in which the others come to the total
	omittedParts = 3  // and how many others there are, but for a group of an outline: one less
	omittedSize  = 30 // how many times the largest of them a figure of the line may be, or the least be one
)

// Omissions are the lines that totals leave out, one of each at most: where it is several,
// they are of another kind.
func (a *Analysis) Omissions() (out []Omission) {
	for _, p := range a.Patterns {
		formula, word, _ := p.Stated() // a formula says itself what it adds
		if formula || !word && !p.InOutline || p.IsStated || p.Broken > 0 || p.Exact < a.omittedLeast(p.Axis) || len(p.Parts) < leastParts(p) || !p.Adds() {
			continue
		}
		if rest := a.unadded(p); len(rest) == 1 && a.belongs(p, rest[0]) && a.placed(p, rest[0]) && !a.sumsUp(p, rest[0]) {
			out = append(out, Omission{p, rest[0], matrix.Label(a.Table, p.Axis, p.Total), matrix.Label(a.Table, p.Axis, rest[0])})
		}
	}
	return out
}

// placed says whether a line stands and is called as a part of the total does. A row may be called
// like the parts in any way. Columns mostly are: of the pupils some are girls, and some board; but
// a place is mostly no part of the one beside it.
func (a *Analysis) placed(p *Pattern, line int) bool {
	if p.Axis == Across {
		return a.places(p, line) || a.surrounded(p, line) && !a.partOf(p, line, line-1)
	}
	return a.calledAlike(p, line) || a.surrounded(p, line) && (a.closesPlain(p, line) || line-1 == p.Total || !a.partOf(p, line, line-1))
}

// omittedLeast is in how many positions a total must come out without a line: in that of a
// table that has no more.
func (a *Analysis) omittedLeast(axis Axis) int {
	return min(omittedHeld, a.Numbers.Along(axis).Positions)
}

// leastParts is how many parts a total has at least that leaves out a line.
func leastParts(p *Pattern) int {
	if p.InOutline && p.Exact > omittedHeld {
		return omittedParts - 1
	}
	return omittedParts
}

// unaddedMost is how many of them are looked for: one may be an omission, several are none, and a list may
// have as many sums as lines.
const unaddedMost = 2

// unadded are the lines that stand among the parts of a total, or between them and it or the
// next border, and are no parts. They are none if a border stands between.
func (a *Analysis) unadded(p *Pattern) (rest []int) {
	first, last, lines := p.Parts[0].Index, p.Parts[len(p.Parts)-1].Index, a.Numbers.Along(p.Axis).Lines
	switch {
	case last < p.Total:
		last = p.Total
		for most := first - unaddedMost; first > max(0, most) && !a.parted(p.Axis, first) && !a.calledTotal(p.Axis, first-1); {
			first--
		}
	case first > p.Total:
		first = p.Total
		for most := last + unaddedMost; last+1 < min(lines, most+1) && !a.parted(p.Axis, last+1) && !a.calledTotal(p.Axis, last+1); {
			last++
		}
	default:
		return nil
	}
	part := 0 // the next one, for they stand in order
	for line := first; line <= last; line++ {
		if line > first && a.parted(p.Axis, line) && (p.Axis == Down || line != p.Total && line-1 != p.Total) {
			return nil
		}
		for part < len(p.Parts) && p.Parts[part].Index < line {
			part++
		}
		if line != p.Total && (part == len(p.Parts) || p.Parts[part].Index != line) {
			if rest = append(rest, line); len(rest) >= unaddedMost {
				return rest
			}
		}
	}
	return rest
}

// belongs says whether a line is one like the parts of a total: its label stands as theirs
// do and says nothing else, and its figures are of their kind and size.
func (a *Analysis) belongs(p *Pattern, line int) bool {
	if label := matrix.Label(a.Table, p.Axis, line); label == "" || !says.Ordinary(label) || a.countedElsewhere(p, line) {
		return false
	}
	for _, l := range p.Parts {
		if !a.stoodAlike(p.Axis, l.Index, line) || !says.Ordinary(matrix.Label(a.Table, p.Axis, l.Index)) {
			return false
		}
	}
	filled := 0
	for pos := p.From; pos < p.To; pos++ {
		f := a.Figure(p.Axis, line, pos)
		if f.Kind == figure.Blank || f.IsZero() {
			continue
		}
		if !a.like(p, pos, f) {
			return false
		}
		filled++
	}
	return filled >= a.omittedLeast(p.Axis)
}

// countedElsewhere says whether a line is part of a sum, or its total: but for the total of all, where it
// stands amid the rows of a subtotal that is part of that too.
func (a *Analysis) countedElsewhere(p *Pattern, line int) bool {
	return slices.ContainsFunc(a.through(p.Axis, line), func(q *Pattern) bool {
		return p.Axis == Across || q.Total == line || !q.Adds() || q.WeightOf(p.Total) != 1 || !a.surrounded(p, line) || !a.calledAlike(p, line)
	})
}

// surrounded says whether a line stands between the parts of a total, or between them and it. Beyond
// them often stands what is told besides: pupils of which some board, what the year began with.
func (a *Analysis) surrounded(p *Pattern, line int) bool {
	return (line > p.Parts[0].Index) != (line > p.Parts[len(p.Parts)-1].Index) || (line > p.Total) != (line > p.Parts[0].Index)
}

// closesPlain says whether a row stands right between the parts of a total and the total, in a list of one
// column in which every other row is one of these. It was put in at the end, as rows mostly are.
func (a *Analysis) closesPlain(p *Pattern, line int) bool {
	v := a.Numbers.Along(Down)
	return v.Positions == 1 && v.Lines == len(p.Parts)+2 && line == p.Total-1
}

// partOf says whether a line may be a part of the one beside it, which nothing marks: it is no
// more than that anywhere.
func (a *Analysis) partOf(p *Pattern, line, beside int) bool {
	v := a.Numbers.Along(p.Axis)
	if beside < 0 || beside >= v.Lines {
		return false
	}
	for pos := p.From; pos < p.To; pos++ {
		if v.Val(v.Index(line, pos)) > v.Val(v.Index(beside, pos)) {
			return false
		}
	}
	return true
}

// sumsUp says whether a line is the sum of parts beside it, before or behind: a subtotal, which
// nothing marks and which counts by its own parts already.
func (a *Analysis) sumsUp(p *Pattern, line int) bool {
	v := a.Numbers.Along(p.Axis)
	for _, step := range [...]int{-1, 1} {
		off := make([]int64, v.Positions) // what the parts so far lack of the line's figures
		for pos := p.From; pos < p.To; pos++ {
			off[pos] = v.Val(v.Index(line, pos))
		}
		for part := line + step; p.Total != part && p.Involves(part); part += step {
			for pos := p.From; pos < p.To; pos++ {
				off[pos] -= v.Val(v.Index(part, pos))
			}
			if !slices.ContainsFunc(off, func(x int64) bool { return x != 0 }) {
				return true
			}
		}
	}
	return false
}

// like says whether a figure could be another part of a total: one of the size of those
// that it has, and with no more decimals.
func (a *Analysis) like(p *Pattern, pos int, f figure.Figure) bool {
	if f.Kind != figure.Number {
		return false
	}
	x, _ := f.At(a.Numbers.Scale)
	x = arith.Abs(x)
	v := a.Numbers.Along(p.Axis)
	low, high, places := int64(math.MaxInt64), int64(0), 0
	for _, l := range p.Parts {
		if part := arith.Abs(v.Val(v.Index(l.Index, pos))); part != 0 {
			low, high = min(low, part), max(high, part)
		}
		places = max(places, a.Figure(p.Axis, l.Index, pos).Places())
	}
	return high > 0 && x <= omittedSize*high && omittedSize*x >= low && f.Places() <= places
}
