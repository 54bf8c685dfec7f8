package rules

import (
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
)

// This file tells which formulas of a line are alike.

// grouped are things in groups of those with the same key, the largest first; those whose key is "" are
// in none.
func grouped[T any](all []T, key func(T) string) (out [][]T) {
	groups := map[string]int{}
	for _, x := range all {
		k := key(x)
		if k == "" {
			continue
		}
		i, known := groups[k]
		if !known {
			i = len(out)
			groups[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], x)
	}
	slices.SortStableFunc(out, func(a, b []T) int { return len(b) - len(a) })
	return out
}

// forms are a line's formulas as they would be in its last position, "" where there is none.
func (l lines) forms(line int) []string {
	out := make([]string, l.positions)
	last := l.at(line, l.positions-1)
	var before sheets.Formula
	form := ""
	for pos := range out {
		at := l.at(line, pos)
		if !l.Table.Calculated(at.row, at.col) {
			continue
		}
		if f := l.moved(at, last); form == "" || f != before {
			before, form = f, f.String()
		}
		out[pos] = form
	}
	return out
}

// moved is the formula of one place as it would be in another.
func (l lines) moved(from, to place) sheets.Formula {
	f, _ := l.Table.Formula(from.row, from.col)
	a, b := l.Table.Ref(from.row, from.col), l.Table.Ref(to.row, to.col)
	f.DRow += int32(b.Row - a.Row)
	f.DCol += int32(b.Col - a.Col)
	return f
}

// copied says whether a formula is like one beside it in the other direction.
func (l lines) copied(at place, form string) bool {
	if form == "" {
		return false
	}
	own, _ := l.Table.Formula(at.row, at.col)
	for _, off := range []int{-1, 1} {
		to := place{at.row, at.col + off}
		if l.axis == relation.Down {
			to = place{at.row + off, at.col}
		}
		if to.row < 0 || to.col < 0 || to.row >= len(l.Table.Rows) || to.col >= len(l.Table.Columns) || !l.Table.Calculated(to.row, to.col) {
			continue
		}
		if l.moved(to, at).String() == own.String() {
			return true
		}
	}
	return false
}
