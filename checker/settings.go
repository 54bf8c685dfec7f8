package checker

import (
	"context"

	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// Settings are what a user has said beforehand, in a rules file, of the files to
// check. The zero Settings say nothing.
type Settings struct {
	Path     string      // of the rules file; "" if there is none
	SHA256   string      // of its content
	Marks    table.Marks // cells that stand for no figure
	Grades   Grades
	Entries  []Outcome  // all that may come of it, with nothing that has come of it yet
	Accepted []Accepted // discrepancies that have been accepted

	// Describe lays a table out as the user says, and tells what else is said of
	// it. It is nil if nothing is said of any table.
	Describe func(context.Context, *table.Table) Description
}

// Description is what is said of one table.
type Description struct {
	Stated   relation.Stated
	Grades   Grades // for this table; they go before those for all
	Unread   []Unread
	Outcomes []Outcome
}

// Grades say by a rule's id what a user makes of its findings.
type Grades map[string]Grade

// Grade is one severity for all findings of a rule, or that they are not wanted.
type Grade struct {
	Off      bool
	Severity Severity
}

// Outcome is what came of one thing that a rules file says: whether it applied to
// anything, and how often it held.
type Outcome struct {
	Name                       string // "tables[2]", or a check's id
	Line                       int    // in the rules file; 0 if it is not known
	Applied                    bool
	Held, Broken, Undetermined int
	Why                        lang.Message // it did not apply
}

// grade gives a finding the severity that the user wants, and says whether it is
// wanted at all.
func (s Settings) grade(f *Finding, tables []*Sums) bool {
	g, ok := s.Grades[f.Rule.ID]
	if f.Table >= 0 && f.Table < len(tables) {
		if own, said := tables[f.Table].grades[f.Rule.ID]; said {
			g, ok = own, true
		}
	}
	if ok {
		f.Severity = g.Severity
	}
	return !g.Off
}

// describe is what is said of a table.
func (s Settings) describe(ctx context.Context, t *table.Table) Description {
	if s.Describe == nil {
		return Description{}
	}
	return s.Describe(ctx, t)
}

// Outcomes sums up over all files what came of everything that a rules file says,
// in its order.
func (s Settings) Outcomes(files []File) []Outcome {
	at := map[string]int{}
	var all []Outcome
	entry := func(o Outcome) {
		i, ok := at[o.Name]
		if !ok {
			i = len(all)
			at[o.Name] = i
			all = append(all, Outcome{Name: o.Name})
		}
		sum := &all[i]
		sum.Applied = sum.Applied || o.Applied
		sum.Held, sum.Broken, sum.Undetermined = sum.Held+o.Held, sum.Broken+o.Broken, sum.Undetermined+o.Undetermined
		if sum.Why.IsZero() {
			sum.Why = o.Why
		}
		if sum.Line == 0 {
			sum.Line = o.Line
		}
	}
	for _, o := range s.Entries {
		entry(o)
	}
	for i := range files {
		for _, o := range files[i].Outcomes {
			entry(o)
		}
	}
	return all
}
