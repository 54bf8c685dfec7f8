package between

import (
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file names the cells that tables are compared by.

// Cell is a cell of one of the tables that are compared.
type Cell struct {
	View     *View
	Row, Col int
}

// Figure is what stands in the cell.
func (c Cell) Figure() figure.Figure { return c.View.Table.At(c.Row, c.Col) }

// Breaches are the broken sums that the cell takes part in.
func (c Cell) Breaches() []*relation.Breach { return c.View.breaches[[2]int{c.Row, c.Col}] }

// Item is the line of a table that is about one item, whose figures are its total
// and its shares.
type Item struct {
	View *View
	Axis relation.Axis
	Line int
}

// Item is the line of the cell that is about one item: across the line in which
// the table has its totals.
func (c Cell) Item() Item {
	if c.View.total[relation.Across] < 0 && c.View.total[relation.Down] >= 0 {
		return Item{c.View, relation.Across, c.Col}
	}
	return Item{c.View, relation.Down, c.Row}
}

// Twins are two cells that state the same fact.
type Twins struct {
	A, B  Cell
	Equal bool
	shift int32
}

// Says is what B says of A, in A's unit and in its spelling.
func (t Twins) Says() (decimal.Decimal, string) {
	return value(t.B.Figure(), t.shift), printed(t.B.Figure(), t.shift)
}

// OtherUnit says whether B's figure is in another unit than A's.
func (t Twins) OtherUnit() bool { return t.shift != 0 }

// Turned are the twins the other way round.
func (t Twins) Turned() Twins {
	return Twins{A: t.B, B: t.A, Equal: t.Equal, shift: -t.shift}
}
