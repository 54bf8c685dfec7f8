package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
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

// way is one of the two ways to read a table: its rows as items and its columns as
// what is said of them, or the other way round.
type way struct {
	axis    relation.Axis
	words   *vocabulary
	items   []item
	lexicon lexicon
	facets  *facets
	units   map[string]int     // how many items have a unit
	bare    map[string][]int32 // the items that are named by their unit only
}

// indexed is a table made ready for texts to be compared with it.
type indexed struct {
	Table
	ways   [2]way
	units  map[int]string  // by row, if a column says them
	money  bool            // some items say that they are money
	titled int32           // the power of ten that the title says, unknown if it says none
	size   int             // words of all items
	title  map[string]bool // its words
}

// index reads a table in both ways.
func index(t Table) *indexed {
	x := &indexed{Table: t, units: map[int]string{}, titled: unknown, title: tokens(figure.Fold(t.Table.Title))}
	for _, m := range bracketed().FindAllStringSubmatch(figure.Fold(t.Table.Title), -1) {
		if p := table.UnitPower(m[1]); p > 0 {
			x.titled = p
		}
	}
	if p := table.UnitPower(t.Table.Title); p > 0 && wordless(t.Table.Title) {
		x.titled = p // £000
	}
	x.readUnits()
	for _, axis := range [...]relation.Axis{relation.Down, relation.Across} {
		w := &x.ways[axis]
		w.axis, w.words = axis, newVocabulary()
		lines, positions := len(t.Table.Rows), len(t.Table.Columns)
		if axis == relation.Across {
			lines, positions = positions, lines
		}
		w.facets = x.facetsOf(1-axis, positions, w.words)
		total, _ := x.whole(1 - axis)
		own, _ := x.whole(axis)
		for line := range lines {
			if line == own && vague(figure.Fold(x.name(axis, line))) {
				// The total of all items is the other way's item, if any; that of all in
				// both is what the title says.
				if it := x.grand(w, line, total); len(it.words) > 0 && total >= 0 && axis == relation.Down {
					w.items = append(w.items, it)
				}
				continue
			}
			if it, ok := x.item(w, line, total); ok {
				w.items = append(w.items, it)
				x.money = x.money || slices.ContainsFunc(it.units, money)
				x.size += len(it.words)
			}
		}
		w.weigh()
		w.units, w.bare = map[string]int{}, map[string][]int32{}
		for i, it := range w.items {
			for _, unit := range it.units {
				w.units[unit]++
				if it.measure {
					w.bare[unit] = append(w.bare[unit], int32(i))
				}
			}
		}
	}
	return x
}

// weigh finds out how telling the words of the items are, and those of the facets.
func (w *way) weigh() {
	all := len(w.words.words)
	w.lexicon = lexiconOf(len(w.items), all, func(i int) []int32 { return w.items[i].words })
	w.facets.lex = lexiconOf(len(w.facets.list), all, func(i int) []int32 { return w.facets.list[i].words })
	for i := range w.items {
		w.items[i].weight = w.lexicon.sum(w.items[i].words)
	}
	w.words.sets = nil // nothing is read any more
}

// readUnits reads the units that stand in a column of their own.
func (x *indexed) readUnits() {
	t := x.Table.Table
	for _, c := range slices.Concat(t.Labels, t.Words) {
		for row := range t.Rows {
			text, _ := t.Word(row, c)
			if text == "" || text == t.Rows[row].Label || len(text) > unitLongest {
				continue
			}
			if f := figure.Parse("1" + text); f.IsNumber() && f.Rare != nil && f.Rare.Unit != "" || f.Kind == figure.Number && f.Scale < 0 {
				x.units[row] = text
			}
		}
	}
}

// unitLongest is the longest text in bytes that is taken for a unit.
const unitLongest = 24

// whole is the line of an axis that totals most of the others and is no part itself,
// -1 if there is none, and the lines that it totals in the end.
func (x *indexed) whole(axis relation.Axis) (total int, parts []int) {
	of := map[int]*relation.Pattern{}
	part := map[int]bool{}
	for _, p := range x.Patterns {
		if p.Axis != axis || !p.Adds() || !p.Proven() {
			continue
		}
		if old := of[p.Total]; old == nil || len(p.Parts)*(p.To-p.From) > len(old.Parts)*(old.To-old.From) {
			of[p.Total] = p
		}
		for _, l := range p.Parts {
			part[l.Index] = true
		}
	}
	total = -1
	most := 0
	for t, p := range of {
		if size := len(p.Parts) * (p.To - p.From); !part[t] && (size > most || size == most && t < total) {
			total, most = t, size
		}
	}
	if total < 0 {
		return total, nil
	}
	seen := map[int]bool{}
	for open := []int{total}; len(open) > 0; open = open[1:] {
		p := of[open[0]]
		if p == nil {
			parts = append(parts, open[0])
			continue
		}
		for _, l := range p.Parts {
			if !seen[l.Index] {
				seen[l.Index] = true
				open = append(open, l.Index)
			}
		}
	}
	slices.Sort(parts)
	return total, parts
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
	row := &x.Table.Table.Rows[line]
	if row.Label != "" {
		return row.Label
	}
	return strings.TrimSpace(strings.TrimPrefix(row.Item, row.Serial))
}

// around are the labels around a line's own.
func (x *indexed) around(axis relation.Axis, line int) string {
	if axis == relation.Across {
		head := x.Table.Table.Columns[line].Head
		return strings.Join(head[:max(0, len(head)-1)], " ")
	}
	row := &x.Table.Table.Rows[line]
	return strings.Join(append([]string{row.Section}, row.Path...), " ")
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
		it.units = append(it.units, unitOf(&c))
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
		if f := x.at(it, total); f.Rare != nil && f.Rare.Label != "" {
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
func (x *indexed) at(it item, pos int) *figure.Figure {
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

func unitOf(f *figure.Figure) string {
	if f.Kind == figure.Percent {
		return "%"
	}
	if f.Rare != nil {
		return f.Rare.Unit
	}
	return ""
}

// known are the folded texts of all cells of books' tables.
func known(tables []Table) func(string) bool {
	texts := map[string]bool{}
	seen := map[any]bool{}
	for _, t := range tables {
		if s := t.Table.Sheet; !seen[s] {
			seen[s] = true
			for i := range s.Cells {
				if c := &s.Cells[i]; c.Kind == sheets.Text && len(c.Raw) >= knownLeast && len(c.Raw) <= knownMost {
					texts[strings.Join(strings.Fields(figure.Fold(s.Cells[i].Raw)), " ")] = true
				}
			}
		}
	}
	return func(text string) bool { return texts[text] }
}

// How long a cell's text is that may stand pasted in a text, in bytes: a shorter one
// claims nothing.
const (
	knownLeast = 6
	knownMost  = 1000
)
