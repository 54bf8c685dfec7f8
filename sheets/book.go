// Package sheets is the model of a workbook as a file states it, before anyone
// interprets it, and the seam through which file formats are read.
//
// In go a file's bytes; out comes a Book of Sheets of Cells, each at the address
// that the file gives it. The formats themselves are in the packages below this
// one, which the program hands to Open as decoders; the next step is package
// table, which finds the tables on a sheet.
//
//   - Opening a file: open.go, limits.go (what one file may take), names.go (endings of files); foreign.go
//     and signs.go tell files that users hand in by mistake.
//   - Addresses: ref.go, and end.go, which is one end of a reference in a formula.
//   - A sheet: book.go; merges.go and rows.go put in order what a file says of merged cells and rows.
//   - Its cells, of which there may be millions: cells.go, in eight bytes each (packed.go, decimal.go),
//     their texts (pieces.go), and which stand in which row (rowindex.go).
//   - Formulas: formula.go, and alike.go, which tells those that were filled down or across.
package sheets

import (
	"slices"
	"sort"

	"crossfoot/sheets/lang"
)

// Kind is the type that the file gives a cell's value.
type Kind uint8

// The kinds of cell. A cell with neither value nor formula is not kept.
const (
	Text       Kind = iota // a string
	Number                 // a number in the file's own notation, a percentage or amount of money too
	Date                   // a number that its style shows as a date or time, or an ISO 8601 date
	Bool                   // "TRUE" or "FALSE"
	ErrorValue             // an error value such as #REF!
	Missing                // a formula that stores no value
)

// Cell is one cell as the file states it.
type Cell struct {
	Row, Col int32  // counted from 1
	Raw      string // as stored: the digits of a number, the text of a string
	Style    uint32 // index into Book.Styles
	Kind     Kind
	Formula  bool // Sheet.Formula has it
}

// Style is what a cell's format says of its value and its place.
type Style struct {
	Format   string // the number format's code, "General" if none
	Decimals int    // places after the point that the format shows; -1 if it leaves that to the value
	Percent  bool   // the value is shown times 100 with a % sign
	Date     bool   // the value is shown as a date or a time
	Bold     bool
	Indent   int // indentation in Excel's steps
}

// State is whether a sheet is shown.
type State uint8

// The states of a sheet. A very hidden one cannot be shown from the program's menus.
const (
	Visible State = iota
	Hidden
	VeryHidden
)

// Line is what the file says of a whole row or column.
type Line struct {
	Hidden  bool
	Outline uint8 // level of grouping, 0 if none
}

// ColSpan is a run of columns that share one Line; both ends are included.
type ColSpan struct {
	From, To int
	Line
}

// Formula is a cell's formula, without the equals sign. A formula that is shared
// by many cells is kept as its first cell's text and a distance, so String may
// differ from Text.
type Formula struct {
	Text       string // of the cell that states it
	DRow, DCol int32  // how far this cell lies from that one
	Array      Range  // of an array formula; otherwise zero
}

// Sheet is one worksheet. Cells stand by row, then by column, each address once.
type Sheet struct {
	Name     string
	State    State
	Cells    Cells
	Merges   []Range              // by row, then by column of the top left; they do not overlap
	Formulas map[[2]int32]Formula // by row and column; nil if none
	Rows     map[int]Line         // only the rows that differ from a plain one
	Cols     []ColSpan            // by column; only those that differ

	Report bool // a list of findings that was put into a marked copy: it has ReportName
}

// Own says whether crossfoot has written the file: a report, or a marked copy.
func (b *Book) Own() bool {
	return b.Report || slices.ContainsFunc(b.Sheets, func(s *Sheet) bool { return s.Report })
}

// ReportName is the hidden name of a sheet that lists findings in a marked copy, by
// which it is known again.
const ReportName = "_crossfoot_report"

// Row is the sheet's cells in one row, by column.
func (s *Sheet) Row(row int) []Cell {
	return s.Cells.Part(s.Cells.Find(row, 0), s.Cells.Find(row+1, 0))
}

// At is the cell at an address, or nil if the file has none there.
func (s *Sheet) At(row, col int) *Cell {
	i := s.Cells.Find(row, col)
	if !s.Cells.Stands(i, row, col) {
		return nil
	}
	c := s.Cells.At(i)
	return &c
}

// Col is what the file says of a whole column.
func (s *Sheet) Col(col int) Line {
	i := sort.Search(len(s.Cols), func(i int) bool { return s.Cols[i].To >= col })
	if i < len(s.Cols) && s.Cols[i].From <= col {
		return s.Cols[i].Line
	}
	return Line{}
}

// Paragraph is a piece of text that stands outside every table.
type Paragraph struct {
	Number int    // counted from 1 through the whole document, those in tables left out
	Level  int    // of a heading that the file marks as one, from 1; 0 for any other text
	Text   string // on one line, with single spaces
}

// Ref is the paragraph's address.
func (p Paragraph) Ref() Ref { return Ref{Row: p.Number} }

// Book is a workbook, or a document with tables and text.
type Book struct {
	Name   string // the file's name as the user gave it
	Format string // the name of the decoder that read it: "xlsx", "csv", …; a decoder may leave it to Open
	SHA256 string // of the file's bytes, in hex
	Sheets []*Sheet
	Prose  []Paragraph // in the order of the document; nil where the format has no text of its own
	Styles []Style     // at least one; the first is that of a cell without a style
	Report bool        // a report of crossfoot's
	AsText bool        // the user has given it as running text

	// Notes are what a reader of the report should know of how the file was read,
	// such as that its name misleads. They are no findings.
	Notes []lang.Message

	Locked bool // the file's bytes are encrypted, and the book is what they hold

	// Show renders a number or date as its style displays it. Nil where the
	// format stores what it displays. It is for the few cells that a report
	// names, not for every cell.
	Show func(c Cell) string
}

// Text is what the cell displays.
func (b *Book) Text(c Cell) string {
	if b.Show != nil && (c.Kind == Number || c.Kind == Date) {
		return b.Show(c)
	}
	return c.Raw
}

// Style is the cell's style.
func (b *Book) Style(c Cell) Style {
	if int(c.Style) < len(b.Styles) {
		return b.Styles[c.Style]
	}
	return plain
}

// plain is the style of a cell without one.
var plain = Style{Format: "General", Decimals: -1}
