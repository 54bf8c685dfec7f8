package user

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"crossfoot/sheets/lazy"
	"crossfoot/sheets/runes"
)

// ascii are signs that people write for those of the library.
var ascii = map[rune]string{
	'≠': "!=", '≤': "<=", '≥': ">=", '≦': "<=", '≧': ">=", '⩽': "<=", '⩾': ">=", '≯': "<=", '≮': ">=",
	'×': "*", '÷': "/", '−': "-", '–': "-", '、': ",",
	'“': `"`, '”': `"`, '「': `"`, '」': `"`, '『': `"`, '』': `"`, '‘': "'", '’': "'",
}

// joining are words that people write for those of the library. They stand between
// two operands; elsewhere they are names.
var joining = map[string]string{"and": "and", "or": "or", "且": "and", "并且": "and", "或": "or", "或者": "or"}

// folder writes a source in the characters that the library reads.
type folder struct {
	in     []rune // wide characters made narrow
	out    []rune
	origin []int // for each of out, which one of the source it comes from
}

// fold writes a source in the characters that the library reads: wide ones become
// narrow, a single = is ==, 75% is 0.75, SUM is sum. What stands in quotes stays as it
// is. origin tells for each character, and for the end, which one of the source it
// comes from.
func fold(source string) (folded string, origin []int) {
	original := []rune(source)
	f := &folder{in: slices.Clone(original)}
	for i, r := range f.in {
		f.in[i] = runes.NarrowRune(r)
	}
	for i := 0; i < len(f.in); {
		s := f.sign(i)
		switch {
		case s == `"` || s == "'":
			i = f.quoted(i, original)
			continue
		case unicode.IsDigit(f.in[i]) || unicode.IsLetter(f.in[i]) || f.in[i] == '_':
			i = f.word(i)
			continue
		case f.in[i] == '%' && f.endsOperand(i+1) && f.percent():
		default:
			f.operator(i, s)
		}
		i++
	}
	return string(f.out), append(f.origin, len(f.in))
}

// curly are the quotes that have another one at their end.
var curly = map[rune]rune{'“': '”', '‘': '’', '「': '」', '『': '』'}

// quoted puts a text as it stands, and tells where it ends. Quotes of the same kind
// may stand within curly ones, and any within straight ones.
func (f *folder) quoted(i int, original []rune) (end int) {
	open := original[i]
	closing, paired := curly[open]
	straight := []rune(f.sign(i))[0]
	f.put(i, string(straight))
	depth := 1
	for end = i + 1; end < len(original); end++ {
		r := original[end]
		switch {
		case paired && r == open:
			depth++
		case paired && r == closing:
			depth--
		case f.in[end] == straight:
			depth = 0
		}
		if depth == 0 {
			f.put(end, string(straight))
			return end + 1
		}
		if r == '\\' { // which means itself
			f.put(end, `\`)
		}
		f.put(end, string(r))
	}
	return end
}

func (f *folder) put(from int, s string) {
	for _, r := range s {
		f.out, f.origin = append(f.out, r), append(f.origin, from)
	}
}

// sign is a character as the library knows it.
func (f *folder) sign(i int) string {
	if s, special := ascii[f.in[i]]; special {
		return s
	}
	return string(f.in[i])
}

// at is a character, or 0 beyond either end.
func (f *folder) at(i int) rune {
	if i < 0 || i >= len(f.in) {
		return 0
	}
	return f.in[i]
}

// operator puts a sign that is no part of a word. = is ==, <> is !=, =< is <=.
func (f *folder) operator(i int, s string) {
	r, next, before := f.in[i], f.at(i+1), f.at(i-1)
	turned := func(a, b, c rune) bool { return a != '=' && b == '=' && (c == '<' || c == '>') } // =<
	switch {
	case turned(before, r, next) && !strings.ContainsRune("!<>", before):
		f.put(i, string(next))
	case i > 1 && turned(f.at(i-2), before, r) && !strings.ContainsRune("!<>", f.at(i-2)):
		f.put(i, "=")
	case r == '=' && next != '=' && (before == 0 || !strings.ContainsRune("=!<>", before)):
		f.put(i, "==")
	case r == '<' && next == '>':
		f.put(i, "!")
	case r == '>' && before == '<':
		f.put(i, "=")
	default:
		f.put(i, s)
	}
}

// word puts a name, a number or a word that joins, and tells where it ends.
func (f *folder) word(i int) (end int) {
	of := func(ok func(rune) bool) int {
		end := i
		for end < len(f.in) && ok(f.in[end]) {
			end++
		}
		return end
	}
	if unicode.IsDigit(f.in[i]) {
		end = of(func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == '_' })
		for k := i; k < end; k++ {
			f.put(k, string(f.in[k]))
		}
		if whole := string(f.in[i:end]); len(whole) > wholeMost && !strings.Contains(whole, ".") {
			f.put(end-1, ".0") // the library's whole numbers end here
		}
		return end
	}
	end = of(func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
	})
	text := string(f.in[i:end])
	if tight := joinedTightly(text); tight > 0 && f.begins(i) && i > 0 && !unicode.IsSpace(f.in[i-1]) {
		end, text = i+tight, string(f.in[i:i+tight])
	}
	lower := strings.ToLower(text)
	_, function := functions[lower]
	_, method := methods[lower]
	switch {
	case joining[lower] != "" && f.begins(i) && !f.endsOperand(end):
		text = " " + joining[lower] + " "
	case f.opens(end) && (function || method), lower == "not" && !f.endsOperand(end):
		text = lower
	}
	if len([]rune(text)) != end-i {
		f.put(i, text)
		return end
	}
	for k, r := range []rune(text) {
		f.put(i+k, string(r))
	}
	return end
}

// wholeMost is how many digits a whole number of the library may have.
const wholeMost = 18

// joinedTightly is how much of a word is one that joins, with an operand behind it: 且
// in 合计>0且定海>0.
func joinedTightly(word string) int {
	for _, join := range []string{"并且", "或者", "且", "或"} {
		if strings.HasPrefix(word, join) && word != join {
			return len([]rune(join))
		}
	}
	return 0
}

// begins says whether an operand ends right before a place.
func (f *folder) begins(i int) bool {
	for i--; i >= 0; i-- {
		if r := f.in[i]; !unicode.IsSpace(r) {
			return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`)_%`, r) || strings.ContainsAny(f.sign(i), `"'`)
		}
	}
	return false
}

// opens says whether a bracket follows.
func (f *folder) opens(i int) bool {
	for ; i < len(f.in); i++ {
		if !unicode.IsSpace(f.in[i]) {
			return f.in[i] == '('
		}
	}
	return false
}

// endsOperand says whether no operand follows, so that a % before is no remainder.
func (f *folder) endsOperand(i int) bool {
	for ; i < len(f.in); i++ {
		if r := f.in[i]; !unicode.IsSpace(r) {
			s := f.sign(i)
			return strings.ContainsAny(s[:1], ")+-*/<>=!&|,?:") || strings.Contains("且或", string(r))
		}
	}
	return true
}

var numberAtEnd = lazy.Regexp(`(^|[^\p{L}\p{N}_.])([0-9]+(\.[0-9]+)?)\s*$`)

// percent makes a share of the number that has just been put, if it was one.
func (f *folder) percent() bool {
	number := numberAtEnd().FindStringSubmatch(string(f.out))
	if number == nil {
		return false
	}
	rate, err := decimal.NewFromString(number[2])
	if err != nil {
		return false
	}
	for len(f.out) > 0 && unicode.IsSpace(f.out[len(f.out)-1]) {
		f.out, f.origin = f.out[:len(f.out)-1], f.origin[:len(f.origin)-1]
	}
	from := len(f.out) - len(number[2])
	at := f.origin[from]
	f.out, f.origin = f.out[:from], f.origin[:from]
	f.put(at, rate.Shift(-2).String())
	return true
}
