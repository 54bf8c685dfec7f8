package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

var unreadableFigure = rule("unreadable-figure", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for c := range s.Table.Columns {
			for _, r := range unreadable(s, c) {
				f := finding(p, s, place{r, c})
				if !s.Summed(r, c) {
					f.Severity = checker.Info
				}
				f.Got = f.Cell.Text
				f.Message = lang.New(
					"“%s” stands among figures but cannot be read as one, so it was left out of every sum. Type the number again.",
					"“%s”位于数值之中却无法识别为数，未计入任何合计。请重新录入。", f.Got)
				p.Report(f)
			}
		}
	}
	return nil
})

// unreadable are the rows of a column whose text looks like a number that was
// mistyped. A column in which that is common writes something else, but for what a sum needs that
// comes out elsewhere.
func unreadable(s *checker.Sums, col int) []int {
	if !s.Table.Holds(col, figure.Text) {
		return nil
	}
	var odd []int
	figures, words := 0, 0
	summed := s.Decided()
	notes := map[string]bool{} // whole numbers of a column that holds no others and is in no sum
	for r := range s.Table.Rows {
		f := s.Table.At(r, col)
		switch {
		case f.IsNumber():
			figures++
			if v := f.Value(); notes != nil && v.IsInteger() && !v.IsNegative() && v.LessThan(noteMost) && !summed(r, col) {
				notes[v.String()] = true
			} else {
				notes = nil
			}
		case f.Kind == figure.Text && mistyped(s, r, col):
			odd = append(odd, r)
		case f.Kind == figure.Text:
			words++
		}
	}
	switch common := 10*len(odd) > figures && (len(odd) > 1 || figures < 4); {
	case words > 0, common && len(odd) > figures:
		return nil
	case common:
		odd = slices.DeleteFunc(odd, func(r int) bool { return !s.Summed(r, col) })
	}
	return slices.DeleteFunc(odd, func(r int) bool { return listsNotes(s.Table.Text(r, col), notes) })
}

// mistyped says whether a text looks like a number with a slip in it, or could be nothing else where it stands.
func mistyped(s *checker.Sums, row, col int) bool {
	text := s.Table.Text(row, col)
	return figure.LooksNumeric(text) || (figure.OnlyDigits(text) || figure.InWords(text)) && s.Summed(row, col)
}

// noteMost is more than there are footnotes to a table.
var noteMost = decimal.New(100, 0)

// listsNotes says whether a text is several of a column's small whole numbers in their
// order, such as 6,8 among footnotes.
func listsNotes(text string, notes map[string]bool) bool {
	last, known := int64(-1), false
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",，、;", r) }) {
		f := figure.Parse(piece)
		if !f.IsNumber() || !f.Value().IsInteger() || f.Value().IntPart() <= last || !f.Value().LessThan(noteMost) {
			return false
		}
		last = f.Value().IntPart()
		known = known || notes[f.Value().String()]
	}
	return known
}
