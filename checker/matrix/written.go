package matrix

import (
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

// This file says to how many places figures are written: with the zeros at their end where
// these are meant. 45.00 beside 59.73 is exact to the cent, but in an export that pads all
// of its figures, 45.00000 shows no more than 45 does.

// writtenMost is up to how many places after the point zeros can be meant.
const writtenMost = 8

// NoPlaces are those that a zero shows.
const NoPlaces = -127

// Writing is how the figures of a table are written.
type Writing struct {
	table  *table.Table
	places *placesSeen // nil as long as nobody has asked
}

// WritingOf is how those of one table are.
func WritingOf(t *table.Table) Writing { return Writing{table: t} }

// placesSeen tells for the numbers of a table, and for its percentages, by the places that they
// are written to: how many of them have a fraction, and how many need all of these places.
type placesSeen [2][writtenMost + 1]struct{ fractions, needed int }

// meant says whether the zeros at the end of a figure that is written to n places are meant:
// most others written so that have a fraction need all of these places.
func (p *placesSeen) meant(rate bool, n int) bool {
	seen := p[kindOf(rate)][n]
	return seen.needed > 0 && 2*seen.needed >= seen.fractions
}

func kindOf(rate bool) int {
	if rate {
		return 1
	}
	return 0
}

// look goes through all figures of the table.
func (w *Writing) look() *placesSeen {
	var p placesSeen
	for r := range w.table.Rows {
		for c := range w.table.Columns {
			f := w.table.At(r, c)
			if !f.IsNumber() || f.Full() || f.Big() {
				continue
			}
			n, places := w.writtenTo(r, c, f), f.Places()
			if n <= 0 || n > writtenMost || places <= 0 {
				continue
			}
			seen := &p[kindOf(f.IsRate())][n]
			seen.fractions++
			if places >= n {
				seen.needed++
			}
		}
	}
	return &p
}

// writtenTo is to how many places a figure stands in its cell: in a text those it has there,
// in a number those that its format shows, -1 if it shows what there is.
func (w *Writing) writtenTo(row, col int, f figure.Figure) int {
	places := w.table.Decimals(row, col)
	switch {
	case places < 0 && f.Scale > 0:
		return int(f.Scale)
	case places >= 0 && f.IsRate():
		return places + 2
	}
	return places
}

// Shown is to how many places after the point a figure shows its value, noPlaces for a zero
// that shows none; zeros at its end count if they are meant. What is written in thousands or
// millions shows less than ones.
func (w *Writing) Shown(row, col int, f figure.Figure, zeros bool) int {
	shown := f.Shown()
	switch {
	case shown == NoPlaces:
	case f.Scale < 0:
		return int(f.Scale)
	default:
		shown = max(shown, 0)
	}
	n := w.writtenTo(row, col, f)
	if !zeros || n <= max(shown, 0) || n > writtenMost {
		return shown
	}
	if w.places == nil {
		w.places = w.look()
	}
	if !w.places.meant(f.IsRate(), n) {
		return shown
	}
	return n
}
