package numfmt

import "strconv"

// IsNumber says whether b is a number as workbooks write it: digits, perhaps
// with sign, point and exponent, within what a computer's number can hold.
func IsNumber(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	i, digits := 0, 0
	if b[0] == '-' || b[0] == '+' {
		i++
	}
	for ; i < len(b) && isDigit(b[i]); i++ {
		digits++
	}
	if i < len(b) && b[i] == '.' {
		for i++; i < len(b) && isDigit(b[i]); i++ {
			digits++
		}
	}
	if digits > 0 && digits < 300 && i == len(b) {
		return true
	}
	if digits == 0 || i < len(b) && b[i]|0x20 != 'e' {
		return false
	}
	_, err := strconv.ParseFloat(string(b), 64)
	return err == nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
