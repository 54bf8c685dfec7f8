package rules

import (
	"slices"
	"sort"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
)

// beneath are the figures of a table that lie under merged cells, by the line that they
// stand in along an axis, each list in the order of their positions on it.
type beneath map[relation.Axis]map[int][]table.Beneath

func beneathOf(t *table.Table) beneath {
	all := t.Beneath()
	if len(all) == 0 {
		return nil
	}
	b := beneath{relation.Across: {}, relation.Down: {}}
	for _, f := range all {
		b[relation.Across][f.Col] = append(b[relation.Across][f.Col], f)
		b[relation.Down][f.Row] = append(b[relation.Down][f.Row], f)
	}
	for axis, lines := range b {
		for _, list := range lines {
			sort.Slice(list, func(i, j int) bool { return position(axis, list[i]) < position(axis, list[j]) })
		}
	}
	return b
}

func position(axis relation.Axis, f table.Beneath) int {
	if axis == relation.Across {
		return f.Row
	}
	return f.Col
}

// first is the figure of a line that stands first at a position or behind it, nil if none does.
func (b beneath) first(axis relation.Axis, line, pos int) *table.Beneath {
	list := b[axis][line]
	i := sort.Search(len(list), func(i int) bool { return position(axis, list[i]) >= pos })
	if i == len(list) {
		return nil
	}
	return &list[i]
}

// at are the parts of a pattern that lie under a merged cell at a position.
func (b beneath) at(pattern *relation.Pattern, pos int) (parts []relation.Line) {
	for _, l := range pattern.Parts {
		if f := b.first(pattern.Axis, l.Index, pos); f != nil && position(pattern.Axis, *f) == pos {
			parts = append(parts, l)
		}
	}
	return parts
}

// hiddenBeneath reports sums in which figures take part that lie under a merged cell: a
// workbook keeps them there and adds them up, and nobody sees them.
func hiddenBeneath(p *checker.Pass, s *checker.Sums) {
	for _, b := range s.Reported() {
		if m := repeats(s, b); m != nil {
			reportRepeated(p, s, b, *m)
		}
	}
	b := beneathOf(s.Table)
	if b == nil {
		return
	}
	ofTotal := map[totalLine][]*relation.Pattern{}
	for _, o := range append(slices.Clip(s.Patterns), s.Witnesses...) {
		ofTotal[lineOf(o)] = append(ofTotal[lineOf(o)], o)
	}
	for _, pattern := range s.Patterns {
		if !pattern.Adds() || hiddenLine(s, pattern.Axis, pattern.Total) {
			continue
		}
		var found *table.Beneath // the first in the pattern
		for _, l := range pattern.Parts {
			f := b.first(pattern.Axis, l.Index, pattern.From)
			if f != nil && position(pattern.Axis, *f) < pattern.To && (found == nil || position(pattern.Axis, *f) < position(pattern.Axis, *found)) {
				found = f
			}
		}
		if found == nil {
			continue
		}
		pos := position(pattern.Axis, *found)
		parts := b.at(pattern, pos)
		if len(pattern.Parts)-len(parts) < shownLeast || b.addsUpSeen(s, ofTotal[lineOf(pattern)], pos) {
			continue
		}
		reportHidden(p, s, pattern, parts, pos, func(total, seen string) lang.Message { return liesUnder(found.Merge, total, seen) })
	}
}

func liesUnder(merge sheets.Range, total, seen string) lang.Message {
	return lang.New(
		"What lies under the merged cell %s takes part in this total: it says %s, but what can be seen adds up to %s. Unmerge the cell and delete what does not belong there, or confirm that it is meant.",
		"合并单元格 %s 下面被盖住的数计入了此合计：合计为 %s，而可见各项之和为 %s。请取消合并，删去多余的数，或确认无误。",
		merge.String(), total, seen)
}

// repeats is the first merged cell of a sum that does not come out because its total counts
// figures as often as they lie under merged cells; nil if that is not so.
func repeats(s *checker.Sums, b *relation.Breach) *sheets.Range {
	copies := s.Once("copies", func() any {
		at := map[place]table.Beneath{}
		for _, f := range s.Table.Copies() {
			at[place{f.Row, f.Col}] = f
		}
		return at
	}).(map[place]table.Beneath)
	if len(copies) == 0 {
		return nil
	}
	var first *sheets.Range
	more := decimal.Zero
	for _, l := range b.Pattern.Parts {
		row, col := s.Cell(b.Pattern.Axis, l.Index, b.Position)
		if f, lies := copies[place{row, col}]; lies {
			more = more.Add(f.Figure.Value().Mul(decimal.NewFromInt(int64(l.Weight))))
			if first == nil {
				first = &f.Merge
			}
		}
	}
	sums := s.Sums(b.Pattern, b.Position)
	if first == nil || len(sums) != 1 || !sums[0].Difference().Equal(more) {
		return nil
	}
	return first
}

// reportRepeated reports such a sum.
func reportRepeated(p *checker.Pass, s *checker.Sums, b *relation.Breach, merge sheets.Range) {
	row, col := s.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
	f := finding(p, s, place{row, col})
	sum := s.Sums(b.Pattern, b.Position)[0]
	f.Got, f.Want, f.Difference = sum.Total.String(), sum.Sum.String(), sum.Difference().String()
	f.Message = liesUnder(merge, f.Got, f.Want)
	p.Report(f)
}

// totalLine is the line of a total.
type totalLine struct {
	axis relation.Axis
	line int
}

func lineOf(pattern *relation.Pattern) totalLine { return totalLine{pattern.Axis, pattern.Total} }

// addsUpSeen says whether one of the patterns of a total holds at a position by parts all of
// which can be seen.
func (b beneath) addsUpSeen(s *checker.Sums, patterns []*relation.Pattern, pos int) bool {
	return slices.ContainsFunc(patterns, func(o *relation.Pattern) bool {
		if pos < o.From || pos >= o.To {
			return false
		}
		status, ok := s.Status(o, pos)
		return ok && (status == relation.Held || status == relation.Rounding) && len(b.at(o, pos)) == 0
	})
}
