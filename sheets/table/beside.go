package table

import (
	"slices"
	"sort"
)

// This file counts what the columns of a region hold, and cuts the region where
// two tables stand side by side.

// tally counts the classes of the cells in one column of a region.
type tally struct {
	words, figures, numbers, years int // figures include numbers, numbers include years
	cells                          int // on rows that hold more than one cell
}

// figural says whether the column is one of figures rather than of words. A few
// words are heads.
func (t *tally) figural() bool { return t != nil && t.figures > 0 && t.figures >= t.words }

// yearly says whether most of the column's numbers could be years, so that one
// of them is no head.
func (t *tally) yearly() bool { return 2*t.years > t.numbers }

// tallies are the tallies of a region's columns. They must be released.
type tallies struct {
	*slots
	all             []tally
	figural, yearly []bool // what the tallies say, ready for each cell of the column
}

func (r region) tallies() *tallies {
	t := &tallies{slots: r.slots()}
	for _, s := range r.lines {
		lone := s.to()-s.from() == 1
		for i := s.from(); i < s.to(); i++ {
			n, isNew := t.of(r.col(i))
			if isNew {
				t.all = append(t.all, tally{})
			}
			c := &t.all[n]
			if !lone {
				c.cells++
			}
			switch k := r.class[i]; {
			case k == word || k == moment:
				c.words++
			case k.figural():
				c.figures++
				if k == mark {
					continue
				}
				c.numbers++
				if k == year {
					c.years++
				}
			}
		}
	}
	t.figural, t.yearly = make([]bool, len(t.all)), make([]bool, len(t.all))
	for n := range t.all {
		t.figural[n] = t.all[n].figural()
		t.yearly[n] = t.all[n].yearly()
	}
	return t
}

// col is the tally of a column, nil if it holds nothing.
func (t *tallies) col(col int) *tally {
	if n := t.seen(col); n >= 0 {
		return &t.all[n]
	}
	return nil
}

// beside cuts a region where both sides are tables of their own: each has words in
// one of its first columns and numbers further right, and the words are not the
// same on both sides (then the right is a continuation). It cuts at empty columns, unless
// such stand between all columns, and between columns that touch where the right side repeats the headings of the
// left, behind running numbers or codes perhaps, or both number their names, as income and expense do that stand side by side. Texts that stand alone in
// their row are titles and do not fill a column.
func (r region) beside(t *tallies) []region {
	cols := slices.Clone(t.cols)
	cols = slices.DeleteFunc(cols, func(c int) bool { return t.col(c).cells == 0 })
	slices.Sort(cols)
	usual := usualStep(cols)
	var cuts []int // the first columns of the parts after the first
	first := 0     // of cols, in the part being read
	for i := 1; i < len(cols); i++ {
		touching := cols[i]-cols[i-1] <= usual
		leftCols, rightCols := cols[first:i], cols[i:]
		coded := t.col(cols[i]).figural() && r.repeats(leftCols, rightCols)
		switch {
		case coded: // as codes in front of the names do, on both sides
			leftCols, rightCols = t.behindCodes(leftCols), t.behindCodes(rightCols)
		case touching && t.col(cols[i]).figural() && !(i+1 < len(cols) && !t.col(cols[i+1]).figural() && r.counts(cols[i])):
			continue
		}
		left, ok := r.names(t, leftCols)
		if !ok {
			continue
		}
		right, ok := r.names(t, rightCols)
		if ok && !r.sameWords(left, right) && (!touching || coded || r.sameHeads(leftCols, left, rightCols, right) || r.outlines(left) && r.outlines(right)) {
			cuts = append(cuts, cols[i])
			first = i
		}
	}
	if len(cuts) == 0 {
		return []region{r}
	}
	return r.cut(cuts)
}

// spacedLeast is how many columns show that empty ones between them are spacers.
const spacedLeast = 6

// usualStep is how far it is from one column to the next mostly: 1, or 2 where a narrow empty
// one stands between any two.
func usualStep(cols []int) int {
	if len(cols) < spacedLeast {
		return 1
	}
	steps := make([]int, len(cols)-1)
	for i := range steps {
		steps[i] = cols[i+1] - cols[i]
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// names is the column of words that names the rows, if the columns could be a
// table: it is the first, or the second after running numbers, and a later one
// holds numbers in most rows.
func (r region) names(t *tallies, cols []int) (int, bool) {
	names, words := 0, 0
	for i, c := range cols[:min(2, len(cols))] {
		col := t.col(c)
		if !col.figural() && col.words >= 3 {
			names, words = c, col.words
			break
		}
		if i == 0 && col.figural() && !r.counts(c) {
			return 0, false
		}
	}
	if names == 0 {
		return 0, false
	}
	for _, c := range cols {
		if col := t.col(c); c > names && col.figural() && col.numbers >= 2 && 2*col.figures >= words-3 {
			return names, true
		}
	}
	return 0, false
}

// counts says whether a column only counts the rows.
func (r region) counts(col int) bool {
	numbers, rises, prev := 0, 0, int64(0)
	for _, s := range r.lines[:min(sampleRows, len(r.lines))] {
		i := r.at(s, col)
		if i < 0 || !r.class[i].numeric() {
			continue
		}
		v, ok := r.whole(i)
		if !ok {
			return false
		}
		if numbers++; v == prev+1 {
			rises++
		}
		prev = v
	}
	return numbers >= 2 && 2*rises > numbers
}

// sampleRows is how many rows are enough to compare two columns.
const sampleRows = 500

// sameWords says whether two columns say the same in nearly all of their rows: a list
// and a summary of it that stands beside it have but some words in common.
func (r region) sameWords(left, right int) bool {
	same, both := 0, 0
	for _, s := range r.lines[:min(sampleRows, len(r.lines))] {
		a, b := r.at(s, left), r.at(s, right)
		if a >= 0 && b >= 0 {
			both++
			if r.text(a) == r.text(b) {
				same++
			}
		}
	}
	return 4*same > 3*both
}

// outlines says whether most names of a column have numbers in front, as those of income
// and of expense do on a balance: 一、, （一）.
func (r region) outlines(col int) bool {
	numbered, words := 0, 0
	for _, s := range r.lines[:min(sampleRows, len(r.lines))] {
		i := r.at(s, col)
		if i < 0 || r.class[i] == empty {
			continue
		}
		words++
		if style, _ := numberingOf(r.sheet.Cells.Peek(i)); style != "" && style != "bullet" {
			numbered++
		}
	}
	return numbered >= outlinesLeast && 2*numbered > words
}

const outlinesLeast = 3

// headLines is how many lines at the top may hold the headings.
const headLines = 8

// sameHeads says whether some line at the top says the same of all columns after
// the names on the left as on the right.
func (r region) sameHeads(leftCols []int, left int, rightCols []int, right int) bool {
	after := func(cols []int, names int) []int { return cols[slices.Index(cols, names)+1:] }
	leftCols, rightCols = after(leftCols, left), after(rightCols, right)
	if len(leftCols) == 0 || len(rightCols) < len(leftCols) {
		return false
	}
	return slices.ContainsFunc(r.lines[:min(headLines, len(r.lines))], func(s span) bool {
		return r.saysSame(s, leftCols, rightCols)
	})
}

// repeats says whether some line at the top says of all columns on the left what it says of as
// many on the right, one by one.
func (r region) repeats(left, right []int) bool {
	if len(left) < 2 || len(right) < len(left) {
		return false
	}
	return slices.ContainsFunc(r.lines[:min(headLines, len(r.lines))], func(s span) bool {
		return r.saysSame(s, left, right)
	})
}

// behindCodes are the columns behind those of figures that stand first.
func (t *tallies) behindCodes(cols []int) []int {
	for len(cols) > 0 && t.col(cols[0]).figural() {
		cols = cols[1:]
	}
	return cols
}

// saysSame says whether a line has the same words in columns on the left as in those on the right.
func (r region) saysSame(s span, left, right []int) bool {
	for n, c := range left {
		a, b := r.at(s, c), r.at(s, right[n])
		if a < 0 || b < 0 || r.class[a] != word || r.text(a) != r.text(b) {
			return false
		}
	}
	return true
}

// at is the cell of a row in a column, -1 if it has none.
func (g *grid) at(s span, col int) int {
	i := s.from() + sort.Search(s.to()-s.from(), func(n int) bool { return g.col(s.from()+n) >= col })
	if i == s.to() || g.col(i) != col {
		return -1
	}
	return i
}

// cut divides the region before each of the given columns. Rows that hold
// nothing in a part are left out of it.
func (r region) cut(cuts []int) []region {
	out := make([]region, len(cuts)+1)
	for i := range out {
		out[i] = region{grid: r.grid, left: r.left, right: r.right}
		if i > 0 {
			out[i].left = cuts[i-1]
		}
		if i < len(cuts) {
			out[i].right = cuts[i] - 1
		}
	}
	for _, s := range r.lines {
		part := 0
		for s.from() < s.to() {
			for part < len(cuts) && r.col(s.from()) >= cuts[part] {
				part++
			}
			end := s.from()
			for end < s.to() && (part == len(cuts) || r.col(end) < cuts[part]) {
				end++
			}
			out[part].lines = append(out[part].lines, span{s.number, s.first, int32(end)})
			s.first = int32(end)
		}
	}
	return out
}
