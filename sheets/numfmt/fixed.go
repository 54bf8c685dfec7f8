package numfmt

import (
	"strings"

	"github.com/shopspring/decimal"
)

// This file shows numbers by the formats that nearly all cells have, 0.00 and #,##0 and 0%,
// without a scratch workbook, which takes longer to make than a small workbook to read.

// fixedMost is the power of ten from which numbers are left to excelize: a binary number
// has no more digits.
const fixedMost = 15

// shownFixed shows a number that is rounded already by a code that has nothing but a
// number of decimals, thousands and percent. It says false for any other.
func shownFixed(code string, d decimal.Decimal) (text string, ok bool) {
	rest, grouped := strings.CutPrefix(code, "#,##")
	rest, percent := strings.CutSuffix(rest, "%")
	places, found := strings.CutPrefix(rest, "0")
	if !found || places != "" && (places[0] != '.' || len(places) == 1 || strings.Trim(places[1:], "0") != "") || d.Abs().GreaterThanOrEqual(decimal.New(1, fixedMost)) {
		return "", false
	}
	if percent {
		d = d.Shift(2)
	}
	text = d.StringFixed(int32(max(0, len(places)-1)))
	if grouped {
		text = inThousands(text)
	}
	if percent {
		text += "%"
	}
	return text, true
}

// inThousands puts commas between the thousands of a number.
func inThousands(text string) string {
	digits, decimals, _ := strings.Cut(text, ".")
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if decimals != "" {
		b.WriteString("." + decimals)
	}
	return b.String()
}
