package user

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"
)

// ascii are signs that people write for those of the library.
var ascii = map[rune]string{
	'≠': "!=", '≤': "<=", '≥': ">=", '≦': "<=", '≧': ">=", '×': "*", '÷': "/", '−': "-", '–': "-",
	'“': `"`, '”': `"`, '「': `"`, '」': `"`,
}

// fold writes a source in the characters that the library reads: wide ones become
// narrow, a single = is ==, 75% is 0.75. origin tells for each character, and
// for the end, which one of the source it comes from.
func fold(source string) (folded string, origin []int) {
	in := []rune(source)
	for i, r := range in {
		if s := []rune(width.Fold.String(string(r))); len(s) == 1 {
			in[i] = s[0]
		}
	}
	var out []rune
	put := func(from int, s string) {
		for _, r := range s {
			out, origin = append(out, r), append(origin, from)
		}
	}
	quote := rune(0)
	for i, r := range in {
		next, before := rune(0), rune(0)
		if i > 0 {
			before = in[i-1]
		}
		if i+1 < len(in) {
			next = in[i+1]
		}
		s, special := ascii[r]
		if !special {
			s = string(r)
		}
		switch {
		case quote != 0:
			if s == string(quote) {
				quote = 0
			}
			put(i, s)
		case s == `"` || s == "'":
			quote = rune(s[0])
			put(i, s)
		case r == '=' && next != '=' && !strings.ContainsRune("=!<>", before):
			put(i, "==")
		case r == '<' && next == '>':
			put(i, "!")
		case r == '>' && before == '<':
			put(i, "=")
		case r == '%' && unicode.IsDigit(before) && endsOperand(in[i+1:]):
			from := len(out)
			for from > 0 && (unicode.IsDigit(out[from-1]) || out[from-1] == '.') {
				from--
			}
			digits, at := string(out[from:]), origin[from]
			if rate, err := decimal.NewFromString(digits); err == nil {
				out, origin = out[:from], origin[:from]
				put(at, rate.Shift(-2).String())
			} else {
				put(i, s)
			}
		case (r == '且' || r == '或') && spaced(in, i):
			put(i, map[rune]string{'且': "and", '或': "or"}[r])
		default:
			put(i, s)
		}
	}
	return string(out), append(origin, len(in))
}

// endsOperand says whether no operand follows, so that a % before is no remainder.
func endsOperand(rest []rune) bool {
	for _, r := range rest {
		if !unicode.IsSpace(r) {
			return strings.ContainsRune(")+-*/<>=!&|,?:≤≥≠", r)
		}
	}
	return true
}
