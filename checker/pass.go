package checker

import (
	"context"

	"crossfoot/checker/name"
	"crossfoot/checker/prose"
	"crossfoot/checker/relation"
	"crossfoot/checker/suspect"
	"crossfoot/sheets"
	"crossfoot/sheets/table"
)

// Sums is one table with the sums that it claims.
type Sums struct {
	*relation.Analysis
	Index    int // of the table in File.Tables
	Verdicts map[*relation.Breach]suspect.Verdict
	grades   Grades
	shared   map[string]any // while the rules for one workbook run
}

// Once is what several rules for one workbook need of a table, under a name that stands
// for it: the first that asks does the work.
func (s *Sums) Once(name string, work func() any) any {
	if x, done := s.shared[name]; done {
		return x
	}
	if s.shared == nil {
		s.shared = map[string]any{}
	}
	x := work()
	s.shared[name] = x
	return x
}

// Pass is what one rule sees of one workbook, and where it reports. What several
// rules need is worked out once, before the first of them runs.
type Pass struct {
	Rule   *Rule
	Book   *sheets.Book
	Tables []*Sums
	Pages  []*Pages    // of them, those that go on on other sheets; only while the rules for one workbook run
	Names  *name.Names // which names mean the same entity
	Report func(Finding)

	Outcome func(Outcome) // where a rule of a rules file says what came of it

	ctx context.Context
}

// Stopped says that nobody waits for the result any more. A rule that may take longer
// than the blink of an eye asks now and then, and returns.
func (p *Pass) Stopped() bool { return p.ctx.Err() != nil }

// Joint is what one rule sees of all files that were given together, and where it
// reports: a finding belongs to the file of its cell, named by its index in Files.
//
// What it learns of a cell's figure elsewhere it says to Witness, which is heard
// once all rules have run: see Weigh.
type Joint struct {
	Rule    *Rule
	Files   []*Pass // without those that could not be read
	Names   *name.Names
	Prose   prose.Result // what the texts claim, and the cells that state the same
	Report  func(file int, f Finding)
	Witness func(file int, w Witness)
	Unread  func(file int, u Unread) // says what was not compared

	ctx    context.Context
	shared map[string]any
}

// Stopped says that nobody waits for the result any more; see Pass.Stopped.
func (j *Joint) Stopped() bool { return j.ctx.Err() != nil }

// Once is what several rules need of all files and work out themselves, under a name
// that stands for it: the first that asks does the work.
func (j *Joint) Once(name string, work func() any) any {
	if _, done := j.shared[name]; !done {
		j.shared[name] = work()
	}
	return j.shared[name]
}

// PlaceOf names a table's cell for a finding.
func PlaceOf(t *table.Table, row, col int) Place {
	return Place{
		Ref: t.Ref(row, col), Text: t.Text(row, col),
		Item: t.Item(row), Serial: t.Serial(row), Entity: t.Columns[col].Name(),
	}
}
