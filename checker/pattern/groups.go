package pattern

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
	"crossfoot/sheets/runes"
)

// This file proposes sums of members that stand anywhere and that a column of words
// names: the towns on the coast, the items of one fund.

// Bounds of the search for groups.
const (
	groupsMost   = 200 // groups of one column of words
	groupProbes  = 8
	groupMembers = 2
)

// groups are the sums of the rows that have the same words in one of the columns of
// labels: of any line that comes to one in several positions, and of the lines that
// are labelled with its name.
func (f *finder) groups() []Hypothesis {
	if f.Axis != matrix.Down || f.Lines > lookup.LongList {
		return nil
	}
	var out []Hypothesis
	var at []lookup.Index // the figures of all lines, in each of the first probes
	labels := make([]string, f.Lines)
	for i := range labels {
		labels[i] = runes.Lower(f.table.Rows[i].Label)
	}
	for column := range f.table.Labels {
		names, members := f.grouped(column, labels)
		if len(names) < 2 || len(names) > groupsMost {
			continue
		}
		for g, name := range names {
			if f.stopped() {
				return nil
			}
			if len(members[g]) < groupMembers {
				continue
			}
			if at == nil {
				at = f.figuresOf(f.probes[:min(groupProbes, len(f.probes))])
			}
			h := Hypothesis{price: priceChoice + 0.5*math.Log2(float64(len(names)))}
			for _, l := range members[g] {
				h.Parts = append(h.Parts, matrix.Line{Index: l, Weight: 1})
			}
			votes := f.comeTo(members[g], at)
			out = f.totalsOf(out, h, func(t int) bool { return namedAs(labels[t], name) }, votes)
		}
	}
	return out
}

// totalsOf adds the sums of a group's members by each other line that has its name or comes to it in
// several positions.
func (f *finder) totalsOf(out []Hypothesis, h Hypothesis, named func(line int) bool, votes map[int]int) []Hypothesis {
	price := h.price
	for t := range f.Lines {
		h.Total, h.price = t, price
		if named(t) {
			h.price -= priceNatural
		} else if votes[t] < 2 {
			continue
		}
		if _, member := matrix.Among(h.Parts, t); !member {
			out = append(out, h)
		}
	}
	return out
}

// comeTo counts the positions in which each line has what the lines of a list come to.
func (f *finder) comeTo(list []int, at []lookup.Index) map[int]int {
	votes := map[int]int{}
	for n := range at {
		sum := int64(0)
		for _, l := range list {
			sum += f.Val(f.Index(l, f.probes[n]))
		}
		if sum == 0 {
			continue
		}
		for i := range at[n].First(sum, f.Lines) {
			votes[i]++
		}
	}
	return votes
}

// grouping is what grouped works in. The next uses it again.
type grouping struct {
	of     []int32  // 1 + the group of a row, 0 if it is in none
	names  []string // of the groups
	counts []int    // how many rows each has
}

// grouped are the rows by what a column of labels says, in the order of the table; as far
// as there are more than groupsMost names, or of one row alone, nobody asks for them.
// What the column says goes down over blanks, but no total is a member of the group
// above it, nor is a row that has a group's name in its own label.
func (f *finder) grouped(column int, labels []string) (names []string, members [][]int) {
	g, known := &f.grouping, f.named // the latter has 1 + the group of a name
	defer clear(known)
	g.names, g.counts = g.names[:0], g.counts[:0]
	g.of = slices.Grow(g.of[:0], f.Lines)[:f.Lines]
	for i := range g.of {
		g.of[i] = 0
		if f.total[i] {
			continue
		}
		name := runes.Lower(f.table.PathAt(i, column))
		if name == "" {
			continue
		}
		if known[name] == 0 {
			if g.names, g.counts = append(g.names, name), append(g.counts, 0); len(g.names) > groupsMost {
				return g.names, nil
			}
			known[name] = int32(len(g.names))
		}
		g.of[i] = known[name]
		g.counts[g.of[i]-1]++
	}
	members = make([][]int, len(g.names))
	if len(g.names) == 0 || slices.Max(g.counts) < groupMembers {
		return g.names, members
	}
	for i, n := range g.of {
		if n == 0 || g.counts[n-1] < groupMembers {
			continue
		}
		if f.table.PathAt(i, column) == f.table.Rows[i].Label ||
			!slices.ContainsFunc(g.names, func(name string) bool { return namedAs(labels[i], name) }) {
			if members[n-1] == nil {
				members[n-1] = make([]int, 0, g.counts[n-1])
			}
			members[n-1] = append(members[n-1], i)
		}
	}
	return g.names, members
}

// figuresOf are the figures of all lines in some positions, ready to be looked up.
func (f *finder) figuresOf(positions []int) []lookup.Index {
	out := make([]lookup.Index, len(positions))
	for n, pos := range positions {
		out[n].Fill(f.figuresAt(make([]int64, 0, f.Lines), f.all, pos))
	}
	return out
}

// figuresAt appends the figures of the lines in one position; zero is what is none.
func (f *finder) figuresAt(to []int64, list []int, pos int) []int64 {
	for _, line := range list {
		x := int64(0)
		if i := f.Index(line, pos); f.State(i) == matrix.Known {
			x = f.Val(i)
		}
		to = append(to, x)
	}
	return to
}

// namedAs says whether a label has the name of a group in it, both in small letters.
func namedAs(label, name string) bool {
	return utf8.RuneCountInString(name) > 1 && strings.Contains(label, name)
}
