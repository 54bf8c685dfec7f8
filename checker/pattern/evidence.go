package pattern

import "slices"

// Evidence is what speaks for a sum, as reports name it.
type Evidence string

// The kinds of evidence.
const (
	FromFigures Evidence = "pattern"    // the figures themselves
	FromLayout  Evidence = "label"      // the layout, or a word in the total's label
	FromFormula Evidence = "formula"    // the table's own
	FromRules   Evidence = "rules-file" // somebody has stated it
)

// ByFormula says whether a formula states the pattern.
func (p *Pattern) ByFormula() bool { return slices.Contains(p.Evidence, FromFormula) }
