package table

import (
	"math"
	"slices"
)

// labeller names the rows of a table one after the other.
type labeller struct {
	block
	roles   *slots // label columns, then serials
	labels  int    // how many of the roles are labels
	item    int    // the label that tells the rows apart, -1 if there is none
	current []source
	own     []int // cells of the row by role, -1 if blank
	serial  source
	section source
	depths  depths
	outline outline
	number  int   // the role of the outline's numbers, -1 if it has none
	steps   []int // the roles of its steps
	codes   codes
	places  places
	told    int // the cell of which level has been asked last, and what it was
	depth   int
}

// label names the rows: their own labels, those carried down from merges and
// from blanks below a label, and the headings that stand between them. The doubtful row, if
// there is one, may be such a heading.
func (b block) label(t *Table, cols layout, rows []int32, doubtful int, h headings) {
	l := &labeller{block: b, told: -1, roles: b.slots(slices.Concat(cols.labels, cols.serials)...), labels: len(cols.labels)}
	defer b.done(l.roles)
	l.item = slices.Index(cols.labels, cols.item)
	if l.item < 0 {
		l.item = l.labels - 1
	}
	l.outline, l.codes.padded = cols.outline, cols.outline.padded
	l.number = slices.Index(l.roles.cols, cols.outline.number)
	for _, c := range cols.outline.steps {
		l.steps = append(l.steps, slices.Index(l.roles.cols, c))
	}
	l.current = make([]source, l.labels)
	l.own = make([]int, len(l.roles.cols))
	t.paths = make([]source, 0, len(rows)*l.labels)
	prev := h.last
	for r := range rows {
		row, n := &t.Rows[r], int(rows[r])
		for between := prev + 1; between < n; between++ {
			if between >= b.body || between > h.last {
				row.Gap = l.heading(between) || row.Gap
			}
		}
		prev = n
		l.read(n)
		l.name(n, row)
		row.section = l.section
		row.Gap = row.Gap || r > 0 && t.Rows[r-1].MayHead
		if row.MayHead = r == doubtful; row.MayHead {
			l.heading(n)
		}
		t.paths = append(t.paths, l.current...)
	}
	l.unnumbered(t, rows)
	b.gaps(t, rows)
}

func (l *labeller) source(cell int) source { return sourceIn(l.book, l.sheet, cell) }

// unnumbered takes the running number from the rows at the end to which it is carried down, if no
// number is carried down to any other: they are the total of all, or its average, and not what the
// row above is about.
func (l *labeller) unnumbered(t *Table, rows []int32) {
	carried := func(r int) bool {
		at := t.Rows[r].serial
		return at != 0 && at == t.Rows[r-1].serial && !covered(l.merges, l.lines[rows[r]].row(), l.col(int(at)-1))
	}
	from := len(rows)
	for from > 2 && carried(from-1) {
		from--
	}
	for r := 1; r < from; r++ {
		if t.Rows[r].serial != 0 && t.Rows[r].serial == t.Rows[r-1].serial {
			return
		}
	}
	for r := from; r < len(rows); r++ {
		t.Rows[r].serial = 0
	}
}

// gaps marks the rows with empty rows before them. In a table that is set with an
// empty row between most of its rows, only more than that is a gap.
func (b block) gaps(t *Table, rows []int32) {
	spaced := 0
	for r := 1; r < len(rows); r++ {
		if t.Rows[r].Row() > b.lines[rows[r]-1].row()+1 {
			spaced++
		}
	}
	usual := 1
	if 2*spaced > len(rows) {
		usual = 2
	}
	for r := 1; r < len(rows); r++ {
		if t.Rows[r].Row() > b.lines[rows[r]-1].row()+usual {
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
	at, texts := source(0), 0
	for i := l.lines[n].from(); i < l.lines[n].to(); i++ {
		if l.class[i] == word || l.class[i] == dressed {
			at = l.source(i)
			texts++
		}
	}
	if texts == 1 {
		l.section = at
	}
	return texts == 1
}

// read finds the row's own labels and carries the others down. A label further
// out begins a new group, in which those within have no value yet.
func (l *labeller) read(n int) {
	for k := range l.own {
		l.own[k] = -1
	}
	line := l.lines[n]
	outer := l.labels
	for i := line.from(); i < line.to(); i++ {
		k := l.roles.seen(l.col(i))
		if k < 0 || l.class[i] == empty {
			continue
		}
		l.own[k] = i
		switch {
		case k < l.labels:
			l.current[k] = l.source(i)
			outer = min(outer, k)
		case l.class[i] == word && (k != l.number || l.level(i) == 0): // the name of a total stands where the others have numbers
			l.serial, outer = 0, -1
		default:
			l.serial = l.source(i)
		}
	}
	for k := outer + 1; k < l.labels; k++ {
		if l.own[k] < 0 && !mergedDown(l.merges, line.row(), l.roles.cols[k]) {
			l.current[k] = 0
		}
	}
}

// inFront is the words that stand before a row's first figure, in a column that
// holds figures otherwise, or -1.
func (l *labeller) inFront(n int) int {
	for i := l.lines[n].from(); i < l.lines[n].to(); i++ {
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

// instead is the word that stands in front of a row's figures where the other rows have their
// running numbers, if the row's name would be what stands behind them; otherwise -1.
func (l *labeller) instead(n, name int) int {
	if name < 0 || l.labels == len(l.own) {
		return -1
	}
	front := l.inFront(n)
	if front < 0 || name <= front || !slices.Contains(l.own[l.labels:], front) {
		return -1
	}
	for i := front + 1; i < name; i++ {
		if l.class[i].numeric() {
			return front
		}
	}
	return -1
}

// name sets what the row is called. The total row of a table often has its name
// in another column than the rest: where these have their numbers, in front of remarks.
func (l *labeller) name(n int, row *Row) {
	cell := -1
	if l.item >= 0 {
		cell = l.own[l.item]
	}
	if front := l.instead(n, cell); front >= 0 {
		cell = front
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
	if cell >= 0 {
		row.Label = textOf(l.book, l.sheet, cell)
		row.Indent, row.Bold = l.look(cell)
		row.Level = int16(min(l.deep(l.sheet.Cells.Peek(cell)), math.MaxInt16))
		if row.Label != "" {
			row.item = source(cell) + 1
		}
	}
	if l.item >= 0 && l.current[l.item] != 0 {
		row.item = l.current[l.item]
	}
	row.serial = l.serial
}

// look is how far in a cell's words stand, by its indentation and their leading spaces, and
// whether they are bold.
func (g *grid) look(cell int) (indent int16, bold bool) {
	in := indentOf(g.sheet.Cells.Peek(cell))
	if at := g.sheet.Cells.Style(cell); at < len(g.book.Styles) {
		style := &g.book.Styles[at]
		in, bold = in+2*style.Indent, style.Bold
	}
	return int16(min(in, math.MaxInt16)), bold
}

// deep is how deep the row stands that was read last, by the text that its label was made of: that
// has the spaces that tell 2.1 学校 from 2.1公里.
func (l *labeller) deep(text string) int {
	switch {
	case l.number >= 0 && l.own[l.number] >= 0:
		return l.level(l.own[l.number])
	case l.number >= 0:
		return 0
	}
	for k, role := range slices.Backward(l.steps) {
		if l.own[role] >= 0 {
			return k + 1
		}
	}
	return l.depths.level(text)
}

// level is how deep the outline's number in a cell stands, 0 if it is none. The cell asked for
// last may be asked for again.
func (l *labeller) level(cell int) int {
	if cell != l.told {
		l.told, l.depth = cell, l.levelOf(l.sheet.Cells.Peek(cell))
	}
	return l.depth
}

func (l *labeller) levelOf(text string) int {
	if l.outline.coded {
		return l.codes.level(codeIn(text, !l.outline.front))
	}
	readings := placesIn(text, !l.outline.front)
	if len(readings) == 0 {
		return l.depths.level(text)
	}
	place, _ := l.places.next(readings)
	l.places.add(place)
	if l.outline.dotted {
		return l.codes.level(place.whole + ".")
	}
	return l.depths.styled(numbering(place.style))
}
