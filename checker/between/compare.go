package between

import (
	"math"

	"crossfoot/checker/arith"
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
func compareCells(a, b figure.Figure, shift int32) verdict {
	if a.Kind == figure.Compound && b.Kind == figure.Compound {
		return compareParts(a.Rare.Parts, b.Rare.Parts, shift)
	}
	if !states(a) || !states(b) || a.IsNumber() && b.IsNumber() && a.Kind != b.Kind {
		return mute
	}
	if v, ok := compareCoefs(a, b, shift); ok {
		return v
	}
	return compareValues(a, b, shift)
}

// compareValues compares two amounts.
func compareValues(a, b figure.Figure, shift int32) verdict {
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
	if a.Full() || b.Full() {
		places--
	}
	if x.Round(places).Equal(y.Round(places)) || x.Truncate(places).Equal(y.Truncate(places)) && places >= 0 {
		return hollow
	}
	return differ
}

// compareCoefs compares two amounts without decimals, as most can be: by their coefficients, if they fit
// when they are brought to one unit, the finer one's.
func compareCoefs(a, b figure.Figure, shift int32) (v verdict, ok bool) {
	fine, coarse, places := a.Coef, b.Coef, int32(b.Scale)-shift
	finer := int32(a.Scale) - places
	if finer < 0 {
		fine, coarse, places, finer = coarse, fine, int32(a.Scale), -finer
	}
	if finer > finerMost || max(arith.Abs(fine), arith.Abs(coarse)) > coefMost || a.Big() || b.Big() || a.Full() || b.Full() {
		return mute, false
	}
	unit := int64(1) // the coarser one's
	for range finer {
		unit *= 10
	}
	coarse *= unit
	off := 2 * arith.Abs(fine-coarse)
	switch {
	case fine == 0 && coarse == 0:
		return hollow, true
	case off == 0:
		return equal, true
	case fine == 0 || coarse == 0:
		return differ, true
	case off < unit, off == unit && arith.Abs(coarse) > arith.Abs(fine): // rounded
		return hollow, true
	case places >= 0 && fine-fine%unit == coarse: // cut off
		return hollow, true
	}
	return differ, true
}

// The bounds of coefficients that fit.
const (
	finerMost = 6
	coefMost  = math.MaxInt64 / 10_000_000
)

func compareParts(a, b []figure.Figure, shift int32) verdict {
	if len(a) != len(b) {
		return mute
	}
	worst := hollow
	for i := range a {
		switch v := compareCells(a[i], b[i], shift); v {
		case mute:
			return mute
		default:
			worst = max(worst, v)
		}
	}
	return worst
}

// inStep says whether the coefficients of two figures are in the same unit, if the second
// is in units of 10^shift of the first one's.
func inStep(a, b figure.Figure, shift int32) bool {
	return !a.Big() && !b.Big() && int32(a.Scale) == int32(b.Scale)-shift
}

// offset is by how much two figures differ; equal amounts are the same offset.
type offset struct {
	digits int64 // without zeros at their end
	zeros  int32
	large  string // in place of them, if they do not fit
}

func offsetOf(a, b figure.Figure, shift int32) offset {
	const most = math.MaxInt64 / 2
	if inStep(a, b, shift) && max(a.Coef, b.Coef) <= most && min(a.Coef, b.Coef) >= -most {
		return offsetBy(a.Coef-b.Coef, -int32(a.Scale))
	}
	d := a.Value().Sub(b.Value().Shift(shift))
	if c := d.Coefficient(); c.IsInt64() {
		return offsetBy(c.Int64(), d.Exponent())
	}
	return offset{large: d.String()}
}

func offsetBy(digits int64, zeros int32) offset {
	if digits == 0 {
		return offset{}
	}
	for digits%10 == 0 {
		digits, zeros = digits/10, zeros+1
	}
	return offset{digits: digits, zeros: zeros}
}

// states says whether a cell states an amount: a number or a mark for nothing.
func states(f figure.Figure) bool { return f.IsNumber() || f.Kind == figure.Nil }

// coefficient is a figure's digits without the zeros behind them, and how many
// those are. It says false where there is nothing worth comparing.
func coefficient(f figure.Figure) (digits int64, zeros int, ok bool) {
	if f.Kind == figure.Compound {
		f = f.Rare.Parts[0]
	}
	if !f.IsNumber() || f.Big() || f.Coef == 0 {
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
func bits(f figure.Figure) float64 {
	digits, zeros, ok := coefficient(f)
	if !ok {
		return 0
	}
	return bitsOf(digits, zeros)
}

func bitsOf(digits int64, zeros int) float64 {
	return math.Min(math.Log2(1+math.Abs(float64(digits)))+zeroBits*math.Max(0, float64(zeros)), bitsMost)
}

const (
	bitsMost = 20
	zeroBits = 2
)

// printed is a value as the other table would have written it.
func printed(f figure.Figure, shift int32) string {
	v := f.Value().Shift(shift)
	if f.Kind == figure.Percent {
		return v.Shift(2).String() + "%"
	}
	return v.String()
}

// value is what the second of two cells says of the first.
func value(f figure.Figure, shift int32) decimal.Decimal { return f.Value().Shift(shift) }
