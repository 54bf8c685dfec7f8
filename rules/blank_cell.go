package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

var blankCell = rule("blank-cell", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		blanks := findBlanks(s)
		for _, b := range blanks.lonely() {
			reportBlank(p, s, b)
		}
	}
	return nil
})

// place is a cell of a table, counted from 0.
type place struct{ row, col int }

// blanks counts what a table writes where it has no figure.
type blanks struct {
	places       []place
	byRow, byCol map[int]int
	marks        int         // nil marks and zeros
	marksIn      map[int]int // by column
}

func findBlanks(s *checker.Sums) blanks {
	b := blanks{byRow: map[int]int{}, byCol: map[int]int{}, marksIn: map[int]int{}}
	for r := range s.Table.Rows {
		for c := range s.Table.Columns {
			f := s.Table.At(r, c)
			switch {
			case f.IsZero():
				b.marks++
				b.marksIn[c]++
			case f.Kind == figure.Blank && !s.Table.Covered(r, c):
				b.byRow[r]++
				b.byCol[c]++
				if len(b.places) < 64 {
					b.places = append(b.places, place{r, c})
				}
			}
		}
	}
	return b
}

// lonely are the blanks that look forgotten: the table writes something where it
// has no figure, and the blank's row and column are full otherwise.
func (b blanks) lonely() []place {
	if b.marks <= len(b.places) {
		return nil
	}
	var out []place
	for _, x := range b.places {
		if b.byRow[x.row] == 1 && b.byCol[x.col] == 1 && b.marksIn[x.col] >= 2 {
			out = append(out, x)
		}
	}
	return out
}

func reportBlank(p *checker.Pass, s *checker.Sums, b place) {
	f := checker.Finding{
		Rule: p.Rule, Severity: p.Rule.Severity, Table: s.Index,
		Cell: checker.PlaceOf(s.Table, b.row, b.col),
	}
	for _, pattern := range s.Patterns {
		line, pos := b.col, b.row
		if pattern.Axis == relation.Down {
			line, pos = b.row, b.col
		}
		if !pattern.Involves(line) || pos < pattern.From || pos >= pattern.To {
			continue
		}
		if st, ok := s.Status(pattern, pos); !ok || st == relation.Undetermined {
			continue
		}
		need := decimal.New(s.Implied(pattern, line, pos), -int32(s.Scale()))
		f.Want = need.String()
		if need.IsZero() {
			f.Message = lang.New(
				"Nothing is written here. The sum holds without it, so it would have to be 0: write the mark that the table uses for nothing, or 0.",
				"此处未填。不计此格合计正好相符,即应为 0:请填上本表的空值符号或 0。")
		} else {
			f.Severity = checker.Error
			f.Message = lang.New(
				"Nothing is written here, and the sum needs %s. Fill it in, or correct the sum.",
				"此处未填,而合计需要此格为 %s。请补填,或改正合计。", f.Want)
		}
		p.Report(f)
		return
	}
	f.Message = lang.New(
		"Nothing is written here, while its row and column are full. Fill it in, or write the mark that the table uses for nothing.",
		"此处未填,而同行同列均已填满。请补填,或填上本表的空值符号。")
	p.Report(f)
}
