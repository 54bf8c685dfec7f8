package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
)

// This file tells whether figures that lack their total are amounts that one would add up,
// like those beside them. Ages, distances, floors and scores stand between amounts as well,
// whatever they are called, and their total is left blank because there is none.

// Evidence that figures are amounts.
const (
	amountsNear  = 8  // positions on each side with which they are compared
	amountsParts = 16 // parts that are compared, more or less
	amountsAgree = 3  // pairs that are in the same order, for each that is not
	amountsWide  = 2  // how often the largest contains the smallest, at least
	amountsMany  = 10 // totals that hold, where there would be more than one line of another kind
)

// areAmounts says whether the figures of a position are amounts as far as one can see: another
// sum takes them in, something is taken off there, they are one year among others or stand
// under the head of amounts, or they are large and small where the amounts beside them are.
func areAmounts(s *checker.Sums, p *relation.Pattern, pos int) bool {
	if p.Axis == relation.Down && len(s.Table.Columns) == 1 || p.Axis == relation.Across && len(s.Table.Rows) == 1 {
		return true // for what else would the total have been put there
	}
	if !p.Adds() || p.Held >= amountsMany || s.SaysCounts(p, pos) || addedElsewhere(s, p, pos) {
		return true
	}
	if series := linesOf(s)[0].on(p.Axis).series(); series != nil && series[pos] {
		return true
	}
	return headedAlike(s, p, pos) || inProportion(s, p, pos)
}

// headedAlike says whether a position has its own name or the head above it in common with
// one whose total holds, and not with all: 数量 of the opening and the closing stock.
func headedAlike(s *checker.Sums, p *relation.Pattern, pos int) bool {
	across := linesOf(s)[0].on(1 - p.Axis)
	head := across.labels(pos)
	if len(head) < 2 {
		return false
	}
	for _, level := range []int{0, len(head) - 1} {
		alike, others := false, false
		for at := p.From; at < p.To; at++ {
			if beside := across.labels(at); len(beside) != len(head) || beside[level] != head[level] {
				others = true
			} else if at != pos && holdsAt(s, p, at) {
				alike = true
			}
		}
		if alike && others {
			return true
		}
	}
	return false
}

// addedElsewhere says whether a position of a pattern is a line of a sum in the other direction, or
// another total along it is filled in and holds.
func addedElsewhere(s *checker.Sums, p *relation.Pattern, pos int) bool {
	return slices.ContainsFunc(s.Patterns, func(q *relation.Pattern) bool {
		switch {
		case q == p || !q.Proven():
			return false
		case q.Axis != p.Axis:
			return q.Total == pos || slices.ContainsFunc(q.Parts, func(l relation.Line) bool { return l.Index == pos })
		default:
			return holdsAt(s, q, pos)
		}
	})
}

func holdsAt(s *checker.Sums, p *relation.Pattern, pos int) bool {
	status, ok := s.Status(p, pos)
	return ok && status <= relation.Rounding
}

// inProportion says whether the parts in a position mostly come in the same order of size
// as in the positions around it whose totals hold, and differ as amounts do.
func inProportion(s *checker.Sums, p *relation.Pattern, pos int) bool {
	own := someParts(s, p, pos)
	least, most := slices.Min(own), slices.Max(own)
	if most < amountsWide*least {
		return false
	}
	same, other := 0, 0
	for at := max(p.From, pos-amountsNear); at < min(p.To, pos+amountsNear+1); at++ {
		if at == pos || !holdsAt(s, p, at) {
			continue
		}
		beside := someParts(s, p, at)
		for i := range own {
			for j := range i {
				switch order := (own[i] - own[j]) * (beside[i] - beside[j]); {
				case order > 0:
					same++
				case order < 0:
					other++
				}
			}
		}
	}
	return same > amountsAgree*other
}

// someParts are about what figures some parts of a pattern have in a position; there are few
// of them however long the list is.
func someParts(s *checker.Sums, p *relation.Pattern, pos int) (out []float64) {
	for i := 0; i < len(p.Parts); i += 1 + len(p.Parts)/amountsParts {
		row, col := s.Cell(p.Axis, p.Parts[i].Index, pos)
		x := 0.0
		if f := s.Table.At(row, col); f.IsNumber() {
			x = f.Approx()
		}
		out = append(out, x)
	}
	return out
}
