package rules

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/prose"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
)

var proseMismatch = joint("prose-mismatch", checker.Warning, func(j *checker.Joint) error {
	for _, m := range j.Prose.Matches {
		if m.Same {
			if value, ok := m.Value(); ok && m.Verdict != prose.Silent && m.Cell.Kind == figure.Number {
				if m.Verdict == prose.Agrees { // as far as the text's decimals go
					value = m.Cell.Value()
				}
				j.Witness(m.Table.File, checker.Witness{Cell: cellOf(m), Value: value, Says: paragraph(j, m)})
			}
		}
		if m.Verdict == prose.Differs {
			reportProse(j, m)
		}
	}
	return nil
})

// cellOf is the cell that a claim in a text is about.
func cellOf(m prose.Match) checker.Place { return checker.PlaceOf(m.Table.Table, m.Row, m.Col) }

// paragraph is the place of a claim, for a finding about a cell.
func paragraph(j *checker.Joint, m prose.Match) checker.Place {
	p := checker.Place{Ref: m.Where(), Text: m.Quote, Item: m.Part()}
	if m.File != m.Table.File {
		p = j.In(m.File, p)
	}
	return p
}

// inner makes quotation marks those within a quotation.
var inner = strings.NewReplacer("“", "‘", "”", "’")

func reportProse(j *checker.Joint, m prose.Match) {
	s := j.Files[m.Table.File].Tables[m.Table.Index]
	f := checker.Finding{
		Rule: j.Rule, Severity: j.Rule.Severity, Table: m.Table.Index, Cell: cellOf(m),
		Slip: slipAt(s, place{m.Row, m.Col}),
	}
	says := paragraph(j, m)
	f.Related = []checker.Place{says}
	f.Got, f.Want = f.Cell.Text, m.Says()
	if value, ok := m.Value(); ok && m.Cell.Kind == m.Figure.Kind {
		f.Difference = m.Cell.Value().Sub(value).String()
	}
	f.Arithmetic = f.Got + " ≠ " + f.Want
	words := inner.Replace(m.Quote)
	if m.Same {
		f.Message = lang.New(
			"The text says “%[3]s” (%[4]s), the table %[1]s. Correct the one that is wrong.",
			"正文写的是“%[3]s”（%[4]s），表中为 %[1]s。请核对后改正有误的一处。", f.Got, f.Want, words, says.Address())
	} else {
		f.Severity = checker.Info
		f.Message = lang.New(
			"Another part of the text, which may count something else, says “%[3]s” (%[4]s), the table %[1]s. Make sure what each of them counts.",
			"正文另一部分写的是“%[3]s”（%[4]s），口径可能不同，表中为 %[1]s。请确认两处口径，避免引用时混淆。", f.Got, f.Want, words, says.Address())
	}
	j.Report(m.Table.File, f)
}
