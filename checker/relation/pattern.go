package relation

import (
	"iter"
	"slices"
)

// This file tells what is known of a sum that is believed.

// pattern claims that one line of a table is the signed sum of other lines, in
// every position of a block: a total column in all rows of a table, say.
type pattern struct {
	Axis     Axis
	Total    int
	Parts    []Line
	From, To int      // the block's positions, To not included
	Evidence []string // what speaks for it
	Bits     float64  // how much the evidence outweighs coincidence
	Held     int      // positions that hold and say something
	Broken   int      // positions that do not
	IsStated bool     // somebody has stated it
	IsLead   bool     // as what the table is about

	first, last int     // the block before it was stretched to the table's ends
	solid       float64 // positions that hold, each for as much as it says
	exact       int     // positions that hold to the last digit
	near        int     // and those that miss by no more than rounding can
	price       float64
	strewn      bool         // its lines stand anywhere
	layout      bool         // the layout claims it
	said        bool         // its total is labelled as one
	kin         int          // other totals that the layout claims the same way, and that hold
	inOutline   bool         // its total is a row of an outline whose rows are sums
	outlined    int          // rows of its outline that come to those below them, if all are meant to
	others      []hypothesis // what else the layout could mean by the total, if it holds in one position at most
	way         bool         // it is one of several ways in which its total is broken down
	lone        bool         // it holds nowhere; only the layout claims it
	vouched     bool         // and the other subtotals that its total takes in hold, or a row that was copied explains it
	copied      []int        // its parts that are the same everywhere as another row
	once        bool         // it holds in one of two positions, and a slip explains the other
	whole       bool         // it holds without the parts that are not available, which are nothing
	rates       bool         // percentages add up too
	narrow      bool         // it claims nothing beyond its block
}

// Adds says whether all parts are added and none is subtracted.
func (p *pattern) Adds() bool {
	return !slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 })
}

// Proven says whether the pattern holds anywhere, or somebody has stated it: one that
// only the layout claims, and that holds nowhere, says nothing of its lines.
func (p *pattern) Proven() bool { return p.Held > 0 || p.IsStated }

// Involves says whether a line takes part in the pattern.
func (p *pattern) Involves(line int) bool {
	if p.Total == line {
		return true
	}
	_, found := slices.BinarySearchFunc(p.Parts, line, func(l Line, line int) int { return l.Index - line })
	return found
}

// relates says whether the pattern relates the same lines as another sum: income less expense is
// the balance, and the balance and the expense are the income.
func (p *pattern) relates(total int, parts []Line) bool {
	return len(parts) == len(p.Parts) && p.Involves(total) &&
		!slices.ContainsFunc(parts, func(l Line) bool { return !p.Involves(l.Index) })
}

// weightOf is what a line counts in a pattern: 0 if it takes no part.
func (p *pattern) weightOf(line int) int {
	if line == p.Total {
		return -1
	}
	if at, found := slices.BinarySearchFunc(p.Parts, line, func(l Line, line int) int { return l.Index - line }); found {
		return p.Parts[at].Weight
	}
	return 0
}

// lines are the total of a pattern and its parts.
func (p *pattern) lines() iter.Seq[int] {
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
func (p *pattern) Stated() (formula, word, layout bool) {
	return slices.Contains(p.Evidence, "formula"), p.said, p.layout
}

// Copied says whether one of the pattern's parts has been written over another, so that it
// fails in every position.
func (p *pattern) Copied() bool { return len(p.copied) > 0 }

// holdsOnLeast is how often a sum holds for each time that it fails.
const holdsOnLeast = 3

// plain says whether a pattern is the sum of all other lines, so many with its total, which says so.
func (p *pattern) plain(lines int) bool {
	return p.said && p.layout && len(p.Parts) >= plainList && len(p.Parts) == lines-1 &&
		!slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 })
}

// plainList is how many figures a list has at least of which its total is taken at its word.
const plainList = 3
