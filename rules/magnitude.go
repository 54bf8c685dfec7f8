package rules

import (
	"math"

	"crossfoot/checker"
	"crossfoot/checker/pen"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

var magnitude = rule("magnitude", checker.Info, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		summed := s.Vouched()
		if p.Stopped() || allSummed(s, summed) {
			continue
		}
		done := map[place]bool{}
		for _, o := range misscaled(s) {
			if !summed(o.at.row, o.at.col) && !done[o.at] {
				done[o.at] = true
				reportMagnitude(p, s, o)
			}
		}
	}
	return nil
})

// outlier is a figure that would be in scale with its line if it were divided by a
// power of ten.
type outlier struct {
	at     place
	power  int     // by how many places it is too large; too small if negative
	beside []place // its neighbours in the line that shows what is usual
	fitted float64 // what row and column together give, if they do; else 0
}

// allSummed says whether every figure of a table stands in a sum.
func allSummed(s *checker.Sums, summed func(row, col int) bool) bool {
	for r := range s.Table.Rows {
		for c := range s.Table.Columns {
			if !summed(r, c) && s.Table.Kind(r, c) == figure.Number {
				return false
			}
		}
	}
	return true
}

// misscaled are the outliers of a table: first those of single lines, where the
// reason is the easiest to see.
func misscaled(s *checker.Sums) (out []outlier) {
	rows := linesOf(s)[0].scales()
	var scratch lineScales
	for _, v := range []scales{rows, rows.turned()} {
		series := v.series()
		for line := range v.n {
			if o, ok := v.stray(line, series, &scratch); ok {
				out = append(out, o)
			}
		}
	}
	return append(out, rows.strays()...)
}

// mended is a value with its point moved back.
func (o outlier) mended(v decimal.Decimal) decimal.Decimal { return v.Shift(int32(-o.power)) }

func reportMagnitude(p *checker.Pass, s *checker.Sums, o outlier) {
	f := finding(p, s, o.at)
	for _, x := range o.beside {
		f.Related = append(f.Related, checker.PlaceOf(s.Table, x.row, x.col))
	}
	value := s.Table.At(o.at.row, o.at.col).Value()
	factor := decimal.New(1, int32(max(o.power, -o.power))).String()
	sign := " / "
	if o.power < 0 {
		sign = " × "
	}
	f.Got, f.Want = f.Cell.Text, printed(o.mended(value), false)
	f.Arithmetic = printed(value, false) + sign + factor + " = " + f.Want
	f.Suspects = []checker.Suspect{{Cell: f.Cell, From: f.Got, To: f.Want, Why: checker.ReasonOf(slipOfPower(o.power))}}
	f.Message = lang.New(
		"%s is out of scale with %s; %s would fit. Check the unit (such as yuan for 10,000 yuan), the decimal point and the zeros. If the figure is right, there is nothing to do.",
		"%s 与%s不在一个量级，%s 才相称。请核对单位（如是否误以元为单位填报）、小数点和零的个数；确实无误的可不处理。",
		f.Got, o.usual(s), f.Want)
	p.Report(f)
}

// usual is what a figure like the outlier is usually like.
func (o outlier) usual(s *checker.Sums) lang.Text {
	if o.fitted != 0 {
		about := rounded(o.fitted)
		return lang.Text{EN: "its row and its column, by which it would be about " + about, ZH: "本行、本列的其他数（由此推算约为 " + about + "）"}
	}
	low, high := o.beside[0], o.beside[0]
	value := func(at place) decimal.Decimal { return s.Table.At(at.row, at.col).Value() }
	for _, x := range o.beside {
		if value(x).LessThan(value(low)) {
			low = x
		}
		if value(x).GreaterThan(value(high)) {
			high = x
		}
	}
	span := s.Table.Text(low.row, low.col) + " … " + s.Table.Text(high.row, high.col)
	return lang.Text{EN: "the figures beside it (" + span + ")", ZH: "相邻的数（" + span + "）"}
}

// slipOfPower is how a figure comes to be too large or too small.
func slipOfPower(power int) pen.Slip {
	switch power {
	case 1:
		return pen.ZeroAdded
	case -1:
		return pen.ZeroLost
	}
	return pen.PointMoved
}

// rounded writes an estimate with two digits.
func rounded(x float64) string {
	places := int32(1 - math.Floor(math.Log10(math.Abs(x))))
	return decimal.NewFromFloat(x).Round(places).String()
}
