package relation

import (
	"slices"

	"crossfoot/checker/pattern"
)

// This file goes through the relations that patterns make, and lists those that are reported.

// each goes through every relation of the table, pattern by pattern.
func (a *Analysis) each(do func(p *Pattern, pos int, s Status)) {
	for _, p := range a.Patterns {
		a.eachOf(p, func(pos int, s Status) { do(p, pos, s) })
	}
}

// eachOf goes through the relations of one pattern. What does not hold and is not
// reported counts as undetermined if it may have been meant as a sum, and for
// nothing if not.
func (a *Analysis) eachOf(p *Pattern, do func(pos int, s Status)) {
	for pos := range a.Numbers.Along(p.Axis).Positions {
		s, ok := a.Status(p, pos)
		if !ok {
			continue
		}
		doubted := false // but a word and the layout say so, also beyond the block, or of a list
		if s == Broken {
			switch b := a.at[spot{p, pos}]; {
			case b == nil || b.Odds < oddsDoubt: // it may never have been meant as a sum
				continue
			case b.Odds < OddsWarning:
				s, doubted = Undetermined, p.Said && p.Layout && (!p.Lone || p.Vouched || len(p.Parts) >= pattern.PlainList)
			default:
				s = b.Status // which may be that rounding is as likely
			}
		}
		outside := (pos < p.From || pos >= p.To) && !doubted
		if (outside || p.Lone && !doubted) && s > Rounding && s != Broken {
			continue
		}
		do(pos, s)
	}
}

// Outcomes counts the relations of one pattern by status, and gives a position
// that shows it best: a broken one, else the first that holds; -1 if there is none.
func (a *Analysis) Outcomes(p *Pattern) (counts [Broken + 1]int, example int) {
	example = -1
	worst := Held
	a.eachOf(p, func(pos int, s Status) {
		counts[s]++
		if example < 0 || s == Broken && worst != Broken {
			example, worst = pos, s
		}
	})
	return counts, example
}

// spot is one position of a pattern.
type spot struct {
	pattern  *Pattern
	position int
}

// Relations lists every relation of the table, pattern by pattern.
func (a *Analysis) Relations() []Relation {
	var out []Relation
	a.each(func(p *Pattern, pos int, s Status) { out = append(out, a.relation(p, pos, s)) })
	return out
}

// Undecided lists the relations that cannot be decided, the first so many of them.
func (a *Analysis) Undecided(most int) []Relation {
	var out []Relation
	a.each(func(p *Pattern, pos int, s Status) {
		if s == Undetermined && len(out) < most {
			out = append(out, a.relation(p, pos, s))
		}
	})
	return out
}

// relation is one position of a pattern.
func (a *Analysis) relation(p *Pattern, pos int, s Status) Relation {
	r := Relation{
		Operator: "sum", Status: s, Evidence: p.Evidence, Total: a.Ref(p.Axis, p.Total, pos),
		Pattern: p, Position: pos,
	}
	for _, l := range p.Parts {
		r.Parts = append(r.Parts, Term{Ref: a.Ref(p.Axis, l.Index, pos), Weight: l.Weight})
	}
	if len(r.Parts) == 2 && r.Parts[0].Weight != r.Parts[1].Weight {
		r.Operator = "difference"
		if r.Parts[0].Weight < 0 {
			r.Parts[0], r.Parts[1] = r.Parts[1], r.Parts[0]
		}
	}
	if sums := a.Sums(p, pos); s != Undetermined {
		r.Sum, r.Difference = sums[0].Sum, sums[0].Difference()
	}
	return r
}

// Implied is what a blank cell would have to be for a pattern to hold in its
// position, in units of the scale.
func (a *Analysis) Implied(p *Pattern, line, pos int) int64 {
	v := a.Numbers.Along(p.Axis)
	own := v.Val(v.Index(line, pos))
	diff := a.Difference(p, pos)
	if line == p.Total {
		return own - diff
	}
	for _, l := range p.Parts {
		if l.Index == line {
			return own + int64(l.Weight)*diff
		}
	}
	return own
}

// Scale is the number of places after the point of the table's whole numbers.
func (a *Analysis) Scale() int { return a.Numbers.Scale }

// Reported are the breaches that are more likely slips than sums that were never
// meant. Where a total fails its sub-totals and their parts by the same amount,
// that is one slip and is reported once.
func (a *Analysis) Reported() []*Breach {
	var out []*Breach
	at := map[[2]int]int{} // the total's cell
	for _, b := range a.Breaches {
		if b.Odds < OddsWarning {
			continue
		}
		row, col := a.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
		if i, ok := at[[2]int{row, col}]; ok && a.Difference(out[i].Pattern, out[i].Position) == a.Difference(b.Pattern, b.Position) {
			if b.Odds > out[i].Odds {
				out[i] = b
			}
			continue
		}
		at[[2]int{row, col}] = len(out)
		out = append(out, b)
	}
	return withoutDoubles(out)
}

// Doubtful are the breaches that are slips as likely as not: too little speaks for them to be
// reported, but they bear witness to a slip that breaks another sum of the same cell as well.
func (a *Analysis) Doubtful() (out []*Breach) {
	for _, b := range a.Breaches {
		if b.Status == Broken && 0 <= b.Odds && b.Odds < OddsWarning {
			out = append(out, b)
		}
	}
	return out
}

// withoutDoubles leaves out what only the layout claims of a total where another reading of it,
// which holds elsewhere, is reported as well.
func withoutDoubles(reported []*Breach) []*Breach {
	type reading struct {
		axis            Axis
		total, position int
	}
	of := func(b *Breach) reading { return reading{b.Pattern.Axis, b.Pattern.Total, b.Position} }
	better := map[reading]bool{}
	for _, b := range reported {
		if !b.Pattern.Lone {
			better[of(b)] = true
		}
	}
	return slices.DeleteFunc(reported, func(b *Breach) bool { return b.Pattern.Lone && better[of(b)] })
}
