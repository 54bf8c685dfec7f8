package relation

import (
	"crossfoot/sheets"

	"github.com/shopspring/decimal"
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
	Evidence   []Evidence // what speaks for it
	Total      sheets.Ref
	Parts      []Term
	Sum        decimal.Decimal // what the parts give, where they can be read
	Difference decimal.Decimal // total less sum
	Pattern    *Pattern        // that it belongs to, if to one
	Position   int             // in that pattern
	Claim      string          // in figures, for a reader: 5 = 1 + 1 + 1 + 2
	Item       string          // what the total's row is about
}
