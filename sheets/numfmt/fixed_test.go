package numfmt

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The usual formats show what excelize shows by them, which puts the commas of #,##0% in
// wrong places and has but the digits of a binary number.
func TestFixed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]string{"", "#,##"}).Draw(t, "thousands") + "0"
		places := rapid.IntRange(0, 5).Draw(t, "places")
		if places > 0 {
			code += "." + strings.Repeat("0", places)
		}
		if code[0] == '0' && rapid.Bool().Draw(t, "percent") {
			code += "%"
			places += 2
		}
		digits := rapid.OneOf(rapid.Int64Range(-2000, 2000), rapid.Int64Range(-9_999_999_999, 9_999_999_999)).Draw(t, "digits")
		d := decimal.New(digits, -int32(rapid.IntRange(0, 7).Draw(t, "scale"))).Round(int32(places))
		got, ok := shownFixed(code, d)
		require.True(t, ok)
		want, ok := printed(code, d.String(), false)
		require.True(t, ok)
		assert.Equal(t, want, got, "%s by %s", d, code)
	})
	got, ok := shownFixed("#,##0.0%", decimal.New(-1234567, -3))
	assert.True(t, ok)
	assert.Equal(t, "-123,456.7%", got)
	for _, code := range []string{"General", "0.", "0.0#", "#,#0", "00", "0 ", "0.00_ ", "0%%", "", "%", "#,##0.00元"} {
		_, ok := shownFixed(code, decimal.New(12, 0))
		assert.False(t, ok, code)
	}
	_, ok = shownFixed("0", decimal.New(-1, fixedMost))
	assert.False(t, ok)
}
