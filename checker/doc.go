// Package checker runs rules over a workbook and collects what they report.
//
// In go a book, its tables and the relations found in them, and a list of rules;
// out comes a Report, which every format in package report renders. The rules
// themselves are handed in, so that this package knows none of them.
//
// # One file
//
// check.go has the order of it all. A book's tables are laid out with their sums, as a rules file
// says if there is one (layout.go, settings.go), and tables that go on elsewhere are seen as one
// (pages.go). Each rule (rule.go) is run on a Pass, which holds what several of them need (pass.go), and
// reports findings (checker.go). mismatch.go makes those about sums, running.go those about running totals
// and totals beside their rows.
//
// # Several files
//
// A Batch holds files that are given together, and Join runs the rules that look at all of them
// (batch.go). What another source says of a sum, a second table or the text, is a Witness, and decides
// between suspects (witness.go). filename.go tells files apart by short names.
//
// # The record
//
// report.go has what a report holds, record.go makes that of a file, understood.go what is believed of
// its tables. A finding has an id that outlives edits (fingerprint.go), by which a discrepancy that somebody
// has accepted is known again (accepted.go; package accept keeps the lists).
package checker
