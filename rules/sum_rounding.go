package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

// roundedMost is how many roundings of one table are listed one by one.
const roundedMost = 20

var sumRounding = rule("sum-rounding", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		var rounded []*relation.Breach
		for _, b := range s.Reported() {
			if b.Status != relation.Rounding || leftByBinary(s, b) {
				continue
			}
			if _, otherwise := noted(s, b, notesOf(p, s)); !otherwise {
				rounded = append(rounded, b)
			}
		}
		if len(rounded) > roundedMost {
			f := p.Mismatch(s, rounded[0])
			f.Suspects = nil
			f.Message = lang.New(
				"This and %d other sums of the table miss their totals by no more than rounding does. Nothing to do.",
				"本表此处及另外 %d 处合计与分项之和的差异均属四舍五入造成的误差，无需处理。", len(rounded)-1)
			p.Report(f)
			continue
		}
		for _, b := range rounded {
			f := p.Mismatch(s, b)
			if exact, hardly := s.HardlyRounds(b); hardly {
				f.Message = lang.New(
					"The parts give %s, the total says %s. Rounding could explain it, but %d sums of this table come out to the last digit, and no note says that figures are rounded. It looks like a slip: check the total and its parts.",
					"各分项之和为 %s，合计填的是 %s。差异虽在舍位误差之内，但本表有 %d 处合计分毫不差，也未注明数据经过四舍五入，更像是填错。请核对合计和各分项。",
					f.Want, f.Got, exact)
				p.Report(f)
				continue
			}
			f.Suspects = nil
			if s.Noted() {
				f.Message = lang.New(
					"The parts give %s, the total says %s. A note says that the figures are rounded, which explains it. Nothing to do.",
					"各分项之和为 %s，合计填的是 %s。表旁注明数据经过四舍五入，差异属于舍位误差，无需处理。",
					f.Want, f.Got)
				p.Report(f)
				continue
			}
			if inWholes(f) {
				f.Message = lang.New(
					"The parts give %s, the total says %s. If the figures of this table are rounded, there is nothing to do; if they are counts, correct the total or one of its parts.",
					"各分项之和为 %s，合计填的是 %s。本表数据如经过取整，无需处理；若数据本应精确，请核对合计和各分项后改正。",
					f.Want, f.Got)
				p.Report(f)
				continue
			}
			f.Message = lang.New(
				"The parts give %s, the total says %s: the decimals shown explain it. Nothing to do, unless the total should show the same decimals.",
				"各分项之和为 %s，合计填的是 %s：属于小数取舍造成的误差。一般无需处理；如要求小数位数一致，请补上合计的小数。",
				f.Want, f.Got)
			p.Report(f)
		}
	}
	return nil
})

// inWholes says whether a finding is about whole numbers only, whose rounding nothing shows.
func inWholes(f checker.Finding) bool {
	fraction := func(p checker.Place) bool { return figure.Parse(p.Text).Places() > 0 }
	return !fraction(f.Cell) && !slices.ContainsFunc(f.Related, fraction)
}

// binaryNoise is what adding binary numbers may leave, in relation to the largest of them.
const binaryNoise = 1e-14

// leftByBinary says whether a formula's total differs from its parts by nothing but that.
func leftByBinary(s *checker.Sums, b *relation.Breach) bool {
	p := b.Pattern
	row, col := s.Cell(p.Axis, p.Total, b.Position)
	if !s.Table.Calculated(row, col) {
		return false
	}
	off, most := s.Table.At(row, col).Value(), 0.0
	for _, part := range p.Parts {
		row, col := s.Cell(p.Axis, part.Index, b.Position)
		f := s.Table.At(row, col)
		if !f.IsNumber() {
			continue
		}
		off = off.Sub(f.Value().Mul(decimal.New(int64(part.Weight), 0)))
		most = max(most, size(f))
	}
	return off.Abs().InexactFloat64() <= binaryNoise*most
}
