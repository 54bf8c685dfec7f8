package grid_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/sheets"
	"crossfoot/sheets/grid"
)

func sheet() (*sheets.Book, *sheets.Sheet) {
	s := &sheets.Sheet{
		Name: "Annex",
		Cells: sheets.Pack(
			sheets.Cell{Row: 2, Col: 2, Raw: "Targets"},
			sheets.Cell{Row: 3, Col: 2, Raw: "Schools"},
			sheets.Cell{Row: 3, Col: 4, Raw: "0.5", Kind: sheets.Number},
			sheets.Cell{Row: 5, Col: 3, Raw: "2"},
		),
		Merges: []sheets.Range{{Top: 2, Left: 2, Bottom: 2, Right: 4}, {Top: 3, Left: 2, Bottom: 4, Right: 2}},
		Rows:   map[int]sheets.Line{4: {Hidden: true}},
	}
	return &sheets.Book{Sheets: []*sheets.Sheet{s}, Show: func(sheets.Cell) string { return "50%" }}, s
}

func TestExtent(t *testing.T) {
	_, s := sheet()
	assert.Equal(t, "B2:D5", grid.Extent(s).String())
	assert.Equal(t, sheets.Range{}, grid.Extent(&sheets.Sheet{}))
}

func TestOf(t *testing.T) {
	b, s := sheet()
	g := grid.Of(b, s, grid.Extent(s))
	empty, covered := grid.Cell{Across: 1, Down: 1}, grid.Cell{}
	assert.Equal(t, []grid.Row{
		{Row: 2, Cells: []grid.Cell{{Text: "Targets", Across: 3, Down: 1}, covered, covered}},
		{Row: 3, Cells: []grid.Cell{{Text: "Schools", Across: 1, Down: 2}, empty, {Text: "50%", Number: true, Across: 1, Down: 1}}},
		{Row: 4, Hidden: true, Cells: []grid.Cell{covered, empty, empty}},
		{Row: 5, Cells: []grid.Cell{empty, {Text: "2", Across: 1, Down: 1}, empty}},
	}, g.Rows)
}

// TestCutMerge asks for a range that begins within two merges.
func TestCutMerge(t *testing.T) {
	b, s := sheet()
	g := grid.Of(b, s, sheets.Range{Top: 2, Left: 3, Bottom: 3, Right: 3})
	assert.Equal(t, grid.Cell{Text: "Targets", Across: 1, Down: 1}, g.Rows[0].Cells[0])
	g = grid.Of(b, s, sheets.Range{Top: 4, Left: 1, Bottom: 4, Right: 2})
	assert.Equal(t, []grid.Cell{{Across: 1, Down: 1}, {Text: "Schools", Across: 1, Down: 1}}, g.Rows[0].Cells)
}
