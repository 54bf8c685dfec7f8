// Package between compares tables with each other: those of one workbook, and
// those of all files that were given together.
//
// In go the tables with their sums (view.go, lines.go); out come pairs of tables that state the same
// facts in part, cell by cell (CompareAll), forms that others add up (AddUp), and
// lists of the same entities (Lists). The rules between tables report what differs.
//
// That two tables have lines of the same name does not mean that they state the
// same: the same form is filled in by ten districts, for two years, as plan and as
// outcome. So names only propose, and the figures must prove: nearly all that can
// be compared are equal, and they are too many and too long for chance. Of the tables of
// two years, only the columns are compared that are about the same one (years.go).
//
// # Two tables that state the same
//
// Of thousands of tables, those are compared that have figures under the same names in common: these
// are facts, which are looked up (facts.go, sharing.go), and what cannot state the same is soon told
// (common.go). Two tables are laid over each other by the names of their lines (align.go), or by what
// these say if they are called otherwise (guess.go). Then line is compared with line (judge.go) and
// cell with cell (compare.go; twins.go names the cells). Copies of one form may be about different
// things (unlike.go). The order of it all is in compareall.go.
//
// # One table that is about a line of another
//
// A summary has a line for each district, which has a table of its own. register.go finds the tables
// that are about a line; summary.go tells which tables are summaries, and what they lack: lines
// without a table, tables without a line (absent.go). Where one district's table says something else
// than its line, open_lines.go asks why. What is doubtful by itself is decided by what the summary says of
// all (doubts.go).
//
// # Figures in the wrong place
//
// Two lines that have each other's figures (exchange.go; opposed.go where two other tables tell it;
// turned.go where their sum does), a table with the figures of another one's line (stray.go), figures
// that have slipped by a place (shifted.go), or that are in another unit than they say (scaled.go).
//
// # One table that adds others up
//
// Tables of one form, one of which is the sum of the others (totals.go, forms.go, whole.go).
package between
