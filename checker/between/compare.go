package between

import (
	"math"

	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// verdict is what two cells that should state the same say of each other.
type verdict uint8

const (
	mute   verdict = iota // one of them states nothing that can be compared
	hollow                // both are nothing, or equal as far as the rounder one goes
	equal
	differ
)

// compareCells compares two figures; the second is in units of 10^shift of the
// first one's.
func compareCells(a, b *figure.Figure, shift int32) verdict {
	if a.Kind == figure.Compound && b.Kind == figure.Compound {
		return compareParts(a.Rare.Parts, b.Rare.Parts, shift)
	}
	if !states(a) || !states(b) || a.IsNumber() && b.IsNumber() && a.Kind != b.Kind {
		return mute
	}
	x, y := a.Value(), b.Value().Shift(shift)
	switch {
	case x.IsZero() && y.IsZero():
		return hollow
	case x.Equal(y):
		return equal
	case x.IsZero() || y.IsZero():
		return differ
	}
	places := min(int32(a.Scale), int32(b.Scale)-shift)
	if a.Full || b.Full {
		places--
	}
	if x.Round(places).Equal(y.Round(places)) || x.Truncate(places).Equal(y.Truncate(places)) && places >= 0 {
		return hollow
	}
	return differ
}

func compareParts(a, b []figure.Figure, shift int32) verdict {
	if len(a) != len(b) {
		return mute
	}
	worst := hollow
	for i := range a {
		switch v := compareCells(&a[i], &b[i], shift); v {
		case mute:
			return mute
		default:
			worst = max(worst, v)
		}
	}
	return worst
}

// states says whether a cell states an amount: a number or a mark for nothing.
func states(f *figure.Figure) bool { return f.IsNumber() || f.Kind == figure.Nil }

// coefficient is a figure's digits without the zeros behind them, and how many
// those are. It says false where there is nothing worth comparing.
func coefficient(f *figure.Figure) (digits int64, zeros int, ok bool) {
	if f.Kind == figure.Compound {
		f = &f.Rare.Parts[0]
	}
	if !f.IsNumber() || f.Big || f.Coef == 0 {
		return 0, 0, false
	}
	c, zeros := f.Coef, -int(f.Scale)
	for c%10 == 0 {
		c, zeros = c/10, zeros+1
	}
	return c, zeros, true
}

// bits is what it says that a figure comes up twice: its digits, zeros at its end for
// less.
func bits(f *figure.Figure) float64 {
	digits, zeros, ok := coefficient(f)
	if !ok {
		return 0
	}
	return math.Min(math.Log2(1+math.Abs(float64(digits)))+zeroBits*math.Max(0, float64(zeros)), bitsMost)
}

const (
	bitsMost = 20
	zeroBits = 2
)

// printed is a value as the other table would have written it.
func printed(f *figure.Figure, shift int32) string {
	v := f.Value().Shift(shift)
	if f.Kind == figure.Percent {
		return v.Shift(2).String() + "%"
	}
	return v.String()
}

// value is what the second of two cells says of the first.
func value(f *figure.Figure, shift int32) decimal.Decimal { return f.Value().Shift(shift) }
