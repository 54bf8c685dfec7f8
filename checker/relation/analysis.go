package relation

import (
	"context"

	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/running"
	"crossfoot/sheets/table"
)

// Analysis is what is known of the sums in one table.
type Analysis struct {
	footing.Audit
	Breaches []*Breach

	Exchanges []Exchange // figures that stand in each other's place

	Runs    []*running.Run // running totals and balances, and totals beside their parts
	besides besides        // those, by their lines

	// Witnesses are patterns that follow from others. What they say is said already.
	Witnesses []*Pattern

	at      map[spot]*Breach
	lines   [2]throughLines
	judged  decided
	changes []Change // what Changes hands out, used again

	told told

	Formulas []matrix.FormulaSum // the table's, by row, then by column; nil once they are needed no more
}

// Find looks for the sums that a table claims, along both axes.
func Find(t *table.Table) *Analysis {
	return Stated{}.Find(context.Background(), t)
}
