package table

import (
	"unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file says what kinds of cells there are for a table.

// class is the coarse reading of a cell that the structure of a sheet shows in.
type class uint8

const (
	empty   class = iota
	word          // text
	moment        // a date
	mark          // a nil mark, an unavailable mark, coverage or an error value: stands where a number would
	number        // a number, percentage or compound
	dressed       // a number with words around it: 600个, 新建2, 8及以下; a head may be one too
	year          // a whole number from 1900 to 2100: a head or a figure
)

// figural says whether the class can stand in a column of figures.
func (c class) figural() bool { return c >= mark }

// numeric says whether it is a number, which must never be lost.
func (c class) numeric() bool { return c > mark }

func classOf(kind sheets.Kind, raw string, f figure.Figure) class {
	switch f.Kind {
	case figure.Blank:
		return empty
	case figure.Number:
		switch {
		case f.Rare == nil || f.Big():
		case f.Rare.Unit != "" || named(f.Rare.Label):
			return dressed
		case f.Rare.Label != "":
			return number
		}
		if isYear(f) && (raw == "" || fourDigits(raw)) {
			return year
		}
		return number
	case figure.Percent, figure.Compound:
		return number
	case figure.Bound:
		return dressed
	case figure.Nil, figure.Unavailable, figure.Coverage, figure.Error:
		return mark
	case figure.Date:
		return moment
	}
	if kind == sheets.Text && figure.LooksNumeric(raw) {
		return mark
	}
	return word
}

// named says whether the label of a number is words rather than a currency sign.
func named(label string) bool {
	return label != "" && (label[0] >= 'a' && label[0] <= 'z' || wide(firstRune(label)))
}

// isYear says whether the figure is a plain whole number that could be a year.
func isYear(f figure.Figure) bool {
	if f.Big() {
		return false
	}
	if f.Scale == 0 {
		return 1900 <= f.Coef && f.Coef <= 2100
	}
	if f.Scale > 0 && f.Coef < 19_000 {
		return false // too small with a place after the point, as most are
	}
	v, ok := f.At(0)
	return ok && 1900 <= v && v <= 2100
}

// fourDigits says whether a text has four digits in a row, as a year has: 1,938 is none.
func fourDigits(raw string) bool {
	n := 0
	for _, r := range raw {
		if n++; !unicode.IsDigit(r) {
			n = 0
		}
		if n == 4 {
			return true
		}
	}
	return false
}
