package xls

import (
	"strconv"

	"crossfoot/sheets"
)

// sizes is how many bytes a reference takes, to a cell or to an area.
func sizes(biff8, area bool) uint64 {
	switch {
	case biff8 && area:
		return 8
	case biff8:
		return 4
	case area:
		return 6
	}
	return 3
}

// reference reads a reference to a cell or an area ([MS-XLS] 2.5.198.84 and 2.5.198.27),
// before which stands a text.
func (w *writer) reference(before string, distance, area bool) bool {
	first, last, ok := w.ends(distance, area)
	if !ok {
		return false
	}
	if !area {
		return w.leaf(before + first.String())
	}
	bottom := maxRows
	if !w.s.biff8 {
		bottom = 16384
	}
	switch {
	case first.Row == 1 && last.Row == bottom && !distance:
		first.HasRow, last.HasRow = false, false
	case first.Col == 1 && last.Col == maxCols && !distance:
		first.HasCol, last.HasCol = false, false
	}
	return w.leaf(before + first.String() + ":" + last.String())
}

// Bits beside a row or column that say that it moves with the formula.
const (
	movesRow = 0x8000
	movesCol = 0x4000
)

// ends reads the one or two ends of a reference.
func (w *writer) ends(distance, area bool) (first, last sheets.End, ok bool) {
	var rows, cols [2]int
	var flags [2]uint16
	n := 1
	if area {
		n = 2
	}
	for i := range n {
		rows[i] = int(w.c.u16())
	}
	for i := range n {
		if w.s.biff8 {
			v := w.c.u16()
			flags[i], cols[i] = v, int(v&0x3FFF)
			continue
		}
		flags[i], cols[i] = uint16(rows[i]), int(w.c.u8())
		rows[i] &= 0x3FFF
	}
	var ends [2]sheets.End
	for i := range n {
		e := sheets.End{
			Row: rows[i] + 1, Col: cols[i] + 1, HasRow: true, HasCol: true,
			FixedRow: flags[i]&movesRow == 0, FixedCol: flags[i]&movesCol == 0,
		}
		switch {
		case distance:
			w.move(&e, rows[i], cols[i])
		case w.isShared && !(e.FixedRow && e.FixedCol):
			return first, last, false // it would move with the formula, and should not
		}
		if e.Col > maxCols {
			return first, last, false
		}
		ends[i] = e
	}
	return ends[0], ends[1], true
}

// move makes a place of a distance from the formula's cell.
func (w *writer) move(e *sheets.End, rows, cols int) {
	var down, right int
	if !e.FixedRow {
		down = int(int16(rows))
		if !w.s.biff8 {
			down = int(int16(rows<<2)) >> 2 // 14 bits
		}
		e.Row = w.s.row + down
	}
	if !e.FixedCol {
		right = int(int8(cols))
		e.Col = w.s.col + right
	}
	w.reach.add(down, right)
}

// reference3d reads a reference to other sheets ([MS-XLS] 2.5.198.85 and 2.5.198.28).
func (w *writer) reference3d(ptg byte) bool {
	var before string
	var deleted, ok bool
	if w.s.biff8 {
		before, deleted, ok = w.s.sheetPrefix(int(w.c.u16()))
	} else {
		before, deleted, ok = w.tabs5()
	}
	area := ptg == ptgArea3d || ptg == ptgAreaErr3d
	switch {
	case !ok:
		return false
	case deleted:
		w.c.skip(sizes(w.s.biff8, area))
		return w.leaf("#REF!")
	case ptg == ptgRefErr3d || ptg == ptgAreaErr3d:
		w.c.skip(sizes(w.s.biff8, area))
		return w.leaf(before + "#REF!")
	}
	return w.reference(before, false, area)
}

// tabs5 reads which sheets a reference of BIFF5 means: those of the workbook itself,
// if the first number is negative.
func (w *writer) tabs5() (before string, deleted, ok bool) {
	workbook := int16(w.c.u16())
	w.c.skip(8)
	first, last := int(int16(w.c.u16())), int(int16(w.c.u16()))
	switch {
	case workbook >= 0:
		return "", false, false
	case first == gone || last == gone:
		return "", true, true
	}
	before, ok = w.s.tabs("", first, last, w.s.tabName)
	return before, false, ok
}

// name reads a name in the workbook ([MS-XLS] 2.5.198.76).
func (w *writer) name() bool {
	n := int(w.c.u16())
	if w.s.biff8 {
		w.c.skip(2)
	} else {
		w.c.skip(12)
	}
	names := w.s.links.names
	return n >= 1 && n <= len(names) && w.nameLeaf(nameOf(names[n-1]))
}

// otherName reads a name in another workbook or of an added function ([MS-XLS]
// 2.5.198.77).
func (w *writer) otherName() bool {
	links := &w.s.links
	var at, n int
	if w.s.biff8 {
		r := int(w.c.u16())
		n = int(w.c.u16())
		w.c.skip(2)
		if r >= len(links.ranges) {
			return false
		}
		at = links.ranges[r].book
	} else {
		at = int(int16(w.c.u16())) - 1
		w.c.skip(8)
		n = int(w.c.u16())
		w.c.skip(12)
	}
	if at < 0 || at >= len(links.books) {
		return false
	}
	switch b := links.books[at]; {
	case b.kind == addIns && n >= 1 && n <= len(b.names):
		return w.nameLeaf(nameOf(b.names[n-1]))
	case b.kind == other && n >= 1 && n <= len(b.names):
		return w.nameLeaf("[" + strconv.Itoa(b.number) + "]!" + b.names[n-1])
	case b.kind == self && n >= 1 && n <= len(links.names):
		return w.nameLeaf(nameOf(links.names[n-1]))
	}
	return false
}
