package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/note"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// This file finds the note below a table that says why a sum of it does not come out.

// notesOf are the notes around a table.
func notesOf(p *checker.Pass, s *checker.Sums) []note.Note {
	return s.Once("notes", func() any {
		all := make([]*table.Table, len(p.Tables))
		for i, x := range p.Tables {
			all[i] = x.Table
		}
		return note.Around(s.Table, all)
	}).([]note.Note)
}

// noted is the note that speaks of a breach, if one does: beside the total or around the table.
func noted(s *checker.Sums, b *relation.Breach, notes []note.Note) (n note.Note, ok bool) {
	sums := s.Sums(b.Pattern, b.Position)
	if len(sums) != 1 {
		return n, false
	}
	gap := gapOf(s, b, sums[0])
	row, col := s.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
	for _, n := range append(note.Beside(s.Table, row, col), notes...) {
		if n.Loose && !gap.Total.Marked(n.Text) {
			continue
		}
		if gap.CountsOnce(n.Text) || b.Status != relation.Rounding && gap.Explains(n.Text) { // a number that small may mean anything
			return n, true
		}
	}
	if b.Status == relation.Rounding || !gap.More() {
		return n, false
	}
	for _, n := range note.Above(s.Table) {
		if gap.Selects(n.Text) {
			return n, true
		}
	}
	return n, false
}

// gapOf is what notes may say of a breach.
func gapOf(s *checker.Sums, b *relation.Breach, sum relation.Sum) note.Gap {
	pattern, along := b.Pattern, linesOf(s)[0].on(b.Pattern.Axis)
	line := func(i int) note.Line {
		row, col := s.Cell(pattern.Axis, i, b.Position)
		f := s.Table.At(row, col)
		out := note.Line{Name: along.label(i), Value: f.Value(), Mark: note.MarkOf(along.label(i))}
		if f.Rare != nil && f.Rare.Mark != "" {
			out.Mark = f.Rare.Mark
		}
		return out
	}
	g := note.Gap{
		Total: line(pattern.Total), Sum: sum.Sum, Where: along.crossing().label(b.Position),
		Holds: pattern.Held > mostly*pattern.Broken, Never: pattern.Held == 0,
	}
	for _, part := range pattern.Parts {
		if part.Weight > 0 {
			g.Parts = append(g.Parts, line(part.Index))
		}
	}
	g.Crosses = along.crossing().names
	g.Both = func() bool { return offBothWays(s)[pattern] }
	return g
}

// mostly is how many times as many sums come out as do not where most do.
const mostly = 2

// names are what the lines are called.
func (l lines) names() []string {
	return l.once("names", func() any {
		out := make([]string, l.n)
		for i := range out {
			out[i] = l.label(i)
		}
		return out
	}).([]string)
}

// offBothWays are the sums that come out too large in one place and too small in another.
func offBothWays(s *checker.Sums) map[*relation.Pattern]bool {
	return s.Once("off both ways", func() any {
		signs, both := map[*relation.Pattern]int{}, map[*relation.Pattern]bool{}
		for _, b := range s.Breaches {
			if b.Status != relation.Broken {
				continue
			}
			for _, x := range s.Sums(b.Pattern, b.Position) {
				sign := x.Difference().Sign()
				both[b.Pattern] = both[b.Pattern] || sign*signs[b.Pattern] < 0
				signs[b.Pattern] = sign
			}
		}
		return both
	}).(map[*relation.Pattern]bool)
}

// notedSlip is the same for all sums of which one note speaks.
type notedSlip struct {
	table *checker.Sums
	at    note.Note
}

// reportNoted tells of a sum that does not come out as a note says.
func reportNoted(p *checker.Pass, s *checker.Sums, f checker.Finding, n note.Note) {
	f.Severity, f.Suspects, f.Slip = checker.Info, nil, notedSlip{s, n}
	place := checker.Place{Ref: n.At, Text: n.Text}
	f.Related = append(f.Related, place)
	f.Message = lang.New(
		"The parts give %s, the total says %s: %s. The note in %s speaks of such a difference; nothing to do, if it is what is meant.",
		"各分项之和为 %s，合计填的是 %s，%s。%s 的说明提到了此类差异；如属此种情况，无需处理。",
		f.Want, f.Got, off(f.Difference), place.Address())
	p.Report(f)
}
