package sheets

import (
	"cmp"
	"math/bits"
	"slices"

	"crossfoot/sheets/lang"
)

// ArrangeMerges sorts merged ranges by their top left cell, as a Sheet has them, and
// drops those that are stated twice. Ranges that overlap are an error: programs differ in which
// of them they keep, and so in which cells they show.
func ArrangeMerges(merges []Range) ([]Range, error) {
	slices.SortFunc(merges, func(a, b Range) int {
		return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left),
			cmp.Compare(a.Bottom, b.Bottom), cmp.Compare(a.Right, b.Right))
	})
	merges = slices.Compact(merges)
	width := 0
	for _, m := range merges {
		width = max(width, m.Right)
	}
	floor := newSkyline(width)
	for _, m := range merges {
		if floor.lowest(m.Left, m.Right) >= m.Top {
			return nil, &Error{
				Cause: lang.New("the merged range %s overlaps another one", "合并区域 %s 与另一个合并区域重叠", m),
				Do:    resave,
			}
		}
		floor.raise(m.Left, m.Right, m.Bottom)
	}
	return merges, nil
}

// Cover knows which places merged ranges cover, while a sheet is read from the top.
type Cover struct{ floor *skyline }

// Add notes a range whose top is in the row that is being read.
func (c *Cover) Add(m Range) {
	if c.floor == nil {
		c.floor = newSkyline(MaxCol)
	}
	c.floor.raise(m.Left, m.Right, m.Bottom)
}

// Covers says whether a place lies in a range noted so far.
func (c *Cover) Covers(row, col int) bool {
	return c.floor != nil && c.floor.lowest(col, col) >= row
}

// skyline keeps, for each column, the lowest row that a merge has taken so far.
// It is a segment tree, so that even a million merges across all columns take
// no time worth mentioning.
type skyline struct {
	size  int
	whole []int32 // taken across all of a node's columns
	any   []int32 // taken in at least one of them
}

func newSkyline(cols int) *skyline {
	if cols == 0 {
		return &skyline{}
	}
	size := 1 << bits.Len(uint(cols))
	return &skyline{size: size, whole: make([]int32, 2*size), any: make([]int32, 2*size)}
}

func (s *skyline) lowest(left, right int) int {
	return int(s.look(1, 0, s.size-1, left, right))
}

func (s *skyline) look(node, from, to, left, right int) int32 {
	if right < from || to < left {
		return 0
	}
	if left <= from && to <= right {
		return s.any[node]
	}
	middle := (from + to) / 2
	return max(s.whole[node],
		s.look(2*node, from, middle, left, right),
		s.look(2*node+1, middle+1, to, left, right))
}

func (s *skyline) raise(left, right, row int) {
	s.set(1, 0, s.size-1, left, right, int32(row))
}

func (s *skyline) set(node, from, to, left, right int, row int32) {
	if right < from || to < left {
		return
	}
	s.any[node] = max(s.any[node], row)
	if left <= from && to <= right {
		s.whole[node] = max(s.whole[node], row)
		return
	}
	middle := (from + to) / 2
	s.set(2*node, from, middle, left, right, row)
	s.set(2*node+1, middle+1, to, left, right, row)
}
