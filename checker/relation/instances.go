package relation

import (
	"slices"

	"crossfoot/sheets/figure"
)

// Counts are a table's relations by status, and its cells by whether a decided
// relation runs through them.
type Counts struct {
	Status           [Broken + 1]int
	Figures, Checked int
}

// Count judges every relation of the table.
func (a *Analysis) Count() Counts {
	var c Counts
	n := a.numbers
	checked := make([]bool, len(n.val))
	a.each(func(p *Pattern, pos int, s Status) {
		c.Status[s]++
		if s == Undetermined {
			return
		}
		v := n.along(p.Axis)
		checked[v.index(p.Total, pos)] = true
		for _, l := range p.Parts {
			checked[v.index(l.Index, pos)] = true
		}
	})
	for r := 0; r < n.rows; r++ {
		for col := 0; col < n.cols; col++ {
			switch a.Table.At(r, col).Kind {
			case figure.Number, figure.Percent, figure.Bound, figure.Compound:
				c.Figures++
				if checked[r*n.cols+col] {
					c.Checked++
				}
			}
		}
	}
	return c
}

// each goes through every relation of the table, pattern by pattern. What does
// not hold and is not reported counts as undetermined.
func (a *Analysis) each(do func(p *Pattern, pos int, s Status)) {
	for _, p := range a.Patterns {
		for pos := p.From; pos < p.To; pos++ {
			s, ok := a.Status(p, pos)
			if !ok {
				continue
			}
			if s == Broken && !a.believed(p, pos) {
				s = Undetermined
			}
			do(p, pos, s)
		}
	}
}

// believed says whether a position that does not hold is reported. What is not
// counts as undetermined: it may never have been meant as a sum.
func (a *Analysis) believed(p *Pattern, pos int) bool {
	b := a.at[spot{p, pos}]
	return b != nil && b.Odds >= OddsWarning
}

// spot is one position of a pattern.
type spot struct {
	pattern  *Pattern
	position int
}

// Relations lists every relation of the table, pattern by pattern.
func (a *Analysis) Relations() []Relation {
	var out []Relation
	a.each(func(p *Pattern, pos int, s Status) {
		r := Relation{
			Operator: "sum", Status: s, Evidence: p.Evidence, Total: a.Ref(p.Axis, p.Total, pos),
			Pattern: p, Position: pos,
		}
		for _, l := range p.Parts {
			r.Parts = append(r.Parts, Term{Ref: a.Ref(p.Axis, l.Index, pos), Weight: l.Weight})
		}
		if sums := a.Sums(p, pos); s != Undetermined {
			r.Sum, r.Difference = sums[0].Sum, sums[0].Difference()
		}
		out = append(out, r)
	})
	return out
}

// Open lists the positions of a pattern that have parts without a total
// (missing), as many of them as usual, or a total without parts (unallocated).
func (a *Analysis) Open(p *Pattern) (missing, unallocated []int) {
	v := a.numbers.along(p.Axis)
	usual, judged := 0, 0 // parts filled where there is a total too
	type gap struct{ pos, filled int }
	var gaps []gap
	for pos := p.From; pos < p.To; pos++ {
		ti := v.index(p.Total, pos)
		filled, written, sum, unreadable := 0, 0, int64(0), v.state[ti] == unread
		for _, l := range p.Parts {
			switch i := v.index(l.Index, pos); v.state[i] {
			case known:
				written++
				if v.val[i] != 0 {
					filled++
					sum += int64(l.Weight) * v.val[i]
				}
			case unread, absent:
				unreadable = true
			}
		}
		switch {
		case unreadable || a.apart(p, pos):
		case v.state[ti] == void && filled > 1 && sum != 0 && (p.Axis == Across || a.crossed(p, pos) || a.amid(p, pos)):
			gaps = append(gaps, gap{pos, filled})
		case v.state[ti] == known && v.val[ti] != 0 && written == 0:
			unallocated = append(unallocated, pos)
		case v.state[ti] == known && filled > 0:
			usual += filled
			judged++
		}
	}
	for _, g := range gaps {
		// A heading or a note in a row of its own is no sum that lacks its total.
		if 2*g.filled*judged >= usual {
			missing = append(missing, g.pos)
		}
	}
	return missing, unallocated
}

// crossed says whether the total's cell in one position lies in a pattern of the
// other axis too. A column without a figure in its total row may hold something
// that does not add up; one that adds up with its neighbours does not.
func (a *Analysis) crossed(p *Pattern, pos int) bool {
	for _, q := range a.Patterns {
		if q.Axis != p.Axis && q.Involves(pos) && q.From <= p.Total && p.Total < q.To {
			return true
		}
	}
	return false
}

// amid says whether a labelled total holds in the positions on both sides of one
// that has no total, so that the column between them is one of the same kind.
func (a *Analysis) amid(p *Pattern, pos int) bool {
	held := func(q int) bool {
		if q < p.From || q >= p.To {
			return false
		}
		s, ok := a.Status(p, q)
		return ok && s <= Rounding
	}
	return slices.Contains(p.Evidence, "label") && held(pos-1) && held(pos+1)
}

// Implied is what a blank cell would have to be for a pattern to hold in its
// position, in units of the scale.
func (a *Analysis) Implied(p *Pattern, line, pos int) int64 {
	v := a.numbers.along(p.Axis)
	own := v.val[v.index(line, pos)]
	diff := a.difference(p, pos)
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
func (a *Analysis) Scale() int { return a.numbers.scale }

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
		if i, ok := at[[2]int{row, col}]; ok && a.difference(out[i].Pattern, out[i].Position) == a.difference(b.Pattern, b.Position) {
			if b.Odds > out[i].Odds {
				out[i] = b
			}
			continue
		}
		at[[2]int{row, col}] = len(out)
		out = append(out, b)
	}
	return out
}
