package relation

import (
	"slices"

	"crossfoot/sheets/figure"
)

// This file says to how many places figures are written: with the zeros at their end where
// these are meant. 45.00 beside 59.73 is exact to the cent, but in an export that pads all
// of its figures, 45.00000 shows no more than 45 does.

// writtenMost is up to how many places after the point zeros can be meant.
const writtenMost = 8

// writing tells for the numbers of a table, and for its percentages, by the places that they
// are written to: how many of them have a fraction, and how many need all of these places.
type writing [2][writtenMost + 1]struct{ fractions, needed int }

// meant says whether the zeros at the end of a figure that is written to n places are meant:
// most others written so that have a fraction need all of these places.
func (w *writing) meant(rate bool, n int) bool {
	seen := w[kindOf(rate)][n]
	return seen.needed > 0 && 2*seen.needed >= seen.fractions
}

func kindOf(rate bool) int {
	if rate {
		return 1
	}
	return 0
}

// writingOf looks at how the figures of a table are written.
func (a *Analysis) writingOf() *writing {
	var w writing
	for r := range a.Table.Rows {
		for c := range a.Table.Columns {
			f := a.Table.At(r, c)
			if !f.IsNumber() || f.Full() || f.Big() {
				continue
			}
			n, places := a.writtenTo(r, c, f), f.Places()
			if n <= 0 || n > writtenMost || places <= 0 {
				continue
			}
			seen := &w[kindOf(f.IsRate())][n]
			seen.fractions++
			if places >= n {
				seen.needed++
			}
		}
	}
	return &w
}

// writtenTo is to how many places a figure stands in its cell: in a text those it has there,
// in a number those that its format shows, -1 if it shows what there is.
func (a *Analysis) writtenTo(row, col int, f figure.Figure) int {
	places := a.Table.Decimals(row, col)
	switch {
	case places < 0 && f.Scale > 0:
		return int(f.Scale)
	case places >= 0 && f.IsRate():
		return places + 2
	}
	return places
}

// fraction says whether a figure of a relation has one. Whole numbers are counts, however
// they are written.
func (a *Analysis) fraction(p *Pattern, pos, k int) bool {
	has := func(line int) bool {
		x, ok := component(a.figure(p.Axis, line, pos), k)
		return ok && x.Places() > 0
	}
	return has(p.Total) || slices.ContainsFunc(p.Parts, func(l Line) bool { return has(l.Index) })
}

// places is to how many places after the point a figure shows its value, noPlaces for a zero
// that shows none; zeros at its end count if they are meant. What is written in thousands or
// millions shows less than ones.
func (a *Analysis) places(axis Axis, line, pos int, f figure.Figure, zeros bool) int {
	shown := f.Shown()
	switch {
	case shown == noPlaces:
	case f.Scale < 0:
		return int(f.Scale)
	default:
		shown = max(shown, 0)
	}
	row, col := a.Cell(axis, line, pos)
	n := a.writtenTo(row, col, f)
	if !zeros || n <= max(shown, 0) || n > writtenMost {
		return shown
	}
	if a.writing == nil {
		a.writing = a.writingOf()
	}
	if !a.writing.meant(f.IsRate(), n) {
		return shown
	}
	return n
}
