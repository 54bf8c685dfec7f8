package figure

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Numbers beyond these are no figures of a table, and reading them exactly
// would let a small file ask for much memory.
const (
	maxDigits = 60
	maxScale  = 100
)

// literal is an unsigned number as it is written: coef·10^-scale, or the digits
// where they do not fit.
type literal struct {
	coef     int64
	digits   string // instead of coef, if not ""
	scale    int
	short    bool // neither group separators, nor a point, nor an exponent
	open     bool // ends with its decimal point: "5."
	exponent bool // has one: 1.2E+05
}

// scanNumber reads the number at the start of s, with separators between groups
// of three digits, a decimal point and an exponent. It returns the number of
// bytes read, 0 if there is no number or one that can be read in two ways:
// "1,5" and "1,2345" are no numbers, nor is the code "007".
func scanNumber(s string) (lit literal, n int) {
	d, ok := scanDigits(s)
	if !ok || d.n == 0 || d.n == 1 && d.point == 0 || s[0] == '0' && d.n > 1 && isDigit(s[1]) {
		return lit, 0
	}
	lit.coef, lit.short = int64(d.value), d.sep == 0 && d.point < 0
	if d.point >= 0 {
		lit.scale = d.n - d.point - 1
		lit.open = lit.scale == 0
	}
	if d.over {
		lit.coef, lit.digits = 0, onlyDigits(s[:d.n])
		if len(lit.digits) > maxDigits {
			return lit, 0
		}
	}
	n = d.n
	if n < len(s) && s[n]|0x20 == 'e' && !lit.open {
		if exp, size := scanExponent(s[n+1:]); size > 0 {
			lit.scale -= exp
			lit.short, lit.exponent = false, true
			n += 1 + size
		}
	}
	if lit.scale > maxScale || lit.scale < -maxScale {
		return lit, 0
	}
	return lit, n
}

// digits are those at the start of a text, with what stands between them.
type digits struct {
	n     int // bytes
	value uint64
	over  bool // which the value has not room for
	point int  // where the decimal point stands, -1 if there is none
	sep   rune // between groups
}

// scanDigits reads them. It is false where they can be read in two ways.
func scanDigits(s string) (d digits, ok bool) {
	d.point = -1
	for d.n < len(s) {
		c := s[d.n]
		switch {
		case isDigit(c):
			d.add(c)
			d.n++
			continue
		case c == '.' && d.point < 0:
			d.point = d.n
			d.n++
			continue
		case d.point >= 0 || d.n == 0:
			return d, true
		}
		if c == ',' && d.sep == 0 && d.n <= 2 {
			if n := lakhs(s); n > 0 { // 12,34,567
				d.n, d.value, d.sep = n, 0, ','
				for _, c := range []byte(onlyDigits(s[:n])) {
					d.add(c)
				}
				continue
			}
		}
		r, size := separator(s[d.n:])
		if r == 0 || !groupOfThree(s[d.n+size:]) || d.sep != 0 && d.sep != r {
			return d, true
		}
		if d.sep == 0 && (d.n > 3 || s[0] == '0') {
			return d, false
		}
		d.sep = r
		d.n += size
	}
	return d, true
}

func (d *digits) add(c byte) {
	d.over = d.over || d.value > (math.MaxInt64-9)/10
	d.value = d.value*10 + uint64(c-'0')
}

// separator is the group separator at the start of s and its size.
func separator(s string) (rune, int) {
	switch s[0] {
	case ',', ' ', '\'':
		return rune(s[0]), 1
	case 0xC2, 0xE2:
		r, size := utf8.DecodeRuneInString(s)
		switch r {
		case '\u00A0', '\u2007', '\u2009', '\u202F', '’':
			return r, size
		}
	}
	return 0, 0
}

// lakhs is the size of a number in Indian groups at the start of s, two digits each but for
// the last three, as in 12,34,567; 0 if there is none. 1,23,456 can be read in no other way.
func lakhs(s string) int {
	i := strings.IndexByte(s, ',')
	groups := 0
	for ; len(s) >= i+3 && s[i] == ',' && isDigit(s[i+1]) && isDigit(s[i+2]); i += 3 {
		if groupOfThree(s[i+1:]) {
			if groups == 0 || len(s) > i+4 && s[i+4] == ',' || i+4 > lakhsMost || s[0] == '0' {
				return 0
			}
			return i + 4
		}
		groups++
		if len(s) == i+3 {
			break
		}
	}
	return 0
}

// lakhsMost is how many bytes a number in Indian groups may have, so that it fits.
const lakhsMost = 20

func groupOfThree(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// scanExponent reads what follows the E of 1.2E+05; size is 0 if that is no exponent.
func scanExponent(s string) (exp, size int) {
	i, neg := 0, false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		neg = s[i] == '-'
		i++
	}
	first := i
	for i < len(s) && isDigit(s[i]) {
		if i-first == 4 {
			return 0, 0
		}
		exp = exp*10 + int(s[i]-'0')
		i++
	}
	if i == first {
		return 0, 0
	}
	if neg {
		exp = -exp
	}
	return exp, i
}

// onlyDigits is the digits of a number without leading zeros.
func onlyDigits(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) && (s[i] != '0' || b.Len() > 0) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// figure makes a figure of the literal. The kind, and what else was written
// around the number, is for the caller to add.
func (lit literal) figure(neg bool) Figure {
	if lit.digits != "" {
		v, _ := new(big.Int).SetString(lit.digits, 10)
		if neg {
			v.Neg(v)
		}
		if v.IsInt64() {
			return Figure{Kind: Number, Coef: v.Int64(), Scale: int8(lit.scale)}
		}
		return Figure{Kind: Number, Rare: &Rare{Value: decimal.NewFromBigInt(v, -int32(lit.scale)), big: true}}
	}
	if neg {
		lit.coef = -lit.coef
	}
	return Figure{Kind: Number, Coef: lit.coef, Scale: int8(lit.scale)}
}
