// Package accept knows which findings somebody has accepted as they are (核实说明),
// from one run to the next.
//
// In go a report and the records of what has been accepted; out come the report
// with those findings marked as confirmed, and the records that are of no use any
// more. A finding is known again by what it is about and by its figures: it outlives
// inserted rows, reordered columns and renamed files, and comes back when a figure
// of it changes.
package accept

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"crossfoot/checker"
)

// Entry is the record of one accepted finding. One that is written by hand may name
// the finding by its ID alone, or by its rule and so much of file, sheet, item and
// entity that no other can be meant; without figures it holds whatever they are.
type Entry = checker.Accepted

// Apply marks the findings that have been accepted as confirmed, and those that have
// been accepted with other figures as such. It returns the entries that are of no use
// any more: their file was checked and has no such finding.
func Apply(r *checker.Report, entries []Entry) (stale []Entry) {
	m := newMatcher(r, entries)
	m.match()
	for i := range m.findings {
		f := m.findings[i].Finding
		f.Confirmed, f.Outdated = nil, nil
		switch e := m.findings[i].entry; {
		case e < 0:
		case m.findings[i].same:
			f.Confirmed = confirmation(entries[e])
		default:
			f.Outdated = confirmation(entries[e])
		}
	}
	stale = []Entry{}
	for i, e := range entries {
		if !m.used[i] && m.checked(e) {
			stale = append(stale, e)
		}
	}
	return stale
}

// Add records findings of a report as accepted. An entry for the same finding, with
// these figures or others, is replaced. Entries come sorted, so that a list changes
// only where something has changed.
func Add(entries []Entry, r *checker.Report, chosen []*checker.Finding, note, by string, on time.Time) []Entry {
	m := newMatcher(r, entries)
	m.match()
	known := map[*checker.Finding]int{}
	for _, f := range m.findings {
		if f.entry >= 0 {
			known[f.Finding] = f.entry
		}
	}
	paths := map[*checker.Finding]string{}
	for _, f := range m.findings {
		paths[f.Finding] = f.path
	}
	out := slices.Clone(entries)
	for _, f := range chosen {
		e := record(f, paths[f])
		e.Note, e.By, e.Date = note, by, on.Format(time.DateOnly)
		if i, ok := known[f]; ok {
			out[i] = e
		} else {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Item, b.Item), cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// confirmation is what an entry says of its finding, with the figures that a person
// can read.
func confirmation(e Entry) *checker.Confirmation {
	figures := strings.TrimSpace(digestAtEnd().ReplaceAllString(e.Figures, ""))
	return &checker.Confirmation{Note: e.Note, By: e.By, Date: e.Date, Figures: figures}
}

// record is a finding as an entry.
func record(f *checker.Finding, path string) Entry {
	return Entry{
		ID: f.ID, Rule: f.Rule.ID, File: path, Sheet: f.Cell.Ref.Sheet,
		Item: f.Cell.Name(), Entity: f.Cell.Entity, Figures: Figures(f),
	}
}

// Slip is a finding with those that follow from the same slip, if it is the primary
// one of them: who accepts the slip accepts them all.
func Slip(f *checker.File, primary *checker.Finding) []*checker.Finding {
	out := []*checker.Finding{primary}
	for i := range f.Findings {
		if x := &f.Findings[i]; x != primary && x.Group == primary.ID {
			out = append(out, x)
		}
	}
	return out
}
