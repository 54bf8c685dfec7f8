package table

import (
	"sort"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file tells what a table is, once it is laid out, and answers what is asked of its cells.

// Column is one column of a table.
type Column struct {
	Col  int      // of the sheet, counted from 1
	Head []string // the heads above it, outermost first
	// Carried says that some of its heads stand further left, and that nothing but the blank
	// beside them says that they reach so far.
	Carried bool
	sheets.Line
}

// Name is the column's heads in one line: 市本级, Population / Males.
func (c Column) Name() string { return strings.Join(c.Head, " / ") }

// Row is one row of a table that holds figures.
type Row struct {
	Label   string // its own innermost label; "" if it has none of its own
	row     int32  // see Row.Row
	Indent  int16  // of the label: cell indentation and leading spaces
	Level   int16  // depth that the label's numbering shows: 一、 is 1, (一) below it 2; 0 if it has none
	Bold    bool   // the label is bold
	Gap     bool   // an empty row or a heading row stands before it
	MayHead bool   // it holds no figures and may be the heading of the rows below it instead
	sheets.Line
	item, serial, section source // see Table.Item and so on
}

// Row is its number on the sheet, counted from 1.
func (r *Row) Row() int { return int(r.row) }

// Table is one table of a sheet.
type Table struct {
	Book  *sheets.Book
	Sheet *sheets.Sheet
	Range sheets.Range // heads and figures, without title and notes
	Title string
	Unit  string   // the unit line above it, if any
	Units []string // all such lines: of measure, and of who reports

	HeadRows []int    // rows of the sheet that hold heads, repeated ones included
	Labels   []Column // names, categories, years: left of, between or right of the figures
	Serials  []Column // running numbers
	Words    []Column // trailing text: 责任单位, remarks
	Columns  []Column // of figures
	Doubtful []Column // of Labels and Serials, those whose numbers may be figures
	Rows     []Row    // of figures

	figs   *sheetFigures
	matrix matrix
	kinds  []kinds  // of each column's figures
	held   kinds    // of all of them
	paths  []source // by row, then by column of Labels
	merges []merge
	copies []Beneath
}

// kinds are kinds of figures, a bit for each.
type kinds uint16

// At is the figure in a row and a column, both counted from 0.
func (t *Table) At(row, col int) figure.Figure {
	if i := t.matrix.at(row, col); i > 0 {
		return t.figs.at(i - 1)
	}
	return figure.Figure{}
}

// Plain is the figure in a row and a column if it is a number as most are, which is no
// percentage and has nothing beside it: coef·10^-places.
func (t *Table) Plain(row, col int) (coef int64, places int, ok bool) {
	if i := t.matrix.at(row, col); i > 0 && t.figs.plain(i-1) {
		coef, places = t.Sheet.Cells.Decimal(i - 1)
		return coef, places, true
	}
	return 0, 0, false
}

// Kind is the kind of the figure in a row and a column, both counted from 0.
func (t *Table) Kind(row, col int) figure.Kind {
	if i := t.matrix.at(row, col); i > 0 {
		return t.figs.kind(i - 1)
	}
	return figure.Blank
}

// empty makes room for the figures of the table's rows and columns.
func (t *Table) empty() {
	t.matrix = newMatrix(len(t.Rows))
	t.kinds, t.held = make([]kinds, len(t.Columns)), 0
}

// put takes cells for the figures of the next row: 1 + the index of each, 0 if blank.
func (t *Table) put(row []int32) {
	t.matrix.add(row)
	for c, i := range row {
		if i > 0 {
			k := kinds(1) << t.figs.kind(int(i)-1)
			t.kinds[c] |= k
			t.held |= k
		}
	}
}

// Holds says whether a column has a figure of some kind other than blank.
func (t *Table) Holds(col int, kind figure.Kind) bool { return t.kinds[col]&(1<<kind) != 0 }

// HoldsAny says whether any column does.
func (t *Table) HoldsAny(kind figure.Kind) bool { return t.held&(1<<kind) != 0 }

// Cell is the cell behind a figure, or nil where the file has none.
func (t *Table) Cell(row, col int) *sheets.Cell {
	if i := t.matrix.at(row, col); i > 0 {
		c := t.Sheet.Cells.At(i - 1)
		return &c
	}
	return nil
}

// Calculated says whether a formula gives the figure.
func (t *Table) Calculated(row, col int) bool {
	i := t.matrix.at(row, col)
	return i > 0 && t.Sheet.Cells.Formula(i-1)
}

// Formula is the formula that gives the figure, if one does.
func (t *Table) Formula(row, col int) (f sheets.Formula, ok bool) {
	if !t.Calculated(row, col) {
		return f, false
	}
	f, ok = t.Sheet.Formulas[[2]int32{t.Rows[row].row, int32(t.Columns[col].Col)}]
	return f, ok
}

// Stored is the type that the file gives the cell behind a figure that is not blank.
func (t *Table) Stored(row, col int) sheets.Kind {
	return t.Sheet.Cells.Kind(t.matrix.at(row, col) - 1)
}

// Decimals is how many places after the point the number format of the cell behind a figure
// shows; -1 if it leaves that to the value, or the cell has no number.
func (t *Table) Decimals(row, col int) int {
	i := t.matrix.at(row, col) - 1
	if i < 0 || t.Sheet.Cells.Kind(i) != sheets.Number {
		return -1
	}
	if at := t.Sheet.Cells.Style(i); at < len(t.Book.Styles) {
		return t.Book.Styles[at].Decimals
	}
	return -1
}

// Within are the rows and columns of the table that lie in a range of the sheet, the
// ends not included.
func (t *Table) Within(r sheets.Range) (top, bottom, left, right int) {
	between := func(n int, at func(int) int, first, last int) (from, to int) {
		from = sort.Search(n, func(i int) bool { return at(i) >= first })
		to = sort.Search(n, func(i int) bool { return at(i) > last })
		return from, max(from, to)
	}
	top, bottom = between(len(t.Rows), func(i int) int { return t.Rows[i].Row() }, r.Top, r.Bottom)
	left, right = between(len(t.Columns), func(i int) int { return t.Columns[i].Col }, r.Left, r.Right)
	return top, bottom, left, right
}

// Covered says whether the place lies under a merged cell without being its top
// left, so that a blank there is none.
func (t *Table) Covered(row, col int) bool {
	return t.CoveredAt(t.Rows[row].Row(), t.Columns[col].Col)
}

// CoveredAt is Covered for a cell by its row and column of the sheet.
func (t *Table) CoveredAt(row, col int) bool {
	return len(t.merges) > 0 && covered(t.merges, row, col)
}

// Ref is the address of the figure in a row and a column, both counted from 0.
func (t *Table) Ref(row, col int) sheets.Ref {
	return sheets.Ref{Sheet: t.Sheet.Name, Row: t.Rows[row].Row(), Col: t.Columns[col].Col}
}

// Text is what the cell at a row and a column displays.
func (t *Table) Text(row, col int) string {
	if c := t.Cell(row, col); c != nil {
		return strings.TrimSpace(t.Book.Text(*c))
	}
	return ""
}

// Word is what stands in a row of a column of text, where a merge says so once for
// several rows, and where that is written.
func (t *Table) Word(row int, c Column) (string, sheets.Ref) {
	at := sheets.Ref{Sheet: t.Sheet.Name, Row: t.Rows[row].Row(), Col: c.Col}
	if m := covering(t.merges, at.Row, at.Col); m != nil {
		at.Row, at.Col = m.Top, m.Left
	}
	cell := t.Sheet.At(at.Row, at.Col)
	if cell == nil {
		return "", at
	}
	return strings.TrimSpace(t.Book.Text(*cell)), at
}

// merge is a merged range; reach is the lowest row that it or any merge before
// it takes in, which is where a search from below may stop.
type merge struct {
	sheets.Range
	reach int
}

// reaching are the sheet's merges, which stand by their top row, ready for a
// search.
func reaching(ranges []sheets.Range) []merge {
	out := make([]merge, len(ranges))
	reach := 0
	for i, r := range ranges {
		reach = max(reach, r.Bottom)
		out[i] = merge{r, reach}
	}
	return out
}

// covered says whether a cell lies under a merge without being its top left.
func covered(merges []merge, row, col int) bool {
	m := covering(merges, row, col)
	return m != nil && (row != m.Top || col != m.Left)
}

// mergedDown says whether a merge carries on what stands further up in the same column.
// One that begins further left says something else: a total's name in the place of the running
// numbers, say, across that of the items.
func mergedDown(merges []merge, row, col int) bool {
	m := covering(merges, row, col)
	return m != nil && m.Top < row && m.Left == col
}

// covering is the merge in which a cell lies, or nil.
func covering(merges []merge, row, col int) *merge {
	i := sort.Search(len(merges), func(i int) bool { return merges[i].Top > row })
	for i--; i >= 0 && merges[i].reach >= row; i-- {
		if m := &merges[i]; m.Contains(row, col) {
			return m
		}
	}
	return nil
}
