package pattern

import (
	"maps"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file makes the shorter lists of lines in which sums are looked for.

// taken are the lines that are parts of accepted totals, and those totals.
func (f *finder) taken() (parts, totals map[int]bool) {
	parts, totals = map[int]bool{}, map[int]bool{}
	for _, p := range f.accepted {
		totals[p.Total] = true
		for _, l := range p.Parts {
			parts[l.Index] = true
		}
	}
	return parts, totals
}

func without(list []int, out map[int]bool) []int {
	var left []int
	for _, l := range list {
		if !out[l] {
			left = append(left, l)
		}
	}
	return left
}

// classes are lists of lines that belong together: those that are no rates, and
// those with the same innermost label (男 under every age group).
func (f *finder) classes() [][]int {
	if f.Lines < classesLeast || f.Lines > lookup.LongList {
		return nil
	}
	out := make([][]int, 0, 16)
	amounts := make([]int, 0, f.Lines)
	for i, rate := range f.rate {
		if !rate && !f.shares[i] {
			amounts = append(amounts, i)
		}
	}
	if len(amounts) < f.Lines {
		out = append(out, amounts)
	}
	out = append(out, f.depths()...)
	out = append(out, f.namesakes()...)
	return out
}

// classesLeast is how many lines there are at least of which only some may belong together.
const classesLeast = 6

// evenly are lists of lines that nothing but their distance from each other joins: every second
// line, third or fourth, from one of the first on.
func (f *finder) evenly() (out [][]int) {
	if f.Lines < classesLeast || f.Lines > lookup.LongList {
		return nil
	}
	lines := slices.Grow(f.strides[:0], 3*f.Lines)
	for stride := 2; stride <= 4; stride++ {
		for first := range stride {
			from := len(lines)
			for i := first; i < f.Lines; i += stride {
				lines = append(lines, i)
			}
			out = append(out, lines[from:])
		}
	}
	f.strides = lines
	return out
}

// namesakes are the lines that have their label in common with two others at least, but
// not with all, by the first of each label.
func (f *finder) namesakes() (out [][]int) {
	firsts := f.named
	defer clear(firsts)
	first, count := make([]int32, f.Lines), make([]int32, f.Lines) // with a line's label; of a first line
	for i := range f.Lines {
		l := matrix.Label(f.table, f.Axis, i)
		k, found := firsts[l]
		if !found {
			k = int32(i)
			firsts[l] = k
		}
		first[i] = k
		if l != "" {
			count[k]++
		}
	}
	lists := make(map[int32][]int)
	for i, k := range first {
		if count[k] >= 3 && count[k] < int32(f.Lines) {
			lists[k] = append(lists[k], i)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(lists)) {
		out = append(out, lists[k])
	}
	return out
}

// depths are the rows that stand no deeper than one level after another, so that
// a total can be seen to take the rows of its own level and none below.
func (f *finder) depths() [][]int {
	var out [][]int
	for _, depth := range f.outlines {
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

// percentages says whether a line's figures are percentages: most of a column's, all of a
// row's, as rows have amounts and their shares side by side. A row whose only figures stand in
// columns of percentages lacks its amounts.
func (f *finder) percentages(line int) bool {
	if f.View.Rate == nil {
		return false
	}
	rates, others, amiss := 0, 0, false
	for _, pos := range f.sample {
		i := f.Index(line, pos)
		switch {
		case f.State(i) != matrix.Known:
		case f.View.Rate[i]:
			rates++
			amiss = amiss || f.Axis == matrix.Across || !f.ofPercentages(pos)
		default:
			others++
		}
	}
	return amiss && rates > others && (f.Axis == matrix.Across || others == 0)
}

// ofPercentages says whether most figures of a position are percentages, of some lines.
func (f *finder) ofPercentages(pos int) bool {
	return f.percent.Tell(pos, func() bool {
		rates, others := 0, 0
		for _, line := range arith.Spread(f.Lines, percentSample) {
			switch i := f.Index(line, pos); {
			case f.State(i) != matrix.Known:
			case f.View.Rate[i]:
				rates++
			default:
				others++
			}
		}
		return rates > others && rates >= percentLeast
	})
}

// percentLeast is how many percentages make a column one of percentages, and percentSample how many
// of its lines are looked at.
const (
	percentLeast  = 3
	percentSample = 48
)
