package table

import (
	"slices"
	"sort"
	"strings"
)

// level is one row of heads: what stands over each column of the layout.
type level struct {
	line  int      // index into the block's lines
	text  []string // its own, or that of a merge over it
	start []int    // where the text's cell or merge begins, as an index of columns
	own   []bool   // the text begins in this row, rather than in one above
	wide  []bool   // the text is that of a merge over several columns
}

// headings are a block's rows of heads.
type headings struct {
	cols   []int   // of the layout, from left to right
	levels []level // from top to bottom
	top    int     // the first line of heads
	last   int     // the last line of heads above the body; headings of sections follow

	carried []bool // by column: it has a head that spread has carried there
}

// uses says whether a line above the body belongs to the heads.
func (h headings) uses(line int) bool { return line >= h.top && line <= h.last }

// headings reads the rows of heads: those above the body and those that follow
// its first row of figures. Titles among them are left out, and so are rows that
// count the columns and labels that already begin the first section.
func (b block) headings(cols layout) headings {
	h := headings{top: b.head, last: b.body - 1}
	h.cols = append(cols.named(), cols.figures...)
	sort.Ints(h.cols)
	for h.last >= b.head && b.kinds[h.last] != heading && !b.over(h.last, cols.figures) {
		h.last--
	}
	if h.last < b.head {
		h.top, h.last = b.single(cols)
	}
	for h.top > 0 && h.top < b.body && b.groups(h, cols) {
		h.top--
	}
	for n := h.top; n <= h.last; n++ {
		h.levels = append(h.levels, b.level(n, h.cols))
	}
	for n := len(h.levels) - 2; n >= 0; n-- {
		if h.levels[n].spansLabels(h.cols, cols) {
			h.levels, h.top = h.levels[n+1:], h.top+n+1
			break
		}
	}
	for len(h.levels) > 1 && b.titular(h, cols) {
		h.levels, h.top = h.levels[1:], h.top+1
	}
	for _, n := range b.more {
		if n < len(b.lines) {
			h.levels = append(h.levels, b.level(n, h.cols))
		}
	}
	h.uncount(b, cols)
	h.spread()
	return h
}

// single finds heads that stand alone in their row, over a column of figures:
// those of a list of one column. Labels below them begin the first section.
func (b block) single(cols layout) (top, last int) {
	last = b.body - 1
	for last >= max(0, b.body-2) && !b.over(last, cols.figures) {
		last--
	}
	top = last + 1
	for top > max(0, last-3) && b.over(top-1, cols.figures) && !b.over(top-1, cols.labels) &&
		(top > last || b.lines[top-1].row()+1 == b.lines[top].row()) {
		top--
	}
	if top > last {
		return b.body, b.body - 1
	}
	return top, last
}

// uncount takes out the numbers of rows that count the columns, with what stands
// over the labels beside them, unless there are no other heads.
func (h *headings) uncount(b block, cols layout) {
	counting := make([]bool, len(h.levels))
	others := 0
	for n, l := range h.levels {
		if counting[n] = b.counting(l.line); !counting[n] {
			others++
		}
	}
	if others == 0 {
		return
	}
	for n, l := range h.levels {
		for at, c := range h.cols {
			if !counting[n] || !l.own[at] {
				continue
			}
			i := b.at(b.lines[l.line], c)
			_, figural := slices.BinarySearch(cols.figures, c)
			if i < 0 {
				continue
			}
			if _, _, number := columnNumber(b.sheet.Cells.At(i)); number || !figural {
				l.text[at], l.own[at] = "", false
			}
		}
	}
}

// groups says whether the line above the heads is one more row of heads: a merge
// over several columns of figures and no label.
func (b block) groups(h headings, cols layout) bool {
	n := h.top - 1
	if b.lines[n].row() < b.lines[h.top].row()-1 {
		return false
	}
	l := b.level(n, h.cols)
	found := false
	for at, c := range h.cols {
		_, figural := slices.BinarySearch(cols.figures, c)
		if l.text[at] != "" && (!figural || !l.wide[at]) {
			return false
		}
		found = found || l.text[at] != ""
	}
	return found
}

// over says whether a line has a text over one of the columns.
func (b block) over(line int, cols []int) bool {
	for i := b.lines[line].from(); i < b.lines[line].to(); i++ {
		if _, ok := slices.BinarySearch(cols, b.col(i)); ok && b.class[i] != empty {
			return true
		}
	}
	return false
}

func (b block) level(line int, cols []int) level {
	s, n := b.lines[line], len(cols)
	l := level{line: line, text: make([]string, n), start: make([]int, n), own: make([]bool, n), wide: make([]bool, n)}
	for i := s.from(); i < s.to(); i++ {
		if at, ok := slices.BinarySearch(cols, b.col(i)); ok {
			l.text[at], l.start[at], l.own[at] = b.text(i), at, true
		}
	}
	top := b.lines[0].row()
	end := sort.Search(len(b.merges), func(i int) bool { return b.merges[i].Top > s.row() })
	for i := end - 1; i >= 0 && b.merges[i].reach >= s.row(); i-- {
		m := b.merges[i]
		if m.Bottom < s.row() || m.Top < top {
			continue
		}
		from, _ := slices.BinarySearch(cols, max(m.Left, b.left))
		to, found := slices.BinarySearch(cols, min(m.Right, b.right))
		if found {
			to++
		}
		anchor := b.sheet.At(m.Top, m.Left)
		if anchor == nil || from >= to {
			continue
		}
		text := tidy(b.book.Text(*anchor))
		for at := from; at < to; at++ {
			l.text[at], l.start[at], l.own[at], l.wide[at] = text, from, m.Top == s.row(), to-from > 1
		}
	}
	return l
}

// spread carries a group's head to the columns on its right where the file has no
// merges: those that have no head in its row but one of their own further down,
// as the group's first column has. Where most columns have a head in the row, it
// is only the upper half of their own.
func (h *headings) spread() {
	h.carried = make([]bool, len(h.cols))
	for n := range h.levels {
		l := &h.levels[n]
		texts, lower := 0, 0
		for at := range l.text {
			if h.below(n, at) && !l.wide[at] {
				lower++
				if l.text[at] != "" {
					texts++
				}
			}
		}
		if 2*texts > lower+1 {
			continue
		}
		for at := 1; at < len(l.text); at++ {
			if l.text[at] == "" && l.text[at-1] != "" && !l.wide[at-1] && h.below(n, at) && h.below(n, at-1) {
				l.text[at], l.start[at], h.carried[at] = l.text[at-1], l.start[at-1], true
			}
		}
	}
}

// isCarried says whether a column has a head that has been carried there.
func (h headings) isCarried(col int) bool {
	at, ok := slices.BinarySearch(h.cols, col)
	return ok && h.carried[at]
}

// below says whether a lower row of heads has a text of its own for a column.
func (h *headings) below(n, at int) bool {
	for _, l := range h.levels[n+1:] {
		if l.own[at] && l.text[at] != "" {
			return true
		}
	}
	return false
}

// path is a column's heads, outermost first. A head that is split over several
// rows, each piece over this column only, is one again.
func (h headings) path(col int) []string {
	at, ok := slices.BinarySearch(h.cols, col)
	if !ok {
		return nil
	}
	var path []string
	single := false // the head before stands over this column only
	for _, l := range h.levels {
		text := l.text[at]
		if text == "" || len(path) > 0 && path[len(path)-1] == text {
			continue
		}
		alone := (at == 0 || l.text[at-1] == "" || l.start[at-1] != l.start[at]) &&
			(at+1 == len(l.text) || l.text[at+1] == "" || l.start[at+1] != l.start[at])
		if n := len(path); alone && single && splits(path[n-1], text) {
			path[n-1] = join(path[n-1], text)
		} else {
			path = append(path, text)
		}
		single = alone
	}
	return path
}

// splits says whether two texts, one under the other, may be one head that was
// too long for a row. Years and other numbers are heads by themselves.
func splits(upper, lower string) bool {
	return !digitsOnly(upper) && !digitsOnly(lower)
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789.") == "" }
