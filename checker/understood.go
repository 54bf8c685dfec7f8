package checker

import (
	"fmt"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
)

// Understood is what the program believes of one table: the sums that it claims
// and why, and the lines that stand in none.
type Understood struct {
	Sums    []Sum
	Columns []Line // of figures that stand in no sum
	Rows    []Line
}

// Sum is a pattern for a reader: one line is the sum of others, again and again.
type Sum struct {
	Across                bool // the lines are columns, and every row is an instance
	Total                 Line
	Parts                 []Line
	Counts                Counts // of its instances, by status
	Formula, Word, Layout bool   // what speaks for it besides the figures
	Stated                bool   // a rules file says so
	Follows               bool   // from the other sums
	Running               bool   // the total before is a part as well
	Beside                bool   // the parts are those of all instances that the total stands beside
	Example               string // one instance in figures: 5 = 1 + 1 + 1 + 2
	Place                 sheets.Ref
}

// Line is a column or a row of a table.
type Line struct {
	Name   string // D, or 53
	Label  string
	Weight int // +1 or -1 as a part
}

// understood tells what was made of a table.
func (s *Sums) understood() *Understood {
	u := &Understood{}
	for _, p := range s.Patterns {
		u.add(s, p, false)
	}
	for _, p := range s.Witnesses {
		u.add(s, p, true)
	}
	for _, r := range s.Runs {
		u.running(s, r)
	}
	for _, line := range s.Apart(relation.Across) {
		u.Columns = append(u.Columns, s.line(relation.Across, line, 1))
	}
	if len(u.Columns) < len(s.Table.Columns) { // else the columns say it
		for _, line := range s.Apart(relation.Down) {
			u.Rows = append(u.Rows, s.line(relation.Down, line, 1))
		}
	}
	return u
}

// undecidedMost is how many undecided relations of a file are kept for a reader.
const undecidedMost = 200

// doubtfulMost is how many totals of undecided relations of a file are named in any case.
const doubtfulMost = 3

// doubtful are the totals of the first relations of a table that cannot be decided.
func (s *Sums) doubtful(most int) []sheets.Ref {
	var out []sheets.Ref
	for _, r := range s.undecided(most) {
		out = append(out, r.Total)
	}
	return out
}

// undecided lists the first relations of a table that cannot be decided.
func (s *Sums) undecided(most int) []relation.Relation {
	var out []relation.Relation
	for _, r := range s.Undecided(most) {
		out = append(out, s.told(r))
	}
	for _, run := range s.Runs {
		for _, step := range run.Steps {
			if step.Status == relation.Undetermined && len(out) < most {
				out = append(out, s.step(run, step))
			}
		}
	}
	return out
}

func (u *Understood) add(s *Sums, p *relation.Pattern, follows bool) {
	counts, example := s.Outcomes(p)
	if example < 0 {
		return
	}
	sum := Sum{
		Across: p.Axis == relation.Across, Follows: follows, Total: s.line(p.Axis, p.Total, 1),
		Counts: Counts{
			Held: counts[relation.Held], Rounding: counts[relation.Rounding], Explained: counts[relation.Explained],
			Broken: counts[relation.Broken], Undetermined: counts[relation.Undetermined],
		},
	}
	for _, l := range p.Parts {
		sum.Parts = append(sum.Parts, s.line(p.Axis, l.Index, l.Weight))
	}
	sum.Formula, sum.Word, sum.Layout = p.Stated()
	sum.Stated = p.IsStated
	status, _ := s.Status(p, example)
	sum.Example = s.Claim(relation.Relation{Pattern: p, Position: example, Status: status})
	row, col := s.Cell(p.Axis, p.Total, example)
	sum.Place = s.Table.Ref(row, col)
	u.Sums = append(u.Sums, sum)
}

func (s *Sums) line(axis relation.Axis, i, weight int) Line {
	if axis == relation.Across {
		c := s.Table.Columns[i]
		return Line{sheets.ColName(c.Col), c.Name(), weight}
	}
	r := s.Table.Rows[i]
	label := r.Label
	if label == "" {
		label = s.Table.Item(i)
	}
	return Line{fmt.Sprint(r.Row()), label, weight}
}
