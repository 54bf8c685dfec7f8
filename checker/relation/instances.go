package relation

import (
	"slices"
	"sync"

	"crossfoot/sheets/figure"
)

// Counts are a table's relations by status, and its cells by whether a decided
// relation runs through them.
type Counts struct {
	Status           [Broken + 1]int
	Figures, Checked int
}

// Count counts every relation of the table.
func (a *Analysis) Count() Counts {
	in := a.decided()
	c, n := Counts{Status: in.status}, a.numbers
	for i, s := range n.state {
		figures := s == known
		if s == unread || n.masked != nil && n.masked[i] {
			switch a.Table.Kind(i/n.cols, i%n.cols) {
			case figure.Number, figure.Percent, figure.Bound, figure.Compound:
				figures = true
			}
		}
		if figures {
			c.Figures++
			if in.cells[i] {
				c.Checked++
			}
		}
	}
	return c
}

// decided says of each cell, row by row, whether a relation runs through it that holds
// or is reported, and how many relations there are by status.
type decided struct {
	once   sync.Once
	cells  []bool
	status [Broken + 1]int
}

// decided goes through the relations of the table when it is first asked.
func (a *Analysis) decided() *decided {
	d := &a.judged
	d.once.Do(func() {
		d.cells = make([]bool, len(a.numbers.val))
		for _, p := range a.Patterns {
			v := a.numbers.along(p.Axis)
			a.eachOf(p, func(pos int, s Status) {
				d.status[s]++
				if s == Undetermined {
					return
				}
				d.cells[v.index(p.Total, pos)] = true
				for _, l := range p.Parts {
					d.cells[v.index(l.Index, pos)] = true
				}
			})
		}
		for _, r := range a.Runs {
			v := a.numbers.along(r.Axis)
			for _, s := range r.Steps {
				d.status[s.Status]++
				if s.Status != Undetermined {
					d.cells[v.index(r.Total, s.Position)] = true
					for _, x := range a.Addends(r, s) {
						d.cells[x.Row*a.numbers.cols+x.Col] = true
					}
				}
			}
		}
	})
	return d
}

// Decided tells which cells of the table, their rows and columns counted from 0, stand
// in a sum that holds or is reported.
func (a *Analysis) Decided() func(row, col int) bool {
	in := a.decided().cells
	return func(row, col int) bool { return in[row*a.numbers.cols+col] }
}

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
	for pos := range a.numbers.along(p.Axis).positions {
		s, ok := a.Status(p, pos)
		if !ok {
			continue
		}
		if s == Broken && !a.believed(p, pos) {
			if !a.doubtful(p, pos) {
				continue
			}
			s = Undetermined
		}
		if outside := pos < p.From || pos >= p.To; (outside || p.lone) && s > Rounding && s != Broken {
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

// Stated says what besides the figures speaks for a pattern: a formula, a word in
// its total's label, the layout of the table.
func (p *Pattern) Stated() (formula, word, layout bool) {
	return slices.Contains(p.Evidence, "formula"), p.said, p.layout
}

// Apart lists the lines along an axis that have figures and stand in no pattern
// of either direction: whole columns for Across, whole rows for Down.
func (a *Analysis) Apart(axis Axis) []int {
	v := a.numbers.along(axis)
	in := a.decided().cells
	var out []int
	for line := range v.lines {
		figures, checked := 0, 0
		for pos := range v.positions {
			if i := v.index(line, pos); v.state[i] == known || v.masked != nil && v.masked[i] {
				figures++
				if in[i] {
					checked++
				}
			}
		}
		if figures > 0 && checked == 0 {
			out = append(out, line)
		}
	}
	return out
}

// Summed says whether a cell of the table, its row and column counted from 0,
// stands in a sum.
func (a *Analysis) Summed(row, col int) bool {
	in := func(axis Axis, line, pos int) bool {
		return slices.ContainsFunc(a.through(axis, line), func(p *Pattern) bool { return p.From <= pos && pos < p.To })
	}
	return in(Across, col, row) || in(Down, row, col)
}

// believed says whether a position that does not hold is reported. What is not
// may never have been meant as a sum.
func (a *Analysis) believed(p *Pattern, pos int) bool {
	b := a.at[spot{p, pos}]
	return b != nil && b.Odds >= OddsWarning
}

// doubtful says whether a position that does not hold may have been meant as a sum
// all the same.
func (a *Analysis) doubtful(p *Pattern, pos int) bool {
	b := a.at[spot{p, pos}]
	return b != nil && b.Odds >= oddsDoubt
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

// Open lists the positions of a pattern that have parts without a total
// (missing), as many of them as usual, or a total without parts (unallocated).
func (a *Analysis) Open(p *Pattern) (missing, unallocated []int) {
	v := a.numbers.along(p.Axis)
	for pos := p.From; pos < p.To; pos++ {
		ti := v.index(p.Total, pos)
		switch v.state[ti] {
		case void:
			if f, ok := a.fillingOf(p, pos); ok && f.filled > 1 && f.sum != 0 && a.amid(p, pos) {
				missing = append(missing, pos)
			}
		case known:
			if v.val[ti] == 0 || slices.ContainsFunc(p.Parts, func(l Line) bool { return v.state[v.index(l.Index, pos)] == known }) {
				continue
			}
			if _, ok := a.fillingOf(p, pos); ok && a.amid(p, pos) {
				unallocated = append(unallocated, pos)
			}
		}
	}
	if len(missing) == 0 {
		return nil, unallocated
	}
	usual, judged := 0, 0 // parts filled where there is a total too
	for pos := p.From; pos < p.To; pos++ {
		if f, ok := a.fillingOf(p, pos); ok && f.filled > 0 && v.state[v.index(p.Total, pos)] == known {
			usual += f.filled
			judged++
		}
	}
	// A heading or a note in a row of its own is no sum that lacks its total.
	return slices.DeleteFunc(missing, func(pos int) bool {
		f, _ := a.fillingOf(p, pos)
		return 2*f.filled*judged < usual
	}), unallocated
}

// filling is how many parts of a pattern are filled in a position, and what they come to.
type filling struct {
	filled int
	sum    int64
}

// fillingOf is false where something cannot be read, or is not meant to add up.
func (a *Analysis) fillingOf(p *Pattern, pos int) (f filling, ok bool) {
	v := a.numbers.along(p.Axis)
	if v.state[v.index(p.Total, pos)] == unread || a.apart(p, pos) {
		return f, false
	}
	for _, l := range p.Parts {
		switch i := v.index(l.Index, pos); v.state[i] {
		case known:
			if v.val[i] != 0 {
				f.filled++
				f.sum += int64(l.Weight) * v.val[i]
			}
		case unread, absent:
			return f, false
		}
	}
	return f, true
}

// amid says whether a position stands among positions that hold, with one on
// each side: what stands at the end of a table may be an average, a column of
// remarks or a head that nobody meant to add up. A column must have its very
// neighbours hold, since columns differ more from each other than rows do.
func (a *Analysis) amid(p *Pattern, pos int) bool {
	reach := amidRows
	if p.Axis == Down {
		reach = 1
	}
	for _, step := range []int{-1, 1} {
		found := false
		for i, q := 0, pos+step; i < reach && q >= p.From && q < p.To && !found; i, q = i+1, q+step {
			s, ok := a.Status(p, q)
			found = ok && s <= Rounding
		}
		if !found {
			return false
		}
	}
	return true
}

// amidRows is how far the nearest row that holds may be.
const amidRows = 4

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
	return slices.DeleteFunc(out, func(b *Breach) bool { return b.Pattern.lone && a.betterSaid(b, out) })
}

// betterSaid says whether what only the layout claims of a total is one of two
// readings, of which the other holds elsewhere.
func (a *Analysis) betterSaid(b *Breach, reported []*Breach) bool {
	return slices.ContainsFunc(reported, func(c *Breach) bool {
		return c.Pattern.Axis == b.Pattern.Axis && c.Pattern.Total == b.Pattern.Total && c.Position == b.Position && !c.Pattern.lone
	})
}
