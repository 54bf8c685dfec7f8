// Package table finds the tables on a sheet and reads their figures.
//
// In goes a sheet of cells; out come its tables, each with its heads, its label
// columns and a matrix of figures, every one at the address that the file gives
// it (table.go). Tables are found by structure (types, merges, how rows and columns are
// filled); known words are at most a hint. The next step is package relation,
// which finds the sums that a table claims.
//
// # Cells
//
// A grid has read every cell once (grid.go, text.go): its figure (figures.go) and its class, which
// is all that structure is told by (class.go). Some figures show only among others: with a decimal
// comma, or compound (forms.go), with a remark behind the number (remarks.go), in a unit of their own
// (ownunit.go, unit.go); short words may stand for one that is not available (keys.go), and so may what
// a rules file says (marks.go). Durations are no figures yet (durations.go).
//
// # Blocks
//
// Find cuts the sheet into blocks that hold one table each (find.go): where tables stand side by side
// (beside.go), and where they stand one above the other (stack.go), by what each row is for (rows.go).
//
// # What columns are for
//
// By what its cells say (profile.go) a column holds figures, names, running numbers, codes or words
// (columns.go); heads help where they say so (serial.go, codes.go). A column of numbers that may be
// either is kept as doubtful.
//
// # Heads and titles
//
// Rows of heads become the path of heads above each column (heads.go). A row that counts the columns is
// none (counting.go), nor is a title or the line of the unit (title.go).
//
// # Rows
//
// Each row is named by its labels, those carried down to it and the headings above it (labels.go); the
// names are read when they are asked for (names.go). A total row without figures is told from a note or
// a heading (closing.go), and so are rows and columns that nobody has filled in (unfilled.go).
//
// How deep a row stands in an outline may be told in front of its label (numbering.go), by a column of
// numbers (outline.go), of which places.go reads each, by codes (growingcodes.go) or by the column in
// which its name stands (stepped.go).
//
// # Afterwards
//
// A rules file may lay a table out anew (arrange.go), and pages are laid out as one (pages.go). What
// lies hidden under merged cells is in beneath.go, the texts around a table in notes.go.
//
// Where the cells of a table stand is kept in little room (matrix.go), and what one sheet was read in
// is used again for the next (memory.go, slots.go).
package table
