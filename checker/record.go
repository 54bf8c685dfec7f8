package checker

import (
	"fmt"

	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// This file makes the record of a file from what is known of its tables.

func (f *File) addTable(s *Sums, o Options) {
	c := s.Count()
	info := Table{
		Sheet: s.Table.Sheet.Name, Range: s.Table.Range.String(), Title: s.Table.Title,
		Heads: s.Table.HeadRows, Figures: c.Figures, Checked: c.Checked,
	}
	for _, l := range s.Table.Labels {
		info.Labels = append(info.Labels, sheets.ColName(l.Col))
	}
	info.Total, info.Entities = s.lead()
	if n := c.Status[relation.Undetermined]; n > 0 && len(f.Doubtful) < doubtfulMost {
		f.Doubtful = append(f.Doubtful, s.doubtful(doubtfulMost-len(f.Doubtful))...)
	}
	if o.Relations || o.Understood {
		info.Understood = s.understood()
		if n := c.Status[relation.Undetermined]; n > 0 {
			f.Undecided = append(f.Undecided, s.undecided(min(n, undecidedMost-len(f.Undecided)))...)
		}
	}
	f.Tables = append(f.Tables, info)
	f.Counts = f.Counts.Add(Counts{
		Held: c.Status[relation.Held], Rounding: c.Status[relation.Rounding],
		Explained: c.Status[relation.Explained], Broken: c.Status[relation.Broken],
		Undetermined: c.Status[relation.Undetermined],
		Figures:      c.Figures, Checked: c.Checked,
	})
	f.addDoubtful(s.Table)
	if o.Relations {
		for _, r := range s.Relations() {
			f.Relations = append(f.Relations, s.told(r))
		}
		for _, run := range s.Runs {
			for _, step := range run.Steps {
				f.Relations = append(f.Relations, s.step(run, step))
			}
		}
	}
}

// addDoubtful says which numbers of a table have been taken for names though they may be figures.
func (f *File) addDoubtful(t *table.Table) {
	for _, c := range t.Doubtful {
		n, r := 0, sheets.Range{Left: c.Col, Right: c.Col}
		for i := range t.Rows {
			if row := t.Rows[i].Row(); t.Sheet.At(row, c.Col) != nil {
				if n++; n == 1 {
					r.Top = row
				}
				r.Bottom = row
			}
		}
		if n == 0 {
			continue
		}
		f.Counts.Figures += n
		f.Unread = append(f.Unread, Unread{Sheet: t.Sheet.Name, Range: r.String(), Reason: lang.New(
			"%d numbers taken for codes or years rather than figures, though no head says so",
			"有 %d 个数按编号或年份处理，未作为数据；表头并未说明", n)})
	}
}

// told is a relation with its claim and what it is about.
func (s *Sums) told(r relation.Relation) relation.Relation {
	row, _ := s.Cell(r.Pattern.Axis, r.Pattern.Total, r.Position)
	r.Claim, r.Item = s.Claim(r), s.Table.Item(row)
	return r
}

// lead is the line that totals most of the table's columns, or else its rows.
func (s *Sums) lead() (total string, entities []string) {
	best := s.Lead()
	if best == nil {
		return "", nil
	}
	name := func(line int) string {
		if best.Axis == relation.Across {
			return sheets.ColName(s.Table.Columns[line].Col)
		}
		return fmt.Sprint(s.Table.Rows[line].Row())
	}
	for _, l := range best.Parts {
		entities = append(entities, name(l.Index))
	}
	return name(best.Total), entities
}

// Lead is the sum that the table is about: the one that is said to be, or else the
// strongest, of its columns rather than its rows. It is nil if there is none.
func (s *Sums) Lead() *relation.Pattern {
	var best *relation.Pattern
	for _, p := range s.Patterns {
		switch {
		case p.IsLead:
			return p
		case best == nil || p.Axis < best.Axis || p.Axis == best.Axis && p.Bits > best.Bits:
			best = p
		}
	}
	return best
}

func (f *File) addLoose(sheet *sheets.Sheet, l table.Loose) {
	reason := lang.New("%d figures that form no table", "有 %d 个数不成表", l.Figures)
	switch {
	case l.Durations && !l.Adds && !totalled(sheet, l.Range):
		return // times of day, which nobody adds up
	case l.Durations:
		reason = lang.New("%d durations such as 8:30, which are not added up", "有 %d 个时长（如 8:30），未作合计检查", l.Figures)
	case l.Figures == 1:
		reason = lang.New("1 figure that forms no table", "有 1 个数不成表")
	case l.Sparse:
		reason = lang.New("%d figures scattered too widely to form a table", "有 %d 个数过于分散，不成表", l.Figures)
	}
	f.Unread = append(f.Unread, Unread{Sheet: sheet.Name, Range: l.Range.String(), Reason: reason})
	f.Counts.Figures += l.Figures
}

// totalled says whether the first or the last row of a part of a sheet has a label on its left
// that names a total.
func totalled(sheet *sheets.Sheet, part sheets.Range) bool {
	for _, row := range [...]int{part.Top, part.Bottom} {
		for col := part.Left - 1; col >= max(1, part.Left-labelsNear); col-- {
			if c := sheet.At(row, col); c != nil && c.Kind == sheets.Text && says.Total(c.Raw) {
				return true
			}
		}
	}
	return false
}

// labelsNear is how many columns left of durations a label may stand.
const labelsNear = 16
