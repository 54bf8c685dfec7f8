package checker

import (
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// This file tells what a finding says, and of which cells.

// Severity is how much a finding matters. The names are the statistics bureaus':
// an error must be cleared (强制性), a warning confirmed (核实性), an info noted
// (提示性).
type Severity uint8

// The severities, from least to most.
const (
	Info Severity = iota
	Warning
	Error
)

// Name is the severity as reports and flags write it.
func (s Severity) Name() string { return [...]string{"info", "warning", "error"}[s] }

// ParseSeverity reads a severity's name.
func ParseSeverity(name string) (Severity, bool) {
	for s := Info; s <= Error; s++ {
		if s.Name() == name {
			return s, true
		}
	}
	return Info, false
}

// In is the severity in the reader's language.
func (s Severity) In(l lang.Lang) string {
	if l == lang.ZH {
		return [...]string{"提示", "核实", "错误"}[s]
	}
	return s.Name()
}

// Place is one cell, or one paragraph, as a finding names it.
type Place struct {
	File   string // the path of the file, if it is another than the finding's own
	Called string // what the file is called among those that are checked; "" for its name
	Ref    sheets.Ref
	Text   string // as displayed
	Item   string // what the cell's row is about
	Serial string // the running number that Item begins with, if any
	Entity string // what the cell's column is about
}

// Address is the place as a reader finds it: its file, if that is another than
// the finding's own, its sheet and its cell.
func (p Place) Address() string {
	if p.File == "" {
		return p.Ref.Address()
	}
	called := p.Called
	if called == "" {
		called = baseName(p.File)
	}
	return called + " " + p.Ref.Address()
}

// Suspect is a cell whose change would mend what is broken.
type Suspect struct {
	Cell     Place
	From, To string // as displayed, and what it would have to be
	Why      Reason // the slip that would explain it
}

// Reason is a kind of clerical slip. Its ID is a stable word for machines.
type Reason struct {
	ID   string // "one-digit"
	Text lang.Text
}

// Finding is a claim about cells that a reader can verify by eye.
type Finding struct {
	Rule       *Rule
	Severity   Severity
	Status     string // of the relation it is about; "" if none
	ID         string // fingerprint: file name, sheet, item, entity and rule, not the address
	Group      string // ID of the primary finding of the same slip
	Slip       any    // equal for findings of the same slip; nil if it stands alone
	Table      int    // index into File.Tables; -1 if it is about none
	Cell       Place
	Related    []Place
	Got        string
	Want       string
	Difference string
	Arithmetic string // "27 + 34 = 61 ≠ 60"
	Message    lang.Message
	Suspects   []Suspect

	Confirmed *Confirmation // if somebody has accepted it: then it counts no more
	Outdated  *Confirmation // if somebody has accepted it with other figures: then it counts
}
