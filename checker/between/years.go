package between

import (
	"strings"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// This file compares what tables of two years say of one of them: the column of last year in
// this year's form, and that of this year in last year's.

// yearOf is the year that a table is about; 0 if it names none, or several.
func (v *View) yearOf() int {
	if y := name.YearOf(v.Table.Title, v.Table.Sheet.Name, v.base); y > 0 {
		return y
	}
	return name.YearOf(string(v.scope)) // which may be that of its folder
}

// datedColumns are the keys of a table's columns with the year that each is about.
func (v *View) datedColumns() []string {
	out, own := make([]string, len(v.Table.Columns)), v.yearOf()
	for i, c := range v.Table.Columns {
		out[i] = name.Dated(strings.Join(c.Head, " "), own)
	}
	return out
}

// compareYears compares two tables of different years in the columns that are about the same.
// What comes back proves by its figures that it states the same, as in compare.
func compareYears(names *name.Names, a, b *View) []Twins {
	if a.scope.Undated() != b.scope.Undated() {
		return nil
	}
	l := &alignment{a: a, b: b, shift: shiftOf(a, b), years: true}
	l.matches[relation.Down] = l.named(relation.Down)
	heads := b.datedColumns()
	for i, j := range names.Match(a.datedColumns(), heads) {
		if j >= 0 {
			l.matches[relation.Across] = append(l.matches[relation.Across], match{a: i, b: j})
		}
	}
	if len(l.matches[relation.Across]) == 0 {
		return nil
	}
	l.drop()
	l.keep(relation.Down, func(m match) bool { return l.sameParts(relation.Down, m) })
	return l.judge()
}
