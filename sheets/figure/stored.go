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
	unsigned, neg := raw, raw != "" && raw[0] == '-'
	if neg || raw != "" && raw[0] == '+' {
		unsigned = raw[1:]
	}
	d, n := scanStored(unsigned)
	if n == 0 || n < len(unsigned) {
		return Figure{Kind: Text, Rare: &Rare{Text: raw}}
	}
	coef, scale := d.coef, d.scale
	if d.next >= '5' {
		coef++
	}
	f := Figure{Kind: Number}
	if percent {
		f.Kind = Percent
	}
	if coef == 0 {
		return f
	}
	if scale > 0 || d.cut {
		if d.digits >= storedDigits && coef%10 != 0 {
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

// storedNumber is an unsigned number as a workbook stores it: coef·10^-scale, and what of its digits
// does not count any more.
type storedNumber struct {
	coef   int64
	scale  int
	digits int  // significant digits, those that do not count too
	next   byte // the first that does not count
	cut    bool // one of them is not zero
}

// scanStored reads a number without a sign, and gives how many bytes it takes, 0 if it has no digit.
func scanStored(s string) (d storedNumber, n int) {
	point, seen := false, false
	i := 0
loop:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case isDigit(c):
			seen = true
			if d.digits < storedDigits {
				d.coef = d.coef*10 + int64(c-'0')
				if d.coef != 0 {
					d.digits++
				}
				if point {
					d.scale++
				}
				continue
			}
			if d.digits == storedDigits {
				d.next = c
			}
			d.digits++
			d.cut = d.cut || c != '0'
			if !point {
				d.scale--
			}
		case c == '.' && !point:
			point = true
		default:
			break loop
		}
	}
	if !seen {
		return d, 0
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		if exp, size := scanExponent(s[i+1:]); size > 0 {
			d.scale -= exp
			i += 1 + size
		}
	}
	return d, i
}
