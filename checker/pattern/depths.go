package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file reads how deep lines stand in outlines, as their labels show it.

// depths are the rows that stand no deeper than one level after another, so that
// a total can be seen to take the rows of its own level and none below.
func (f *finder) depths() [][]int {
	var out [][]int
	for _, depth := range f.outlines.depths {
		var levels []int
		for _, d := range depth {
			if !slices.Contains(levels, d) {
				levels = append(levels, d)
			}
		}
		if len(levels) > levelsMost {
			continue
		}
		slices.Sort(levels)
		for _, level := range levels[:len(levels)-1] {
			var list []int
			for i, d := range depth {
				if d <= level {
					list = append(list, i)
				}
			}
			out = append(out, list)
		}
	}
	return out
}

// outlinesOf are the depths of the lines as their labels show them: by indentation,
// and by numbering, where a row without a number may stand above the numbered
// ones or below the one before it. What begins with 其中 or "of which" stands deeper, and so
// does, perhaps, what is indented as far as its words.
func (f *finder) outlinesOf() [][]int {
	if f.marks == nil && (f.Axis == matrix.Across || flat(f.table.Rows)) {
		return nil
	}
	indents, above, below := make([]int, f.Lines), make([]int, f.Lines), make([]int, f.Lines)
	if f.Axis == matrix.Down {
		deepest := 0
		for i, r := range f.table.Rows {
			level := int(r.Level)
			if _, numbered := table.NumberOf(r.Label, false); f.total[i] && !numbered {
				level = 0 // a total belongs to no group, in whatever column its name stands
			}
			indents[i], above[i], below[i] = int(r.Indent), level, level
			deepest = max(deepest, level)
		}
		for i, d := range below {
			if d == 0 {
				below[i] = deepest + 1
			}
		}
	}
	for _, depth := range [][]int{indents, above, below} {
		for i := range depth {
			depth[i] *= 2
			if f.has(i, says.Inner) {
				depth[i]++
			}
		}
	}
	var out [][]int
	for _, depth := range [][]int{indents, f.beside(indents), above, below} {
		if len(depth) > 0 && slices.Min(depth) < slices.Max(depth) && !slices.ContainsFunc(out, func(d []int) bool { return slices.Equal(d, depth) }) {
			out = append(out, depth)
		}
	}
	return out
}

// beside are the depths of lines where those that are indented as far as the words behind 其中
// or # stand beside the line that begins with it; nil if none are.
func (f *finder) beside(depth []int) []int {
	var out []int
	for i := 0; i+1 < len(depth); i++ {
		at := depth[i+1]
		if !f.has(i, says.Inner) || at <= depth[i] {
			continue
		}
		if out == nil {
			out = slices.Clone(depth)
		}
		for j := i + 1; j < len(depth) && depth[j] >= at; j++ {
			if depth[j] == at {
				out[j] = depth[i]
			}
		}
	}
	return out
}

// flat says whether all rows stand equally deep.
func flat(rows []table.Row) bool {
	for i := range rows {
		if r := &rows[i]; r.Indent != 0 || r.Level != 0 {
			return false
		}
	}
	return true
}

// levelsMost is the number of levels up to which an outline is taken for layout.
const levelsMost = 6
