package rules

import (
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/footing"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

var hiddenPart = rule("hidden-part", checker.Info, func(p *checker.Pass) error {
	unseen := map[string]bool{} // sheets, by name
	for _, sheet := range p.Book.Sheets {
		if sheet.State != sheets.Visible {
			unseen[strings.ToLower(sheet.Name)] = true
		}
	}
	for _, s := range p.Tables {
		if s.Table.Sheet.State != sheets.Visible {
			continue
		}
		hiddenLines(p, s)
		hiddenBeneath(p, s)
		if len(unseen) > 0 {
			hiddenSheets(p, s, unseen)
		}
	}
	return nil
})

// shownLeast is how many parts must be seen for a reader to add them up: with one, the
// total may as well be last year's figure and the change since.
const shownLeast = 2

// hiddenLine says whether a row or column of a table, seen as a pattern's line, is hidden.
func hiddenLine(s *checker.Sums, axis relation.Axis, line int) bool {
	if axis == relation.Across {
		return s.Table.Columns[line].Hidden
	}
	return s.Table.Rows[line].Hidden
}

// hiddenLines reports sums of which some parts are hidden and some are not: what is
// printed does not add up. Where all are hidden, as under a subtotal whose group is
// closed, nobody expects to see them.
func hiddenLines(p *checker.Pass, s *checker.Sums) {
	seen := map[string]bool{} // totals that add up by what can be seen
	key := func(pattern *relation.Pattern) string { return fmt.Sprint(pattern.Axis, pattern.Total) }
	for _, pattern := range append(slices.Clip(s.Patterns), s.Witnesses...) {
		if hidden, _ := partsHidden(s, pattern); hidden == nil {
			seen[key(pattern)] = true
		}
	}
	for _, pattern := range s.Patterns {
		hidden, shown := partsHidden(s, pattern)
		if seen[key(pattern)] || shown < shownLeast || !pattern.Adds() || hiddenLine(s, pattern.Axis, pattern.Total) {
			continue
		}
		for pos := pattern.From; pos < pattern.To; pos++ {
			if hiddenLine(s, relation.Across+relation.Down-pattern.Axis, pos) {
				continue
			}
			say := func(total, seen string) lang.Message {
				return lang.New(
					"Hidden %s takes part in this total: it says %s, but what can be seen adds up to %s. Unhide it before you print or pass the table on, or confirm that it is meant.",
					"隐藏的%s计入了此合计：合计为 %s，而可见各项之和为 %s。打印或报送前请取消隐藏，或确认确需隐藏。",
					hiddenNames(s, pattern.Axis, hidden), total, seen)
			}
			if reportHidden(p, s, pattern, hidden, pos, say) {
				break
			}
		}
	}
}

// partsHidden are the parts of a pattern that cannot be seen, and how many can: a
// subtotal may be hidden while its own parts are not. What adds up in a few positions by
// chance is no subtotal.
func partsHidden(s *checker.Sums, pattern *relation.Pattern) (hidden []relation.Line, shown int) {
	inParts := func(line int) bool {
		return slices.ContainsFunc(s.Patterns, func(sub *relation.Pattern) bool {
			return sub.Axis == pattern.Axis && sub.Total == line && 2*sub.Held >= pattern.Held &&
				!slices.ContainsFunc(sub.Parts, func(l relation.Line) bool { return hiddenLine(s, sub.Axis, l.Index) })
		})
	}
	for _, l := range pattern.Parts {
		if hiddenLine(s, pattern.Axis, l.Index) && !inParts(l.Index) {
			hidden = append(hidden, l)
		} else {
			shown++
		}
	}
	return hidden, shown
}

// reportHidden reports a pattern by one position, if its hidden parts have figures
// there and it holds; say is what to say of the total and of the sum of what can be seen.
func reportHidden(p *checker.Pass, s *checker.Sums, pattern *relation.Pattern, hidden []relation.Line, pos int, say func(total, seen string) lang.Message) bool {
	if status, ok := s.Status(pattern, pos); !ok || status != relation.Held && status != relation.Rounding {
		return false
	}
	row, col := s.Cell(pattern.Axis, pattern.Total, pos)
	f := finding(p, s, place{row, col})
	for _, l := range hidden {
		r, c := s.Cell(pattern.Axis, l.Index, pos)
		if x := s.Table.At(r, c); x.IsNumber() && !x.IsZero() {
			f.Related = append(f.Related, checker.PlaceOf(s.Table, r, c))
		}
	}
	if len(f.Related) == 0 {
		return false
	}
	seen := *pattern
	seen.Parts = slices.DeleteFunc(slices.Clone(pattern.Parts), func(l relation.Line) bool { return slices.Contains(hidden, l) })
	sums := s.Sums(&seen, pos)
	k := footing.Worst(sums)
	f.Got, f.Want, f.Difference = sums[k].Total.String(), sums[k].Sum.String(), sums[k].Difference().String()
	f.Message = say(f.Got, f.Want)
	p.Report(f)
	return true
}

// hiddenNames are the rows or columns that are hidden, by their numbers or letters.
func hiddenNames(s *checker.Sums, axis relation.Axis, hidden []relation.Line) lang.Text {
	var names []string
	for i, l := range hidden {
		if i == namesMost {
			names = append(names, "…")
			break
		}
		if axis == relation.Across {
			names = append(names, sheets.ColName(s.Table.Columns[l.Index].Col))
		} else {
			names = append(names, fmt.Sprint(s.Table.Rows[l.Index].Row()))
		}
	}
	if axis == relation.Across {
		return lang.Text{EN: "column " + strings.Join(names, ", "), ZH: " " + strings.Join(names, "、") + " 列"}
	}
	return lang.Text{EN: "row " + strings.Join(names, ", "), ZH: "第 " + strings.Join(names, "、") + " 行"}
}

// hiddenSheets reports the first formula of a table that adds cells of a hidden sheet
// to others that can be seen.
func hiddenSheets(p *checker.Pass, s *checker.Sums, unseen map[string]bool) {
	e := formula.NewEvaluator(p.Book)
	done := map[string]bool{}
	for _, x := range totalsOf(s) {
		var hidden, seen []formula.Addend
		for _, a := range x.addends {
			if a.Sheet != "" && unseen[strings.ToLower(a.Sheet)] {
				hidden = append(hidden, a)
			} else {
				seen = append(seen, a)
			}
		}
		if len(hidden) == 0 || len(seen) == 0 || done[strings.ToLower(hidden[0].Sheet)] {
			continue
		}
		part, why1 := e.Sum(s.Table.Sheet, hidden)
		rest, why2 := e.Sum(s.Table.Sheet, seen)
		if why1 != "" || why2 != "" || part.Value.IsZero() || rest.Value.IsZero() {
			continue
		}
		done[strings.ToLower(hidden[0].Sheet)] = true
		f := finding(p, s, x.place)
		f.Got, f.Want = f.Cell.Text, printed(rest.Value, false)
		f.Difference = printed(part.Value, false)
		f.Message = lang.New(
			"Hidden sheet %s takes part in this total with %s; what can be seen adds up to %s. Unhide the sheet before you pass the workbook on, or confirm that it is meant.",
			"隐藏的工作表 %s 计入了此合计（%s），而可见各项之和为 %s。报送前请取消隐藏，或确认确需隐藏。",
			hidden[0].Sheet, f.Difference, f.Want)
		p.Report(f)
	}
}
