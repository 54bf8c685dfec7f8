package figure

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawText writes a figure the way people do, from parts that go together.
func drawText(t *rapid.T) string {
	pick := func(name string, choices ...string) string { return rapid.SampledFrom(choices).Draw(t, name) }
	number := strconv.FormatInt(rapid.Int64Range(0, 1_000_000_000_000).Draw(t, "whole"), 10)
	if rapid.Bool().Draw(t, "fraction") {
		number += "." + rapid.StringMatching(`[0-9]{1,6}`).Draw(t, "places")
	}
	sign := pick("sign", "", "", "-", "−", "△")
	before := pick("before", "", "", "$", "NT$", "US$ ", ">", "≥", "约", "不少于", "at least ")
	if sign == "" && rapid.Bool().Draw(t, "labelled") {
		before = pick("label", "新建", "其中：", "共", "Total ", "增长", "新建≥", "改建约")
	}
	after := pick("after", "", "", "万", "亿", "%", "‰", "个", "万人", "千米", " km", " m²", " units", "元/亩")
	mark := pick("mark", "", "", "*", "①", " r", "[1]", "(a)", " a/", "²")
	return before + sign + number + after + mark
}

func TestPrintedFigureReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		f := Parse(text)
		if !assert.NotEqual(t, Text, f.Kind, text) {
			return
		}
		assert.True(t, same(f, Parse(f.String())), "%q printed as %q", text, f.String())
	})
}

func TestPrintedCompoundReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.StringMatching(`(新建)?[1-9][0-9]{0,4}(\.[0-9])?(个|%|万)?`)
		parts := rapid.SliceOfN(part, 2, 5).Draw(t, "parts")
		f, ok := ParseCompound(strings.Join(parts, "、"))
		assert.True(t, ok, parts)
		again, ok := ParseCompound(f.String())
		assert.True(t, ok && same(f, again), "%q printed as %q", parts, f.String())
	})
}

func TestGroupsDoNotChangeTheValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1<<62, 1<<62).Draw(t, "n")
		sep := rapid.SampledFrom([]string{",", "，", " ", "\u00a0", "\u2007", "\u2009", "\u202f", "'"}).Draw(t, "separator")
		digits := strings.TrimPrefix(strconv.FormatInt(n, 10), "-")
		grouped := ""
		for len(digits) > 3 {
			grouped = sep + digits[len(digits)-3:] + grouped
			digits = digits[:len(digits)-3]
		}
		grouped = digits + grouped
		if n < 0 {
			grouped = "-" + grouped
		}
		assert.True(t, same(Figure{Kind: Number, Coef: n}, Parse(grouped)), grouped)
	})
}

// rounded is the slow and sure way to do what FromNumber does.
func rounded(t require.TestingT, raw string) decimal.Decimal {
	d, err := decimal.NewFromString(raw)
	require.NoError(t, err)
	if n := int32(len(strings.TrimLeft(d.Coefficient().String(), "-"))); n > storedDigits {
		d = d.Round(storedDigits - n - d.Exponent())
	}
	return d
}

func TestStoredNumberIsRoundedAsShopspringDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.StringMatching(`-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,20})?(E[+-]?[0-9]{1,2})?`).Draw(t, "raw")
		f := FromNumber(raw, false)
		assert.Equal(t, Number, f.Kind, raw)
		assert.True(t, rounded(t, raw).Equal(f.Value()), "%s read as %s", raw, f.Value())
	})
}

// A double that stands for a short decimal reads as that decimal, however the
// file prints it.
func TestStoredDoubleReadsAsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := decimal.New(rapid.Int64Range(-99_999_999_999_999, 99_999_999_999_999).Draw(t, "coef"), -rapid.Int32Range(0, 10).Draw(t, "scale"))
		double := typed.InexactFloat64()
		for _, raw := range []string{
			strconv.FormatFloat(double, 'g', 17, 64), strconv.FormatFloat(double, 'f', -1, 64),
			strconv.FormatFloat(double, 'E', 16, 64), strconv.FormatFloat(double, 'E', -1, 64),
		} {
			f := FromNumber(raw, false)
			assert.True(t, typed.Equal(f.Value()), "%s read as %s", raw, f.Value())
			assert.False(t, f.Full(), raw)
		}
	})
}

// Sums of doubles end in noise that the rounding takes away or Full confesses.
func TestStoredSumOfDoubles(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		sum, exact := 0.0, int64(0)
		for range 20 {
			tenths := random.Int64N(100_000)
			exact += tenths
			sum += float64(tenths) / 10
		}
		f := FromNumber(strconv.FormatFloat(sum, 'g', 17, 64), false)
		assert.True(t, f.Full() || f.Value().Equal(decimal.New(exact, -1)), "%v read as %s", sum, f)
	}
}

// A percentage is written in hundredths at least; other numbers show what they show.
func TestShown(t *testing.T) {
	for text, want := range map[string]int{"100%": 2, "50%": 2, "33.3%": 3, "0.25%": 4, "1.5": 1, "300": -2, "7": 0} {
		assert.Equal(t, want, Parse(text).Shown(), text)
	}
	assert.Negative(t, Parse("0%").Shown(), "nothing is as few places as one likes")
}
