package pattern

import "crossfoot/checker/matrix"

// This file tells where runs of lines end: at totals, gaps, headings and the ends of the table.

// section says whether a line by itself is a section that a labelled total closes,
// in a table in which others close longer ones. Another total that has nothing to close is none:
// of a list with a row for every year, several may be called Total.
func (f *finder) section(total, line int) bool {
	return f.closed && f.Axis == matrix.Down && f.total[total] && !f.total[line] && line == total-1 && !f.gapAt(total) &&
		(line == 0 || f.total[line-1] || f.gapAt(line))
}

// sections says whether some labelled total closes a section of several lines.
func (f *finder) sections() bool {
	for i := 2; i < f.Lines; i++ {
		if f.total[i] && !f.total[i-1] && !f.total[i-2] && !f.gapAt(i) && !f.gapAt(i-1) {
			return true
		}
	}
	return false
}

// borderBefore is the start of the run of lines that ends before a line: the
// line after the nearest total, gap or end of the table.
func (f *finder) borderBefore(end int) int {
	i := end - 1
	for i > 0 && !f.total[i-1] && !f.gapAt(i) {
		i--
	}
	return max(i, 0)
}

// borderAfter is the end of the run of lines that starts at a line.
func (f *finder) borderAfter(start int) int {
	i := start + 1
	for i < f.Lines && !f.total[i] && !f.gapAt(i) {
		i++
	}
	return i
}

// nameless says whether a row has no label below one that has.
func (f *finder) nameless(line int) bool {
	return f.Axis == matrix.Down && line > 0 && f.table.Rows[line].Label == "" && f.table.Rows[line-1].Label != ""
}

// heads says whether a row without figures may be the heading of those below it.
func (f *finder) heads(line int) bool { return f.Axis == matrix.Down && f.table.Rows[line].MayHead }

// gapAt says whether an empty or a heading row, or a change of the outer head,
// stands before a line.
func (f *finder) gapAt(line int) bool {
	if f.Axis == matrix.Down {
		return f.table.Rows[line].Gap
	}
	a, b := f.table.Columns[line-1].Head, f.table.Columns[line].Head
	return len(a) > 1 && len(b) > 1 && a[0] != b[0]
}
