package relation

import (
	"math"
	"slices"

	"crossfoot/sheets"

	"github.com/shopspring/decimal"
)

// Status says whether a relation holds.
type Status uint8

// The statuses.
const (
	Held         Status = iota // exactly
	Rounding                   // the difference is explained by the decimals shown
	Explained                  // by a hypothesis: truncation, a blank's implied value
	Undetermined               // a part cannot be read
	Broken
)

// Name is the status as reports write it.
func (s Status) Name() string {
	return [...]string{"held", "rounding", "explained", "undetermined", "broken"}[s]
}

// ParseStatus reads a status's name.
func ParseStatus(name string) (Status, bool) {
	for s := Held; s <= Broken; s++ {
		if s.Name() == name {
			return s, true
		}
	}
	return Held, false
}

// Axis is the direction in which a sum runs.
type Axis uint8

// The directions.
const (
	Across Axis = iota // the parts stand in one row; the lines are columns
	Down               // the parts stand in one column; the lines are rows
)

// Term is one part of a sum.
type Term struct {
	Ref    sheets.Ref
	Weight int // +1 or -1
}

// Relation claims that one cell is the signed sum of others.
type Relation struct {
	Operator   string // "sum", or "difference" of two parts, the lesser one last, or "running" where the first is the figure before
	Status     Status
	Evidence   []string // what speaks for it: "formula", "label", "pattern"
	Total      sheets.Ref
	Parts      []Term
	Sum        decimal.Decimal // what the parts give, where they can be read
	Difference decimal.Decimal // total less sum
	Pattern    *Pattern        // that it belongs to, if to one
	Position   int             // in that pattern
	Claim      string          // in figures, for a reader: 5 = 1 + 1 + 1 + 2
	Item       string          // what the total's row is about
}

// Line names one line of a pattern: a column if the pattern runs across, a row
// if it runs down, counted from 0 in the table.
type Line struct {
	Index  int
	Weight int // +1 or -1
}

// Pattern claims that one line of a table is the signed sum of other lines, in
// every position of a block: a total column in all rows of a table, say.
type Pattern struct {
	Axis     Axis
	Total    int
	Parts    []Line
	From, To int      // the block's positions, To not included
	Evidence []string // what speaks for it
	Bits     float64  // how much the evidence outweighs coincidence
	Held     int      // positions that hold and say something
	Broken   int      // positions that do not

	first, last int     // the block before it was stretched to the table's ends
	solid       float64 // positions that hold, each for as much as it says
	exact       int     // positions that hold to the last digit
	near        int     // and those that miss by no more than rounding can
	price       float64
	strewn      bool         // its lines stand anywhere
	size        once[int64]  // that its total usually has
	hundreds    once[bool]   // whether its total is 100 everywhere
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
	stated      bool         // somebody has said so
	lead        bool         // and that it is what the table is about
	settled     []settled    // by position, once it is judged
	yields      map[int]bool // positions in which it claims nothing, because other signs hold there
	narrow      bool         // it claims nothing beyond its block
	away        once[int]    // the place of a part that is taken away, -1 if there is none
}

// Adds says whether all parts are added and none is subtracted.
func (p *Pattern) Adds() bool {
	return !slices.ContainsFunc(p.Parts, func(l Line) bool { return l.Weight < 0 })
}

// Proven says whether the pattern holds anywhere, or somebody has stated it: one that
// only the layout claims, and that holds nowhere, says nothing of its lines.
func (p *Pattern) Proven() bool { return p.Held > 0 || p.stated }

// away is how far a total stands from the nearest of its parts.
func away(total int, parts []Line) int {
	near := math.MaxInt
	for _, l := range parts {
		near = min(near, max(l.Index-total, total-l.Index))
	}
	return near
}
