package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

// typedRare is how many totals must be formulas for each that is typed, and
// typedFormulas how many at least.
const (
	typedRare     = 4
	typedFormulas = 3
)

var hardcodedTotal = rule("hardcoded-total", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, u := range unlikes(p, s) {
			if u.typed() {
				reportOverwritten(p, s, u)
			}
		}
		sums := totalsOf(s)
		if len(sums) == 0 {
			continue
		}
		done := map[place]bool{}
		for _, pattern := range s.Patterns {
			typed, formulas := typedTotals(s, pattern, sums)
			if len(typed) == 0 || formulas < typedFormulas || formulas < typedRare*len(typed) || done[typed[0]] {
				continue
			}
			for _, at := range typed {
				done[at] = true
			}
			reportTyped(p, s, typed, formulas)
		}
	}
	return nil
})

// reportOverwritten reports a number that was typed over a formula that would give another.
func reportOverwritten(p *checker.Pass, s *checker.Sums, u unlike) {
	f := u.finding(p, s)
	f.Severity = checker.Warning
	f.Message = lang.New(
		"%s is typed, while the %d others of the line are formulas, which would be %s here and give %s. Copy the formula from the cell beside it, or confirm that the figure is meant.",
		"%s 是手工填写的，而同一行（列）其他 %d 个数都用公式计算，照其写法此处应为 %s，得 %s。请从相邻单元格复制公式，或确认该数确实如此。",
		f.Got, u.others, u.like.String(), f.Want)
	p.Report(f)
}

// typedOver is a total that does not come out as one that was typed where nearly all others of its
// line are formulas that add the same parts: then that is what is wrong with it. Where several sums
// agree on another cell, that is.
func typedOver(s *checker.Sums, b *relation.Breach, f checker.Finding) checker.Finding {
	row, col := s.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
	cell, sums := s.Table.Cell(row, col), totalsOf(s)
	if agreed := s.Verdicts[b].Suspects; len(sums) == 0 || b.Status != relation.Broken || cell == nil || cell.Formula || cell.Kind != sheets.Number ||
		len(agreed) > 0 && agreed[0].Mends > 1 {
		return f
	}
	known := s.Once("lines of formulas", func() any { return map[*relation.Pattern]bool{} }).(map[*relation.Pattern]bool)
	formulas, asked := known[b.Pattern]
	if !asked {
		formulas = ofFormulas(s, b.Pattern, sums)
		known[b.Pattern] = formulas
	}
	if formulas {
		f.Suspects = []checker.Suspect{{Cell: f.Cell, From: f.Cell.Text, To: f.Want, Why: checker.TypedOver}}
	}
	return f
}

// ofFormulas says whether nearly all totals of a pattern are formulas that add its parts.
func ofFormulas(s *checker.Sums, pattern *relation.Pattern, sums statedTotals) bool {
	typed, formulas := 0, 0
	for pos := pattern.From; pos < pattern.To; pos++ {
		row, col := s.Cell(pattern.Axis, pattern.Total, pos)
		if x := sums.at(place{row, col}); x != nil && addsParts(s, x, pattern, pos) {
			formulas++
		} else if s.Table.At(row, col).IsNumber() && !s.Table.Calculated(row, col) {
			typed++
		}
	}
	return formulas >= max(typedFormulas, typedRare*typed)
}

// typedTotals are the totals of a pattern that hold and are typed, and how many others
// are formulas that add the pattern's parts.
func typedTotals(s *checker.Sums, pattern *relation.Pattern, sums statedTotals) (typed []place, formulas int) {
	for pos := pattern.From; pos < pattern.To; pos++ {
		row, col := s.Cell(pattern.Axis, pattern.Total, pos)
		cell := s.Table.Cell(row, col)
		if cell == nil {
			continue
		}
		if x := sums.at(place{row, col}); x != nil {
			if addsParts(s, x, pattern, pos) {
				formulas++
			}
			continue
		}
		status, judged := s.Status(pattern, pos)
		f := s.Table.At(row, col)
		if !cell.Formula && cell.Kind == sheets.Number && f.IsNumber() && !f.IsZero() && judged && (status == relation.Held || status == relation.Rounding) {
			typed = append(typed, place{row, col})
		}
	}
	return typed, formulas
}

// addsParts says whether a formula takes in all parts of a pattern in a position.
func addsParts(s *checker.Sums, x *stated, pattern *relation.Pattern, pos int) bool {
	for _, l := range pattern.Parts {
		ref := s.Ref(pattern.Axis, l.Index, pos)
		if !slices.ContainsFunc(x.addends, func(a formula.Addend) bool { return a.Sheet == "" && a.Range.Contains(ref.Row, ref.Col) }) {
			return false
		}
	}
	return true
}

// reportTyped reports the typed totals of one line together.
func reportTyped(p *checker.Pass, s *checker.Sums, at []place, formulas int) {
	f := together(p, s, at)
	if len(at) == 1 {
		f.Message = lang.New(
			"The total %s is typed, while the other %d totals of the line are formulas. It adds up now, but will not follow when a part changes. Put the formula in.",
			"合计 %s 是手工填写的，而同一行（列）的另外 %d 个合计都用公式计算。目前相符，但分项改动后不会随之更新。请改用公式。", f.Got, formulas)
	} else {
		f.Message = lang.New(
			"The total %s and %d others of the line are typed, while %d are formulas. They add up now, but will not follow when a part changes. Put the formulas in.",
			"合计 %s 及同一行（列）另外 %d 个合计是手工填写的，而其余 %d 个都用公式计算。目前相符，但分项改动后不会随之更新。请改用公式。", f.Got, len(at)-1, formulas)
	}
	p.Report(f)
}
