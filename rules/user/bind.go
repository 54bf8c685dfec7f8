package user

import (
	"math/big"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// binding is what the names of a check stand for in one table.
type binding struct {
	check     *check
	all       []*lines // the tables of the workbook
	lines     *lines   // of the table at hand; nil if the check is about none
	axis      relation.Axis
	positions int
	bound     map[string][]int                       // lines by name
	grouped   map[string]bool                        // the name is one for several lines, however many they are
	texts     map[string]func(pos int) checker.Place // with the text of what a word or a column of words means
	ofColumns bool                                   // one of the texts is what a column is about
	rows      map[ref]rowRef
	pairs     map[*lines][]int
	tolerance *big.Rat
}

// Words that stand for something in every table, unless it has a line of that name.
const (
	wordTotal    = "total"    // the line that totals the others
	wordEntities = "entities" // the lines that it totals
	wordItem     = "item"     // what a row is about
	wordEntity   = "entity"   // what a column is about
)

func (c *check) binding(all []*lines) *binding {
	return &binding{
		check: c, all: all, bound: map[string][]int{}, grouped: map[string]bool{}, texts: map[string]func(int) checker.Place{},
		rows: map[ref]rowRef{}, pairs: map[*lines][]int{}, tolerance: c.tolerance,
	}
}

// apart says whether the check is about no table in particular: it names all of its
// rows by their sheets.
func (c *check) apart() bool {
	return len(c.names)+len(c.cols)+len(c.items) == 0
}

// bindBook binds a check that names its rows by their sheets. Rows without a column
// are compared column by column.
func (c *check) bindBook(all []*lines) (*binding, lang.Message) {
	b := c.binding(all)
	b.positions = 1
	open := c.expr.open
	if open == nil {
		return b, lang.Message{}
	}
	r, why := b.row(open.sheet, open.item)
	if !why.IsZero() {
		return nil, why
	}
	b.lines, b.axis, b.positions = r.lines, relation.Down, len(r.lines.table.Columns)
	return b, lang.Message{}
}

// bind finds what the names of a check stand for in a table, or why it is not about
// the table.
func (c *check) bind(all []*lines, l *lines, s *checker.Sums) (*binding, lang.Message) {
	b := c.binding(all)
	b.lines = l
	names, lead := b.sort(l)
	names = append(names, c.cols...)
	axis, found, why := l.along(names)
	if !why.IsZero() {
		return nil, why
	}
	if len(names) == 0 && (b.ofColumns || len(c.items) > 0) {
		axis = relation.Down
	}
	if len(lead) > 0 {
		if axis, why = b.lead(s, lead, axis, len(names) > 0); !why.IsZero() {
			return nil, why
		}
	}
	b.axis, b.positions = axis, len(l.table.Rows)
	if axis == relation.Down {
		b.positions = len(l.table.Columns)
		if len(c.names) == 0 && c.expr.open == nil && (c.where == nil || c.where.open == nil) {
			b.positions = 1 // it is about cells that are named
		}
	}
	b.name(names, found)
	for _, n := range c.items {
		i, why := l.one(relation.Down, n)
		if !why.IsZero() {
			return nil, why
		}
		b.bound["item "+n] = []int{i}
	}
	return b, b.crossed()
}

// sort finds the names of a check that stand for lines of a table, and the words that stand for its
// total and what that totals. What stands for texts is bound.
func (b *binding) sort(l *lines) (names, lead []string) {
	for _, n := range b.check.names {
		members, group := b.check.groups[n]
		word := strings.ToLower(n)
		switch {
		case group:
			b.grouped[n] = true
			names = append(names, members...)
		case len(l.find(relation.Across, n))+len(l.find(relation.Down, n)) > 0:
			names = append(names, n)
		case word == wordTotal || word == wordEntities:
			lead = append(lead, n)
		case word == wordItem:
			b.texts[n] = func(pos int) checker.Place {
				return labelled(l.table, pos, firstLabel(l.table), l.table.Item(pos))
			}
		case word == wordEntity:
			b.ofColumns = true
			b.texts[n] = func(pos int) checker.Place { return headed(l.table, pos) }
		default:
			if i, ok := textColumn(l.table, n); ok {
				b.texts[n] = func(pos int) checker.Place { return labelled(l.table, pos, i, textOf(l.table, pos, i)) }
			} else {
				names = append(names, n)
			}
		}
	}
	return names, lead
}

// name binds names to the lines that were found, one each, and groups to those of their members.
func (b *binding) name(names []string, found []int) {
	for i, n := range names {
		b.bound[n] = found[i : i+1]
	}
	for n := range b.grouped {
		for _, m := range b.check.groups[n] {
			b.bound[n] = append(b.bound[n], b.bound[m]...)
		}
	}
	for _, n := range b.check.cols {
		b.bound["col "+n] = b.bound[n]
	}
}

// crossed is why names of rows and names of columns cannot stand together.
func (b *binding) crossed() lang.Message {
	switch across := b.axis == relation.Across; {
	case !across && len(b.check.cols) > 0, across && b.ofColumns:
		return lang.New("it names rows as well as columns", "既用了行的名称，又用了列的名称")
	case !across && (len(b.texts) > 1 || len(b.texts) == 1 && !b.ofColumns):
		return lang.New("it is about columns, but asks for the rows' texts", "检查针对各列，却用到了行的文字")
	case across && b.check.expr.open != nil:
		return lang.New(`it is about rows; write item("…").entity("…")`, `检查针对各行，请写成 item("…").entity("…")`)
	}
	return lang.Message{}
}

// lead binds the words total and entities.
func (b *binding) lead(s *checker.Sums, words []string, axis relation.Axis, fixed bool) (relation.Axis, lang.Message) {
	p := s.Lead()
	if p == nil || fixed && p.Axis != axis {
		return axis, lang.New("the table has no line that totals the others", "表中没有合计列或合计行")
	}
	for _, w := range words {
		if strings.ToLower(w) == wordTotal {
			b.bound[w] = []int{p.Total}
			continue
		}
		b.grouped[w] = true
		for _, l := range p.Parts {
			b.bound[w] = append(b.bound[w], l.Index)
		}
	}
	return p.Axis, lang.Message{}
}

// firstLabel is the column that names a table's rows.
func firstLabel(t *table.Table) int {
	if len(t.Labels) > 0 {
		return t.Labels[len(t.Labels)-1].Col
	}
	return t.Range.Left
}

// labelled is a text of a row as a place.
func labelled(t *table.Table, row, col int, text string) checker.Place {
	r := t.Rows[row]
	return checker.Place{Ref: sheets.Ref{Sheet: t.Sheet.Name, Row: r.Row(), Col: col}, Text: text, Item: t.Item(row), Serial: t.Serial(row)}
}

// headed is a column's name as a place.
func headed(t *table.Table, col int) checker.Place {
	c := t.Columns[col]
	return checker.Place{Ref: sheets.Ref{Sheet: t.Sheet.Name, Row: t.Range.Top, Col: c.Col}, Text: c.Name(), Entity: innermost(c)}
}

// textColumn is the column of labels or words that a name means.
func textColumn(t *table.Table, name string) (col int, ok bool) {
	l := &lines{table: &table.Table{Columns: others(t)}}
	i, why := l.one(relation.Across, name)
	if !why.IsZero() {
		return 0, false
	}
	return l.table.Columns[i].Col, true
}

// textOf is what a row has in a column without figures; a label that is merged over
// several rows counts for all of them.
func textOf(t *table.Table, row, col int) string {
	for k, c := range t.Labels {
		if c.Col == col {
			return t.PathAt(row, k)
		}
	}
	if c := t.Sheet.At(t.Rows[row].Row(), col); c != nil {
		return t.Book.Text(*c)
	}
	return ""
}

// row is the row of a sheet that a name means.
func (b *binding) row(sheet, item string) (rowRef, lang.Message) {
	key := ref{sheet, item}
	if r, ok := b.rows[key]; ok {
		return r, lang.Message{}
	}
	p, known := newPattern(sheet), false
	var found []rowRef
	var why lang.Message
	for _, l := range b.all {
		if !p.matches(l.table.Sheet.Name) {
			continue
		}
		known = true
		line, no := l.one(relation.Down, item)
		if no.IsZero() {
			found = append(found, rowRef{l, line})
		} else {
			why = lang.New("%s: %s", "%s：%s", l.table.Sheet.Name, no)
		}
	}
	switch {
	case !known:
		return rowRef{}, lang.New("no sheet with figures is called “%s”", "没有名为“%s”的工作表，或其中没有数据", sheet)
	case len(found) > 1:
		return rowRef{}, lang.New("%d tables of sheet “%s” have a row “%s”", "工作表中有 %[1]d 张表都有“%[3]s”这一行（%[2]s）", len(found), sheet, item)
	case len(found) == 0:
		return rowRef{}, why
	}
	b.rows[key] = found[0]
	return found[0], lang.Message{}
}
