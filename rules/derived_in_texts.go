package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/prose"
	"crossfoot/sheets/lang"
)

// differencesOfTexts reports differences that texts state together with the two figures that
// they are not of, and ratesOfTexts such percentages.
func differencesOfTexts(j *checker.Joint) error { return derivedInTexts(j, false) }
func ratesOfTexts(j *checker.Joint) error       { return derivedInTexts(j, true) }

// derivedInTexts reports what texts work out wrongly, unless a table tells already which of
// the figures is wrong.
func derivedInTexts(j *checker.Joint, rates bool) error {
	wrong := j.Once("miscalculated in texts", func() any {
		all := make([][]prose.Derived, len(j.Files))
		for i, p := range j.Files {
			all[i] = prose.Miscalculated(p.Book.Prose)
		}
		return all
	}).([][]prose.Derived)
	for i, all := range wrong {
		for _, d := range all {
			if d.IsRate() == rates && !slices.ContainsFunc(j.Prose.Matches, func(m prose.Match) bool {
				return m.Verdict == prose.Differs && m.File == i && m.Para.Number == d.Para.Number && d.States(m.Figure)
			}) {
				reportDerived(j, i, d)
			}
		}
	}
	return nil
}

func reportDerived(j *checker.Joint, file int, d prose.Derived) {
	got, want := d.Stated.Value(), d.Want()
	f := checker.Finding{
		Rule: j.Rule, Severity: checker.Warning, Table: -1,
		Cell: checker.Place{Ref: d.Para.Ref(), Text: d.Quote, Item: d.About},
		Got:  d.Stated.Text, Want: d.Stated.Like(want), Difference: d.Stated.Like(got.Sub(want)),
	}
	sum := d.Expression() + " = " + f.Want
	f.Arithmetic = sum + " ≠ " + f.Got
	f.Message = lang.New(
		"The text says “%[1]s”: by its own figures that is %[2]s, not %[3]s. Correct it, or the figures that it is worked out from.",
		"正文写的是“%[1]s”：按文中的数计算，%[2]s，写的却是 %[3]s。请核对后改正这个数或据以计算的数。",
		inner.Replace(d.Quote), sum, f.Got)
	j.Report(file, f)
}
