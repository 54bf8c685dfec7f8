package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/prose"
	"crossfoot/sheets/lang"
)

// sumsOfTexts reports sums that texts state in words and that do not come out, unless a table
// tells already which of their figures is wrong.
func sumsOfTexts(j *checker.Joint) error {
	for i, p := range j.Files {
		for _, s := range prose.Unsound(p.Book.Prose) {
			if !slices.ContainsFunc(j.Prose.Matches, func(m prose.Match) bool {
				return m.Verdict == prose.Differs && m.File == i && m.Para.Number == s.Para.Number && s.States(m.Figure)
			}) {
				reportSaid(j, i, s)
			}
		}
	}
	return nil
}

func reportSaid(j *checker.Joint, file int, s prose.Sum) {
	total := s.Total.Value()
	f := checker.Finding{
		Rule: j.Rule, Severity: checker.Warning, Table: -1,
		Cell: checker.Place{Ref: s.Para.Ref(), Text: s.Quote, Item: s.About},
		Got:  total.String(), Want: s.Added().String(), Difference: total.Sub(s.Added()).String(),
	}
	var parts []string
	for _, x := range s.Parts {
		parts = append(parts, x.Value().String())
	}
	f.Arithmetic = checker.Addition(parts) + " = " + f.Want + " ≠ " + f.Got
	f.Message = lang.New(
		"The text says “%[1]s”: the parts give %[2]s, the total says %[3]s: %[4]s. Correct the total or one of its parts.",
		"正文写的是“%[1]s”：各分项之和为 %[2]s，总数写的是 %[3]s，%[4]s。请核对总数和各分项后改正。",
		inner.Replace(s.Quote), f.Want, f.Got, off(f.Difference))
	j.Report(file, f)
}
