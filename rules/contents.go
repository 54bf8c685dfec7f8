package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file counts what is written in a table's cells. Several rules need that, and for a
// large table it takes its time to go through all of them.

// contents are what stands in a table's cells.
type contents struct {
	blanks  []place // the first of them
	byRow   []int   // nil if there are none
	byCol   []int
	zeros   int    // numbers that are zero
	nils    []mark // marks for nothing
	noneIn  []int  // by column: zeros and marks for nothing
	strings bool   // a number is not stored as one
}

// mark is how often a mark is written.
type mark struct {
	text  string
	times int
}

// blanksMost is how many blanks are looked at.
const blanksMost = 64

func contentsOf(s *checker.Sums) *contents {
	return s.Once("contents", func() any {
		n := len(s.Table.Columns)
		x := &contents{byCol: make([]int, n), noneIn: make([]int, n)}
		for r := range s.Table.Rows {
			for c := range s.Table.Columns {
				x.add(s, r, c)
			}
		}
		return x
	}).(*contents)
}

func (x *contents) add(s *checker.Sums, r, c int) {
	if coef, _, ok := s.Table.Plain(r, c); ok && coef != 0 {
		return // as most are
	}
	switch f := s.Table.At(r, c); f.Kind {
	case figure.Number, figure.Percent:
		x.strings = x.strings || s.Table.Stored(r, c) != sheets.Number
		if !f.IsZero() {
			return
		}
		x.noneIn[c]++
		if f.Kind == figure.Number {
			x.zeros++
		}
	case figure.Nil:
		x.noneIn[c]++
		text := f.String()
		i := slices.IndexFunc(x.nils, func(m mark) bool { return m.text == text })
		if i < 0 {
			i = len(x.nils)
			x.nils = append(x.nils, mark{text: text})
		}
		x.nils[i].times++
	case figure.Blank:
		if s.Table.Covered(r, c) {
			return
		}
		if x.byRow == nil {
			x.byRow = make([]int, len(s.Table.Rows))
		}
		x.byRow[r]++
		x.byCol[c]++
		if len(x.blanks) < blanksMost {
			x.blanks = append(x.blanks, place{r, c})
		}
	}
}
