package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// lines are a table's rows one below the other, or its columns side by side: items
// may stand in either. A position is a cell's place along its line.
type lines struct {
	*checker.Sums
	axis         relation.Axis // Down if the lines are rows
	n, positions int
}

// linesOf are the lines of a table in both directions.
func linesOf(s *checker.Sums) [2]lines {
	rows, cols := len(s.Table.Rows), len(s.Table.Columns)
	return [2]lines{{s, relation.Down, rows, cols}, {s, relation.Across, cols, rows}}
}

// once is what several rules need of a table's lines; see Sums.Once.
func (l lines) once(name string, work func() any) any {
	return l.Once(name+[...]string{relation.Across: " across", relation.Down: " down"}[l.axis], work)
}

// on are the same table's lines in a given direction.
func (l lines) on(axis relation.Axis) lines {
	if axis == l.axis {
		return l
	}
	return l.crossing()
}

// crossing are the same table's lines in the other direction.
func (l lines) crossing() lines {
	return lines{l.Sums, 1 - l.axis, l.positions, l.n}
}

func (l lines) at(line, pos int) place {
	row, col := l.Cell(l.axis, line, pos)
	return place{row, col}
}

func (l lines) figure(line, pos int) figure.Figure {
	at := l.at(line, pos)
	return l.Table.At(at.row, at.col)
}

// labels are what names a line, outermost first.
func (l lines) labels(line int) []string {
	if l.axis == relation.Across {
		return l.Table.Columns[line].Head
	}
	return l.appendLabels(nil, line)
}

// appendLabels appends labels to what is there.
func (l lines) appendLabels(to []string, line int) []string {
	if l.axis == relation.Across {
		return append(to, l.Table.Columns[line].Head...)
	}
	own := l.Table.Rows[line].Label
	if len(l.Table.Labels) > 1 {
		path := l.Table.Path(line)
		if i := slices.Index(path, own); i >= 0 { // what stands behind it is said of it
			return append(to, path[:i+1]...)
		}
	}
	return append(to, own)
}

// label is the innermost of them.
func (l lines) label(line int) string {
	if l.axis == relation.Down {
		return l.Table.Rows[line].Label
	}
	if all := l.labels(line); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// rated says whether a line is labelled as a rate or a change.
func (l lines) rated(line int) bool {
	if l.axis == relation.Across {
		return slices.ContainsFunc(l.labels(line), says.NoAmount)
	}
	if l.RowSaysNoAmount(line) { // there may be many rows, and their own labels are known already
		return true
	}
	if len(l.Table.Labels) < 2 {
		return false
	}
	labels := l.labels(line)
	return slices.ContainsFunc(labels[:len(labels)-1], says.NoAmount)
}

// saysRate says whether the innermost label of a line names a rate.
func (l lines) saysRate(line int) bool {
	if l.axis == relation.Down {
		return l.RowSaysRate(line)
	}
	return says.Rate(l.label(line))
}

// shares are the positions that a total at a place of a line is made of in the end, its
// subtotals taken apart.
func (l lines) shares(line, total int) (out []int) {
	seen := map[int]bool{}
	var below func(pos int)
	below = func(pos int) {
		if seen[pos] {
			return
		}
		seen[pos] = true
		whole := false
		for _, p := range l.Patterns {
			if p.Axis != l.axis && p.Total == pos && p.From <= line && line < p.To {
				whole = true
				for _, part := range p.Parts {
					below(part.Index)
				}
			}
		}
		if !whole {
			out = append(out, pos)
		}
	}
	below(total)
	return out
}

// totals is the position that totals most of the others along the lines, and whether
// there is one. A subtotal is none.
func (l lines) totals() (pos int, ok bool) {
	pos = l.once("totals", func() any { return l.totalling() }).(int)
	return pos, pos >= 0
}

// totalling is the position of totals, -1 if there is none.
func (l lines) totalling() int {
	var across []*relation.Pattern
	part := map[int]bool{}
	for _, p := range l.Patterns {
		if p.Axis != l.axis && p.Proven() {
			across = append(across, p)
			for _, l := range p.Parts {
				part[l.Index] = true
			}
		}
	}
	pos, most := -1, 0
	for _, p := range across {
		if size := len(p.Parts) * (p.To - p.From); size > most && !part[p.Total] {
			pos, most = p.Total, size
		}
	}
	return pos
}

// span is what a figure says of a value: a number is one, a bound leaves one end open.
type span struct {
	low, high         decimal.Decimal
	noLowest, noLimit bool
}

// spanOf reads numbers, percentages and bounds; 约60 says too little.
func spanOf(f figure.Figure) (span, bool) {
	v := f.Value()
	s := span{low: v, high: v}
	switch {
	case f.IsNumber():
		return s, true
	case f.Kind != figure.Bound || f.Rare.Op == figure.About:
		return s, false
	}
	switch f.Rare.Op {
	case figure.More, figure.AtLeast:
		s.noLimit = true
	default:
		s.noLowest = true
	}
	return s, true
}

// exceeds says whether a value of one span is larger than any of the other, by more
// than slack.
func (s span) exceeds(o span, slack decimal.Decimal) bool {
	return !s.noLowest && !o.noLimit && s.low.GreaterThan(o.high.Add(slack))
}

// grain is half of the last place that a figure shows after the point, which is what
// rounding may have taken from it or added.
func grain(f figure.Figure) decimal.Decimal {
	places := f.Shown()
	if places <= 0 {
		return decimal.Zero
	}
	return decimal.New(5, int32(-places-1))
}
