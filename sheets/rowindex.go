package sheets

import "sort"

// rowIndex says which cells stand in which row.
type rowIndex struct {
	starts []rowStart // each row that has cells, from the top
	near   []uint32   // of every 64th cell, the index of its row in starts
}

// rowStart is a row and its first cell.
type rowStart struct{ row, from uint32 }

const nearShift = 6

// add adds the i-th cell, which stands in the last row or in a new one.
func (x *rowIndex) add(i int, row uint32) {
	if n := len(x.starts); n == 0 || x.starts[n-1].row != row {
		x.starts = append(x.starts, rowStart{row, uint32(i)})
	}
	if i%(1<<nearShift) == 0 {
		x.near = append(x.near, uint32(len(x.starts)-1))
	}
}

// of is the index in starts of the i-th cell's row.
func (x *rowIndex) of(i int) int {
	k := int(x.near[i>>nearShift])
	for k+1 < len(x.starts) && int(x.starts[k+1].from) <= i {
		k++
	}
	return k
}

// find is the index in starts of a row or the first below it.
func (x *rowIndex) find(row int) int {
	return sort.Search(len(x.starts), func(k int) bool { return int(x.starts[k].row) >= row })
}

// grow makes room for so many more cells in rows of usual width; memory that is not used
// is never touched.
func (x *rowIndex) grow(cells int) {
	if more := cells / 8; cap(x.starts)-len(x.starts) < more {
		x.starts = append(make([]rowStart, 0, len(x.starts)+more), x.starts...)
	}
	if more := cells>>nearShift + 1; cap(x.near)-len(x.near) < more {
		x.near = append(make([]uint32, 0, len(x.near)+more), x.near...)
	}
}
