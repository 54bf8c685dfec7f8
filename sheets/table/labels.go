package table

import (
	"slices"
	"strings"
)

// labeller names the rows of a table one after the other.
type labeller struct {
	block
	roles   *slots // label columns, then serials
	labels  int    // how many of the roles are labels
	item    int    // the label that tells the rows apart, -1 if there is none
	current []string
	own     []int // cells of the row by role, -1 if blank
	serial  string
	section string
	depths  depths
	items   strings.Builder // of rows with a number, one behind the other, so that each costs little
}

// label names the rows: their own labels, those carried down from merges and
// from blanks below a label, and the headings that stand between them.
func (b block) label(t *Table, cols layout, rows []int, h headings) {
	l := &labeller{block: b, roles: b.slots(slices.Concat(cols.labels, cols.serials)...), labels: len(cols.labels)}
	defer b.release(l.roles)
	l.item = slices.Index(cols.labels, cols.item)
	if l.item < 0 {
		l.item = l.labels - 1
	}
	l.current = make([]string, l.labels)
	l.own = make([]int, len(l.roles.cols))
	paths := make([]string, len(rows)*l.labels)
	prev := h.last
	for r, n := range rows {
		row := &t.Rows[r]
		for between := prev + 1; between < n; between++ {
			if between >= b.body || between > h.last {
				row.Gap = l.heading(between) || row.Gap
			}
		}
		prev = n
		l.read(n)
		l.name(n, row)
		row.Section = l.section
		row.Path = paths[r*l.labels : (r+1)*l.labels : (r+1)*l.labels]
		copy(row.Path, l.current)
	}
	b.gaps(t, rows)
}

// gaps marks the rows with empty rows before them. In a table that is set with an
// empty row between most of its rows, only more than that is a gap.
func (b block) gaps(t *Table, rows []int) {
	spaced := 0
	for r := 1; r < len(rows); r++ {
		if t.Rows[r].Row > b.lines[rows[r]-1].row+1 {
			spaced++
		}
	}
	usual := 1
	if 2*spaced > len(rows) {
		usual = 2
	}
	for r := 1; r < len(rows); r++ {
		if t.Rows[r].Row > b.lines[rows[r]-1].row+usual {
			t.Rows[r].Gap = true
		}
	}
}

// heading takes in a line between the rows of figures, and says whether it is the
// heading of a section.
func (l *labeller) heading(n int) bool {
	if l.kinds[n] != lone {
		return false
	}
	text, words := "", 0
	for i := l.lines[n].from; i < l.lines[n].to; i++ {
		if l.class[i] == word || l.class[i] == dressed {
			text = l.text(i)
			words++
		}
	}
	if words == 1 {
		l.section = text
	}
	return words == 1
}

// read finds the row's own labels and carries the others down. A label further
// out begins a new group, in which those within have no value yet.
func (l *labeller) read(n int) {
	for k := range l.own {
		l.own[k] = -1
	}
	line := l.lines[n]
	outer := l.labels
	for i := line.from; i < line.to; i++ {
		k := l.roles.seen(l.col(i))
		if k < 0 || l.class[i] == empty {
			continue
		}
		l.own[k] = i
		switch {
		case k < l.labels:
			l.current[k] = l.text(i)
			outer = min(outer, k)
		case l.class[i] == word: // the name of a total stands where the others have numbers
			l.serial, outer = "", -1
		default:
			l.serial = l.text(i)
		}
	}
	for k := outer + 1; k < l.labels; k++ {
		if l.own[k] < 0 && !covered(l.merges, line.row, l.roles.cols[k]) {
			l.current[k] = ""
		}
	}
}

// inFront is the words that stand before a row's first figure, in a column that
// holds figures otherwise, or -1.
func (l *labeller) inFront(n int) int {
	for i := l.lines[n].from; i < l.lines[n].to; i++ {
		switch l.class[i] {
		case empty:
		case word:
			return i
		default:
			return -1
		}
	}
	return -1
}

// name sets what the row is called. The total row of a table often has its name
// in another column than the rest.
func (l *labeller) name(n int, row *Row) {
	cell := -1
	if l.item >= 0 {
		cell = l.own[l.item]
	}
	for k := l.labels - 1; k >= 0 && cell < 0; k-- {
		cell = l.own[k]
	}
	for k := l.labels; k < len(l.own) && cell < 0; k++ {
		if i := l.own[k]; i >= 0 && l.class[i] == word {
			cell = i
		}
	}
	if cell < 0 {
		cell = l.inFront(n)
	}
	item := ""
	if cell >= 0 {
		row.Label = l.text(cell)
		row.Indent = indentOf(l.sheet.Cells.Peek(cell))
		if at := l.sheet.Cells.Style(cell); at < len(l.book.Styles) {
			style := &l.book.Styles[at]
			row.Indent += 2 * style.Indent
			row.Bold = style.Bold
		}
		row.Level = l.depths.level(row.Label)
		item = row.Label
	}
	if l.item >= 0 && l.current[l.item] != "" {
		item = l.current[l.item]
	}
	row.Serial = l.serial
	switch {
	case l.serial == "":
		row.Item = item
		_, name := numberingOf(item)
		row.Serial = strings.TrimSuffix(item, name)
	case item == "":
		row.Item = l.serial
	default:
		row.Item = l.numbered(item)
	}
}

// itemsAtOnce is how many bytes of items are set aside at a time.
const itemsAtOnce = 16 << 10

// numbered is an item with its running number.
func (l *labeller) numbered(item string) string {
	size := len(l.serial) + 1 + len(item)
	if l.items.Cap()-l.items.Len() < size {
		l.items = strings.Builder{}
		l.items.Grow(max(size, min(itemsAtOnce, size*len(l.lines))))
	}
	from := l.items.Len()
	l.items.WriteString(l.serial)
	l.items.WriteByte(' ')
	l.items.WriteString(item)
	return l.items.String()[from:]
}
