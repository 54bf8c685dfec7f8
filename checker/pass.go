package checker

import (
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
}

// Pass is what one rule sees of one workbook, and where it reports. What several
// rules need is worked out once, before the first of them runs.
type Pass struct {
	Rule   *Rule
	Book   *sheets.Book
	Tables []*Sums
	Report func(Finding)
}

// PlaceOf names a table's cell for a finding.
func PlaceOf(t *table.Table, row, col int) Place {
	return Place{
		Ref: t.Ref(row, col), Text: t.Text(row, col),
		Item: t.Rows[row].Item, Entity: t.Columns[col].Name(),
	}
}
