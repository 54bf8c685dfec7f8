package rules

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/checker/running"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/runes"

	"github.com/shopspring/decimal"
)

var missingTotal = rule("missing-total", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		blank := map[place]bool{} // told as such
		for _, b := range s.Reported() {
			if x, ok := neededBy(s, b); ok {
				blank[x] = true
			}
		}
		for i, pattern := range s.Patterns {
			missing := slices.DeleteFunc(slices.Clone(opensOf(s)[i].missing), func(pos int) bool { return apart(s, pattern, pos) })
			if !rare(missing, pattern) && !oneBlank(s, missing, pattern) && !(len(missing) == 1 && (s.Awaits(pattern) || s.AmongTotals(pattern, missing[0]))) {
				continue
			}
			for _, pos := range missing {
				if row, col := s.Cell(pattern.Axis, pattern.Total, pos); !blank[place{row, col}] {
					reportMissing(p, s, pattern, pos, blank)
				}
			}
		}
		for _, r := range s.Runs {
			if len(r.Blank) != 1 {
				continue
			}
			if row, col := s.Cell(r.Axis, r.Total, r.Blank[0].Position); s.Table.Kind(row, col) == figure.Blank && !blank[place{row, col}] {
				reportPassed(p, s, r, r.Blank[0])
			}
		}
		for _, c := range s.Corners() {
			row, col := s.Cell(c.Sums[0].Axis, c.Sums[0].Total, c.Position)
			if !blank[place{row, col}] && !s.Table.Covered(row, col) {
				reportMissing(p, s, c.Sums[0], c.Position, blank)
			}
		}
	}
	return nil
})

// reportMissing reports that a sum has no total, and notes that this cell has been told of.
func reportMissing(p *checker.Pass, s *checker.Sums, pattern *relation.Pattern, pos int, told map[place]bool) {
	row, col := s.Cell(pattern.Axis, pattern.Total, pos)
	told[place{row, col}] = true
	f, sum := openSum(p, s, pattern, pos)
	f.Want = sum
	f.Message = lang.New(
		"The parts give %s, but there is no total. Fill it in.",
		"各分项之和为 %s，但合计未填。请补填。", sum)
	if !areAmounts(s, pattern, pos) {
		f.Severity = checker.Info
		f.Message = lang.New(
			"Nothing is written here, though the lines beside it have totals. If these figures add up, fill in %s; otherwise there is nothing to do.",
			"此处未填合计，相邻各项都有合计。这些数如可相加，请补填 %s；如不相加，不必处理。", sum)
	}
	p.Report(f)
}

// reportPassed reports the one blank of a running total that runs on through it, or of totals that
// stand beside their parts.
func reportPassed(p *checker.Pass, s *checker.Sums, r *running.Run, step running.Step) {
	row, col := s.Cell(r.Axis, r.Total, step.Position)
	f := finding(p, s, place{row, col})
	sum := decimal.Zero
	for x := range r.Addends(step) {
		sum = sum.Add(s.Table.At(x.Row, x.Col).Value().Mul(decimal.NewFromInt(int64(x.Weight))))
		f.Related = append(f.Related, checker.PlaceOf(s.Table, x.Row, x.Col))
	}
	f.Want = sum.String()
	if r.Beside {
		f.Message = lang.New(
			"The figures beside it give %s, but there is no total. Fill it in.",
			"旁边各数之和为 %s，但合计未填。请补填。", f.Want)
		p.Report(f)
		return
	}
	f.Message = lang.New(
		"The figure before and what comes in here give %s, and the next one goes on from there, but nothing is written. Fill it in.",
		"上一个数加上本期的数为 %s，下一个数也由此接续，但此处未填。请补填。", f.Want)
	p.Report(f)
}

// opens are the positions that a pattern leaves open; see Analysis.Open.
type opens struct{ missing, unallocated []int }

// opensOf are those of a table's patterns, in their order.
func opensOf(s *checker.Sums) []opens {
	return s.Once("open", func() any {
		out := make([]opens, len(s.Patterns))
		for i, p := range s.Patterns {
			out[i].missing, out[i].unallocated = s.Open(p)
		}
		return out
	}).([]opens)
}

// apart says whether a position is not meant to be added up: it holds rates, what each one is
// paid, or one standard for all, or it is the column of notes beside the amounts that has no
// head where the others do.
func apart(s *checker.Sums, p *relation.Pattern, pos int) bool {
	across := linesOf(s)[0].on(1 - p.Axis)
	if across.hasRates(pos) || perOne(across.label(pos)) || uniform(s, p, pos) {
		return true
	}
	named := 0
	for at := p.From; at < p.To; at++ {
		if across.label(at) != "" {
			named++
		}
	}
	return across.label(pos) == "" && 2*named >= p.To-p.From || alike(s, across, p, pos)
}

// perOne says whether a label ends in a unit of what each one has: 补偿标准（元/亩）.
func perOne(label string) bool {
	label = runes.Narrow(label)
	open := strings.LastIndexByte(label, '(')
	of, one, ok := strings.Cut(label[open+1:], "/")
	return open >= 0 && ok && lettersOnly(of) && lettersOnly(strings.TrimSuffix(one, ")"))
}

func lettersOnly(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// uniformLeast is how many parts are the same figure where it is one standard for all.
const uniformLeast = 3

// uniform says whether all parts of a sum are the same figure.
func uniform(s *checker.Sums, p *relation.Pattern, pos int) bool {
	var first figure.Figure
	n := 0
	for _, l := range p.Parts {
		row, col := s.Cell(p.Axis, l.Index, pos)
		switch f := s.Table.At(row, col); {
		case !f.IsNumber():
			continue
		case n > 0 && !f.Value().Equal(first.Value()):
			return false
		default:
			first = f
			n++
		}
	}
	return n >= uniformLeast
}

// alike says whether all columns of the same head lack their total: 数量 beside 金额.
func alike(s *checker.Sums, across lines, p *relation.Pattern, pos int) bool {
	others := 0
	for at := p.From; at < p.To; at++ {
		if at == pos || across.label(at) != across.label(pos) {
			continue
		}
		row, col := s.Cell(p.Axis, p.Total, at)
		if s.Table.Kind(row, col) != figure.Blank {
			return false
		}
		others++
	}
	return others > 0
}

// rare says whether a pattern leaves something open so seldom that it was not
// meant: a table that does it all the time has its reasons.
func rare(open []int, p *relation.Pattern) bool {
	return len(open) == 1 && (p.Held >= 6 || p.Held >= 3 && p.Axis == relation.Down) || len(open) > 0 && 20*len(open) <= p.Held
}

// oneBlank says whether a pattern leaves one position open where nothing else in the table is
// blank, and all others hold.
func oneBlank(s *checker.Sums, open []int, p *relation.Pattern) bool {
	if len(open) != 1 || p.Held < oneBlankHeld || p.Broken > 1 {
		return false
	}
	row, col := s.Cell(p.Axis, p.Total, open[0])
	in := contentsOf(s)
	return len(in.blanks) == 1 && in.blanks[0] == place{row, col}
}

// oneBlankHeld is how often a sum holds for its one blank total to be one that was forgotten.
const oneBlankHeld = 4

// openSum is a finding about a position that has a total or parts, but not both.
func openSum(p *checker.Pass, s *checker.Sums, pattern *relation.Pattern, pos int) (checker.Finding, string) {
	row, col := s.Cell(pattern.Axis, pattern.Total, pos)
	f := finding(p, s, place{row, col})
	for _, l := range pattern.Parts {
		r, c := s.Cell(pattern.Axis, l.Index, pos)
		f.Related = append(f.Related, checker.PlaceOf(s.Table, r, c))
	}
	return f, s.Sums(pattern, pos)[0].Sum.String()
}
