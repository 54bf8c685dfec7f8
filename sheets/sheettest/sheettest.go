// Package sheettest makes the sheets that tests are about from lines that a
// person can read.
package sheettest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/require"
)

// Grid parts lines, each of them a row, at the bars between their cells. Spaces at
// the start of a line, and more than one behind a bar, indent the text that follows.
func Grid(lines ...string) [][]string {
	var rows [][]string
	for _, line := range lines {
		row := strings.Split(line, "|")
		for c, text := range row {
			if c > 0 {
				text = strings.TrimPrefix(text, " ")
			}
			row[c] = strings.TrimRightFunc(text, unicode.IsSpace)
		}
		rows = append(rows, row)
	}
	return rows
}

// Sheet is a sheet of rows of texts; "" is no cell. In a typed sheet, as in a
// workbook, numbers and error values are stored as such, '60 is the text, and
// =SUM(B2:B5) → 123 a formula with the value that the file stores for it; otherwise
// every cell is text, as in a CSV file.
func Sheet(name string, rows [][]string, typed bool) *sheets.Sheet {
	sheet := &sheets.Sheet{Name: name}
	for r, row := range rows {
		for c, text := range row {
			if text == "" {
				continue
			}
			cell := sheets.Cell{Row: int32(r + 1), Col: int32(c + 1), Raw: text}
			if typed {
				calculate(sheet, &cell)
				store(&cell)
			}
			sheet.Cells.Add(cell)
		}
	}
	return sheet
}

// calculate gives a cell of a typed sheet its formula.
func calculate(sheet *sheets.Sheet, cell *sheets.Cell) {
	formula, value, ok := formulaAndValue(cell.Raw)
	if !ok {
		return
	}
	if sheet.Formulas == nil {
		sheet.Formulas = map[[2]int32]sheets.Formula{}
	}
	sheet.Formulas[[2]int32{cell.Row, cell.Col}] = sheets.Formula{Text: formula}
	cell.Formula, cell.Raw = true, value
}

// formulaAndValue takes =SUM(B2:B5) → 123 apart.
func formulaAndValue(text string) (formula, value string, ok bool) {
	formula, value, arrow := strings.Cut(text, " → ")
	formula, equals := strings.CutPrefix(formula, "=")
	return formula, strings.TrimSpace(value), arrow && equals
}

// store gives a cell of a typed sheet its kind.
func store(cell *sheets.Cell) {
	if text, isText := strings.CutPrefix(cell.Raw, "'"); isText {
		cell.Raw = text
		return
	}
	switch f := figure.Parse(cell.Raw); {
	case f.Kind == figure.Number && f.Rare == nil:
		cell.Kind, cell.Raw = sheets.Number, f.Value().String()
	case f.Kind == figure.Error:
		cell.Kind = sheets.ErrorValue
	}
}

// Hide hides the parts of a sheet that a list names: row 5, column C, 第 5 行, C 列; or
// all of it: sheet, 工作表. It returns what else is on the list, which should be nothing.
func Hide(sheet *sheets.Sheet, list string) (unknown []string) {
	for part := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
		part = strings.TrimSpace(strings.NewReplacer("row", "", "column", "", "第", "", "行", "", "列", "").Replace(part))
		if row, err := strconv.Atoi(part); err == nil {
			if sheet.Rows == nil {
				sheet.Rows = map[int]sheets.Line{}
			}
			sheet.Rows[row] = sheets.Line{Hidden: true}
		} else if _, col, ok := sheets.ParseRef(part + "1"); ok {
			sheet.Cols = append(sheet.Cols, sheets.ColSpan{From: col, To: col, Line: sheets.Line{Hidden: true}})
		} else if part == "sheet" || part == "工作表" {
			sheet.State = sheets.Hidden
		} else {
			unknown = append(unknown, part)
		}
	}
	return unknown
}

// Book is a workbook of one sheet, in the plain style.
func Book(sheet *sheets.Sheet) *sheets.Book {
	return &sheets.Book{
		Name: sheet.Name, Format: "grid", Sheets: []*sheets.Sheet{sheet},
		Styles: []sheets.Style{{Format: "General", Decimals: -1}},
	}
}

// Find is what table.Find makes of a sheet in the plain style.
func Find(sheet *sheets.Sheet) ([]*table.Table, []table.Loose) {
	return table.Find(Book(sheet), sheet)
}

// Table is the one table that lines make.
func Table(t testing.TB, lines ...string) *table.Table {
	t.Helper()
	tables, _ := Find(Sheet("grid", Grid(lines...), false))
	require.Len(t, tables, 1)
	return tables[0]
}

// Column is the index of the column of a table under a head.
func Column(t testing.TB, tab *table.Table, head string) int {
	t.Helper()
	i := slices.IndexFunc(tab.Columns, func(c table.Column) bool { return c.Name() == head })
	require.GreaterOrEqual(t, i, 0, "no column %s", head)
	return i
}

// Row is the index of the row of a table with a label.
func Row(t testing.TB, tab *table.Table, label string) int {
	t.Helper()
	i := slices.IndexFunc(tab.Rows, func(r table.Row) bool { return r.Label == label })
	require.GreaterOrEqual(t, i, 0, "no row %s", label)
	return i
}

// EditCells changes the cells of a sheet, and puts them in order again.
func EditCells(s *sheets.Sheet, change func(*sheets.Cell)) {
	cells := s.Cells.List()
	for i := range cells {
		change(&cells[i])
	}
	slices.SortFunc(cells, func(a, b sheets.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	s.Cells = sheets.Pack(cells...)
}
