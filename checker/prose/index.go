package prose

import (
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

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
		total := x.whole(1 - axis)
		own := x.whole(axis)
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
// -1 if there is none.
func (x *indexed) whole(axis relation.Axis) (total int) {
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
	return total
}
