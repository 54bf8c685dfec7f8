package pattern

import (
	"maps"
	"slices"

	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
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
