package sheets

import "strconv"

// Decimal is a number as files mostly store it, in eight bytes that say its text: from
// the lowest bit on, the places after its point, and its digits as a whole number.
type Decimal uint64

const (
	placesBits    = 8
	decimalDigits = 15 // spreadsheet programs keep no more of a number
)

// ParseDecimal is the decimal that a text says, if append writes just that text: without
// a plus, an exponent, separators, or zeros that say nothing.
func ParseDecimal[T string | []byte](text T) (Decimal, bool) {
	d, n := ScanDecimal(text)
	return d, n == len(text) && n > 0
}

// ScanDecimal is the decimal that a text begins with, as far as there are digits, and how
// many bytes it takes; none if it would be written in another way.
func ScanDecimal[T string | []byte](text T) (d Decimal, n int) {
	first := 0
	if len(text) > 0 && text[0] == '-' {
		first = 1
	}
	coef, point := int64(0), 0
	for n = first; n < len(text) && n <= decimalDigits; n++ {
		if c := text[n] - '0'; c <= 9 {
			coef = coef*10 + int64(c)
		} else if text[n] == '.' && point == 0 && n > first {
			point = n
		} else {
			break
		}
	}
	places := 0
	if point > 0 {
		places = n - 1 - point
	}
	switch {
	case n == first, n > decimalDigits, point > 0 && (places == 0 || text[n-1] == '0'):
		return 0, 0
	case text[first] == '0' && n > first+1 && text[first+1] != '.', first == 1 && coef == 0:
		return 0, 0
	case first == 1:
		coef = -coef
	}
	return Decimal(coef)<<placesBits | Decimal(places), n
}

// parts are the number: coef·10^-places.
func (d Decimal) parts() (coef int64, places int) { return int64(d) >> placesBits, int(uint8(d)) }

// append appends the text to what is there.
func (d Decimal) append(to []byte) []byte {
	coef, places := d.parts()
	if coef < 0 {
		to, coef = append(to, '-'), -coef
	}
	from := len(to)
	to = strconv.AppendInt(to, coef, 10)
	if places == 0 {
		return to
	}
	for len(to)-from <= places { // 0.05 is 5 with zeros before it
		to = append(to, 0)
		copy(to[from+1:], to[from:])
		to[from] = '0'
	}
	to = append(to, 0)
	point := len(to) - 1 - places
	copy(to[point+1:], to[point:])
	to[point] = '.'
	return to
}
