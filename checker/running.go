package checker

import (
	"slices"

	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
	"crossfoot/checker/running"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file tells of running totals and balances: figures that are the one before and
// what is added to it.

// Unsteady is a finding about a step of a run that does not hold: the cell of the run,
// the arithmetic, what the figure would have to be, and the suspects. The message is
// left to the rule.
func (p *Pass) Unsteady(s *Sums, r *running.Run, step running.Step) Finding {
	row, col := s.Cell(r.Axis, r.Total, step.Position)
	rel := s.Step(r, step)
	f := Finding{
		Rule: p.Rule, Severity: p.Rule.Severity, Status: step.Status.Name(),
		Table: s.Index, Cell: PlaceOf(s.Table, row, col),
	}
	f.Got, f.Want = rel.Sum.Add(rel.Difference).String(), rel.Sum.String()
	f.Difference = rel.Difference.String()
	for x := range r.Addends(step) {
		if s.Table.At(x.Row, x.Col).Kind != figure.Blank {
			f.Related = append(f.Related, PlaceOf(s.Table, x.Row, x.Col))
		}
	}
	f.Arithmetic = equals(s.accumulated(r, step), f.Want) + " ≠ " + f.Got
	if r.Beside && s.sameSlip(&f, r, step) {
		return f
	}
	for _, c := range s.changes(r, step) {
		row, col := s.Cell(r.Axis, c.Line, c.Position)
		place := PlaceOf(s.Table, row, col)
		f.Suspects = append(f.Suspects, Suspect{
			Cell: place, From: place.Text, To: decimal.New(c.To, -int32(s.Scale())).String(), Why: ReasonOf(c.Slip),
		})
	}
	for _, row := range step.Gaps {
		f.Suspects = append(f.Suspects, Suspect{Cell: s.unlisted(row, r.Parts[0].Index), To: rel.Difference.Abs().String(), Why: ReasonOf(pen.LeftBlank)})
	}
	return f
}

// unlisted names a cell in a row of the sheet that may be none of the table, as it has a name only.
func (s *Sums) unlisted(row, col int) Place {
	at := Place{Ref: sheets.Ref{Sheet: s.Table.Sheet.Name, Row: row, Col: s.Table.Columns[col].Col}, Entity: s.Table.Columns[col].Name()}
	if name := s.Table.Sheet.At(row, s.Table.Labels[0].Col); name != nil {
		at.Item = name.Raw
	}
	return at
}

// sameSlip lets a finding about a total beside its parts go with that about a sum of the table, if
// what is suspected of that mends both.
func (s *Sums) sameSlip(f *Finding, r *running.Run, step running.Step) bool {
	reported, suspected := s.Reported(), s.firstSuspects()
	first := len(reported)
	for _, c := range r.Mends(s.Numbers.Along(r.Axis), step) {
		row, col := s.Cell(r.Axis, c.Line, c.Position)
		if i, ok := suspected[mended{row, col, c.To}]; ok {
			first = min(first, i)
		}
	}
	if first == len(reported) {
		return false
	}
	v := s.Verdicts[reported[first]]
	f.Slip, f.Suspects = v.Primary, s.suspected(v, func(d decimal.Decimal) string { return d.String() })
	return true
}

// mended is a cell and what it would have to be, in units of the table's scale.
type mended struct {
	row, col int
	to       int64
}

// firstSuspects are the likeliest suspects of the breaches that are reported, with the first such breach.
func (s *Sums) firstSuspects() map[mended]int {
	return s.Once("first suspects", func() any {
		out := map[mended]int{}
		for i, b := range s.Reported() {
			if v := s.Verdicts[b]; len(v.Suspects) > 0 {
				key := mended{v.Suspects[0].Row, v.Suspects[0].Col, v.Suspects[0].To}
				if _, known := out[key]; !known {
					out[key] = i
				}
			}
		}
		return out
	}).(map[mended]int)
}

// changes are the changes of one figure that would mend a step. Of a total beside its parts, those
// by which a sum that comes out would not any more are none; if one is left, it needs no slip to
// explain it.
func (s *Sums) changes(r *running.Run, step running.Step) []running.Change {
	v := s.Numbers.Along(r.Axis)
	if !r.Beside {
		return r.Changes(v, step)
	}
	breaks := func(c running.Change) bool {
		row, col := s.Cell(r.Axis, c.Line, c.Position)
		return s.Breaks(row, col, nil) > 0
	}
	if only := slices.DeleteFunc(r.Mends(v, step), breaks); len(only) == 1 {
		return only
	}
	return slices.DeleteFunc(r.Changes(v, step), breaks)
}

// step is a step of a run as a relation, with its claim.
func (s *Sums) step(run *running.Run, step running.Step) relation.Relation {
	r := s.Step(run, step)
	row, _ := s.Cell(run.Axis, run.Total, step.Position)
	r.Item = s.Table.Item(row)
	r.Claim = r.Sum.Add(r.Difference).String()
	switch addition := s.accumulated(run, step); {
	case r.Difference.IsZero():
		r.Claim += " = " + addition
	case r.Status == relation.Rounding:
		r.Claim += " ≈ " + equals(r.Sum.String(), addition)
	case r.Status == relation.Undetermined:
		r.Claim += " ? " + addition
	default:
		r.Claim += " ≠ " + equals(r.Sum.String(), addition)
	}
	return r
}

// accumulated writes out what leads to the figure of a step.
func (s *Sums) accumulated(r *running.Run, step running.Step) string {
	var terms []term
	for x := range r.Addends(step) {
		if f := s.Table.At(x.Row, x.Col); f.IsNumber() && !f.IsZero() {
			terms = append(terms, term{text: f.Value().String(), weight: x.Weight})
		}
	}
	return addition(terms)
}

// running tells of a run as of a sum, an instance of which holds or does not.
func (u *Understood) running(s *Sums, r *running.Run) {
	sum := Sum{Across: r.Axis == relation.Across, Running: !r.Beside, Beside: r.Beside, Total: s.line(r.Axis, r.Total, 1)}
	for _, l := range r.Parts {
		sum.Parts = append(sum.Parts, s.line(r.Axis, l.Index, l.Weight))
	}
	example := -1
	for i, step := range r.Steps {
		switch step.Status {
		case relation.Held:
			sum.Counts.Held++
		case relation.Rounding:
			sum.Counts.Rounding++
		case relation.Broken:
			sum.Counts.Broken++
		default:
			sum.Counts.Undetermined++
		}
		if example < 0 && (step.Before >= 0 || r.Beside) || step.Status == relation.Broken {
			example = i
		}
	}
	shown := s.step(r, r.Steps[example])
	sum.Example, sum.Place = shown.Claim, shown.Total
	u.Sums = append(u.Sums, sum)
}
