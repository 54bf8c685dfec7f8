package pattern

import (
	"iter"
	"slices"

	"crossfoot/checker/matrix"
)

// This file tells what is known of a sum that is believed.

// Pattern claims that one line of a table is the signed sum of other lines, in
// every position of a block: a total column in all rows of a table, say.
type Pattern struct {
	Axis     matrix.Axis
	Total    int
	Parts    []matrix.Line
	From, To int        // the block's positions, To not included
	Evidence []Evidence // what speaks for it
	Bits     float64    // how much the evidence outweighs coincidence
	Held     int        // positions that hold and say something
	Broken   int        // positions that do not
	IsStated bool       // somebody has stated it
	IsLead   bool       // as what the table is about

	First, Last int     // the block before it was stretched to the table's ends
	Solid       float64 // positions that hold, each for as much as it says
	Exact       int     // positions that hold to the last digit
	Near        int     // and those that miss by no more than rounding can
	price       float64
	strewn      bool         // its lines stand anywhere
	Layout      bool         // the layout claims it
	Said        bool         // its total is labelled as one
	Kin         int          // other totals that the layout claims the same way, and that hold
	InOutline   bool         // its total is a row of an outline whose rows are sums
	Outlined    int          // rows of its outline that come to those below them, if all are meant to
	Others      []Hypothesis // what else the layout could mean by the total, if it holds in one position at most
	Way         bool         // it is one of several ways in which its total is broken down
	Lone        bool         // it holds nowhere; only the layout claims it
	Entire      bool         // its total has all other lines of the table in it, so far as it fails
	Outdated    bool         // and it may be that the total has not been changed along with its parts
	Vouched     bool         // and the other subtotals that its total takes in hold, or a row that was copied explains it
	Covered     bool         // and a total that holds takes in all of its parts
	CopiedParts []int        // its parts that are the same everywhere as another row
	Once        bool         // it holds in one of two positions, and a slip explains the other
	Whole       bool         // it holds without the parts that are not available, which are nothing
	Rates       bool         // percentages add up too
	Narrow      bool         // it claims nothing beyond its block
}

// Adds says whether all parts are added and none is subtracted.
func (p *Pattern) Adds() bool {
	return !slices.ContainsFunc(p.Parts, func(l matrix.Line) bool { return l.Weight < 0 })
}

// Proven says whether the pattern holds anywhere, or somebody has stated it: one that
// only the layout claims, and that holds nowhere, says nothing of its lines.
func (p *Pattern) Proven() bool { return p.Held > 0 || p.IsStated }

// Involves says whether a line takes part in the pattern.
func (p *Pattern) Involves(line int) bool {
	if p.Total == line {
		return true
	}
	_, found := matrix.Among(p.Parts, line)
	return found
}

// Relates says whether the pattern relates the same lines as another sum: income less expense is
// the balance, and the balance and the expense are the income.
func (p *Pattern) Relates(total int, parts []matrix.Line) bool {
	return len(parts) == len(p.Parts) && p.Involves(total) &&
		!slices.ContainsFunc(parts, func(l matrix.Line) bool { return !p.Involves(l.Index) })
}

// WeightOf is what a line counts in a pattern: 0 if it takes no part.
func (p *Pattern) WeightOf(line int) int {
	if line == p.Total {
		return -1
	}
	if at, found := matrix.Among(p.Parts, line); found {
		return p.Parts[at].Weight
	}
	return 0
}

// Lines are the total of a pattern and its parts.
func (p *Pattern) Lines() iter.Seq[int] {
	return func(yield func(int) bool) {
		if !yield(p.Total) {
			return
		}
		for _, l := range p.Parts {
			if !yield(l.Index) {
				return
			}
		}
	}
}

// Stated says what besides the figures speaks for a pattern: a formula, a word in
// its total's label, the layout of the table.
func (p *Pattern) Stated() (formula, word, layout bool) {
	return p.ByFormula(), p.Said, p.Layout
}

// Copied says whether one of the pattern's parts has been written over another, so that it
// fails in every position.
func (p *Pattern) Copied() bool { return len(p.CopiedParts) > 0 }

// HoldsOnLeast is how often a sum holds for each time that it fails.
const HoldsOnLeast = 3

// Plain says whether a pattern is the sum of all other lines, so many with its total, which says so.
func (p *Pattern) Plain(lines int) bool {
	return p.Said && p.Layout && len(p.Parts) >= PlainList && len(p.Parts) == lines-1 && p.Adds()
}

// PlainList is how many figures a list has at least of which its total is taken at its word.
const PlainList = 3

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
