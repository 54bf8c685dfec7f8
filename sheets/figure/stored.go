package figure

import "github.com/shopspring/decimal"

// storedDigits are the significant digits that spreadsheet programs keep of a
// number; what an IEEE double prints beyond them is noise.
const storedDigits = 15

// maxStoredScale is beyond the smallest and the largest double.
const maxStoredScale = 400

// Stored is FromNumber of a number that a workbook stores in a few plain digits
// (sheets.Cells.Decimal): coef·10^-places.
func Stored(coef int64, places int) Figure {
	return Figure{Kind: Number, Coef: coef, Scale: int8(places)}
}

// FromNumber reads the number that a workbook stores in a cell, an IEEE double
// in decimal notation such as 31.099999999999998 or 1E-3. Its value is what the
// spreadsheet program takes it for: rounded to 15 significant digits, half away
// from zero. Zeros at the end of the fraction say nothing in a stored number
// and are dropped. With percent the style shows the number as a percentage; its
// value stays the fraction. What is no number is Text.
func FromNumber(raw string, percent bool) Figure {
	if len(raw) <= storedDigits { // most are short, and plain
		if f, ok := parsePlain(raw); ok && (f.Scale == 0 || raw[len(raw)-1] != '0') {
			if percent {
				f.Kind = Percent
			}
			return f
		}
	}
	i, neg := 0, false
	if raw != "" && (raw[0] == '-' || raw[0] == '+') {
		neg = raw[0] == '-'
		i = 1
	}
	var (
		coef   int64
		digits int // significant digits in coef
		scale  int
		point  bool
		next   byte // the first digit that does not count any more
		cut    bool // a digit other than zero has been cut off
		seen   bool // any digit at all
	)
loop:
	for ; i < len(raw); i++ {
		c := raw[i]
		switch {
		case isDigit(c):
			seen = true
			if digits < storedDigits {
				coef = coef*10 + int64(c-'0')
				if coef != 0 {
					digits++
				}
				if point {
					scale++
				}
				continue
			}
			if digits == storedDigits {
				next = c
			}
			digits++
			cut = cut || c != '0'
			if !point {
				scale--
			}
		case c == '.' && !point:
			point = true
		default:
			break loop
		}
	}
	if i < len(raw) && raw[i]|0x20 == 'e' && seen {
		exp, size := scanExponent(raw[i+1:])
		if size > 0 {
			scale -= exp
			i += 1 + size
		}
	}
	if !seen || i < len(raw) {
		return Figure{Kind: Text, Rare: &Rare{Text: raw}}
	}
	if next >= '5' {
		coef++
	}
	f := Figure{Kind: Number}
	if percent {
		f.Kind = Percent
	}
	if coef == 0 {
		return f
	}
	if scale > 0 || cut {
		if digits >= storedDigits && coef%10 != 0 {
			f.Rare = allDigits
		}
		for scale > 0 && coef%10 == 0 {
			coef, scale = coef/10, scale-1
		}
	}
	for scale < 0 && coef < 1e17 {
		coef, scale = coef*10, scale+1
	}
	if neg {
		coef = -coef
	}
	if scale > maxScale || scale < -maxScale {
		if scale > maxStoredScale || scale < -maxStoredScale {
			return Figure{Kind: Text, Rare: &Rare{Text: raw}}
		}
		f.Rare = &Rare{Value: decimal.New(coef, -int32(scale)), big: true, full: f.Full()}
		return f
	}
	f.Coef, f.Scale = coef, int8(scale)
	return f
}
