// Package figure reads one cell as a figure: a number and everything else that
// people write where a number belongs.
//
// In goes the text or the stored number of one cell; out comes a Figure, whose
// value is an exact decimal (figure.go). Package table calls it for every cell of a table.
// It imports no other package of crossfoot.
//
// # One cell by itself
//
// parse.go reads the text of a cell, grammar.go what is written around a number: footnote marks
// (marks.go), words, signs and units behind it (suffix.go). number.go reads the digits, words.go what
// stands for nothing, for all or for what is not available, date.go tells dates. What a workbook stores as a
// number is in stored.go. print.go writes a figure so that it reads back.
//
// # One cell among others
//
// What can be read in two ways is Text; these say what it would be if the cells around it showed that it
// is meant so: a decimal comma (comma.go), a remark behind the number (remark.go), a word that may be
// its unit (unitword.go), a duration (duration.go), a span between two numbers (between.go), a slip of
// the typist (typo.go).
//
// # Running text
//
// counts.go finds the figures in a text that count something, with a unit or a noun behind them, and
// sentences.go what only a sentence makes clear: money, number words, numbers of a list.
//
// list.go keeps the figures of a sheet in eight bytes each.
package figure
