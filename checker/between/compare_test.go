package between

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/sheets/figure"
)

// Two differences are the same offset where they are the same amount.
func TestOffset(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) figure.Figure {
		digits := rapid.OneOf(rapid.Int64Range(-20, 20), rapid.Int64()).Draw(t, "digits")
		return figure.FromNumber(decimal.New(digits, -int32(rapid.IntRange(0, 3).Draw(t, "places"))).String(), false)
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c, d := number.Draw(t, "a"), number.Draw(t, "b"), number.Draw(t, "c"), number.Draw(t, "d")
		shift := int32(rapid.IntRange(-4, 4).Draw(t, "shift"))
		off := func(a, b figure.Figure) decimal.Decimal { return a.Value().Sub(b.Value().Shift(shift)) }
		assert.Equal(t, off(a, b).Equal(off(c, d)), offsetOf(a, b, shift) == offsetOf(c, d, shift))
	})
}

// What is compared without decimals comes out as it does with them.
func TestCompareCoefs(t *testing.T) {
	fit := 0
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) figure.Figure {
			digits := rapid.OneOf(rapid.Int64Range(-12, 12), rapid.Int64Range(-2000, 2000), rapid.Int64()).Draw(t, name)
			return figure.FromNumber(decimal.New(digits, -int32(rapid.IntRange(0, 3).Draw(t, "places"))).String(), false)
		}
		a, b, shift := number("a"), number("b"), int32(rapid.IntRange(-4, 4).Draw(t, "shift"))
		if v, ok := compareCoefs(a, b, shift); ok {
			fit++
			assert.Equal(t, compareValues(a, b, shift), v)
		}
	})
	assert.Positive(t, fit)
	for _, x := range []struct {
		a, b string
		want verdict
	}{{"0", "0", hollow}, {"12", "12", equal}, {"1.2", "1.3", differ}, {"1.2", "1.20", equal}, {"1.2", "1", hollow}, {"12", "0", differ}} {
		a, b := figure.Parse(x.a), figure.Parse(x.b)
		assert.Equal(t, x.want, compareCells(a, b, 0), "%s and %s", x.a, x.b)
	}
}
