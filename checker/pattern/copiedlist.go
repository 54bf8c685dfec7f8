package pattern

import "crossfoot/checker/matrix"

// This file takes the total of a list that comes out in no column, because a row of the list
// has been written over the next.

// copiedLists accepts labelled totals of the rows beside them, up to the border, of which two
// rows are the same in every column, if one of them could have been another row with which all
// columns come out. Two that are no neighbours must be the same by more than chance.
func (f *finder) copiedLists() {
	for i := range f.layout {
		h := &f.layout[i]
		below, run := matrix.BesideTotal(h.Total, h.Parts)
		if !run || !f.total[h.Total] || len(h.Parts) < copiedRows || len(f.byTotal[h.Total]) > 0 || !f.toBorder(h, below) {
			continue
		}
		copied := f.copied(h)
		if len(copied) != 2 || !f.alike(copied[0], copied[1]) || !f.mendedBy(h, copied[0]) || f.known(h) || f.mixed(h) {
			continue
		}
		if bits, _ := f.rowBits(f.unitsIn(h), copied[0]); copied[1] > copied[0]+1 && bits < copiedFarBits {
			continue
		}
		f.vouch(h, copied, 0, 0)
	}
}

// mendedBy says whether a hypothesis fails in several positions and holds in none, and another
// row in the place of one of its parts, like its other parts in size, would mend all of them.
func (f *finder) mendedBy(h *Hypothesis, line int) bool {
	failed := 0
	for _, pos := range f.sample {
		w := f.Weigh(h.Total, h.Parts, pos)
		if w.Outcome == matrix.Silent {
			continue
		}
		if w.Outcome != matrix.Fails && w.Outcome != matrix.Average {
			return false
		}
		failed++
		least, most := f.Val(f.Index(h.Parts[0].Index, pos)), int64(0)
		for _, l := range h.Parts {
			x := f.Val(f.Index(l.Index, pos))
			least, most = min(least, x), max(most, x)
		}
		if x := f.Val(f.Index(line, pos)) + f.Off(h.Total, h.Parts, pos); least < 0 || x < least/copiedFar || x > copiedFar*most {
			return false
		}
	}
	return failed >= copiedColumns
}

const (
	copiedRows    = 4 // that such a list has
	copiedColumns = 3 // in which its total does not come out
	copiedFar     = 2 // how many times larger or smaller the row may be that was written over
)
