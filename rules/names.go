package rules

import (
	"cmp"
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// This file learns what the figures in the items' own names are: the table's totals,
// or a superior's targets of which the table allocates a share.

// counted is an item whose name carries figures.
type counted struct {
	line   int
	counts []figure.Figure
}

// carry are the items of a table whose names carry figures. An item of several lines
// is left out, as it is open which of them the figures are about.
func (l lines) carry() []counted {
	return l.once("carry", func() any { return l.carrying() }).([]counted)
}

func (l lines) carrying() []counted {
	var out []counted
	seen := map[string]int{}
	var labels []string // of the line, in memory that is used again
	for i := range l.n {
		c := counted{line: i}
		name := ""
		levels := 0
		labels = l.appendLabels(labels[:0], i)
		for _, label := range labels {
			if counts, _ := figure.Counts(label); len(counts) > 0 {
				c.counts, name = counts, label
				levels++
			}
		}
		if levels != 1 || l.continued(i) {
			continue
		}
		if seen[name]++; seen[name] == 1 {
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c counted) bool {
		for _, label := range l.labels(c.line) {
			if seen[label] > 1 {
				return true
			}
		}
		return false
	})
}

// continued says whether the row below has no name of its own, or none at all.
func (l lines) continued(line int) bool {
	rows := l.Table.Rows
	return l.axis == relation.Down && (rows[line].Label == "" || line+1 < len(rows) && rows[line+1].Label == "")
}

// named is the figure that an item's name gives for a cell, as far as that is clear:
// a compound for a compound, otherwise the only one, the one with the cell's unit, or
// the one that the cell has. A bound in a name is none.
func (c counted) named(f figure.Figure) (figure.Figure, bool) {
	if f.Kind == figure.Compound {
		parts := f.Rare.Parts
		if len(parts) != len(c.counts) {
			return figure.Figure{}, false
		}
		return figure.Figure{Kind: figure.Compound, Rare: &figure.Rare{Parts: c.counts}}, true
	}
	if !f.IsNumber() {
		return figure.Figure{}, false
	}
	var fit []figure.Figure
	for _, x := range c.counts {
		if x.Kind != f.Kind || f.Rare != nil && x.Rare != nil && f.Rare.Unit != "" && x.Rare.Unit != "" && f.Rare.Unit != x.Rare.Unit {
			continue
		}
		if x.Value().Equal(f.Value()) {
			return x, true
		}
		fit = append(fit, x)
	}
	if len(fit) != 1 {
		return figure.Figure{}, false
	}
	return fit[0], true
}

// agree says whether the figure in a name and that of a cell are the same, component
// by component.
func agree(name, cell figure.Figure) bool {
	if cell.Kind != figure.Compound {
		return name.Value().Equal(cell.Value())
	}
	for i := range cell.Rare.Parts {
		if !name.Rare.Parts[i].Value().Equal(cell.Rare.Parts[i].Value()) {
			return false
		}
	}
	return true
}

// Evidence that names carry the table's own totals, or a superior's targets.
const (
	namesAgree   = 4  // items whose name has the total
	namesShare   = 5  // one in so many may differ
	targetsSeen  = 10 // items whose name has a target
	targetsMiss  = 20 // one in so many may fall short of a figure, or one at all
	targetsAgree = 4  // one in so many may be the total itself
)

// ownTotals is the position of the totals that the items' names carry, of percentages
// or of other figures: where the table has totals, theirs.
func (l lines) ownTotals(items []counted, rates bool) (pos int, ok bool) {
	total, summed := l.totals()
	most, of := 0, 0
	for at := range l.positions {
		if summed && at != total {
			continue
		}
		same, all := 0, 0
		for _, c := range items {
			f := l.figure(c.line, at)
			if f.IsRate() != rates {
				continue
			}
			if name, ok := c.named(f); ok {
				all++
				if agree(name, f) {
					same++
				}
			}
		}
		if same > most {
			pos, most, of = at, same, all
		}
	}
	return pos, most >= namesAgree && namesShare*(of-most) <= of
}

// target is an item with a superior's target in its name.
type target struct {
	line  int
	named figure.Figure
	total place
}

// targets are the items whose names carry a superior's targets, if the table shows
// that they do: the totals are never larger, but for a slip, and rise with them.
func (l lines) targets(items []counted, pos int) []target {
	var out []target
	over, same := 0, 0
	for _, c := range items {
		f := l.figure(c.line, pos)
		if f.Kind != figure.Number || len(c.counts) != 1 {
			continue
		}
		name, ok := c.named(f)
		if !ok {
			continue
		}
		switch name.Value().Cmp(f.Value()) {
		case -1:
			over++
		case 0:
			same++
		}
		out = append(out, target{c.line, name, l.at(c.line, pos)})
	}
	n := len(out)
	if n < targetsSeen || over > max(1, n/targetsMiss) || targetsAgree*same > n || !l.rise(out, pos) {
		return nil
	}
	return out
}

// rise says whether the totals of larger targets are larger: of most pairs of items,
// each with one that is half the list further up.
func (l lines) rise(items []target, pos int) bool {
	sorted := slices.SortedFunc(slices.Values(items), func(a, b target) int {
		return cmp.Or(a.named.Value().Cmp(b.named.Value()), cmp.Compare(a.line, b.line))
	})
	half := len(sorted) / 2
	up := 0
	for i := range half {
		if l.figure(sorted[i].line, pos).Value().LessThan(l.figure(sorted[i+len(sorted)-half].line, pos).Value()) {
			up++
		}
	}
	return 4*up >= 3*half
}
