package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// Table is a table whose items a text may speak of.
type Table struct {
	*relation.Analysis
	File  int
	Index int // in its file
}

// item is a row or a column of a table of which a text may state a figure: its total,
// its only one, or one that the text names.
type item struct {
	axis    relation.Axis // Down if it is a row
	line    int
	total   int             // the position of its total, -1 if it has none
	words   []int32         // of the way's vocabulary
	context []int32         // of the labels around its own, but for those
	weight  float64         // of its words together
	counts  []figure.Figure // in its name
	units   []string        // of these
	measure bool            // its name is the measure only: 户数
	grand   bool            // it is the total of all items
	rate    bool            // its name says that its figures are percentages
	power   int32           // that its own unit says, unknown if it has none
}

// name is what a line is called by itself.
func (x *indexed) name(axis relation.Axis, line int) string {
	if axis == relation.Across {
		head := x.Table.Table.Columns[line].Head
		if len(head) == 0 {
			return ""
		}
		return head[len(head)-1]
	}
	t := x.Table.Table
	if label := t.Rows[line].Label; label != "" {
		return label
	}
	return strings.TrimSpace(strings.TrimPrefix(t.Item(line), t.Serial(line)))
}

// around are the labels around a line's own.
func (x *indexed) around(axis relation.Axis, line int) string {
	if axis == relation.Across {
		head := x.Table.Table.Columns[line].Head
		return strings.Join(head[:max(0, len(head)-1)], " ")
	}
	t := x.Table.Table
	return strings.Join(append([]string{t.Section(line)}, t.Path(line)...), " ")
}

// item is a line as an item, if it has a name that says anything.
func (x *indexed) item(w *way, line, total int) (item, bool) {
	axis := w.axis
	it := item{axis: axis, line: line, total: total, power: unknown}
	name := x.name(axis, line)
	counts, rest := figure.Counts(name)
	it.rate = percentHead(figure.Fold(rest))
	it.counts = counts
	for _, c := range counts {
		it.units = append(it.units, unitOf(c))
	}
	rest, units := unbracketed(figure.Fold(rest))
	if len(counts) == 0 {
		it.units = units
	}
	rest = strings.TrimSpace(rest)
	if m := measured().FindStringSubmatchIndex(rest); m != nil && utf8.RuneCountInString(rest[:m[0]]) >= 2 {
		rest = rest[:m[0]] // 死亡人数 are the 23人 of a text
	} else if m != nil && m[0] == 0 {
		it.measure = true
		it.units = append(it.units, strings.TrimRight(rest, "数量"))
	}
	if axis == relation.Down && x.units[line] != "" {
		it.power = table.UnitPower(x.units[line])
		if f := figure.Parse("1" + x.units[line]); f.Rare != nil {
			it.units = append(it.units, f.Rare.Unit)
		}
	}
	if total >= 0 {
		if f := x.at(&it, total); f.Rare != nil && f.Rare.Label != "" {
			rest += " " + f.Rare.Label
		}
	}
	it.words = w.words.without(rest, func(n int32) bool { return vagueWords[w.words.words[n]] })
	_, around := figure.Counts(x.around(axis, line))
	it.context = w.words.without(figure.Fold(around), func(n int32) bool { return slices.Contains(it.words, n) })
	return it, len(it.words) > 0 || it.measure
}

// grand is the total of all items as an item: what the title says that the table is of.
func (x *indexed) grand(w *way, line, total int) item {
	_, title := figure.Counts(years().ReplaceAllString(" "+figure.Fold(x.Table.Table.Title)+" ", " "))
	return item{axis: w.axis, line: line, total: total, power: unknown, grand: true, words: w.words.set(title)}
}

// at is an item's figure in a position.
func (x *indexed) at(it *item, pos int) figure.Figure {
	row, col := x.Cell(it.axis, it.line, pos)
	return x.Table.Table.At(row, col)
}

// measured is the end of a name that says in which measure it counts.
var measured = lazy.Regexp(`(?:[人起户个家所台件项条座栋辆只头]|人次|台次|件次)数量?$|[人台件场]次$|数量?$`)

// unbracketed is a folded name without units in brackets, and the units: 绿道(公里),
// 老旧小区(个、栋).
func unbracketed(name string) (rest string, units []string) {
	rest = bracketed().ReplaceAllStringFunc(name, func(m string) string {
		var found []string
		for piece := range strings.FieldsFuncSeq(m[1:len(m)-1], func(r rune) bool { return strings.ContainsRune("、,/", r) }) {
			f := figure.Parse("1" + strings.TrimSpace(piece))
			if f.Kind != figure.Number || f.Rare == nil || f.Rare.Unit == "" {
				return m
			}
			found = append(found, f.Rare.Unit)
		}
		units = append(units, found...)
		return ""
	})
	return rest, units
}

// money says whether a unit is the sign of a currency.
func money(unit string) bool { return strings.ContainsAny(unit, "$£€¥") }

// amount says whether a unit is one of money, by its sign or by its name.
func amount(unit string) bool { return money(unit) || strings.HasSuffix(unit, "元") }

func unitOf(f figure.Figure) string {
	if f.Kind == figure.Percent {
		return "%"
	}
	if f.Rare != nil {
		return f.Rare.Unit
	}
	return ""
}
