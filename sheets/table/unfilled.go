package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// This file tells rows in which nobody has filled anything in from the headings of sections:
// both have a name and no figure. In a table of a row or two that is so of columns, too.

// unfilledRows is in how many rows at most the only column without figures is one that somebody
// forgot to fill in, rather than one that nobody uses.
const unfilledRows = 2

// withUnfilled adds to the columns of figures the one right between two of them that has a name
// where they have theirs and no figure, if there is one; or the one right beside them that is called
// the total.
func (b block) withUnfilled(figures []int, rows int) []int {
	if rows > unfilledRows || b.body == 0 || b.kinds[b.body-1] != heading {
		return figures
	}
	found := 0
	for k, c := range figures {
		if k == 0 || c != figures[k-1]+2 || b.emptyUnder(c-1) == "" {
			continue
		}
		if found > 0 {
			return figures
		}
		found = c - 1
	}
	for _, c := range [...]int{figures[0] - 1, figures[len(figures)-1] + 1} {
		if found == 0 && Closes(b.emptyUnder(c)) {
			found = c
		}
	}
	if found == 0 {
		return figures
	}
	at, _ := slices.BinarySearch(figures, found)
	return slices.Insert(slices.Clone(figures), at, found)
}

// emptyUnder is the name at the head of a column in which there is nothing, or else "".
func (b block) emptyUnder(col int) string {
	heads := b.lines[b.body-1]
	i := b.at(heads, col)
	if i < 0 || b.class[i] != word || covering(b.merges, heads.row(), col) != nil || b.anything(col) {
		return ""
	}
	return b.text(i)
}

// anything says whether a column has something in it in the body.
func (b block) anything(col int) bool {
	return slices.ContainsFunc(b.lines[b.body:], func(s span) bool {
		i := b.at(s, col)
		return i >= 0 && b.class[i] != empty
	})
}

// unfilled adds to the rows of a body the lines between them that are such rows. Each stands
// by itself right between two rows of figures and has its name where they have theirs, and
// its number runs on from the row before. Without numbers it has to be the only such line, in
// a table that begins without a heading, and look like its neighbours; then it may be a
// heading all the same, and doubtful is its place among the rows, or else -1.
func (b block) unfilled(cols layout, rows []int32) (out []int32, doubtful int) {
	doubtful = -1
	item := cols.names()
	between := int(rows[len(rows)-1]) - int(rows[0]) + 1 - len(rows)
	if item == 0 || between == 0 {
		return rows, doubtful
	}
	names := b.slots(append(cols.named(), cols.words...)...)
	defer b.done(names)
	for r, n := range rows {
		if line := int(n) - 1; r > 0 && int(rows[r-1]) == line-1 && b.namesOnly(line, item, names) {
			runs, numbered := b.runsOn(cols, item, line)
			if !runs && !numbered && between == 1 && b.startsAtOnce() && b.likeNeighbours(line, item) {
				runs, doubtful = true, r
			}
			if runs {
				if out == nil {
					out = append(make([]int32, 0, len(rows)+1), rows[:r]...)
				}
				out = append(out, int32(line))
			}
		}
		if out != nil {
			out = append(out, n)
		}
	}
	if out == nil {
		return rows, doubtful
	}
	return out, doubtful
}

// names is the column with the names of the rows, or else 0.
func (cols layout) names() int {
	if n := len(cols.labels); cols.item == 0 && n > 0 {
		return cols.labels[n-1]
	}
	return cols.item
}

// endsUnfilled takes the line that has been cut off below the rows back if it is such a row, too, and
// says whether it is: its number runs on, or its name ends in the same character as those of the two
// rows before it, in one for towns perhaps, and neither is called a total.
func (b *block) endsUnfilled(cols layout) bool {
	item, last := cols.names(), len(b.lines)
	if item == 0 || last-2 < b.body || !b.startsAtOnce() {
		return false
	}
	with := *b
	with.lines, with.kinds = b.lines[:last+1], b.kinds[:last+1]
	names := with.slots(append(cols.named(), cols.words...)...)
	defer with.done(names)
	if !with.namesOnly(last, item, names) || !with.likeNeighbours(last, item) {
		return false
	}
	var ends [3]rune
	for k := range ends {
		at := with.at(with.lines[last-k], item)
		if at < 0 || with.class[at] != word || Closes(with.text(at)) {
			return false
		}
		ends[k], _ = utf8.DecodeLastRuneInString(strings.TrimSpace(with.text(at)))
	}
	is, numbered := with.runsOn(cols, item, last)
	if !numbered {
		is = runes.IsIdeograph(ends[0]) && ends[0] == ends[1] && ends[0] == ends[2]
	}
	if is {
		*b = with
	}
	return is
}

// namesOnly says whether a line right behind another, and right before the next if there is one, holds
// names only, one of them where the rows have theirs.
func (b block) namesOnly(line, item int, names *slots) bool {
	at, s := b.at(b.lines[line], item), b.lines[line]
	if b.kinds[line] == heading || b.kinds[line] == ruled || at < 0 || b.class[at] != word || s.row() != b.lines[line-1].row()+1 ||
		line+1 < len(b.lines) && s.row() != b.lines[line+1].row()-1 || covering(b.merges, s.row(), item) != nil {
		return false
	}
	for i := s.from(); i < s.to(); i++ {
		if b.class[i] != empty && names.seen(b.col(i)) < 0 {
			return false
		}
	}
	name := strings.TrimSpace(b.text(at))
	return !strings.HasSuffix(name, ":") && !strings.HasSuffix(name, "：")
}

// runsOn says whether a line's number is the next after that of the line before it, and that of
// the line behind it, if it has one, the next after that; and whether any of them has one.
func (b block) runsOn(cols layout, item, line int) (is, numbered bool) {
	var n [3]Number
	var ok [3]bool
	for k := range min(len(n), len(b.lines)-line+1) {
		n[k], ok[k] = b.number(cols, item, line+k-1)
		numbered = numbered || ok[k]
	}
	next := func(a, b Number) bool { return b.Style == a.Style && b.Under == a.Under && b.N == a.N+1 }
	return ok[0] && ok[1] && next(n[0], n[1]) && (!ok[2] || next(n[1], n[2])), numbered
}

// number is what a line is numbered with, in a column for that or before its name.
func (b block) number(cols layout, item, line int) (Number, bool) {
	for _, c := range cols.serials {
		if i := b.at(b.lines[line], c); i >= 0 && b.class[i] != empty {
			if n, ok := NumberOf(b.text(i), true); ok {
				return n, ok
			}
		}
	}
	i := b.at(b.lines[line], item)
	if i < 0 {
		return Number{}, false
	}
	return NumberOf(b.text(i), false)
}

// startsAtOnce says whether the rows stand right below the heads.
func (b block) startsAtOnce() bool {
	return b.body > 0 && b.kinds[b.body-1] == heading && len(b.more) == 0
}

// likeNeighbours says whether a name is set like those above and below it.
func (b block) likeNeighbours(line, item int) bool {
	indent, bold := b.look(b.at(b.lines[line], item))
	return !slices.ContainsFunc([]int{line - 1, min(line+1, len(b.lines)-1)}, func(beside int) bool {
		i := b.at(b.lines[beside], item)
		if i < 0 {
			return true
		}
		in, strong := b.look(i)
		return in != indent || strong != bold
	})
}
