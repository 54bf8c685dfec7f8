package figure

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// opSigns print the comparisons.
var opSigns = [...]string{Exactly: "", More: ">", AtLeast: "≥", Less: "<", AtMost: "≤", About: "~"}

// String prints the figure so that Parse reads the same figure from it: label,
// comparison, number, unit, marks. What is no number prints as it was written.
func (f Figure) String() string {
	switch f.Kind {
	case Blank:
		return ""
	case Number, Percent, Bound:
		return f.number()
	case Compound:
		return f.compound()
	}
	if f.Rare == nil {
		return ""
	}
	return f.Rare.Text
}

func (f Figure) number() string {
	var r Rare
	if f.Rare != nil {
		r = *f.Rare
	}
	var b strings.Builder
	b.WriteString(r.Label)
	if r.Label != "" && (isLatin(rune(r.Label[len(r.Label)-1])) || strings.HasSuffix(r.Label, ".")) {
		b.WriteByte(' ')
	}
	b.WriteString(opSigns[r.Op])

	digits, scale, sign := f.digits()
	b.WriteString(sign)
	unit := r.Unit
	switch {
	case unit == "‰":
		b.WriteString(plain(digits, scale-3))
	case f.Kind == Percent || r.Rate:
		b.WriteString(plain(digits, scale-2))
		b.WriteByte('%')
	default:
		writeScaled(&b, digits, scale, unit == "" || unit[0] >= utf8.RuneSelf)
	}
	if unit != "" && (isLatin(rune(unit[0])) || unit[0] == '/') {
		b.WriteByte(' ')
	}
	b.WriteString(unit)
	writeMark(&b, r.Mark)
	return b.String()
}

func writeMark(b *strings.Builder, mark string) {
	if mark != "" && isSpacedMark(mark) {
		b.WriteByte(' ')
	}
	b.WriteString(mark)
}

// digits are the value's digits, its scale and its sign.
func (f Figure) digits() (digits string, scale int, sign string) {
	if f.Big() {
		v := f.Rare.Value
		digits, scale = v.Coefficient().String(), -int(v.Exponent())
	} else {
		digits, scale = strconv.FormatInt(f.Coef, 10), int(f.Scale)
	}
	if digits[0] == '-' {
		return digits[1:], scale, "-"
	}
	return digits, scale, ""
}

// writeScaled writes a number whose scale may be negative, with 万 and 亿 where
// a Chinese unit can follow, otherwise with an exponent.
func writeScaled(b *strings.Builder, digits string, scale int, chinese bool) {
	switch {
	case scale >= 0:
		b.WriteString(plain(digits, scale))
	case chinese && scale >= -4:
		b.WriteString(plain(digits, scale+4) + "万")
	case chinese && scale >= -8:
		b.WriteString(plain(digits, scale+8) + "亿")
	default:
		b.WriteString(digits + "E" + strconv.Itoa(-scale))
	}
}

// plain writes digits with the decimal point put in, or zeros behind them for a
// negative scale.
func plain(digits string, scale int) string {
	if scale <= 0 {
		if digits == "0" {
			return digits
		}
		return digits + strings.Repeat("0", -scale)
	}
	if n := scale + 1 - len(digits); n > 0 {
		digits = strings.Repeat("0", n) + digits
	}
	at := len(digits) - scale
	return digits[:at] + "." + digits[at:]
}

// compound prints 17(71), or the parts with 、 between where that would be
// misread.
func (f Figure) compound() string {
	if f.Rare == nil {
		return ""
	}
	var b strings.Builder
	parts := f.Rare.Parts
	if len(parts) == 2 && parts[0].IsNumber() && !strings.ContainsAny(parts[1].String(), "()") {
		b.WriteString(parts[0].String() + "(" + parts[1].String() + ")")
	} else {
		for i, part := range parts {
			if i > 0 {
				b.WriteString("、")
			}
			b.WriteString(part.String())
		}
	}
	writeMark(&b, f.Rare.Mark)
	return b.String()
}
