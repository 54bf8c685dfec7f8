package rules

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/runes"
	"crossfoot/sheets/table"
)

// This file goes through the cells that may hold running numbers: down a column, or across
// a row where the items stand side by side.

// spot is a cell that may hold a running number.
type spot struct {
	ref    sheets.Ref
	text   string
	item   string // what a number of its own would stand for
	within bool   // it is merged into the cell before
	hidden bool
}

// down are the cells of a column.
func (l tableLayout) down(col int, alone bool) iter.Seq[spot] {
	if !alone {
		return l.column(col)
	}
	spots := slices.AppendSeq(make([]spot, 0, len(l.Rows)), l.column(col))
	i := 0
	for r := range l.rows {
		if !r.head {
			spots[i].item = l.item(r)
			i++
		}
	}
	l.sameItems(spots)
	return slices.Values(spots)
}

// column are the cells of a column, without what numbers of their own would stand for.
func (l tableLayout) column(col int) iter.Seq[spot] {
	return func(yield func(spot) bool) {
		for r := range l.rows {
			if r.head {
				continue
			}
			row := int(r.row)
			s := spot{ref: sheets.Ref{Sheet: l.Sheet.Name, Row: row, Col: col}, text: l.text(r, col), within: l.CoveredAt(row, col)}
			s.hidden = l.Sheet.Rows[row].Hidden
			if !yield(s) {
				return
			}
		}
	}
}

// runsOn says whether the cells of a column are 1, 2, 3 and so on, each row one, so that
// there is nothing to say of them.
func (l tableLayout) runsOn(col int) bool {
	last := 0
	for r := range l.rows {
		switch {
		case r.head:
		case r.index < 0:
			return false
		default:
			i, ok := l.cell(r, col)
			if !ok {
				return false
			}
			if n, ok := wholeAt(&l.Sheet.Cells, i); !ok || n != last+1 {
				return false
			}
			last++
		}
	}
	return last > 0
}

// wholeAt is the whole number that a cell holds, if it is nothing else.
func wholeAt(cells *sheets.Cells, i int) (int, bool) {
	if cells.HasDecimal(i) {
		n, places := cells.Decimal(i)
		return int(n), places == 0
	}
	n, err := strconv.Atoi(cells.Peek(i))
	return n, err == nil
}

// mayNumber says whether any cell of a column begins like a running number. In most
// columns of names none does, and that is quick to tell.
func (l tableLayout) mayNumber(col int) bool {
	for r := range l.rows {
		if !r.head && l.mayBegin(r, col) {
			return true
		}
	}
	return false
}

// mayBegin says whether a cell begins like a running number, as those that begin with a
// letter do not.
func (l tableLayout) mayBegin(r cellRow, col int) bool {
	i, ok := l.cell(r, col)
	if !ok || l.Sheet.Cells.Kind(i) != sheets.Text {
		return ok
	}
	first, _ := utf8.DecodeRuneInString(l.Sheet.Cells.Peek(i))
	word := first >= 'A' && first <= 'Z' || first >= 'a' && first <= 'z' ||
		runes.IsIdeograph(first) && !strings.ContainsRune(hanNumbers, first)
	return !word
}

const hanNumbers = "一二三四五六七八九十"

// sameItems gives rows with the same number the same item if they have a label in
// common that changes with every number: then it is what is numbered.
func (l tableLayout) sameItems(spots []spot) {
	texts := make([]string, len(spots))
	for _, c := range l.Labels {
		i := 0
		for r := range l.rows {
			if !r.head {
				texts[i] = l.text(r, c.Col)
				i++
			}
		}
		tells := true
		before := -1
		for i, s := range spots {
			if before >= 0 && s.text == spots[before].text {
				before = i
				continue
			}
			if _, ok := table.NumberOf(s.text, true); !ok {
				continue
			}
			if texts[i] == "" || before >= 0 && texts[i] == texts[before] {
				tells = false
				break
			}
			before = i
		}
		if !tells {
			continue
		}
		for i, text := range texts {
			if text != "" && spots[i].text != "" {
				spots[i].item = text
			}
		}
		return
	}
}

// above are the rows of heads above the body, and rows that are called 序号.
func (l tableLayout) above() (out []cellRow) {
	for r := range l.rows {
		if int(r.row) > l.Rows[0].Row()+1 {
			break
		}
		if r.head {
			out = append(out, r)
		} else if l.announced(r) != "" {
			if _, head := l.across(r); head != "" {
				out = append(out, r)
			}
		}
	}
	return out
}

// numbered says whether a column has running numbers, so that a head of it announces
// those and not the ones beside it.
func (l tableLayout) numbered(col int) bool {
	for r := range l.rows {
		if _, ok := table.NumberOf(l.text(r, col), true); ok {
			return true
		}
	}
	return false
}

// announced is the label of a row if it announces running numbers, the last if there are
// several.
func (l tableLayout) announced(r cellRow) (head string) {
	for i := int(r.from); i < int(r.to); i++ {
		col := l.Sheet.Cells.Col(i)
		if l.Range.Left <= col && col < l.Columns[0].Col && table.SaysSerial(l.Sheet.Cells.Peek(i)) && !l.numbered(col) {
			head = l.Sheet.Cells.Raw(i)
		}
	}
	return head
}

// across are the cells of a row over or in the columns of figures, and the label of
// the row if it announces running numbers; none if no cell begins like such a number.
func (l tableLayout) across(r cellRow) (out []spot, head string) {
	if !slices.ContainsFunc(l.Columns, func(c table.Column) bool { return l.mayBegin(r, c.Col) }) {
		return nil, ""
	}
	head = l.announced(r)
	out = make([]spot, 0, len(l.Columns))
	numbers := 0
	for _, c := range l.Columns {
		s := spot{ref: sheets.Ref{Sheet: l.Sheet.Name, Row: int(r.row), Col: c.Col}, text: l.text(r, c.Col), hidden: c.Hidden}
		if n := len(c.Head); n > 0 {
			s.item = c.Head[n-1]
		}
		if _, ok := table.NumberOf(s.text, true); ok {
			numbers++
		}
		out = append(out, s)
	}
	if head != "" && numbers == 0 { // the head of a column, 序号
		head = ""
	}
	return out, head
}
