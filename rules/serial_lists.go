package rules

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// This file reads the running numbers of a table: those in a column of their own, or
// in a row where the items stand side by side, and those in front of labels.

// numbering is what is numbered in one style in a row or a column: 一, 二, 三.
type numbering struct {
	head  string
	alone bool // the numbers have cells of their own
	said  bool // under a head that announces them
	runs  []run
}

// spot is a cell that may hold a running number.
type spot struct {
	ref    sheets.Ref
	text   string
	item   string // what a number of its own would stand for
	within bool   // it is merged into the cell before
	hidden bool
}

// numberings are the running numbers of a table.
func numberings(t *table.Table) (out []*numbering) {
	l := layoutOf(t)
	for _, c := range t.Serials {
		if l.runsOn(c.Col) {
			continue // nearly all do, and that is quick to tell
		}
		said := slices.ContainsFunc(c.Head, table.SaysSerial)
		if said || len(c.Head) == 0 && c.Col == t.Range.Left && len(t.Labels) > 0 {
			out = append(out, readNumbers(l.down(c.Col, true), c.Name(), true, said)...)
		}
	}
	for _, c := range t.Labels {
		said := slices.ContainsFunc(c.Head, table.SaysSerial)
		if !l.mayNumber(c.Col) {
			continue
		}
		out = append(out, readNumbers(l.down(c.Col, said), c.Name(), said, said)...)
	}
	for _, line := range l.above() {
		spots, head := l.across(line)
		out = append(out, readNumbers(slices.Values(spots), head, head != "", head != "")...)
	}
	return out
}

// readNumbers sorts the numbers of a row or a column by their style, and by what
// stands in front of their last place.
func readNumbers(spots iter.Seq[spot], head string, alone, said bool) (out []*numbering) {
	type key struct{ style, under string }
	type state struct {
		numbering, run int
		breaks, blurs  int // how many had been passed at its last number
	}
	states := map[key]*state{}
	byStyle := map[string]int{}
	seen := map[string]bool{}
	breaks, blurs := 0, 0
	var last key
	var without []*numbered
	for s := range spots {
		n, ok := table.NumberOf(s.text, alone)
		switch {
		case ok && (alone || n.Rest != ""):
		case s.within || s.text == "" && s.item == "":
			continue
		case s.text == "" && s.hidden, alone && len(s.text) <= codeLength && strings.ContainsAny(s.text, "0123456789"):
			blurs++
			continue
		case s.text == "" && relation.Ordinary(s.item):
			without = append(without, &numbered{ref: s.ref, item: s.item})
			continue
		default:
			breaks++
			continue
		}
		k := key{n.Style, n.Under}
		st := states[k]
		if st == nil {
			at, known := byStyle[n.Style]
			if !known {
				at = len(out)
				byStyle[n.Style] = at
				out = append(out, &numbering{head: head, alone: alone, said: said})
			}
			st = &state{numbering: at, run: len(out[at].runs), breaks: breaks, blurs: blurs}
			states[k] = st
			out[at].runs = append(out[at].runs, nil)
		}
		list := &out[st.numbering].runs[st.run]
		x := &numbered{ref: s.ref, number: n, item: s.item, without: without}
		if !alone {
			x.item = n.Rest
		}
		without = nil
		if m := len(*list); m > 0 {
			before := (*list)[m-1]
			if n.Under != "" && before.number.N+1 == 10*n.N { // 1.10, stored as a number
				x.number.N = 10 * n.N
			}
			if before.number.N == x.number.N && (before.item == x.item || continued().MatchString(x.item)) {
				continue // several rows of one item
			}
			x.apart = breaks != st.breaks || last != k
			x.blurred = blurs != st.blurs
		}
		if n.Under != "" && !seen[n.Under] { // 4.1 stands for 4
			seen[n.Under] = true
			blurs++
		}
		seen[strings.Trim(n.With(n.N), "()")] = true
		st.breaks, st.blurs, last = breaks, blurs, k
		*list = append(*list, x)
	}
	return out
}

// continued is what stands at an item that goes on from the page before.
var continued = lazy.Regexp(`(?i)\bcont(inued|['’]?d|\.)|[(（][续續]`)

// codeLength is how many bytes a text among running numbers has at most that may be
// one that cannot be read: 4-6, 7a.
const codeLength = 12

// cellRow is a row of the sheet as far as the table reaches.
type cellRow struct {
	row      int32
	from, to int32 // its cells, as indexes into those of the sheet
	index    int32 // of the table's rows, -1 if it holds no figures
	head     bool
}

// tableLayout is a table's rows on the sheet, with those that hold no figures.
type tableLayout struct {
	*table.Table
	rows []cellRow
}

func layoutOf(t *table.Table) tableLayout {
	l := tableLayout{Table: t, rows: make([]cellRow, 0, len(t.Rows)+len(t.HeadRows))}
	cells := &t.Sheet.Cells
	at := cells.Find(t.Range.Top, 0)
	wide, r := 1, 0
	for at < cells.Len() && cells.Row(at) <= t.Range.Bottom {
		row := cells.Row(at)
		to := at + wide // most rows are as wide as the one before
		if to > cells.Len() || cells.Row(to-1) != row || to < cells.Len() && cells.Row(to) == row {
			to = cells.Find(row+1, 0)
		}
		x := cellRow{row: int32(row), from: int32(at), to: int32(to), index: -1}
		for r < len(t.Rows) && t.Rows[r].Row < row {
			r++
		}
		if r < len(t.Rows) && t.Rows[r].Row == row {
			x.index = int32(r)
		}
		_, x.head = slices.BinarySearch(t.HeadRows, row)
		l.rows = append(l.rows, x)
		at, wide = to, to-at
	}
	return l
}

// cell is the index of the cell of a row in a column, if it has one.
func (l tableLayout) cell(r cellRow, col int) (i int, ok bool) {
	cells, from, to := &l.Sheet.Cells, int(r.from), int(r.to)
	i = from + col - cells.Col(from) // most rows have no gaps
	if i < from || i >= to || cells.Col(i) != col {
		i = cells.Find(int(r.row), col)
	}
	return i, i < to && cells.Col(i) == col
}

// text is what a row has in a column.
func (l tableLayout) text(r cellRow, col int) string {
	if i, ok := l.cell(r, col); ok {
		return strings.TrimSpace(l.Book.Text(l.Sheet.Cells.At(i)))
	}
	return ""
}

// item is what a row is about.
func (l tableLayout) item(r cellRow) string {
	if r.index >= 0 {
		return l.Rows[r.index].Label
	}
	for _, c := range l.Labels {
		if text := l.text(r, c.Col); text != "" {
			return text
		}
	}
	return ""
}

// down are the cells of a column.
func (l tableLayout) down(col int, alone bool) iter.Seq[spot] {
	if !alone {
		return l.column(col)
	}
	spots := slices.AppendSeq(make([]spot, 0, len(l.rows)), l.column(col))
	i := 0
	for _, r := range l.rows {
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
		for _, r := range l.rows {
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
	for _, r := range l.rows {
		switch {
		case r.head:
		case r.index < 0:
			return false
		default:
			i, ok := l.cell(r, col)
			if !ok {
				return false
			}
			n, err := strconv.Atoi(l.Sheet.Cells.Raw(i))
			if err != nil || n != last+1 {
				return false
			}
			last = n
		}
	}
	return last > 0
}

// mayNumber says whether any cell of a column begins like a running number. In most
// columns of names none does, and that is quick to tell.
func (l tableLayout) mayNumber(col int) bool {
	return slices.ContainsFunc(l.rows, func(r cellRow) bool {
		i, ok := l.cell(r, col)
		if r.head || !ok {
			return false
		}
		first, _ := utf8.DecodeRuneInString(l.Sheet.Cells.Raw(i))
		word := first >= 'A' && first <= 'Z' || first >= 'a' && first <= 'z' ||
			first >= 0x4E00 && first <= 0x9FFF && !strings.ContainsRune(hanNumbers, first)
		return !word || l.Sheet.Cells.Kind(i) != sheets.Text
	})
}

const hanNumbers = "一二三四五六七八九十"

// sameItems gives rows with the same number the same item if they have a label in
// common that changes with every number: then it is what is numbered.
func (l tableLayout) sameItems(spots []spot) {
	texts := make([]string, len(spots))
	for _, c := range l.Labels {
		i := 0
		for _, r := range l.rows {
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
	for _, r := range l.rows {
		if int(r.row) > l.Rows[0].Row+1 {
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
	return slices.ContainsFunc(l.rows, func(r cellRow) bool {
		_, ok := table.NumberOf(l.text(r, col), true)
		return ok
	})
}

// announced is the label of a row if it announces running numbers, the last if there are
// several.
func (l tableLayout) announced(r cellRow) (head string) {
	for i := int(r.from); i < int(r.to); i++ {
		col, raw := l.Sheet.Cells.Col(i), l.Sheet.Cells.Raw(i)
		if l.Range.Left <= col && col < l.Columns[0].Col && table.SaysSerial(raw) && !l.numbered(col) {
			head = raw
		}
	}
	return head
}

// across are the cells of a row over or in the columns of figures, and the label of
// the row if it announces running numbers.
func (l tableLayout) across(r cellRow) (out []spot, head string) {
	head = l.announced(r)
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
