package rules

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/note"
	"crossfoot/checker/relation"
	"crossfoot/checker/running"
	"crossfoot/sheets/lang"
)

var sumMismatch = jointly(rule("sum-mismatch", checker.Error, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, b := range s.Reported() {
			if _, blank := neededBy(s, b); !blank && repeats(s, b) == nil { // those are for other rules
				reportBroken(p, s, b, notesOf(p, s), func(f checker.Finding) checker.Finding {
					return overrunsOf(s).overrun(typedOver(s, b, f), b)
				})
			}
		}
		for _, o := range s.Omissions() {
			if !excludes(o.Total, o.Name) {
				reportOmitted(p, s, o)
			}
		}
		for _, r := range s.Runs {
			for _, step := range r.Steps {
				if step.Status == relation.Broken {
					reportStep(p, s, r, step)
				}
			}
		}
	}
	for _, pages := range p.Pages {
		for _, b := range pages.Spanning() {
			reportBroken(p, pages.Sums, b, notesOf(p, pages.Last()), pages.Placed)
		}
	}
	return nil
}), sumsOfTexts, differencesOfTexts)

// reportBroken reports a sum that does not come out, unless that is rounding, or the total says
// that it covers more. Placed puts a finding where its cells are.
func reportBroken(p *checker.Pass, s *checker.Sums, b *relation.Breach, notes []note.Note, placed func(checker.Finding) checker.Finding) {
	n, explained := noted(s, b, notes)
	if !explained && b.Status == relation.Rounding {
		return
	}
	f := placed(p.Mismatch(s, b))
	texts := textsLeftOut(s, b, f.Difference)
	switch {
	case coversMore(f, b.Pattern.Axis):
		return
	case explained:
		reportNoted(p, s, f, n)
		return
	case b.Status == relation.Explained:
		f.Severity = checker.Warning
		f.Message = lang.New(
			"The parts give %s, the total says %s: it looks cut off instead of rounded. Write the total with the same decimals as its parts, or confirm it.",
			"各分项之和为 %s，合计填的是 %s：像是舍去了小数而不是四舍五入。请按分项的小数位数填写合计，或确认无误。",
			f.Want, f.Got)
	case len(texts) > 0:
		f.Suspects = nil // all figures are right
		f.Message = lang.New(
			"The parts give %s, the formula of the total gives %s: %s. It passes over %s, stored as text. Convert that to a number.",
			"各分项之和为 %s，合计的公式得 %s，%s：%s以文本形式存储，公式没有加上。请转换为数字。",
			f.Want, f.Got, off(f.Difference), namesOf(s, texts))
	case twice(f):
		if b.Odds < relation.OddsError {
			f.Severity = checker.Warning
		}
		f.Message = lang.New(
			"The parts give %s, the total says %s: just twice as much. If subtotals or rows were added twice, correct the formula or the total.",
			"各分项之和为 %s，合计填的是 %s，正好是两倍。如把小计或各行重复相加了，请改正公式或合计。",
			f.Want, f.Got)
	case b.LineSlip != nil:
		if b.Odds < relation.OddsError {
			f.Severity = checker.Warning
		}
		f.Message = alongLine(f, s, b)
	case b.OffBy != relation.OffBy{}:
		f.Severity = checker.Warning
		f.Message = offByLine(f, s, b)
	case b.Pattern.Outdated && !b.Pattern.Copied():
		f.Severity = checker.Warning
		f.Message = outdated(f, b.Pattern.Axis)
	default:
		if b.Odds < relation.OddsError {
			f.Severity = checker.Warning
		}
		f.Message = lang.New(
			"The parts give %s, the total says %s: %s. Correct the total or one of its parts.",
			"各分项之和为 %s，合计填的是 %s，%s。请核对合计和各分项后改正。",
			f.Want, f.Got, off(f.Difference))
	}
	p.Report(f)
}

// outdated says of a total that comes out nowhere what may have happened to it.
func outdated(f checker.Finding, axis relation.Axis) lang.Message {
	position := lang.Text{EN: "column", ZH: "列"}
	if axis == relation.Across {
		position = lang.Text{EN: "row", ZH: "行"}
	}
	return lang.New(
		"The parts give %[1]s, the total says %[2]s: %[3]s, and the total comes out in no other %[4]s either. If figures were changed since, add up all %[4]ss again; otherwise correct the figures.",
		"各分项之和为 %[1]s，合计填的是 %[2]s，%[3]s，其他各%[4]s的合计也都不相符。如各分项后来改过，请重新计算合计；否则请核对各分项后改正。",
		f.Want, f.Got, off(f.Difference), position)
}

// twice says whether a total is just twice what its parts come to.
func twice(f checker.Finding) bool { return f.Difference == f.Want && f.Want != "0" }

// coversMore says whether a total is more than its parts and says of itself that it
// includes something that is none of them: 全市（含市本级）.
func coversMore(f checker.Finding, axis relation.Axis) bool {
	called := func(p checker.Place) string {
		if axis == relation.Across {
			return p.Entity
		}
		return p.Item
	}
	return !strings.HasPrefix(f.Difference, "-") && name.IncludesOther(name.Includes(called(f.Cell)), func(yield func(string) bool) {
		for _, part := range f.Related {
			if !yield(called(part)) {
				return
			}
		}
	})
}

// reportStep reports a running total or balance that does not go on from the one before, a total that
// is not what the figures beside it come to, or a result that is not what those above it do.
func reportStep(p *checker.Pass, s *checker.Sums, r *running.Run, step running.Step) {
	f := p.Unsteady(s, r, step)
	switch {
	case r.InLine():
		f.Message = lang.New(
			"The figures above it give %s, but this one says %s: %s. Correct this result or one of those.",
			"由上面各数推算应为 %s，此处填的是 %s，%s。请核对此数和上面各数后改正。",
			f.Want, f.Got, off(f.Difference))
	case r.Beside && step.Own:
		f.Message = lang.New(
			"The figures beside it give %s, but this total says %s: %s. The result below it goes on from %[1]s. Correct this total.",
			"旁边各数之和为 %s，此处填的是 %s，%s；而下面的结果是用 %[1]s 算出的。请改正此合计。",
			f.Want, f.Got, off(f.Difference))
	case r.Beside:
		f.Message = lang.New(
			"The figures beside it give %s, but this total says %s: %s. Correct this total or one of those.",
			"旁边各数之和为 %s，此处填的是 %s，%s。请核对此合计和旁边各数后改正。",
			f.Want, f.Got, off(f.Difference))
	case step.Before < 0:
		f.Message = lang.New(
			"The running figures begin here, so this one should be the first amount, %s, but it is %s: %s. Correct one of the two.",
			"累计从此处开始，应等于本期的 %s，此处填的是 %s，%s。请核对后改正其中之一。",
			f.Want, f.Got, off(f.Difference))
	case step.Own:
		f.Message = lang.New(
			"The figure before and what is added to it give %s, but this one is %s: %s. The next figure goes on from %[1]s. Correct this one.",
			"由上一个数推算应为 %s，此处填的是 %s，%s；而下一个数是从 %[1]s 接着累计的。请改正此数。",
			f.Want, f.Got, off(f.Difference))
	default:
		f.Message = lang.New(
			"The figure before and what is added to it give %s, but this one is %s: %s. Correct this running figure or what is added.",
			"由上一个数推算应为 %s，此处填的是 %s，%s。请核对累计数（余额）和本期数后改正。",
			f.Want, f.Got, off(f.Difference))
	}
	p.Report(f)
}

// off says in words how far a figure is from what it should be.
func off(difference string) lang.Localized {
	amount, less := strings.CutPrefix(difference, "-")
	switch {
	case strings.ContainsAny(amount, "()（）"): // a compound, whose parts may each be off
		return lang.New("a difference of %s", "相差 %s", difference)
	case less:
		return lang.New("%s too little", "少 %s", amount)
	}
	return lang.New("%s too much", "多 %s", amount)
}
