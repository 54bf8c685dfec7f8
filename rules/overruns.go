package rules

import (
	"github.com/shopspring/decimal"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// This file finds the parts that are larger than their wholes, and the sums that say what
// such a part should be: where a sum that does not come out would, if only the part were
// no larger than its whole, two things speak of one slip.

// overrun is a part that is larger than its whole.
type overrun struct {
	part, whole place
	partLine    string // what their lines are called in front of a figure
	wholeLine   string
	severity    checker.Severity

	breach *relation.Breach // a sum that the suspect would mend; nil if there is none
	mended checker.Suspect
}

// overruns are those of a table.
type overruns struct {
	all []overrun
	of  map[*relation.Breach]*overrun // by the sums that do not come out for them
}

func overrunsOf(s *checker.Sums) overruns {
	return s.Once("overruns", func() any {
		var o overruns
		for _, l := range linesOf(s) {
			w := weighSubsets(l)
			for i := range w.subsets {
				c := &w.subsets[i]
				severity, ok := w.believed(c)
				if !ok {
					continue
				}
				for _, pos := range c.exceeded {
					o.all = append(o.all, overrun{
						part: l.at(c.part, pos), whole: l.at(c.whole, pos),
						partLine: lineName(l, c.part), wholeLine: lineName(l, c.whole), severity: severity,
					})
				}
			}
		}
		o.mend(s)
		return o
	}).(overruns)
}

// mend finds the sums that would come out if a part were no larger than its whole. Where
// several sums agree on another cell, that is the slip.
func (o *overruns) mend(s *checker.Sums) {
	if len(o.all) == 0 {
		return
	}
	at := map[place]*overrun{}
	for i := range o.all {
		if x := &o.all[i]; at[x.part] == nil {
			at[x.part] = x
		}
	}
	o.of = map[*relation.Breach]*overrun{}
	for _, b := range s.Reported() {
		if agreed := s.Verdicts[b].Suspects; b.Status != relation.Broken || len(agreed) > 0 && agreed[0].Mends > 1 {
			continue
		}
		for _, l := range b.Pattern.Parts {
			row, col := s.Cell(b.Pattern.Axis, l.Index, b.Position)
			x := at[place{row, col}]
			if x == nil || x.breach != nil {
				continue
			}
			part, whole := s.Table.At(row, col), s.Table.At(x.whole.row, x.whole.col)
			if part.Kind != figure.Number || whole.Kind != figure.Number {
				continue
			}
			off := s.Sums(b.Pattern, b.Position)[0].Difference().Mul(decimal.New(int64(l.Weight), 0))
			if to := part.Value().Add(off); !to.IsNegative() && to.LessThanOrEqual(whole.Value()) {
				cell := checker.PlaceOf(s.Table, row, col)
				x.breach, x.mended = b, checker.Suspect{Cell: cell, From: cell.Text, To: to.String(), Why: checker.WithinWhole}
				o.of[b] = x
				break
			}
		}
	}
}

// overrun names the part that is larger than its whole in a finding about a sum that does not
// come out for it.
func (o overruns) overrun(f checker.Finding, b *relation.Breach) checker.Finding {
	if x := o.of[b]; x != nil {
		f.Suspects = []checker.Suspect{x.mended}
	}
	return f
}
