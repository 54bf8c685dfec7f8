package footing

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/sheets/lazy"
)

// This file is one pattern, and what of its positions is known.

// Pattern is a pattern that was found, and how its positions are judged.
type Pattern struct {
	pattern.Pattern
	hundreds lazy.Once[bool] // whether its total is 100 everywhere
	settled  []settled       // by position, once it is judged
	yields   map[int]bool    // positions in which it claims nothing, because other signs hold there
}

// Unsettled is a pattern like this one whose positions are not judged yet.
func (p *Pattern) Unsettled() *Pattern {
	q := *p
	q.settled = nil
	return &q
}

// resigned takes one position from a pattern, and gives what the result is there: all other
// lines together.
func (p *Pattern) resigned(pos int) *Pattern {
	q := *p
	q.Total, q.Parts = resultOf(p), nil
	for line := range p.Lines() {
		if line != q.Total {
			q.Parts = append(q.Parts, matrix.Line{Index: line, Weight: 1})
		}
	}
	slices.SortFunc(q.Parts, func(x, y matrix.Line) int { return x.Index - y.Index })
	q.From, q.To, q.First, q.Last, q.Narrow = pos, pos+1, pos, pos+1, true
	p.YieldAt(pos)
	return &q
}

// YieldAt says that a pattern claims nothing in a position.
func (p *Pattern) YieldAt(pos int) {
	if p.yields == nil {
		p.yields = map[int]bool{}
	}
	p.yields[pos] = true
}

// Claims says whether a pattern claims anything in a position.
func (p *Pattern) Claims(pos int) bool {
	return !p.yields[pos] && (!p.Narrow || p.From <= pos && pos < p.To)
}
